"""Proposer: u divides a root of t² = s t - p when it divides s and u² divides p.

Where the facts say that u divides t + t', and the product t t' is that of two terms u divides, t is
such a root (t' the other): (2 t - s)² is u² times an integer, so u divides 2 t - s, and the parity of
the quotients does the rest. All is stated in the tactic; the identities are `grind`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement

from prover.policy.symbolic.goals.divisibility import integer_multiple, known_multiples
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import show
from prover.policy.symbolic.suggestion import Suggestion

_LEMMA = """have root : ∀ t s p : Int, t * t = «u» * s * t - «u» * «u» * p → «u» ∣ t := by
  intro t s p ht
  have h1 : (2 * t - «u» * s) ^ 2 = «u» ^ 2 * (s * s - 4 * p) := by grind
  obtain ⟨k, hk⟩ := (Int.pow_dvd_pow_iff (by decide : (2 : Nat) ≠ 0)).mp ⟨_, h1⟩
  by_cases hu : «u» = 0
  · rw [hu] at hk ⊢
    exact ⟨0, by omega⟩
  · have e : «u» * «u» * (k * k) = «u» * «u» * (s * s - 4 * p) := by grind
    have e := Int.eq_of_mul_eq_mul_left (Int.mul_ne_zero hu hu) e
    have even : (s + k) % 2 = 0 := by
      rcases Int.emod_two_eq s with i | i <;> rcases Int.emod_two_eq k with j | j <;>
        first
        | omega
        | (exfalso; have := congrArg (· % 2) e; simp [Int.sub_emod, Int.mul_emod, i, j] at this; done)
    obtain ⟨j, hj⟩ : ∃ j, s + k = 2 * j := ⟨(s + k) / 2, by omega⟩
    exact ⟨j, by grind⟩
"""


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For a conclusion `u ∣ t` over the integers."""
    goal = integer_multiple(sequent)
    if goal is None:
        return
    divisor, target, t = goal
    given = [(f.proof, poly) for f, _, poly in known_multiples(sequent, divisor)]
    if not 2 <= len(given) <= 8 or t.degree > 6:
        return
    for sum_proof, total in given:
        product = t * (total - t)
        for (p, first), (q, second) in combinations_with_replacement(given, 2):
            if first * second != product:
                continue
            u = show(divisor) if show(divisor).isidentifier() else f"({show(divisor)})"
            yield Suggestion(
                f"{_LEMMA.replace('«u»', u)}obtain ⟨w₁, hw₁⟩ := {p}\nobtain ⟨w₂, hw₂⟩ := {q}\n"
                f"obtain ⟨w₃, hw₃⟩ := {sum_proof}\n"
                f"exact root ({show(target)}) w₃ (w₁ * w₂) (by grind)",
                0.85,
            )
            return
