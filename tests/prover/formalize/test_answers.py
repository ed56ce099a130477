"""Guesses for open answers, and what becomes of them."""

from __future__ import annotations

import pytest

from prover.formalize import FormalizeConfig
from prover.formalize.answers import answered, fill, guesses
from prover.formalize.candidates import Candidate
from tests.prover.formalize.conftest import PaperBench, lean


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("(x y : ℝ) (h : x + y = 7) (k : x * y = 12) : x^2 + y^2 = answer?", ["25"]),
        ("(x : ℝ) : x^2 - 5*x + 6 = 0 ↔ answer?", ["x = 2 ∨ x = 3"]),
        ("(x : ℝ) : 2 * x = 1 ↔ answer?", ["x = 1 / 2"]),
        ("(n : ℕ) (h : n % 7 = 3) : (2 * n) % 7 = answer?", ["6"]),
        (": 2^10 % 7 = answer?", ["2"]),
        ("(a b : ℤ) (h : 2 * a + b = 5) (k : a - b = 1) : answer? = a", ["2"]),
        ("(x : ℝ) (h : x > 0) : answer?", []),
        ("(f : ℕ → ℕ) (h : f 1 = 2) : f 3 = answer?", []),
    ],
)
def test_guesses(statement: str, found: list[str]) -> None:
    assert list(guesses(lean(statement)))[: max(1, len(found))] == found


def test_a_filled_answer_stands_in_parentheses() -> None:
    assert fill(lean(": x = answer?"), "-1 / 2").declaration == "theorem statement : x = (-1 / 2)"


async def test_the_first_guess_that_is_proved_is_taken() -> None:
    open_answer = Candidate(lean("(x : ℝ) (h : x ^ 2 = 4) : x = answer?"), None)
    filled = await answered(open_answer, PaperBench(true=["x = (2)"]), FormalizeConfig())
    assert filled is not None
    assert filled.lean is not None
    assert filled.lean.declaration.endswith(": x = (2)")
    assert await answered(open_answer, PaperBench(), FormalizeConfig()) is None
    none_tried = FormalizeConfig(answers=0)
    assert await answered(open_answer, PaperBench(true=["x"]), none_tried) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("(f : ℝ → ℝ) (h : ∀ x : ℝ, f x = 3 * x - 7) : f (f 4) = answer?", "8"),
        (": Real.logb 3 81 = answer?", "4"),
        (": Real.sqrt 50 + Real.sqrt 18 = answer?", "(8) * Real.sqrt 2"),
        (": ⌈(5 : ℝ) / 2⌉ + 3 = answer?", "6"),
        (": (3 : ZMod 11)⁻¹ = answer?", "4"),
        (": (1 + 2 * Complex.I) * (3 - Complex.I) = answer?", "5 + (5) * Complex.I"),
        (
            "(S : Finset ℝ) (h : ∀ x : ℝ, x ∈ S ↔ x ^ 2 - 7 * x + 10 = 0) : (∑ x ∈ S, x) = answer?",
            "7",
        ),
        (
            "(S : Finset (ℕ × ℕ)) (h : ∀ p : ℕ × ℕ, p ∈ S ↔ 0 < p.1 ∧ 0 < p.2 ∧ p.1 + 2 * p.2 = 9) : "
            "S.card = answer?",
            "4",
        ),
        (": (∑ n ∈ (Finset.Icc 1 9).filter (fun n => Odd n), n) = answer?", "25"),
    ],
)
def test_answers_are_computed(text: str, answer: str) -> None:
    assert next(guesses(lean(text)), None) == answer


def test_no_pairs_are_counted_that_may_go_on() -> None:
    text = "(S : Finset (ℕ × ℕ)) (h : ∀ p : ℕ × ℕ, p ∈ S ↔ p.1 = p.2) : S.card = answer?"
    assert list(guesses(lean(text))) == []
