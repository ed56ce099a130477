"""Proposer: sums and products over numeral ranges replaced by their values.

The value is computed here and proved by the kernel's own computation; what is left is arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, number
from prover.policy.symbolic.goals.sequent import Sequent, normal_type
from prover.policy.symbolic.goals.terms import (
    App,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    show,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

_MOST_TERMS = 3000
_MOST_SUMS = 4


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One block of values, then closers."""
    if not sequent.library:
        return
    lines: dict[str, int] = {}
    for statement in (sequent.conclusion, *(h.statement for h in sequent.hypotheses)):
        for term in subterms(statement):
            value = _value(term)
            if value is not None and len(lines) < _MOST_SUMS:
                lines.setdefault(f"{show(term)} = {value}", value)
    if not lines:
        return
    stated = [f"have s{i} : {line} := by decide +kernel" for i, line in enumerate(lines)]
    names = ", ".join(f"s{i}" for i in range(len(stated)))
    block = "\n".join([*stated, f"simp only [{names}] at *"])
    yield Suggestion(f"{block}\nfirst | done | omega | norm_num | grind", 0.5)
    yield Suggestion(block, 0.2)


def _value(term: Term) -> int | None:
    """The value of a closed sum or product of natural or whole numbers, if it is one."""
    match term:
        case Quantified("∑" | "∏" as op, (Binder((x,), kind, _, ("∈", domain)),), body):
            span = _span(domain)
        case _:
            return None
    if span is None or len(span) > _MOST_TERMS:
        return None
    kind = normal_type(kind) if kind is not None else Name("Nat")
    total = Fraction(op == "∏")
    try:
        for k in span:
            part = number(body, Scope({x: Fraction(k)}, {x: kind}), "Nat")
            total = total * part if op == "∏" else total + part
    except UnknownValueError:
        return None
    return int(total) if total.denominator == 1 and total >= 0 else None


def _span(domain: Term) -> range | None:
    """`Finset.range n`, `Finset.Icc a b` and `Finset.Ico a b` with numerals."""
    match domain:
        case App(Name("Finset.range"), (Num(n),)):
            return range(int(n))
        case App(Name("Finset.Icc"), (Num(a), Num(b))):
            return range(int(a), int(b) + 1)
        case App(Name("Finset.Ico"), (Num(a), Num(b))):
            return range(int(a), int(b))
        case _:
            return None
