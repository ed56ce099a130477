"""Statements for Mathlib on the Olympiad library: imports are exchanged, nothing else."""

from __future__ import annotations

import pytest

from problems import LeanStatement, library
from problems.mathlib import on_library, problem_on_library, uses_library

DECLARATION = "theorem t (x : ℝ) (h : x = 2) : x ^ 2 = 4"


@pytest.mark.parametrize(
    "preamble",
    [
        "import Mathlib\nopen Real Nat",
        "import Mathlib.Data.Real.Basic\nimport Mathlib.Tactic\n\nopen Real Nat",
        "import Mathlib -- all\nimport Aesop\nopen Real Nat",
        "import Olympiad\nopen Real Nat",
    ],
)
def test_imports_are_exchanged_and_the_rest_stays(preamble: str) -> None:
    moved = on_library(LeanStatement("t", preamble, DECLARATION))
    assert moved.preamble == "import Olympiad\nopen Real Nat"
    assert moved.declaration == DECLARATION
    assert uses_library(moved)


def test_imports_of_others_stay() -> None:
    moved = on_library(LeanStatement("t", "import Std.Data.HashMap\nimport Mathlib\n", DECLARATION))
    assert moved.preamble == "import Std.Data.HashMap\nimport Olympiad\n"


@pytest.mark.parametrize(
    "declaration",
    [
        DECLARATION,
        "theorem t : Nat.Prime 7",
        "theorem t (s : Finset Nat) : s = s",
        "theorem t (a b : Nat) : a ≡ b [MOD 2] → b ≡ a [MOD 2]",
    ],
)
def test_a_bare_statement_in_mathlibs_words_gets_the_header(declaration: str) -> None:
    assert uses_library(on_library(LeanStatement("t", "", declaration)))


@pytest.mark.parametrize(
    ("preamble", "declaration"),
    [
        ("", "theorem t (n : Nat) : n = n"),
        ("import Std", DECLARATION),
        ('notation "ℝ" => Rat', DECLARATION),
        ("", "theorem t : (1 : Nat) = 1 -- over ℝ, too"),
    ],
)
def test_other_statements_stay(preamble: str, declaration: str) -> None:
    statement = LeanStatement("t", preamble, declaration)
    assert on_library(statement) is statement


def test_our_own_problems_stay() -> None:
    for problem in library().values():
        assert problem_on_library(problem).lean == problem.lean
