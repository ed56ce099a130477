"""Triangles of one colour: which goals are recognised, and the sizes."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.finite import ramsey
from prover.policy.symbolic.goals.sequent import read_state

GOAL = "⊢ ∃ a b c, a < b ∧ b < c ∧ g a b = g b c ∧ g b c = g a c"


def tactics(text: str) -> list[str]:
    return [s.tactic for s in ramsey.propose(read_state(text)[0])]


def test_sizes() -> None:
    assert [ramsey.size(c) for c in range(5)] == [2, 3, 6, 17, 66]


def test_every_colour_is_climbed() -> None:
    [tactic] = tactics(f"g : Fin 20 → Fin 20 → Fin 3\n{GOAL}")
    assert "have l3 := step 2 5 l2" in tactic
    assert "exact l3 (List.finRange 3) (List.finRange 20)" in tactic


@pytest.mark.parametrize(
    "text",
    [
        f"g : Fin 5 → Fin 5 → Bool\n{GOAL}",  # false
        f"g : Fin 16 → Fin 16 → Fin 3\n{GOAL}",  # false
        f"g : Nat → Nat → Bool\n{GOAL}",
        "g : Fin 6 → Fin 6 → Bool\n⊢ ∃ a b c, a < b ∧ b < c ∧ g a b = g c b",
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
