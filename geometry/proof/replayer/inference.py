"""What a rule is: `Inference`, the register of rules, and short names for facts.

A rule is a function from points in their roles to what it needs, what it gives and when it is
valid; every condition is tested on coordinates. The rules are written from the theorems, not from
the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geometry.language import Fact, Predicate
from geometry.proof.replayer.plane import Condition
from geometry.proof.statement import Statement

P = Predicate


@dataclass(frozen=True, slots=True)
class Inference:
    """If all of `needs` hold, and the figure satisfies `valid`, one of `gives` may be concluded."""

    needs: tuple[Statement, ...]
    gives: tuple[Statement, ...]
    valid: Condition


Rule = Callable[..., Inference]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Registers a rule under its function's name."""
    RULES[function.__name__] = function
    return function


def cong(a: str, b: str, c: str, d: str) -> Fact:
    """|ab| = |cd|."""
    return Fact(P.CONG, (a, b, c, d))


def coll(*points: str) -> Fact:
    """The points lie on a line."""
    return Fact(P.COLL, points)


def cyclic(*points: str) -> Fact:
    """The points lie on a circle."""
    return Fact(P.CYCLIC, points)


def para(a: str, b: str, c: str, d: str) -> Fact:
    """ab is parallel to cd, or the same line."""
    return Fact(P.PARA, (a, b, c, d))


def perp(a: str, b: str, c: str, d: str) -> Fact:
    """ab is perpendicular to cd."""
    return Fact(P.PERP, (a, b, c, d))


def angles(*p: str) -> Fact:
    """The angle from ab to cd equals that from ef to gh."""
    return Fact(P.EQANGLE, p)


def ratios(*p: str) -> Fact:
    """ab : cd = ef : gh."""
    return Fact(P.EQRATIO, p)


def bisects(a: str, b: str, d: str, c: str) -> Fact:
    """ad bisects the angle bac, inside or outside."""
    return angles(a, b, a, d, a, d, a, c)
