"""Graded steps put before Lean: each step's statement is searched for a proof and for a refutation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from problems import Problem, Source
from problems.verdict import Verdict
from prover.lean import LeanPool, StatementError
from prover.solve import SolveConfig, solve_problem
from prover.verifier.informal.grade import Grade, GradedStep, Standing

_TO_SETTLE = (Standing.HOLDS, Standing.OPEN)


async def settled(grade: Grade, pool: LeanPool, config: SolveConfig) -> AsyncIterator[GradedStep]:
    """The steps of a solution in order, those that Lean proves or refutes with that standing.

    A step may use the steps before it that hold; `config` limits the search of each. A statement that Lean
    does not take leaves its step as it was.
    """
    for step in grade.steps:
        if step.statement is None or step.standing not in _TO_SETTLE:
            yield step
            continue
        problem = Problem(step.statement.name, step.text, step.statement, None, Source("words"))
        try:
            solution = await solve_problem(problem, pool, config)
        except StatementError:
            yield step
            continue
        if solution.verdict is Verdict.PROVED:
            yield replace(step, standing=Standing.PROVED)
        elif solution.verdict is Verdict.DISPROVED:
            yield replace(step, standing=Standing.REFUTED, fails="")
        else:
            yield step
