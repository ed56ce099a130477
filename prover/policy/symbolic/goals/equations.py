"""The integer equations among the facts of a sequent, as polynomials that vanish."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary


def integer_equations(sequent: Sequent) -> Iterator[tuple[Hypothesis, Poly]]:
    """Each fact `p = q` between integers whose sides are polynomials, with p - q."""
    for fact in sequent.facts():
        match fact.statement:
            case Binary("=", left, right) if relation_type(sequent, fact.statement) == "Int":
                p, q = (read_poly(t, "Int", is_field=False) for t in (left, right))
            case _:
                continue
        if p is not None and q is not None:
            yield fact, p - q
