"""From what a model writes to one tactic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.policy.learned import tactic_of


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("  simp [Nat.add_comm]  ", "simp [Nat.add_comm]"),
        ("```lean4\nomega\n```\nIt is linear.", "omega"),
        (
            "Here you are:\n```\nby\n  nlinarith [sq_nonneg (a - b)]",
            "nlinarith [sq_nonneg (a - b)]",
        ),
        ("exact ⟨h, rfl⟩ -- done", "exact ⟨h, rfl⟩"),
        ("cases h with\n| inl a => exact a\n| inr b => exact b", ...),
        ("have h : 1 = 1 := by\n  rfl", ...),
        ("  rcases h with h | h\n    <;> omega", "rcases h with h | h\n  <;> omega"),
        ("constructor <;> (simp; omega)", ...),
        ('have : s = "a)" := h', ...),
        ("exact foo.admit", ...),
    ],
)
def test_a_fit_tactic_is_taken_out(text: str, tactic: str) -> None:
    assert tactic_of(text, 100) == (text if tactic is ... else tactic)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "by",
        "-- only a remark",
        "sorry",
        "exact (by sorry)",
        "exact sorryAx _",
        "admit",
        "native_decide",
        "decide +native",
        "decide + native",
        "set_option maxRecDepth 9 in simp",
        "exact (h",
        "exact h)",
        "exact ⟨h)",
        'exact "open',
        "intro x; simp",
        "intro x\nsimp",
        "· omega",
        "simp\u202e",
        "simp\x00",
        "simp\x7f",
        "exact h\ttwo",
        "simp\u2028at h",
        "x" * 101,
    ],
)
def test_the_unfit_is_dropped(text: str) -> None:
    assert tactic_of(text, 100) is None


@given(st.text(max_size=60))
def test_what_is_taken_is_taken_again_as_it_is(text: str) -> None:
    tactic = tactic_of(text, 50)
    if tactic is not None:
        assert 0 < len(tactic) <= 50
        assert tactic_of(tactic, 50) == tactic
