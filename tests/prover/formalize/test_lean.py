"""The filter on Lean: planted errors are out, equivalent statements are one group."""

from __future__ import annotations

import pytest

from problems import LeanStatement
from prover.formalize import Answer, FormalizeConfig, LeanBench, judge, read
from prover.formalize.candidates import HEADER
from prover.formalize.filter.confidence import chance
from prover.formalize.filter.equivalence import equivalent

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]
CONFIG = FormalizeConfig(search_s=15.0)


def stated(text: str) -> LeanStatement:
    return LeanStatement("statement", HEADER + "\n", f"theorem statement {text}")


async def test_the_right_statement_wins_against_planted_errors(lean_bench: LeanBench) -> None:
    right = "theorem t (x y : ℝ) (h : x + y = 10) : x * y ≤ 25"
    answers = [
        right,
        right.replace("x * y ≤ 25", "25 ≥ y * x"),
        right.replace("x + y", "x - y"),
        right.replace(" (h : x + y = 10)", ""),
        right.replace("(h :", "(k : x < x) (h :"),
        right.replace("25", "24"),
        right.replace("ℝ", "NoSuchType"),
    ]
    words = "Let x and y be real numbers with x + y = 10. Prove that xy ≤ 25."
    found = await judge(read(words), [Answer(text) for text in answers], lean_bench, CONFIG)
    assert [len(group) for group in found.groups] == [2]
    assert found.best is not None
    assert found.best.candidate.text == right.replace("theorem t", "theorem statement")
    reasons = " | ".join(refused.reason for refused in found.rejected)
    assert reasons.count("the words say x + y = 10") == 1
    assert "NoSuchType" in reasons
    assert "contradict" in reasons
    assert len(found.rejected) == 5
    assert found.confidence == pytest.approx(2 / 8 * chance(0))


async def test_a_counterexample_is_found_and_an_answer_proved(lean_bench: LeanBench) -> None:
    reading = read("Show that the square of an integer n leaves the remainder 1 modulo 4.")
    wrong = Answer("theorem t (n : ℤ) : n ^ 2 % 4 = 1")
    found = await judge(reading, [wrong], lean_bench, CONFIG)
    assert found.best is None
    assert "it is false" in found.rejected[0].reason
    reading = read("Find all real x with x^2 - 5x + 6 = 0.")
    hole = Answer("theorem t (x : ℝ) : x ^ 2 - 5 * x + 6 = 0 ↔ answer?")
    found = await judge(reading, [hole], lean_bench, CONFIG)
    assert found.best is not None
    assert found.best.candidate.text.endswith("↔ (x = 2 ∨ x = 3)")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("(n : ℤ) : 3 ∣ n ^ 3 - n", ": ∀ m : ℤ, (m ^ 3 - m) % 3 = 0", True),
        ("(x : ℝ) (h : 2 < x) : 4 < x ^ 2", "(y : ℝ) (k : y > 2) : y ^ 2 > 4", True),
        ("(x : ℝ) (h : 2 < x) : 4 < x ^ 2", "(x : ℝ) (h : 2 ≤ x) : 4 ≤ x ^ 2", False),
        ("(n : ℕ) : n + 0 = n", "(n : ℕ) : n * 1 = n", False),
        ("(n : ℤ) : 3 ∣ n ^ 3 - n", "(n : ℤ) : 6 ∣ n ^ 3 - n", False),
    ],
)
async def test_equivalence_is_no_matter_of_truth(
    lean_bench: LeanBench, one: str, other: str, same: bool
) -> None:
    """Most of these pairs are pairs of theorems: what they say decides."""
    assert await equivalent(stated(one), stated(other), lean_bench) is same
