"""Proposer: sets that a condition describes, by enumeration.

`h : ∀ n, n ∈ S ↔ p n` with finitely many solutions becomes a computation; a least element is found by
trying small numbers here and proved to be the least there.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, normal_type
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Opaque,
    Quantified,
    Term,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

_MOST = 2000
_TRIED = 400
_FINISH = "first | omega | norm_num | simp_all | grind"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Enumerations with several bounds, then least elements."""
    for h in sequent.hypotheses:
        match h.statement:
            case Quantified("∀", (binder,), Binary("↔", Binary("∈", Name(x), Name(s)), condition)):
                if binder.names != (x,):
                    continue
            case _:
                continue
        whole = binder.type is not None and normal_type(binder.type) == Name("Int")
        finite = any(t == Name("Finset") for t in subterms(sequent.variables.get(s, Name(""))))
        members = [] if whole else _members(x, condition)
        for bound in _bounds(sequent, condition, members) if finite else ():
            reach = f"from (-{bound}) to {bound}" if whole else f"below {bound}"
            yield Suggestion(f"enumerate {h.proof} {reach}", 0.4 if bound <= 200 else 0.15)
        yield from _least(sequent, h.proof, s, members)


def _bounds(sequent: Sequent, condition: Term, members: list[int]) -> list[int]:
    """Limits worth trying: just above the numerals of the condition, and round ones; only those
    above all members that trying finds."""
    numerals = {
        int(t.value)
        for statement in (condition, *(h.statement for h in sequent.hypotheses))
        for t in subterms(statement)
        if isinstance(t, Num) and t.value.denominator == 1 and 0 < t.value <= _MOST
    }
    least = members[-1] + 1 if members else 0
    return sorted(n for n in {n + 1 for n in numerals} | {20, 50, least} if n >= max(least, 2))[:6]


def _least(sequent: Sequent, proof: str, s: str, members: list[int]) -> Iterator[Suggestion]:
    found: list[tuple[Hypothesis, Name, int]] = []
    removed = 0
    for h in sequent.hypotheses:
        match h.statement:
            case App(Name("IsLeast"), (target, Name() as u)) if removed < len(members):
                if target != Name(s) and not isinstance(target, Opaque | Binary):
                    continue
                found.append((h, u, members[removed]))
                removed += 1
            case _:
                continue
    if not found:
        return
    lines = []
    known = [proof]
    for i, (h, u, value) in enumerate(found):
        rewrite = ", ".join(known)
        lines.append(
            f"have l{i} : {u.text} = {value} := Nat.eq_of_isLeast {h.proof} {value}\n"
            f"  (by simp [{rewrite}]) (by simp [{rewrite}] <;> decide +kernel)"
        )
        known.append(f"l{i}")
    yield Suggestion("\n".join([*lines, "subst_vars", _FINISH]), 0.5)


def _members(x: str, condition: Term) -> list[int]:
    """The natural numbers up to a limit that satisfy a condition on one variable."""
    members = []
    try:
        for n in range(_TRIED):
            scope = Scope({x: Fraction(n)}, {x: Name("Nat")})
            if holds(condition, scope):
                members.append(n)
    except UnknownValueError:
        return []
    return members
