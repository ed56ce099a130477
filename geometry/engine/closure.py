"""`Closure`: the deductive closure of a figure's hypotheses, a thin face of the compiled core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from geometry.engine import _core
from geometry.engine.forms import Statement, statements
from geometry.figure import Figure, holds
from geometry.language import Fact


class Stop(IntEnum):
    """Why `saturate` came back."""

    GOAL = 0
    SATURATED = 1
    DEADLINE = 2
    CANCELLED = 3


class Closure:
    """All that the rules derive from some hypotheses; grows by `add_point` and `saturate`.

    The figure picks branches and prunes the search; it never enters as a premise. Results depend
    on the arguments alone (`seed` picks the fingerprints' random numbers). Not to be used from
    two threads at once, but clones are independent, and `saturate` and `clone` release the
    interpreter lock.

    Raises `ValueError` for a hypothesis about circles or coincidence that the figure contradicts.
    """

    def __init__(self, figure: Figure, hypotheses: Iterable[Fact] = (), *, seed: int = 0) -> None:
        self._core = _core.Closure(seed)
        self.coordinates: dict[str, complex] = {}
        self.names: list[str] = []
        self.index: dict[str, int] = {}
        self.hypotheses: list[Fact] = []
        for name, z in figure.coordinates.items():
            self._place(name, z)
        for fact in hypotheses:
            self.assume(fact)

    def _place(self, name: str, z: complex) -> None:
        self.index[name] = self._core.add_point(z.real, z.imag)
        self.names.append(name)
        self.coordinates[name] = z

    def assume(self, fact: Fact) -> None:
        """Takes `fact` as a premise."""
        number = len(self.hypotheses)
        self.hypotheses.append(fact)
        for statement in statements(fact, self.index):
            self._core.assume(statement, number)

    def add_point(self, name: str, z: complex, facts: Iterable[Fact]) -> None:
        """A new point at `z`, and what its construction asserts."""
        if name in self.index:
            raise ValueError(f"the figure has a point {name} already")
        self._place(name, z)
        for fact in facts:
            self.assume(fact)

    def use(self, *, lengths: bool, sines: bool) -> None:
        """Switches the costlier rules: sums of lengths and of squares; the law of sines."""
        self._core.set_options(lengths, sines)

    def saturate(self, goals: Sequence[Fact] = (), deadline_s: float = 60.0) -> Stop:
        """Derives until all `goals` are known, nothing is left to derive, or time is up."""
        return Stop(self._core.saturate(self.statements(goals), deadline_s))

    def cancel(self) -> None:
        """Makes a `saturate` that runs in another thread come back soon."""
        self._core.cancel()

    def statements(self, facts: Iterable[Fact]) -> list[Statement]:
        """What the core must show for all of `facts`."""
        return [s for fact in facts for s in statements(fact, self.index)]

    def proves(self, fact: Fact) -> bool:
        """Whether `fact` holds in the figure and has been derived.

        The core derives facts up to a constant (parallel or perpendicular, equal or in some
        ratio), which the figure decides here and exact arithmetic in the proof.
        """
        return holds(fact, self.figure, 1e-7) and all(
            self._core.holds(s) for s in self.statements([fact])
        )

    def clone(self) -> Closure:
        """An independent copy, at the cost of copying some flat arrays."""
        copy = object.__new__(Closure)
        copy._core = self._core.clone()
        copy.coordinates = self.coordinates.copy()
        copy.names = self.names.copy()
        copy.index = self.index.copy()
        copy.hypotheses = self.hypotheses.copy()
        return copy

    @property
    def figure(self) -> Figure:
        """The figure with all points added so far."""
        return Figure(self.coordinates)

    @property
    def core(self) -> _core.Closure:
        """The compiled object, for traceback and for the auxiliary search."""
        return self._core
