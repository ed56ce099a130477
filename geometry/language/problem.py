"""The parsed form of a problem: points, clauses, goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from geometry.language.facts import Fact


@dataclass(frozen=True, slots=True)
class Construction:
    """One use of a construction. `args`: all its points, outputs first or as its scheme says.

    `value` is the number of a construction that takes one (degrees / 180 for angles).
    """

    name: str
    args: tuple[str, ...]
    value: Fraction | None = None

    @property
    def outputs(self) -> tuple[str, ...]:
        """The points it introduces."""
        return self._slots("outputs")

    @property
    def inputs(self) -> tuple[str, ...]:
        """The points it starts from."""
        return self._slots("inputs")

    def _slots(self, kind: str) -> tuple[str, ...]:
        from geometry.language.registry import REGISTRY

        definition = REGISTRY[self.name]
        names = dict(zip(definition.scheme, self.args, strict=True))
        return tuple(names[slot] for slot in getattr(definition, kind))

    def __str__(self) -> str:
        from geometry.language.registry import REGISTRY

        number = REGISTRY[self.name].number_text(self.value)
        return " ".join((self.name, *self.args, *number))


@dataclass(frozen=True, slots=True)
class Clause:
    """`points = construction, construction`: new points and what they are.

    `pins` maps new points to the coordinates the text prescribes; `column` is the 0-based offset
    of the clause in the text it was parsed from, `text` its words there.
    """

    outputs: tuple[str, ...]
    constructions: tuple[Construction, ...]
    pins: tuple[tuple[str, complex], ...] = ()
    text: str = ""
    column: int = 0

    def __str__(self) -> str:
        pins = dict(self.pins)
        heads = [_pinned(name, pins[name]) if name in pins else name for name in self.outputs]
        return f"{' '.join(heads)} = {', '.join(map(str, self.constructions))}"


@dataclass(frozen=True, slots=True)
class GeometryProblem:
    """A problem in the language. `points` in order of introduction; `name` may be empty."""

    name: str
    points: tuple[str, ...]
    clauses: tuple[Clause, ...]
    goals: tuple[Fact, ...] = ()

    @property
    def constructions(self) -> Iterator[Construction]:
        """All constructions in the order of the text."""
        return (c for clause in self.clauses for c in clause.constructions)

    def __str__(self) -> str:
        body = "; ".join(map(str, self.clauses))
        goals = "; ".join(map(str, self.goals))
        return f"{body} ? {goals}" if goals else body


def _pinned(name: str, z: complex) -> str:
    return f"{name}@{z.real!r}_{z.imag!r}"
