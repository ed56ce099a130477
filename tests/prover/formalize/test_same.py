"""Statements that differ in notation alone are told from those that say something else."""

from __future__ import annotations

import pytest

from prover.formalize.same import same
from tests.prover.formalize.conftest import lean


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("(x : ℝ) (h : 2 < x) : 4 < x ^ 2", "(y : ℝ) (k : y > 2) : y ^ 2 > 4", True),
        ("(a b : ℤ) (h : a + b = 2) : a = 2 - b", "(x y : ℤ) (h : y + x = 2) : x + y = 2", True),
        ("(n : ℤ) : 3 ∣ n ^ 3 - n", ": ∀ m : ℤ, (m ^ 3 - m) % 3 = 0", True),
        ("(n : ℕ) : n % 5 = 2", "(n : ℕ) : n ≡ 2 [MOD 5]", True),
        ("(n : ℤ) : 3 ∣ n ^ 3 - n", "(n : ℤ) : 6 ∣ n ^ 3 - n", False),
        ("(x : ℝ) (h : 2 < x) : 4 < x ^ 2", "(x : ℝ) (h : 2 ≤ x) : 4 ≤ x ^ 2", False),
        ("(x : ℝ) : x = x", "(x : ℚ) : x = x", False),
        ("(n m : ℕ) : n - m = 0", "(n m : ℕ) : n = m", False),
        ("(n : ℤ) : n / 2 = 1", "(n : ℤ) : n = 2", False),
        ("(x : ℝ) (h : 0 < x) : x = 1", "(x : ℝ) : x = 1", False),
    ],
)
def test_same(one: str, other: str, agree: bool) -> None:
    assert same(lean(one), lean(other)) is agree
