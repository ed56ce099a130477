"""Statements written for Mathlib, on the library: understood, proved, refused as they should be."""

from __future__ import annotations

import pytest

from problems import LeanStatement, Problem, Source
from problems.mathlib import on_library
from prover.lean import Certificate, LeanEnvironment, LeanPool, Rejection, check
from prover.stateable import missing_name, state_all

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]
HEADER = "import Mathlib\nopen BigOperators Real Nat Topology Rat"


def stated(declaration: str) -> LeanStatement:
    return on_library(LeanStatement("t", HEADER, declaration))


async def test_a_proof_over_the_reals_is_checked(library_pool: LeanPool) -> None:
    statement = stated("theorem t (x y : ℝ) (h : x + y = 2) : x * y ≤ 1")
    answer = await check(library_pool, statement, "by nlinarith [sq_nonneg (x - y)]")
    assert isinstance(answer, Certificate), answer
    assert "Olympiad" in answer.sealed_library
    assert set(answer.axioms) <= {"propext", "Classical.choice", "Quot.sound"}


async def test_a_wrong_proof_is_rejected(library_pool: LeanPool) -> None:
    statement = stated("theorem t (x : ℝ) : x * x = x")
    for body in ("by ring", "by norm_num", "by nlinarith [sq_nonneg x]", "by positivity"):
        assert isinstance(await check(library_pool, statement, body), Rejection)


async def test_goals_are_printed_in_mathlibs_words(library_pool: LeanPool) -> None:
    statement = stated("theorem t (n : ℕ) (x : ℝ) (h : 0 < x) : 0 < x + n")
    root = await LeanEnvironment(library_pool, statement).root()
    assert "n : ℕ" in root.text
    assert "x : ℝ" in root.text


async def test_what_cannot_be_stated_is_named(library_pool: LeanPool) -> None:
    problems = [
        Problem(name, "", stated(f"theorem t {text}"), None, Source("a test"))
        for name, text in (
            ("good", "(p : ℕ) (h : Nat.Prime p) : 2 ≤ p"),
            ("bad", "(s : MeasureTheory.Whatever) : s = s"),
        )
    ]
    found = [stating async for stating in state_all(problems, library_pool)]
    assert [stating.missing for stating in found] == [None, "MeasureTheory.Whatever"]


async def test_the_first_unknown_name_is_found_in_a_message() -> None:
    assert missing_name("Unknown identifier `Foo.bar`\nmore") == "Foo.bar"
    assert missing_name("the statement does not elaborate: type mismatch\nmore") == "type mismatch"
