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
