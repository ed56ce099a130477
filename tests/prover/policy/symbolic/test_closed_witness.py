"""Witnesses of closed conditions on naturals."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.finding import closed_witness
from prover.policy.symbolic.goals.sequent import read_state


def tactics(text: str) -> list[str]:
    return [s.tactic for s in closed_witness.propose(read_state(text)[0])]


def test_an_equation_gives_a_large_witness_and_search_a_small_one() -> None:
    [tactic] = tactics("⊢ ∃ a b, 70017 = 7 * a + 24 ∧ a ≤ 2 ^ b ∧ 2 ^ b < 2 * a")
    assert tactic.startswith("exact ⟨9999, 14,")


@pytest.mark.parametrize(
    "text",
    [
        "⊢ ∃ a b, 10 = 7 * a ∧ a ≤ b",  # 7 does not divide 10
        "⊢ ∃ a, a * a = 3",
        "c : Nat\n⊢ ∃ a, c = 2 * a",  # not closed
        "⊢ ∃ a : Int, a < 0",
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
