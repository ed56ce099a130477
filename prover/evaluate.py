"""Evaluating on a problem set: one JSON line a problem, resumable, and a summary.

The lines are the truth: a summary is always computed from the file, so a run that was stopped and
resumed sums up as one that was not.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from problems import Problem
from problems.verdict import Verdict
from prover.lean import LeanError, LeanPool, Toolchain
from prover.policy import SymbolicPolicy
from prover.solve import SolveConfig, solve_problem


@dataclass(frozen=True, slots=True)
class EvaluationSummary:
    """A run in numbers."""

    total: int
    proved: int
    disproved: int
    by_verdict: dict[str, int]
    by_category: dict[str, tuple[int, int]]
    """Category → (proved or disproved, tried)."""
    seconds: float
    """Summed over the problems."""
    tactics: int
    lean_share: float
    """Part of the search time during which Lean was working, weighted by time."""
    lines: tuple[dict[str, Any], ...] = field(repr=False, default=())


Listener = Callable[[dict[str, Any], int, int], None]
"""Called with (the new line, problems done, problems in all)."""


def read_lines(output: Path) -> list[dict[str, Any]]:
    """The lines of a run so far. A last line that was cut off is left out."""
    if not output.exists():
        return []
    lines = []
    for text in output.read_text(encoding="utf-8").splitlines():
        try:
            lines.append(json.loads(text))
        except json.JSONDecodeError:
            break
    return lines


async def evaluate(
    problems: Sequence[Problem],
    toolchain: Toolchain,
    config: SolveConfig,
    output: Path,
    *,
    parallel: int = 1,
    listener: Listener | None = None,
) -> EvaluationSummary:
    """Try every problem that `output` has no line for, `parallel` at once, each on its own pool.

    A problem that Lean does not take gets a line with verdict `invalid`; it does not stop the run.
    Raises LeanStartError when no Lean comes up, OSError when `output` cannot be written.
    """
    done = read_lines(output)
    output.write_text("".join(json.dumps(line) + "\n" for line in done), encoding="utf-8")
    known = {line["problem"] for line in done}
    waiting: asyncio.Queue[Problem] = asyncio.Queue()
    for problem in problems:
        if problem.name not in known:
            waiting.put_nowait(problem)
    count = len(problems) - waiting.qsize()

    async def lane() -> None:
        nonlocal count
        # one policy a lane: its worker process takes seconds to load computer algebra
        async with (
            SymbolicPolicy() as policy,
            LeanPool(toolchain, config.workers, config.limits) as pool,
        ):
            while not waiting.empty():
                problem = waiting.get_nowait()
                line = await _line(problem, pool, config, policy)
                with output.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line) + "\n")
                count += 1
                if listener is not None:
                    listener(line, count, len(problems))

    lanes = min(parallel, waiting.qsize())
    async with asyncio.TaskGroup() as group:
        for _ in range(lanes):
            group.create_task(lane())
    wanted = {problem.name for problem in problems}
    return summarise([line for line in read_lines(output) if line["problem"] in wanted])


async def _line(
    problem: Problem, pool: LeanPool, config: SolveConfig, policy: SymbolicPolicy
) -> dict[str, Any]:
    try:
        solution = await solve_problem(problem, pool, config, policy=policy)
    except LeanError as error:
        line: dict[str, Any] = {
            "problem": problem.name,
            "verdict": "invalid",
            "seconds": 0.0,
            "proof": None,
            "certificate": None,
            "stats": {"reason": " ".join(str(error).split())},
        }
    else:
        line = solution.as_dict()
    return {**line, "category": problem.category.value, "difficulty": problem.difficulty.value}


def summarise(lines: Sequence[dict[str, Any]]) -> EvaluationSummary:
    """The numbers of some lines."""
    verdicts = Counter(str(line["verdict"]) for line in lines)
    settled = {Verdict.PROVED.value, Verdict.DISPROVED.value}
    categories: dict[str, tuple[int, int]] = {}
    for line in lines:
        solved, tried = categories.get(line["category"], (0, 0))
        categories[line["category"]] = (solved + (line["verdict"] in settled), tried + 1)
    searched = sum(line["stats"].get("search_seconds", 0.0) for line in lines)
    inside = sum(
        line["stats"].get("search_seconds", 0.0) * line["stats"].get("lean_share", 0.0)
        for line in lines
    )
    return EvaluationSummary(
        total=len(lines),
        proved=verdicts[Verdict.PROVED.value],
        disproved=verdicts[Verdict.DISPROVED.value],
        by_verdict=dict(verdicts),
        by_category=dict(sorted(categories.items())),
        seconds=sum(line["seconds"] for line in lines),
        tactics=sum(line["stats"].get("tactics", 0) for line in lines),
        lean_share=inside / searched if searched else 1.0,
        lines=tuple(lines),
    )
