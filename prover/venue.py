"""Where the Lean of an attempt runs: on a pool of this machine, or elsewhere behind the same door."""

from __future__ import annotations

from typing import Protocol

from problems import LeanStatement
from prover.lean import (
    Certificate,
    LeanEnvironment,
    LeanPool,
    OpenStatement,
    ProofState,
    Rejection,
    check,
)
from search.protocols import Environment


class StatementEnvironment(Environment[ProofState, str], Protocol):
    """One statement (or its negation) to search on."""

    @property
    def opened(self) -> OpenStatement | None:
        """The statement as Lean understood it; None before `root` has returned."""
        ...


class Venue(Protocol):
    """What an attempt asks of Lean."""

    def environment(
        self, statement: LeanStatement, *, negated: bool = False
    ) -> StatementEnvironment: ...

    async def check(
        self, statement: LeanStatement, body: str, *, negation: str | None = None
    ) -> Certificate | Rejection:
        """As `prover.lean.check`: in a process that has served nobody."""
        ...

    async def forget(self) -> None:
        """The attempt is over: its statements and states may be dropped."""
        ...

    def counters(self) -> dict[str, float]:
        """What the Lean side has done so far, for the statistics."""
        ...


class PoolVenue:
    """A pool of this machine."""

    def __init__(self, pool: LeanPool) -> None:
        self._pool = pool

    def environment(
        self, statement: LeanStatement, *, negated: bool = False
    ) -> StatementEnvironment:
        return LeanEnvironment(self._pool, statement, negated=negated)

    async def check(
        self, statement: LeanStatement, body: str, *, negation: str | None = None
    ) -> Certificate | Rejection:
        return await check(self._pool, statement, body, negation=negation)

    async def forget(self) -> None:
        await self._pool.forget()

    def counters(self) -> dict[str, float]:
        return self._pool.counters.as_dict()
