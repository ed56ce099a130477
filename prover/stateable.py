"""Which statements of a set Lean takes as they stand, and what the others lack."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from problems import Problem
from prover.lean import LeanEnvironment, LeanError, LeanPool

_UNKNOWN = re.compile(r"[Uu]nknown (?:identifier|constant|namespace|tactic) [`'«]?([^\s`'»]+)")


@dataclass(frozen=True, slots=True)
class Stating:
    """What Lean said to one statement."""

    name: str
    missing: str | None
    """None where it elaborates; else the first unknown name, or Lean's first words."""

    @property
    def stateable(self) -> bool:
        return self.missing is None


async def state_all(problems: Sequence[Problem], pool: LeanPool) -> AsyncIterator[Stating]:
    """Elaborate every Lean statement, one after the other; problems without one are left out."""
    for problem in problems:
        if problem.lean is None:
            continue
        try:
            await LeanEnvironment(pool, problem.lean).root()
        except LeanError as error:
            yield Stating(problem.name, missing_name(str(error)))
        else:
            yield Stating(problem.name, None)
        await pool.forget()


def missing_name(message: str) -> str:
    """The unknown name that a message is about, or its first line."""
    found = _UNKNOWN.search(message)
    if found:
        return found.group(1)
    lines = message.strip().splitlines() or ["no reason given"]
    return " ".join(lines[0].removeprefix("the statement does not elaborate: ").split())[:160]
