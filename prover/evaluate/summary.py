"""A run in numbers, always computed from its lines."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from problems.verdict import Verdict

SETTLED = frozenset({Verdict.PROVED.value, Verdict.DISPROVED.value})
_ORDER = ("introductory", "intermediate", "advanced", "olympiad", "unrated")


@dataclass(frozen=True, slots=True)
class EvaluationSummary:
    """A run in numbers. A problem counts by the best of its attempts."""

    total: int
    """Problems that were tried."""
    proved: int
    disproved: int
    by_verdict: dict[str, int]
    """Over the problems: the settled verdict, else that of the last attempt."""
    by_category: dict[str, tuple[int, int]]
    """Category → (proved or disproved, tried)."""
    by_difficulty: dict[str, tuple[int, int]]
    """The same by difficulty, easiest first."""
    pass_at: tuple[float, ...]
    """Expected share of problems settled by 1, 2, … attempts; as long as the fewest attempts that
    every problem has had."""
    over_time: tuple[tuple[float, int], ...]
    """(seconds of work on a problem, problems settled within them), ascending."""
    seconds: float
    """Summed over the attempts."""
    tactics: int
    lean_share: float
    """Part of the search time during which Lean was working, weighted by time."""
    lines: tuple[dict[str, Any], ...] = field(repr=False, default=())

    @property
    def settled(self) -> int:
        """Problems whose truth is known."""
        return self.proved + self.disproved


def summarise(lines: Sequence[dict[str, Any]]) -> EvaluationSummary:
    """The numbers of some lines."""
    problems: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        problems[line["problem"]].append(line)
    best = {name: best_line(attempts) for name, attempts in problems.items()}
    verdicts = Counter(str(line["verdict"]) for line in best.values())
    searched = sum(line["stats"].get("search_seconds", 0.0) for line in lines)
    inside = sum(
        line["stats"].get("search_seconds", 0.0) * line["stats"].get("lean_share", 0.0)
        for line in lines
    )
    difficulties = _shares(best.values(), "difficulty")
    return EvaluationSummary(
        total=len(best),
        proved=verdicts[Verdict.PROVED.value],
        disproved=verdicts[Verdict.DISPROVED.value],
        by_verdict=dict(verdicts),
        by_category=dict(sorted(_shares(best.values(), "category").items())),
        by_difficulty={
            name: difficulties[name]
            for name in sorted(difficulties, key=lambda x: (_ORDER.index(x), x))
        },
        pass_at=pass_at_k(list(problems.values())),
        over_time=solved_over_time(list(problems.values())),
        seconds=sum(line["seconds"] for line in lines),
        tactics=sum(line["stats"].get("tactics", 0) for line in lines),
        lean_share=inside / searched if searched else 1.0,
        lines=tuple(lines),
    )


def best_line(attempts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first attempt that settled the problem, else the last one."""
    return next((x for x in attempts if x["verdict"] in SETTLED), attempts[-1])


def pass_at_k(problems: Sequence[Sequence[dict[str, Any]]]) -> tuple[float, ...]:
    """For k = 1, 2, …: the mean chance that k of a problem's attempts, drawn at random, hold a
    settled one. This is the unbiased estimator 1 - C(n - c, k) / C(n, k)."""
    if not problems:
        return ()
    figures = []
    for k in range(1, min(len(attempts) for attempts in problems) + 1):
        total = 0.0
        for attempts in problems:
            n, c = len(attempts), sum(x["verdict"] in SETTLED for x in attempts)
            total += 1 - math.comb(n - c, k) / math.comb(n, k)
        figures.append(total / len(problems))
    return tuple(figures)


def solved_over_time(
    problems: Sequence[Sequence[dict[str, Any]]],
) -> tuple[tuple[float, int], ...]:
    """(seconds, problems settled within that much work on each), attempts one after the other."""
    ends = []
    for attempts in problems:
        spent = 0.0
        for line in sorted(attempts, key=lambda x: int(x["attempt"])):
            spent += line["seconds"]
            if line["verdict"] in SETTLED:
                ends.append(spent)
                break
    return tuple((round(end, 3), count) for count, end in enumerate(sorted(ends), start=1))


def _shares(lines: Any, name: str) -> dict[str, tuple[int, int]]:
    shares: dict[str, tuple[int, int]] = {}
    for line in lines:
        solved, tried = shares.get(line[name], (0, 0))
        shares[line[name]] = (solved + (line["verdict"] in SETTLED), tried + 1)
    return shares
