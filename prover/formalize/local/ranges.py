"""The range in a description: `1 ≤ n ∧ n ≤ 9 ∧ n is odd` is odd numbers from 1 to 9."""

from __future__ import annotations

from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import (
    conj,
)
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Term,
    conjuncts,
)


def range_of(members: Term, name: str) -> tuple[tuple[Term, Term] | None, Term]:
    """The first two bounds of a whole number by numerals, and the other conditions."""
    low = high = None
    rest: list[Term] = []
    me = Name(name)
    for part in conjuncts(members):
        match part:
            case Binary("≤", Num(_) as bound, term) if term == me and low is None:
                low = bound
            case Binary("≤", term, Num(_) as bound) if term == me and high is None:
                high = bound
            case Binary("<", Num(below), term) if term == me and low is None:
                low = Num(below + 1)
            case Binary("<", term, Num(above)) if term == me and high is None:
                high = Num(above - 1)
            case _:
                rest.append(part)
    if low is not None and high is not None and low.value > high.value:
        raise AssemblyError("an empty range")
    if low is None or high is None or low.value < 0:
        return None, members
    return (low, high), conj(*rest)
