"""The same statement over another number system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from prover.formalize.statement import NUMBERS
from prover.policy.symbolic.goals.terms import (
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    subterms,
)
from prover.training.variants.form import Form
from prover.training.variants.rewrite import everywhere
from prover.training.variants.specialise import Change

_MOVES = {"ℕ": ("ℤ",), "ℤ": ("ℕ", "ℚ", "ℝ"), "ℚ": ("ℤ", "ℝ"), "ℝ": ("ℚ", "ℤ")}
_WHOLE = frozenset(("∣", "∤", "%", "!"))
"""What means something else, or nothing, where one can divide."""


def translate(form: Form) -> Iterator[Change]:
    """Every number of one system moved to another. Naturals become integers twice: any ones, and
    those that are not negative."""
    whole = any(
        getattr(part, "op", "") in _WHOLE for t in form.propositions for part in subterms(t)
    )
    for old in dict.fromkeys(kind for _, kind in form.numbers()):
        for new in _MOVES.get(old, ()):
            if whole and new in ("ℚ", "ℝ"):
                continue
            written = form.written(new)
            if not written:
                continue
            moved = _moved(form, old, written)
            yield f"{old} to {new}", moved
            if old == "ℕ":
                zero = Num(Fraction(0))
                moving = [name for name, kind in form.numbers() if kind == "ℕ"]
                signs = tuple(Binary("≤", zero, Name(name)) for name in moving)
                assumed = (*signs, *moved.hypotheses)
                yield f"{old} to {new} ≥ 0", replace(moved, hypotheses=assumed)


def _moved(form: Form, old: str, new: str) -> Form:
    def kind(text: str) -> str:
        words = [new if NUMBERS.get(word) == old else word for word in text.split(" ")]
        return " ".join(words)

    def change(term: Term) -> Term:
        match term:
            case Ascription(inner, Name(text)):
                return Ascription(inner, Name(kind(text)))
            case Quantified(op, binders, body):
                return Quantified(op, tuple(map(rebound, binders)), body)
            case _:
                return term

    def rebound(binder: Binder) -> Binder:
        if isinstance(binder.type, Name):
            return replace(binder, type=Name(kind(binder.type.text)))
        return binder

    return replace(
        form,
        variables=tuple((name, kind(text)) for name, text in form.variables),
        hypotheses=tuple(everywhere(term, change) for term in form.hypotheses),
        conclusion=everywhere(form.conclusion, change),
    )
