"""`Definition`: everything the language says about one construction, in one value.

A definition holds the words (scheme, meaning), the facts it asserts, the non-degeneracy conditions
and how a figure places its points. The facts are all that a proof may use; the placing only
chooses coordinates.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from geometry.language.facts import Fact, angle_text
from geometry.language.predicates import Predicate
from geometry.plane import Locus


class Number(StrEnum):
    """What the number at the end of a construction measures."""

    ANGLE = "angle"
    RATIO = "ratio"
    LENGTH = "length"


class Family(StrEnum):
    """The families of constructions, one file each."""

    FREE = "free shapes"
    LOCUS = "loci"
    MEASURE = "measured loci"
    POINT = "points"
    COPY = "copies of a triangle"
    INTERSECTION = "intersections"
    JOINT = "joint constructions"


@dataclass(slots=True)
class Sampler:
    """Random choices for the free parts of a figure. `unit` is the typical length in use.

    `wild`: draw general shapes without regard to good looks, when the tidy ones do not fit.
    """

    rng: random.Random
    unit: float = 1.0
    wild: bool = False

    def uniform(self, low: float, high: float) -> float:
        """A number between two bounds."""
        return self.rng.uniform(low, high)


Placing = Callable[..., Sequence[Sequence[complex]]]
"""(sampler, *inputs[, number]) -> the possible values of the outputs, one sequence a branch."""

Loci = Callable[..., Sequence[Locus]]
"""(*inputs[, number]) -> the loci that hold the single output."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One construction.

    `scheme`: the names of all its points in writing order; `outputs` those it introduces.
    `facts`, `conditions`: over the scheme's names; a value of None stands for the number given.
    Exactly one of `loci` (a single output, to be met with others) and `place` is set.
    """

    name: str
    family: Family
    scheme: tuple[str, ...]
    outputs: tuple[str, ...]
    meaning: str
    facts: tuple[Fact, ...]
    conditions: tuple[Fact, ...]
    number: Number | None = None
    loci: Loci | None = field(default=None, compare=False)
    place: Placing | None = field(default=None, compare=False)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The scheme's points that must exist already, in order."""
        return tuple(name for name in self.scheme if name not in self.outputs)

    @property
    def locus_count(self) -> int:
        """How many loci it puts its output on; 0 for a construction that yields its points."""
        if self.loci is None:
            return 0
        return 2 if self.family is Family.INTERSECTION else 1

    @property
    def usage(self) -> str:
        """The full written form, e.g. `x = on_circle x o a`."""
        number = [self.number.value] if self.number else []
        return f"{' '.join(self.outputs)} = {' '.join([self.name, *self.scheme, *number])}"

    def number_text(self, value: Fraction | None) -> tuple[str, ...]:
        """The number of one use as words of the language: none or one."""
        if value is None:
            return ()
        return (angle_text(value) if self.number is Number.ANGLE else str(value),)

    def instantiate(
        self, facts: tuple[Fact, ...], args: tuple[str, ...], value: Fraction | None
    ) -> tuple[Fact, ...]:
        """`facts` with the scheme's names replaced by `args` and the open value filled in."""
        names = dict(zip(self.scheme, args, strict=True))
        return tuple(
            Fact(
                fact.predicate,
                tuple(names[a] for a in fact.args),
                value if fact.predicate.valued and fact.value is None else fact.value,
            )
            for fact in facts
        )


def template(text: str) -> tuple[Fact, ...]:
    """Read `coll x a b, rconst a x a b 1/3, aconst a b b x #`; `#` leaves the value open."""
    facts = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        word, *args = part.split()
        predicate = Predicate(word)
        value = None
        if predicate.valued:
            *args, number = args
            value = None if number == "#" else Fraction(number)
        facts.append(Fact(predicate, tuple(args), value))
    return tuple(facts)
