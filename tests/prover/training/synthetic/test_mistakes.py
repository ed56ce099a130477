"""Planted errors: each kind changes the meaning, spelling alone is no error, pairs are repeatable."""

from __future__ import annotations

import random

import pytest

from problems import LeanStatement
from prover.training.filter_confidence import calibration_error, fitted
from prover.training.synthetic.mistakes import KINDS, plant
from prover.training.synthetic.pairs import pairs


def stated(text: str) -> LeanStatement:
    return LeanStatement("statement", "", f"theorem statement {text}")


def planted(text: str, kind: str, words: str = "integers") -> set[str]:
    """What the kind makes of a statement, over some seeds."""
    found = (plant(stated(text), words, kind, random.Random(seed)) for seed in range(40))
    return {m.statement.declaration.removeprefix("theorem statement ") for m in found if m}


@pytest.mark.parametrize(
    ("kind", "text", "one"),
    [
        ("wrong sign", "(x : ℝ) : x + 1 = 2", "(x : ℝ) : x - 1 = 2"),
        ("wrong exponent", "(x : ℝ) : x ^ 2 = 2", "(x : ℝ) : x ^ 3 = 2"),
        ("dropped hypothesis", "(x : ℤ) (h₀ : 0 < x) : x ≠ 0", "(x : ℤ) : x ≠ 0"),
        ("wrong domain", "(x : ℤ) : x = x ^ 2", "(x : ℝ) : x = x ^ 2"),
        ("off by one", ": (Finset.range 7).card = 7", ": (Finset.range (7 + 1)).card = 7"),
        ("swapped quantifier", ": ∀ x : ℤ, x < 3", ": ∃ x : ℤ, x < 3"),
        ("swapped relation", "(x : ℤ) : x < 3", "(x : ℤ) : x > 3"),
        ("swapped connective", "(x : ℤ) : x < 3 ∧ 1 < x", "(x : ℤ) : x < 3 ∨ 1 < x"),
        ("wrong notion", "(n : ℤ) (h : Even n) : n ≠ 3", "(n : ℤ) (h : Odd n) : n ≠ 3"),
        ("swapped sides", "(n : ℤ) : 3 ∣ n", "(n : ℤ) : n ∣ 3"),
        ("wrong variable", "(x y : ℤ) : x < 2 * y", "(x y : ℤ) : y < 2 * y"),
        ("wrong constant", "(x : ℤ) : x = 4", "(x : ℤ) : x = 7"),
    ],
)
def test_each_kind(kind: str, text: str, one: str) -> None:
    assert one in planted(text, kind)


def test_every_kind_is_tested_above() -> None:
    marks = test_each_kind.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(KINDS)


def test_spelling_is_no_error() -> None:
    assert planted("(x y : ℤ) : x * y = 4", "wrong variable") == {
        "(x y : ℤ) : x * x = 4",
        "(x y : ℤ) : y * y = 4",
    }
    assert planted("(x : ℤ) : |x - 3| = 4", "swapped sides") == set()


def test_domains_change_only_where_the_words_name_them() -> None:
    assert planted("(x : ℝ) : x = 4", "wrong domain", words="Find the number.") == set()
    assert planted("(n : ℕ) : n = 4", "wrong domain", words="a positive integer") == set()


def test_pairs_are_repeatable_and_of_all_kinds() -> None:
    made = list(pairs(48, seed=2))
    assert made == list(pairs(48, seed=2))
    assert {pair.kind for pair in made} == set(KINDS)
    assert any("/" not in pair.source for pair in made)
    assert all(pair.right.declaration != pair.wrong.declaration for pair in made)


def test_the_fitted_curve_falls_with_doubts() -> None:
    observations = [(0, True)] * 90 + [(0, False)] * 10 + [(1, True)] * 2 + [(2, False)] * 60
    weights = fitted(observations)
    assert weights["intercept"] > 1.5
    assert weights["any_doubt"] <= 0
    assert weights["each_doubt"] < 0


def test_calibration_error() -> None:
    assert calibration_error([0.25] * 4, [True, False, False, False]) == pytest.approx(0.0)
    assert calibration_error([1.0] * 4, [True, False, False, False]) == pytest.approx(0.75)
