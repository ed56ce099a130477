"""Goals `d ∣ Q` between integers, and the facts with the same divisor."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Num, Term


def integer_multiple(sequent: Sequent) -> tuple[Term, Term, Poly] | None:
    """The divisor, the target and the target's polynomial of a conclusion `divisor ∣ target`, unless
    the divisor is a numeral."""
    match sequent.conclusion:
        case Binary("∣", divisor, target) if not isinstance(divisor, Num):
            pass
        case _:
            return None
    if relation_type(sequent, sequent.conclusion) != "Int":
        return None
    poly = read_poly(target, "Int", is_field=False)
    return None if poly is None else (divisor, target, poly)


def known_multiples(sequent: Sequent, divisor: Term) -> Iterator[tuple[Hypothesis, Term, Poly]]:
    """Each fact `divisor ∣ term` whose term is a polynomial, with both."""
    for fact in sequent.facts():
        match fact.statement:
            case Binary("∣", d, term) if d == divisor:
                poly = read_poly(term, "Int", is_field=False)
            case _:
                continue
        if poly is not None:
            yield fact, term, poly
