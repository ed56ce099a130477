"""A statement against its negation: two searches side by side, the first proof wins.

Both draw on the same workers. Each keeps half of them busy (all of them once the other has ended),
and a free worker goes to the side that has had less time, so neither starves the other.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from search.budget import Budget
from search.errors import ConfigError
from search.gate import Gate
from search.meter import Meter
from search.progress import ProgressListener
from search.protocols import Environment, Policy, Verifier
from search.result import SearchResult, SearchStatus
from search.solve import Config, Place, solve
from search.trace import TraceOptions

S = TypeVar("S")
A = TypeVar("A")


class Side(StrEnum):
    """The two sides of a race."""

    STATEMENT = "statement"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Contender(Generic[S, A]):
    """One side: what `solve` takes."""

    environment: Environment[S, A]
    policy: Policy[S, A]
    verifier: Verifier[S] | None = None
    config: Config | None = None
    budget: Budget | None = None
    trace: TraceOptions[A] | None = None
    listener: ProgressListener | None = None


@dataclass(frozen=True, slots=True)
class RaceResult(Generic[S, A]):
    """Both ends of a race. Each side's `seconds_outside` includes waiting for the other's turn;
    the seconds here are those of both together."""

    winner: Side | None
    """The side that was proved first; None if neither was."""
    statement: SearchResult[S, A]
    negation: SearchResult[S, A]
    seconds: float
    """Wall time of the race."""
    seconds_inside: float
    """Wall time during which at least one environment call of either side was running."""
    used_seconds: tuple[float, float]
    """Seconds inside the environment of the statement's and of the negation's calls."""


async def race(
    statement: Contender[S, A],
    negation: Contender[S, A],
    *,
    statement_share: float = 0.5,
) -> RaceResult[S, A]:
    """Run both; the first proof cancels the other side.

    The environments may share their workers: together they are used as one pool of the larger
    `parallelism`. `statement_share`, in (0, 1), is the part of the environment's seconds that the
    statement gets while both want it. Cancelling the task cancels both sides and returns what is
    known. Raises `TraceError` as `solve` does, with the other side ended first.
    """
    if not 0 < statement_share < 1:
        raise ConfigError(f"statement_share must lie between 0 and 1, got {statement_share}")
    contenders = (statement, negation)
    whole = Meter()
    tasks: list[asyncio.Task[SearchResult[S, A]]] = []

    def width() -> int:
        return max(contender.environment.parallelism for contender in contenders)

    def workers() -> int:
        alone = any(task.done() for task in tasks)
        return width() if alone else (width() + 1) // 2

    gate = Gate(width, (statement_share, 1 - statement_share))
    tasks.extend(
        asyncio.ensure_future(_run(contender, Place(gate, side, workers, Meter(whole))))
        for side, contender in enumerate(contenders)
    )
    winner = await _first_proof(tasks)
    results = [task.result() for task in tasks]
    statement_used, negation_used = gate.used_seconds
    return RaceResult(
        winner=None if winner is None else (Side.STATEMENT, Side.NEGATION)[winner],
        statement=results[0],
        negation=results[1],
        seconds=whole.seconds,
        seconds_inside=whole.seconds_inside,
        used_seconds=(statement_used, negation_used),
    )


async def _run(contender: Contender[S, A], place: Place) -> SearchResult[S, A]:
    return await solve(
        contender.environment,
        contender.policy,
        contender.verifier,
        contender.config,
        contender.budget,
        trace=contender.trace,
        listener=contender.listener,
        place=place,
    )


async def _first_proof(tasks: list[asyncio.Task[SearchResult[S, A]]]) -> int | None:
    """Wait until a task returns a proof, all have ended, one raises or we are cancelled; end all.

    The index of the first proof, the earlier task's on a tie.
    """
    winner: int | None = None
    pending = set(tasks)
    try:
        while pending and winner is None:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            if any(task.exception() is not None for task in done):
                break
            proved = [task for task in done if task.result().status is SearchStatus.PROVED]
            if proved:
                winner = min(tasks.index(task) for task in proved)
    except asyncio.CancelledError:
        pass  # both sides are told, and return what they know
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    return winner
