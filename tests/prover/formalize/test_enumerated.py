"""Answers that are seen among small numbers."""

from __future__ import annotations

import pytest

from prover.formalize.answers import fill, guesses
from tests.prover.formalize.conftest import lean


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        (": ((Finset.Icc 1 100).filter (fun n => 7 ∣ n)).card = answer?", "14"),
        (": IsLeast {n : ℕ | 0 < n ∧ 12 ∣ n ^ 2} answer?", "6"),
        (": IsGreatest {n : ℤ | 3 * n + 2 < 17} answer?", "4"),
        ("(S : Finset ℤ) (h₀ : ∀ n : ℤ, n ∈ S ↔ n ^ 2 < 10) : S.card = answer?", "7"),
        ("(S : Finset ℕ) (h₀ : ∀ n : ℕ, n ∈ S ↔ n ∣ 12 ∧ 0 < n) : (∑ x ∈ S, x) = answer?", "28"),
        ("(x y : ℝ) (h₀ : x + y = 5) (h₁ : x - y = 1) : (x, y) = answer?", "x = 3 ∧ y = 2"),
    ],
)
def test_the_first_guess(text: str, guess: str) -> None:
    assert next(guesses(lean(text)), None) == guess


def test_an_infinite_set_is_not_counted() -> None:
    text = "(S : Finset ℕ) (h₀ : ∀ n : ℕ, n ∈ S ↔ 3 ∣ n) : S.card = answer?"
    assert next(guesses(lean(text)), None) is None


def test_several_values_take_the_place_of_the_equation() -> None:
    filled = fill(lean("(x y : ℝ) : (x, y) = answer?"), "x = 3 ∧ y = 2")
    assert filled.declaration.endswith(": (x = 3 ∧ y = 2)")
