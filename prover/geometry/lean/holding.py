"""Whether what a Lean proof assumes is true in the figure."""

from __future__ import annotations

import cmath
from fractions import Fraction

from geometry.figure import Figure, holds
from prover.geometry.lean.combine import goals
from prover.geometry.lean.conditions import Assumption

MARGIN = 1e-6
"""How far from its limit an inequality must be; angles in units of π."""


def true_in(assumption: Assumption, figure: Figure) -> bool:
    """Whether the figure, auxiliary points included, satisfies an assumption."""
    fact = assumption.fact
    if assumption.parity:
        a, b, c, d, e, f = (figure[name] for name in fact.args)
        feet = ((d, b, c), (e, c, a), (f, a, b))
        product = 1.0
        for foot, one, other in feet:
            product *= ((one - foot).conjugate() * (other - foot)).real
        return product * assumption.parity > 0
    if assumption.shift:
        return _turn(assumption, figure) > MARGIN
    if assumption.negated:
        return not holds(fact, figure, MARGIN)
    return holds(fact, figure)


def _turn(assumption: Assumption, figure: Figure) -> float:
    """How far the excluded equation of directions is from being true, modulo 1."""
    goal = goals(assumption.fact)[0]
    total = -float(assumption.shift + dict(goal.constant).get(1, Fraction(0)))
    for (p, q), c in goal.terms:
        total += float(c) * cmath.phase(figure[q] - figure[p]) / cmath.pi
    return abs(total - round(total))
