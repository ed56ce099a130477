"""How good a round's model is: on statements of held-out families, the side that is true, and on any set.

What is judged on is never learnt from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from problems import Problem
from problems.mathlib import problem_on_library
from prover.training.errors import TrainingError
from prover.training.loop.config import LoopConfig
from prover.training.loop.matchmaker import Task
from prover.training.searches import SearchRecord, held_out
from prover.training.synthetic import Family, generate


def judged_tasks(families: Sequence[Family], config: LoopConfig) -> list[Task]:
    """The same for all rounds; families that `held_out` keeps from all training, truth known."""
    kept = [family for family in families if held_out(family.name)]
    tasks: list[Task] = []
    for drawn in generate(4 * config.judged, config.seed, kept):
        if drawn.truth is not None and len(tasks) < config.judged:
            declaration = drawn.statement.declaration
            tasks.append(Task(drawn.family, declaration, not drawn.truth, config.tactics))
    return tasks


HELD_OUT = "held-out families"
"""What a judgement is called that is on synthetic statements."""


def set_tasks(name: str, problems: Sequence[Problem], config: LoopConfig) -> list[Task]:
    """Every `judge_every`-th problem as it is stated; the set's name stands for the family. Raises
    TrainingError where there is nothing in Lean."""
    found = []
    for problem in problems[:: config.judge_every]:
        lean = problem_on_library(problem).lean
        if lean is not None:
            found.append(
                Task(name, lean.declaration, False, config.tactics, lean.name, lean.preamble)
            )
    if not found:
        raise TrainingError(f"{name} holds no statement in Lean to judge on")
    return found


@dataclass(frozen=True, slots=True)
class Judgement:
    """One round on some statements. low, high: the 95 % interval of the share proved (Wilson, 1927).
    tactics: run to the proof, in the mean over statements that this round's and the first round's model
    both prove; first: the same for the first round's model; None without such statements."""

    round: int
    proved: int
    total: int
    low: float
    high: float
    tactics: float | None
    first: float | None
    on: str = HELD_OUT

    @staticmethod
    def of(
        number: int,
        records: Sequence[SearchRecord],
        beginning: Sequence[SearchRecord],
        on: str = HELD_OUT,
    ) -> Judgement:
        """Judge the searches of a round beside those of the first."""
        solved = {record.statement: record.actions for record in records if record.proved}
        before = {record.statement: record.actions for record in beginning if record.proved}
        both = sorted(solved.keys() & before.keys())
        low, high = wilson(len(solved), len(records))
        return Judgement(
            number,
            len(solved),
            len(records),
            low,
            high,
            sum(solved[name] for name in both) / len(both) if both else None,
            sum(before[name] for name in both) / len(both) if both else None,
            on,
        )


def wilson(successes: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share at z standard deviations; (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share = successes / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    spread /= 1 + z * z / total
    return max(0.0, middle - spread), min(1.0, middle + spread)
