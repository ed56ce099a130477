"""`Fact`: one relation between named points, a value printable as text of the language."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from geometry.language.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between points.

    `args`: the point names, in the predicate's order; an equation lists the points of its terms
    one after the other (2 a term in `lequation`, 4 in `l2equation` and `aequation`).
    `value`: the constant of a valued predicate. `aconst` and `aequation` count in units of pi
    (1/2 is a right angle), `lconst` in the unit of length, `r2const` and `l2const` give the square.
    None elsewhere, and in a goal that asks for the value.
    `coefficients`: one a term of an equation, otherwise empty.
    """

    predicate: Predicate
    args: tuple[str, ...]
    value: Fraction | None = None
    coefficients: tuple[Fraction, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether this is a goal that asks for a value."""
        return self.predicate.valued and self.value is None

    @property
    def terms(self) -> tuple[tuple[Fraction, tuple[str, ...]], ...]:
        """The terms of an equation: coefficient and the points it multiplies."""
        width = 2 if self.predicate is Predicate.LEQUATION else 4
        return tuple(
            (coefficient, self.args[width * i : width * (i + 1)])
            for i, coefficient in enumerate(self.coefficients)
        )

    def renamed(self, names: dict[str, str]) -> Fact:
        """The same fact with points renamed; a name without an entry stays."""
        args = tuple(names.get(a, a) for a in self.args)
        return Fact(self.predicate, args, self.value, self.coefficients)

    def __str__(self) -> str:
        words: list[str] = [self.predicate.value]
        if self.predicate.equation:
            for coefficient, points in self.terms:
                words.append(str(coefficient))
                words.extend(points)
                if self.predicate is Predicate.L2EQUATION:
                    words.insert(-2, "*")
        else:
            words.extend(self.args)
        if self.predicate.valued:
            words.append(self._value_text())
        return " ".join(words)

    def _value_text(self) -> str:
        if self.value is None:
            return "= ?"
        if self.predicate in (Predicate.ACONST, Predicate.AEQUATION):
            return angle_text(self.value)
        return str(self.value)


def angle_text(value: Fraction) -> str:
    """An angle in units of pi as text of the language: `pi/3`, `2pi/3`, `0pi`, `-pi`."""
    head = {1: "pi", -1: "-pi"}.get(value.numerator, f"{value.numerator}pi")
    return head if value.denominator == 1 else f"{head}/{value.denominator}"
