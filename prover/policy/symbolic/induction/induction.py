"""Cheap proposals by induction on a natural number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    free_names,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion, indent

_BASE = "first\n  | grind\n  | omega\n  | simp_all\n  | decide"
_STEP = """first
  | grind
  | (simp only [Nat.mul_add, Nat.add_mul, Nat.mul_one, Nat.pow_add, Nat.pow_succ] at *; omega)
  | (simp only [Int.mul_add, Int.add_mul, Nat.mul_add, Nat.mul_one, Int.pow_add, Int.pow_succ, Nat.pow_succ] at *; omega)
  | (simp_all; omega)"""  # noqa: E501


def _by_induction(n: str, *, base: str = _BASE, step: str = _STEP) -> str:
    return f"induction {n} with\n| zero =>\n{indent(base)}\n| succ {n} ih =>\n{indent(step)}"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Plain, shifted and strong induction on the natural variables of the conclusion."""
    goal = sequent.conclusion
    if isinstance(goal, Quantified) or goal == Name("False"):
        return
    free = free_names(goal)
    candidates = [n for n in sequent.variables if sequent.type_text(n) == "Nat" and n in free]
    for n in candidates[:3]:
        worth = _worth(sequent, n)
        if worth <= 0.15 and any(n in free_names(h.statement) for h in sequent.hypotheses):
            continue  # nothing in the conclusion asks for induction, and it would have to carry these
        for proof, low in _lower_bounds(sequent, n):
            name = "k" if "k" not in sequent.variables else "k'"
            shifted = (
                f"obtain ⟨{name}, rfl⟩ := Nat.exists_eq_add_of_le (show {low} ≤ {n} by "
                f"have := {proof}; omega)\nclear {proof.split('.')[0]}\n{_by_induction(name)}"
            )
            yield Suggestion(shifted, 0.5 * worth)
            if low == 1 and worth > 0.3:
                yield Suggestion(
                    f"obtain ⟨{name}, rfl⟩ : ∃ k, {n} = k + 1 := ⟨{n} - 1, by have := {proof}; "
                    "omega⟩\ntry simp only [Nat.add_sub_cancel] at *",
                    0.3 * worth,
                )
        yield Suggestion(_by_induction(n), 0.5 * worth)
        yield Suggestion(f"induction {n} with\n| zero => ?_\n| succ {n} ih => ?_", 0.12 * worth)
        yield Suggestion(
            f"induction {n} using Nat.strongRecOn with\n| ind {n} ih => ?_", 0.05 * worth
        )


def _worth(sequent: Sequent, n: str) -> float:
    """How likely the goal wants induction on n: exponents, function arguments, divisibility."""
    best = 0.15
    for term in subterms(sequent.conclusion):
        match term:
            case Binary("^", _, exponent) if n in free_names(exponent):
                best = max(best, 1.0)
            case Binary("∣", _, right) if n in free_names(right):
                best = max(best, 0.4)
            case _ if _applied(term, sequent, n):
                best = max(best, 1.0)
            case _:
                pass
    bounds = [h for h in sequent.hypotheses if n in free_names(h.statement)]
    return best * (0.6 if len(bounds) > 1 else 1.0)


def _applied(term: Term, sequent: Sequent, n: str) -> bool:
    return isinstance(term, App) and any(n in free_names(a) for a in term.args)


def _lower_bounds(sequent: Sequent, n: str) -> Iterator[tuple[str, int]]:
    for fact in sequent.facts():
        match fact.statement:
            case Binary("≤", Num(low), Name(x)) if x == n and low.denominator == 1:
                yield fact.proof, int(low)
            case Binary("≥", Name(x), Num(low)) if x == n and low.denominator == 1:
                yield fact.proof, int(low)
            case Binary("<", Num(low), Name(x)) if x == n and low.denominator == 1:
                yield fact.proof, int(low) + 1
            case Binary(">", Name(x), Num(low)) if x == n and low.denominator == 1:
                yield fact.proof, int(low) + 1
            case Binary("≠", Name(x), Num(low)) if x == n and low == Fraction(0):
                yield fact.proof, 1
            case _:
                continue
