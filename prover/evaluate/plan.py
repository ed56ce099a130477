"""Which attempts a run consists of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from problems import Problem


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one problem."""

    problem: Problem
    number: int
    """From 0."""
    seed: int

    @property
    def key(self) -> tuple[str, int]:
        """What a line of the results is known by."""
        return self.problem.name, self.number


def attempts_of(problems: Sequence[Problem], attempts: int, seed: int) -> Iterator[Attempt]:
    """All first attempts, then all second ones: a run that is cut short has covered the set."""
    for number in range(attempts):
        for problem in problems:
            yield Attempt(problem, number, seed + number)


def file_stem(problem: str, number: int) -> str:
    """The name of an attempt's files: the problem's, made safe, and the attempt's from the second."""
    safe = re.sub(r"[^\w.-]", "_", problem)[:80].lstrip(".")
    if safe != problem:
        safe += f"~{hashlib.sha256(problem.encode()).hexdigest()[:8]}"
    return f"{safe}@{number}" if number else safe
