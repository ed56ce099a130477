"""Runs made by hand, without Lean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from problems import Category, Difficulty, LeanStatement, Problem, Source
from prover.evaluate import RunConfig, RunFolder
from prover.evaluate.config import Budget, set_hash
from prover.evaluate.plan import attempts_of


def lean_problem(name: str, type_: str, category: Category = Category.ALGEBRA) -> Problem:
    """A problem of one theorem."""
    statement = LeanStatement(name, "", f"theorem {name} : {type_}")
    source = Source("a test")
    return Problem(
        name, "Words.", statement, None, source, category, difficulty=Difficulty.ADVANCED
    )


def config_of(problems: list[Problem], **changes: Any) -> RunConfig:
    """The config of a run on some problems."""
    return RunConfig(
        problem_set="made",
        problem_set_sha256=set_hash(problems),
        lean="a test's",
        **{"budget": Budget(seconds=1.0), **changes},
    )


def answer(problem: Problem, verdict: str, seconds: float = 1.0) -> dict[str, Any]:
    """An answer as the solver gives it; a proof that nobody has checked comes with `proved`."""
    made: dict[str, Any] = {
        "problem": problem.name,
        "verdict": verdict,
        "seconds": seconds,
        "proof": None,
        "certificate": None,
        "stats": {"reason": "made", "search_seconds": 1.0, "lean_share": 0.5, "tactics": 7},
    }
    if verdict == "proved" and problem.lean is not None:
        made["proof"] = problem.lean.file_text("by rfl")
        made["certificate"] = {"theorem": problem.name}
        made["check"] = {"body": "by rfl", "negation": None}
    return made


def run_of(path: Path, problems: list[Problem], verdicts: list[str], **changes: Any) -> RunFolder:
    """A run whose attempts, in order, ended with these verdicts, after 1, 2, … seconds."""
    config = config_of(problems, **changes)
    run = RunFolder.create(path, config, problems)
    planned = attempts_of(problems, config.attempts, config.seed)
    for number, (attempt, verdict) in enumerate(zip(planned, verdicts, strict=False), start=1):
        run.append(attempt, answer(attempt.problem, verdict, float(number)))
    return run
