"""Goals that ask for a value: the exact value of a chase's constant."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from geometry.figure import Figure, measure
from geometry.language import Fact, Predicate
from geometry.proof.errors import ProofError
from geometry.proof.statement import Statement

_SQUARE = {Predicate.RCONST: Predicate.R2CONST, Predicate.LCONST: Predicate.L2CONST}


def valued(fact: Fact, constant: Mapping[int, Fraction], branches: int, figure: Figure) -> Fact:
    """`fact` with the value that a chase gives it.

    `constant`: the constant of its equation. An angle is known up to multiples of pi/branches,
    and the figure tells which it is. A ratio or length that is the square root of a rational is
    given by its square. Raises `ProofError` when the value is not of that kind.
    """
    if fact.predicate is Predicate.ACONST:
        value = constant.get(1, Fraction(0)) % 1
        seen = measure(fact, figure)
        best = min(
            ((value + Fraction(k, branches)) % 1 for k in range(branches)),
            key=lambda v: abs((float(v) - seen + 0.5) % 1 - 0.5),
        )
        return Fact(fact.predicate, fact.args, best)
    exponents = dict(constant)
    predicate: Predicate = fact.predicate
    if any(e.denominator != 1 for e in exponents.values()):
        if predicate not in _SQUARE or any(e.denominator > 2 for e in exponents.values()):
            raise ProofError(f"the value of {fact} is not the square root of a rational")
        predicate = _SQUARE[predicate]
        exponents = {p: 2 * e for p, e in exponents.items()}
    number = Fraction(1)
    for prime, exponent in exponents.items():
        number *= Fraction(prime) ** int(exponent)
    return Fact(predicate, fact.args, number)


def settled(goal: Fact, statement: Statement) -> Fact:
    """The goal that was asked, with the value found."""
    return statement if isinstance(statement, Fact) else goal
