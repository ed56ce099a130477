"""Proposer: what the library knows of the functions in a goal, stated for their arguments.

Linear arithmetic and `grind` treat √x, ⌊x⌋ or |x| as atoms; the facts below are what an argument about
them needs. Perfect squares under a root are replaced by their values first.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import isqrt

from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    children,
    show,
)
from prover.policy.symbolic.suggestion import Suggestion

_SIDE = "by first | positivity | linarith | nlinarith | grind"
_FACTS: dict[str, tuple[str, ...]] = {
    "√": ("Real.sqrt_nonneg ({t})", f"Real.mul_self_sqrt (show 0 ≤ {{t}} from {_SIDE})"),
    "|": ("abs_nonneg ({t})", "le_abs_self ({t})", "neg_abs_le ({t})", "sq_abs ({t})"),
    "⌊": ("Int.floor_le ({t})", "Int.lt_floor_add_one ({t})"),
    "⌈": ("Int.le_ceil ({t})", "Int.ceil_lt_add_one ({t})"),
    "Nat.Prime": ("Nat.Prime.two_le ‹Nat.Prime ({t})›",),
    "Real.sin": ("Real.sin_sq_add_cos_sq ({t})",),
    "Real.cos": ("Real.sin_sq_add_cos_sq ({t})",),
    "Real.exp": ("Real.exp_pos ({t})",),
}
"""Function → facts about its value at `t`."""
_ALIASES = {
    "Real.sqrt": "√",
    "NNReal.sqrt": "√",
    "abs": "|",
    "Int.floor": "⌊",
    "Int.ceil": "⌈",
    "sin": "Real.sin",
    "cos": "Real.cos",
}
_MOST_TERMS = 5


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One block of facts, closed in several ways, or left for the steps that follow."""
    if not sequent.library:
        return
    uses = list(_uses(sequent))
    if not uses:
        return
    values = [line for head, t in uses if head == "√" for line in _perfect_root(t)]
    facts = [fact.format(t=show(t)) for head, t in uses for fact in _FACTS[head]]
    stated = "\n".join(f"try have p{i} := {fact}" for i, fact in enumerate(dict.fromkeys(facts)))
    if values:
        replaced = "\n".join(values)
        yield Suggestion(f"{replaced}\nsimp_all <;> norm_num <;> grind", 0.3)
        yield Suggestion(f"{replaced}\ngrind", 0.4)
    yield Suggestion(f"{stated}\ngrind", 0.5)
    yield Suggestion(f"{stated}\nnlinarith", 0.35)
    yield Suggestion(stated, 0.1)
    for head, t in uses:
        if head == "|":
            split = f"rcases abs_cases ({show(t)}) with ⟨ha, hb⟩ | ⟨ha, hb⟩"
            yield Suggestion(f"{split} <;> grind", 0.3)
            yield Suggestion(f"{split} <;> simp_all", 0.06)
            yield Suggestion(f"{split} <;> nlinarith", 0.15)


def _uses(sequent: Sequent) -> Iterator[tuple[str, Term]]:
    """(function, argument) pairs without bound variables, the conclusion's first."""
    seen: set[tuple[str, Term]] = set()
    for statement in (sequent.conclusion, *(h.statement for h in sequent.hypotheses)):
        for head, t in _applications(statement):
            if (head, t) not in seen and len(seen) < _MOST_TERMS:
                seen.add((head, t))
                yield head, t


def _applications(term: Term) -> Iterator[tuple[str, Term]]:
    for s in _unbound(term):
        match s:
            case Unary(op, arg) if op in _FACTS:
                yield op, arg
            case App(Name(text), (arg,)) if _ALIASES.get(text, text) in _FACTS:
                yield _ALIASES.get(text, text), arg
            case _:
                continue


def _unbound(term: Term) -> Iterator[Term]:
    """Subterms outside all binders."""
    if isinstance(term, Quantified):
        return
    yield term
    for child in children(term):
        yield from _unbound(child)


def _perfect_root(t: Term) -> Iterator[str]:
    """A line that states the root of a rational square."""
    if not isinstance(t, Num) or t.value < 0:
        return
    value = t.value
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    if root * root != value:
        return
    yield (
        f"have q{value.numerator}_{value.denominator} : Real.sqrt {show(t)} = {root} := by\n"
        f"  rw [show ({show(t)} : ℝ) = ({root}) ^ 2 by norm_num]\n"
        "  exact Real.sqrt_sq (by norm_num)"
    )
