"""Statements compared with their words: planted errors are caught, faithful statements pass."""

from __future__ import annotations

import pytest

from problems import load_set
from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.judged import Standing
from prover.formalize.reading import read
from prover.formalize.words import in_words
from tests.prover.formalize.conftest import lean

SUM = "Let x and y be positive real numbers with x + 2y = 10. Prove that xy ≤ 25/2."


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (SUM, "(x y : ℝ) (hx : 0 < x) (hy : y > 0) (h : x + 2 * y = 10) : x * y ≤ 25 / 2"),
        (SUM, "(x y : ℝ) (hx : 0 < x) (hy : y > 0) (h : 10 = 2 * y + x) : 25 / 2 ≥ y * x"),
        ("Show that 3 divides n^3 - n for all integers n.", "(n : ℤ) : (3 : ℤ) ∣ n ^ 3 - n"),
        ("How many positive integers are less than 100?", ": (Finset.Icc 1 99).card = 99"),
        ("How many positive integers are at most 100?", ": (Finset.range 101).card = 101"),
        ("Find all real x with x^2 - 5x + 6 = 0.", "(x : ℝ) : x^2 - 5*x + 6 = 0 ↔ x = 2 ∨ x = 3"),
        ("If √(x+1) = 4 for a real x, find x.", "(x : ℝ) (h : Real.sqrt (x + 1) = 4) : x = 15"),
        ("Show that integers n > 3 have n + m ≥ 5 for m ≥ 1.",
         "(n m : ℤ) (h : 4 ≤ n) (k : 1 ≤ m) : 5 ≤ n + m"),
        ("What is 20% of 150?", ": (0.2 : ℝ) * 150 = 30"),
    ],
)  # fmt: skip
def test_faithful_statements_pass(words: str, statement: str) -> None:
    check = fidelity(lean(statement), read(words))
    assert check.standing is Standing.PASSED, check.reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (
            "(x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : x - 2 * y = 10) : x * y ≤ 25 / 2",
            "x + 2 * y = 10",
        ),
        (
            "(x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : x + 2 * y = 11) : x * y ≤ 25 / 2",
            "x + 2 * y = 10",
        ),
        (
            "(x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : x + 2 * y = 10) : x * y < 25 / 2",
            "x * y ≤ 25 / 2",
        ),
        (
            "(x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : x + 2 * y = 10) : x * y ≥ 25 / 2",
            "x * y ≤ 25 / 2",
        ),
        ("(x y : ℝ) (hx : 0 < x) (hy : 0 < y) : x * y ≤ 25 / 2", "10"),
        ("(x y : ℤ) (hx : 0 < x) (hy : 0 < y) (h : x + 2 * y = 10) : x * y ≤ 25 / 2", "real"),
    ],
)
def test_planted_errors_are_rejected(statement: str, reason: str) -> None:
    check = fidelity(lean(statement), read(SUM))
    assert check.standing is Standing.FAILED
    assert reason in check.reason


@pytest.mark.parametrize(
    ("words", "statement", "reason"),
    [
        ("Let p be a prime with p > 3. Show that p^2 leaves remainder 1 modulo 24.",
         "(p : ℕ) (h : p > 3) : p ^ 2 % 24 = 1", "prime"),
        ("How many positive integers are less than 100?", ": (Finset.Icc 1 100).card = 100", ""),
        ("How many integers are at most 100?", ": (Finset.Icc 1 99).card = 99", "100"),
        ("Show that n + 12 is odd for odd integers n.", "(n : ℤ) (h : n ≠ 0) : n + 12 ≠ 0", "odd"),
    ],
)  # fmt: skip
def test_forgotten_words_and_numbers(words: str, statement: str, reason: str) -> None:
    check = fidelity(lean(statement), read(words))
    assert (check.standing is Standing.FAILED) is bool(reason)
    assert reason in check.reason


@pytest.mark.parametrize(
    ("words", "statement", "reason"),
    [
        ("Show that n^2 ≥ n for every integer n.", "(n : ℕ) : n ^ 2 ≥ n", "both signs"),
        ("Show that n^2 ≥ n for every integer n.", "(n : ℤ) (h : n = 3) : n ^ 2 ≥ n", "n = 3"),
        (
            "Find all real x with x^2 = 4.",
            "(x : ℝ) (h : x^2 = 4) : x = 2 ∨ x = -2",
            "all solutions",
        ),
        ("Let x > 1 be real. Show that x^2 > 1.", "(x : ℝ) (h : x ≠ 0) : x ^ 2 > 1", "x > 1"),
    ],
)
def test_doubts(words: str, statement: str, reason: str) -> None:
    check = fidelity(lean(statement), read(words))
    assert check.standing is Standing.DOUBTFUL
    assert reason in check.reason


def test_few_of_our_own_statements_are_rejected_for_their_own_words() -> None:
    """The set's statements are faithful, though some say numbers and formulas in other ways."""
    problems = [
        p for p in load_set("olympiad") if p.lean is not None and "Type" not in p.lean.declaration
    ]
    rejected = [
        p.name for p in problems
        if p.lean is not None and fidelity(p.lean, read(p.words)).standing is Standing.FAILED
    ]  # fmt: skip
    assert len(rejected) <= len(problems) // 10, rejected


def test_every_statement_of_ours_has_words() -> None:
    for problem in load_set("olympiad"):
        assert problem.lean is not None
        text = in_words(problem.lean)
        assert text.endswith((".", ".)"))
        assert "\n" not in text


@pytest.mark.parametrize(
    ("words", "statement", "reason"),
    [
        ("Show that 8 divides n^2 - n.", "(n : ℤ) : 8 ∣ n ^ 2 + n", "8 ∣ n ^ 2 - n"),
        ("Show that 3 divides n or n + 1 is even.", "(n : ℤ) : 3 ∣ n ∧ Even (n + 1)", "alternative"),
        ("For real x, x = 1 if and only if 2x = 2.", "(x : ℝ) (h : x = 1) : 2 * x = 2", "equivalence"),
        ("Let x be real, x > 1. Show that x > 0.", "(x y : ℝ) (h : x > 1) : x > 0", "nothing speaks of y"),
        ("There is an integer n with n^2 = 4.", ": ∃ n : ℤ, n > 0 → n ^ 2 = 4", "claims an implication"),
        ("If 2x = 6 for a real x, find x + 1.", "(x : ℝ) (h : 2 * x = 6) : x = 3", "ask for"),
        ("If 2x = 6 for a real x, find x.", "(x : ℝ) (h : 2 * x = 6) : x ≤ 3", "gives none"),
        ("Let x be a natural number with 2x = 6. Find x.", "(x : ℝ) (h : 2 * x = 6) : x = 3", "x is of ℕ"),
        ("Show that 6 + 4 = 10.", ": Nat.lcm 6 4 = 10", "least common multiple"),
        ("Compute the minimum of x^2 + 1 for real x.", ": ∃ x : ℝ, x ^ 2 + 1 = 1", "extreme"),
    ],
)  # fmt: skip
def test_differences_are_doubts(words: str, statement: str, reason: str) -> None:
    check = fidelity(lean(statement), read(words))
    assert check.standing is not Standing.PASSED
    assert reason in check.reason
    assert check.doubts >= 1
