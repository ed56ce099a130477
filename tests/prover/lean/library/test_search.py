"""The symbolic policy on the library: searches that end in a checked proof."""

from __future__ import annotations

import pytest

from problems import LeanStatement, Problem, Source, Verdict
from problems.mathlib import on_library
from prover.lean import LeanPool
from prover.policy import SymbolicPolicy
from prover.solution import SolveConfig
from prover.solve import solve_problem

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]
HEADER = "import Mathlib\nopen BigOperators Real Nat Topology Rat"


@pytest.mark.parametrize(
    "declaration",
    [
        "theorem t (x : ℝ) (h : |x - 3| < 1) : x < 4",
        "theorem t (x y : ℝ) (h : x + y = 10) : x * y ≤ 25",
        "theorem t (S : Finset ℕ) (h : ∀ n : ℕ, n ∈ S ↔ n ∣ 28) : ∑ k in S, k = 56",
        "theorem t : ∑ k in Finset.range 11, k ^ 2 = 385",
        "theorem t (u : ℕ) (S : Set ℕ) (h : ∀ n : ℕ, n ∈ S ↔ 0 < n ∧ 5 * n % 17 = 1)"
        " (k : IsLeast S u) : u = 7",
    ],
)
async def test_a_statement_in_mathlibs_words_is_proved(
    library_pool: LeanPool, declaration: str
) -> None:
    statement = on_library(LeanStatement("t", HEADER, declaration))
    problem = Problem("t", "", statement, None, Source("a test"))
    config = SolveConfig(seconds=60, workers=1, disprove=False)
    async with SymbolicPolicy() as policy:
        solution = await solve_problem(problem, library_pool, config, policy=policy)
    assert solution.verdict is Verdict.PROVED, solution
