"""One use of a rule, spelled out, and rules whose statements are patterns over roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import Equation
from geometry.proof.statement import Statement

P = Predicate


@dataclass(frozen=True, slots=True)
class Derivation:
    """One use of a rule, spelled out."""

    premises: tuple[Statement, ...]
    conclusion: Statement
    conditions: tuple[Fact, ...] = ()


def fact(predicate: Predicate, words: str, value: Fraction | None = None) -> Fact:
    """A fact from its points written with blanks between them."""
    return Fact(predicate, tuple(words.split()), value)


Names = tuple[str, ...]
Rule = Callable[[Names, int, Equation], Derivation]
"""From the points, the parameter and the equation learned (some rules teach several)."""


def pattern_rule(
    premises: tuple[tuple[Predicate, str], ...],
    conclusion: tuple[Predicate, str],
    conditions: tuple[tuple[Predicate, str], ...] = (),
    roles: str = "",
) -> Rule:
    """A rule whose statements are patterns over single-letter roles."""

    def rule(points: Names, _parameter: int, _equation: Equation) -> Derivation:
        names = dict(zip(roles, points, strict=True))

        def put(pattern: tuple[Predicate, str]) -> Fact:
            return Fact(pattern[0], tuple(names[r] for r in pattern[1]))

        return Derivation(tuple(map(put, premises)), put(conclusion), tuple(map(put, conditions)))

    return rule
