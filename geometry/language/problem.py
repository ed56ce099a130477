"""The parsed form of a problem: points, clauses, goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from geometry.language.facts import Fact


@dataclass(frozen=True, slots=True)
class Construction:
    """One use of a construction, or a fact demanded of new points (`fact` is set then).

    `args`: all its points, in the order of its scheme. `value`: the number of a construction that
    takes one (angles in units of pi). `new`: in a demand, those of its points that its clause
    introduces.
    """

    name: str
    args: tuple[str, ...]
    value: Fraction | None = None
    fact: Fact | None = None
    new: tuple[str, ...] = ()

    @property
    def outputs(self) -> tuple[str, ...]:
        """The points it introduces."""
        return self.new if self.fact else self._slots("outputs")

    @property
    def inputs(self) -> tuple[str, ...]:
        """The points it starts from."""
        if self.fact:
            return tuple(dict.fromkeys(a for a in self.args if a not in self.new))
        return self._slots("inputs")

    def _slots(self, kind: str) -> tuple[str, ...]:
        from geometry.language.registry import REGISTRY

        definition = REGISTRY[self.name]
        names = dict(zip(definition.scheme, self.args, strict=True))
        return tuple(names[slot] for slot in getattr(definition, kind))

    def __str__(self) -> str:
        from geometry.language.registry import REGISTRY

        if self.fact:
            return str(self.fact)
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

    @property
    def defines(self) -> bool:
        """Whether the clause says what its points are and demands nothing of earlier ones.

        True when every new point has one construction that yields it, or lies on at most two
        loci: such a point exists (or not) by the coordinates of the points before it, and the facts
        it brings along hold by definition. A third locus, a locus for a point already constructed,
        a demanded fact, or a construction that needs an equation between its inputs would assert
        something about the earlier points: an auxiliary point must not.
        """
        from geometry.language.registry import REGISTRY

        for name in self.outputs:
            mine = [c for c in self.constructions if name in c.outputs]
            if any(c.fact for c in mine):
                return False
            definitions = [REGISTRY[c.name] for c in mine]
            if any(not n.predicate.numeric for d in definitions for n in d.conditions):
                return False
            placed = sum(d.place is not None for d in definitions)
            loci = sum(d.locus_count for d in definitions)
            if placed + (loci + 1) // 2 > 1:
                return False
        return all(set(c.outputs) & set(self.outputs) for c in self.constructions)

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
