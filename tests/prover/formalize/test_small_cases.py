"""Counterexamples at small values, without Lean: found where there is one, never for what is true."""

from __future__ import annotations

import pytest

from problems import load_set
from problems.mathlib import on_library
from prover.formalize.filter.closed import closed_truth
from prover.formalize.filter.judged import Standing
from prover.formalize.filter.small_cases import counterexample, small_cases
from prover.formalize.reading import Asked
from prover.policy.symbolic.goals.parser import parse
from tests.prover.formalize.conftest import lean


@pytest.mark.parametrize(
    ("statement", "point"),
    [
        ("(n : ℤ) : n ^ 2 % 4 = 1", "n = 0"),
        ("(x y : ℝ) (h : x + y = 78) (k : x - y = 22) : x = 51", "x = 50, y = 28"),
        ("(n : ℕ) (h : 3 < n) : n < 9", "n = 9"),
        ("(x : ℝ) (h : 0 ≤ x) : x < x ^ 2 + 1 / 4", "x = 1/2"),
        ("(n : ℕ) : n - 1 + 1 = n", "n = 0"),
        ("(x : ℝ) : ∀ y : ℝ, x ≤ y", ""),
    ],
)
def test_counterexamples(statement: str, point: str) -> None:
    found = counterexample(lean(statement))
    assert found is not None
    assert point in found


@pytest.mark.parametrize(
    "statement",
    [
        "(n : ℤ) : n ^ 2 % 4 ≠ 2",
        "(n : ℤ) : ∃ m : ℤ, m = n + 1000",
        "(f : ℝ → ℝ) (h : ∀ x, f x = x) : f 3 = 3",
        "(n : ℤ) (h : ∀ k : ℤ, k < n) : n = 7",
        "(n : ℕ) (h : Nat.Prime n) (k : n % 2 = 0) : n = 2",
        ": ∃ n : ℕ, n % 50 = 49 ∧ n % 3 = 1",
    ],
)
def test_none_where_there_is_none_or_no_way_to_know(statement: str) -> None:
    assert counterexample(lean(statement)) is None


def test_no_counterexample_to_our_own_problems() -> None:
    for problem in load_set("olympiad"):
        assert problem.lean is not None
        assert counterexample(on_library(problem.lean), seconds=0.1) is None, problem.name


def test_many_of_our_false_variants_are_refuted() -> None:
    found = [counterexample(on_library(p.lean)) for p in load_set("olympiad-false") if p.lean]
    assert sum(point is not None for point in found) >= 0.8 * len(found)


def test_a_question_whether_it_is_true_is_answered_not_failed() -> None:
    false = lean("(n : ℤ) : n < 3")
    assert small_cases(false, Asked.PROVE).standing is Standing.FAILED
    assert small_cases(false, Asked.IS_IT_TRUE).standing is Standing.PASSED


@pytest.mark.parametrize(
    ("claim", "truth"),
    [
        ("((Finset.Icc 1 100).filter (fun n => 7 ∣ n)).card = 14", True),
        ("((Finset.Icc 1 100).filter (fun n => 7 ∣ n)).card = 15", False),
        ("∑ i ∈ Finset.Icc 1 10, (i ^ 2 + 1) = 395", True),
        ("(Nat.digits 10 (2 ^ 10)).sum = 7", True),
        ("(Nat.divisors 12).card = 5", False),
        ("7 ^ 1000 % 10 = 1", True),
        ("Nat.choose 7 3 = 35 ∧ Nat.fib 10 = 56", False),
        ("((1 : ℚ) / 3 + 1 / 6 : ℚ) = 1 / 2", True),
        ("3 - 5 = 0", None),
        ("7 / 2 = 3", None),
        ("∃ n : ℕ, n = 3", None),
        ("√2 = 1", None),
    ],
)
def test_closed_statements(claim: str, truth: bool | None) -> None:
    assert closed_truth(parse(claim)) is truth
