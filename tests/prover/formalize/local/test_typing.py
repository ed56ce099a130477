"""Numbers get the types that keep a statement's meaning."""

from __future__ import annotations

import pytest

from prover.formalize.local.typing import TypingError, Typist, guess_type
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import show


@pytest.mark.parametrize(
    ("types", "claim", "typed"),
    [
        ({"n": "ℕ"}, "5 ∣ n ^ 2 - n", "5 ∣ (n : ℤ) ^ 2 - n"),
        ({"n": "ℕ"}, "9 ∣ 10 ^ n - 1", "9 ∣ 10 ^ n - 1"),
        ({"n": "ℕ"}, "n / 2 < 1", "(n : ℝ) / 2 < 1"),
        ({"x": "ℝ"}, "x / 2 < 1", "x / 2 < 1"),
        ({}, "1 / 2 + 1 / 3 = 5 / 6", "(1 : ℝ) / 2 + 1 / 3 = 5 / 6"),
        ({}, "2 - 5 = -3", "(2 : ℤ) - 5 = -3"),
        ({"x": "ℝ", "n": "ℕ"}, "x ^ n > n", "x ^ n > n"),
        ({"x": "ℝ"}, "2 < x ∧ √x < 3", "2 < x ∧ Real.sqrt x < 3"),
    ],
)
def test_types_of_relations(types: dict[str, str], claim: str, typed: str) -> None:
    assert show(Typist(types).claim(parse(claim))) == typed


def test_divisibility_of_real_numbers_is_refused() -> None:
    with pytest.raises(TypingError):
        Typist({"x": "ℝ"}).claim(parse("3 ∣ x"))


@pytest.mark.parametrize(
    ("claim", "kind"),
    [("3 ∣ n + 1", "ℤ"), ("2 ^ n = 8", "ℕ"), ("n + 1 = 2", "ℝ"), ("(n !) = 6", "ℕ")],
)
def test_types_are_guessed_from_use(claim: str, kind: str) -> None:
    assert guess_type("n", parse(claim)) == kind
