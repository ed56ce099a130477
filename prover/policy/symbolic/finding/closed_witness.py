"""Proposer: naturals with closed conditions, some given by a linear equation, the others searched.

`∃ m k, 93 = 10 * m + 3 ∧ 10 ^ k ≤ m ∧ …`: an equation in which one unknown is left, linearly, gives it;
otherwise the last unknown runs through small values. What fits all conditions is decided by Lean.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.poly import read_poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    conjuncts,
    free_names,
    substitute,
)
from prover.policy.symbolic.suggestion import Suggestion

_SPAN = 60
_MAX_UNKNOWNS = 3


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """The first witnesses found."""
    goal = sequent.conclusion
    if not isinstance(goal, Quantified) or goal.op != "∃":
        return
    names = [n for b in goal.binders for n in b.names]
    typed = [b.type for b in goal.binders if b.type is not None]
    if any(b.relation is not None for b in goal.binders) or any(t != Name("Nat") for t in typed):
        return
    if not 1 <= len(names) <= _MAX_UNKNOWNS or not free_names(goal.body) <= set(names):
        return
    parts = list(conjuncts(goal.body))
    for values in _search(parts, names, {}):
        shown = ", ".join(str(values[n]) for n in names)
        yield Suggestion(f"exact ⟨{shown}, by first | decide | omega | simp⟩", 0.85)
        return


def _search(parts: list[Term], names: list[str], known: dict[str, int]) -> Iterator[dict[str, int]]:
    values: dict[str, Term] = {n: Num(Fraction(v)) for n, v in known.items()}
    current = [substitute(p, values) for p in parts]
    types: dict[str, Term] = {n: Name("Nat") for n in names}
    for p in current:
        if not free_names(p):
            try:
                if not holds(p, Scope({}, types)):
                    return
            except (UnknownValueError, OverflowError):
                return
    left = [n for n in names if n not in known]
    if not left:
        yield known
        return
    for n, value in _forced(current, left):
        if value is not None:
            yield from _search(parts, names, {**known, n: value})
        return
    for value in range(_SPAN):
        yield from _search(parts, names, {**known, left[-1]: value})


def _forced(parts: list[Term], left: list[str]) -> Iterator[tuple[str, int | None]]:
    """An unknown that some equation gives, with its value (None where that is no natural)."""
    for p in parts:
        match p:
            case Binary("=", a, b) if len(free_names(p)) == 1:
                f, g = (read_poly(t, "Nat", is_field=False) for t in (a, b))
            case _:
                continue
        if f is None or g is None:
            continue
        difference = f - g
        (n,) = free_names(p)
        if n not in left or difference.degree != 1 or difference.atoms != [n]:
            continue
        value = -difference.terms.get((), Fraction(0)) / difference.terms[((n, 1),)]
        yield n, int(value) if value.denominator == 1 and value >= 0 else None
