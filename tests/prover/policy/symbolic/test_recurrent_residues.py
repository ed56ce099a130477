"""Sequences modulo a number: recurrences as read, and when they decide a goal."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.residues import recurrent_residues
from prover.policy.symbolic.residues.recurrent_residues import Recurrence, read_recurrence

PELL = "P : Nat → Nat\nh0 : P 0 = 0\nh1 : P 1 = 1\nh : ∀ n, P (n + 2) = 2 * P (n + 1) + P n\n"


def tactics(text: str) -> list[str]:
    return [s.tactic for s in recurrent_residues.propose(read_state(text)[0])]


def test_a_recurrence_is_read() -> None:
    found = read_recurrence(read_state(f"{PELL}⊢ P 2 = 2")[0], "P")
    assert found is not None
    assert found == Recurrence("P", "h", (1, 2), 0, (0, 1))
    assert found.values(7) == [0, 1, 2, 5, 12, 29, 70]
    assert found.values(7, 4) == [0, 1, 2, 1, 0, 1, 2]


def test_the_table_holds_the_residues_of_neighbours() -> None:
    [tactic] = tactics(f"{PELL}n : Nat\n⊢ P n % 4 ≠ 3")
    rows = "(P (i) % 4 = 0 ∧ P (i + 1) % 4 = 1) ∨ (P (i) % 4 = 1 ∧ P (i + 1) % 4 = 2)"
    assert rows in tactic
    assert tactic.count("    · exact") == 4


def test_terms_before_the_cycle_are_cases() -> None:
    text = "a : Nat → Nat\nh0 : a 0 = 1\nh : ∀ n, a (n + 1) = 2 * a n\nm : Nat\nhm : a m = 1\n⊢ a m = 1"
    [tactic] = tactics(text)
    assert "cases_m : m = 0 ∨ ∃ i, m = i + 1" in tactic


@pytest.mark.parametrize(
    "text",
    [
        f"{PELL}n : Nat\n⊢ P n % 4 ≠ 2",  # false
        f"{PELL}n : Nat\n⊢ n ≤ P n",  # no residue
        "f : Nat → Nat\nh : ∀ n, f (n + 1) = 2 * f n\nn : Nat\n⊢ f n % 2 = 0",  # no first value
        "f : Nat → Nat\nh0 : f 0 = 1\nh : ∀ n, f (n + 1) = f n * f n\nn : Nat\n⊢ f n % 2 = 1",
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
