"""Soak: thousands of mixed tactics on a pool of which a worker is killed (-9) every few seconds.

First every batch is run once without kills; that is what is expected. Then the batches are run over
and over while workers are killed. Asserted: each tactic has exactly one outcome and the expected
one (so no result is lost, doubled or changed), and the memory of the client and of the workers in
the last quarter is less than 10 % over that in the second.
Run: python -m benchmarks.lean_soak [--tactics 10000] [--kill-every 20] [--workers 2] [--no-record]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import signal
import time
from dataclasses import dataclass, field

import psutil

from benchmarks.lean_work import WORK, Worksite
from benchmarks.record import record
from prover.lean import LeanLimits, LeanPool, provision
from search.protocols import OutcomeKind

_MEMORY_GROWTH = 1.10
_ASKED_AGAIN = 3
_TOO_SHORT_FOR_MEMORY = 5000
"""Fewer tactics than this say nothing about growth: workers are still warming up."""


@dataclass
class Soak:
    """What is seen while it runs."""

    tactics: int = 0
    kills: int = 0
    killed_twice: int = 0
    """Batches told to have crashed because a kill hit a tactic and its one retry; asked again."""
    wrong: list[str] = field(default_factory=list)
    client_mb: list[float] = field(default_factory=list)
    worker_mb: list[float] = field(default_factory=list)


async def _killer(pool: LeanPool, soak: Soak, every_s: float) -> None:
    for turn in itertools.count():
        await asyncio.sleep(every_s)
        process = pool._workers[turn % pool.size].process
        if process.alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
                soak.kills += 1


async def _watch(pool: LeanPool, soak: Soak) -> None:
    own = psutil.Process()
    while True:
        soak.client_mb.append(own.memory_info().rss / 2**20)
        soak.worker_mb.append(max(worker.process.memory_mb() for worker in pool._workers))
        await asyncio.sleep(1.0)


def _growth(samples: list[float]) -> float:
    """The most in the last quarter over the most in the second; 1 where there are too few."""
    quarter = len(samples) // 4
    if quarter < 1:
        return 1.0
    return max(samples[-quarter:]) / max(samples[quarter : 2 * quarter])


async def soak(tactics: int, kill_every_s: float, workers: int) -> tuple[Soak, float, LeanPool]:
    """Run it; the observations, the seconds it took, and the closed pool with its counters."""
    limits = LeanLimits(tactic_timeout_s=120.0)  # a loaded machine must not make timeouts
    async with LeanPool(provision(), workers, limits) as pool:
        site = Worksite(pool)
        await site.prepare()
        expected = [[o.kind for o in await site.run(batch)] for batch in WORK]
        seen = Soak()
        jobs = itertools.cycle(enumerate(WORK))

        async def work() -> None:
            while seen.tactics < tactics:
                index, batch = next(jobs)
                seen.tactics += len(batch.tactics)
                kinds = [outcome.kind for outcome in await site.run(batch)]
                for _ in range(_ASKED_AGAIN):
                    if OutcomeKind.CRASHED not in kinds:
                        break
                    seen.killed_twice += 1
                    kinds = [outcome.kind for outcome in await site.run(batch)]
                if kinds != expected[index]:
                    seen.wrong.append(f"{batch.statement.name}: {kinds} for {expected[index]}")

        begun = time.perf_counter()
        helpers = [
            asyncio.create_task(_killer(pool, seen, kill_every_s)),
            asyncio.create_task(_watch(pool, seen)),
        ]
        try:
            await asyncio.gather(*(work() for _ in range(2 * workers)))
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
        return seen, time.perf_counter() - begun, pool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tactics", type=int, default=10_000)
    parser.add_argument("--kill-every", type=float, default=20.0, help="seconds")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-record", action="store_true")
    args = parser.parse_args()
    seen, seconds, pool = asyncio.run(soak(args.tactics, args.kill_every, args.workers))
    client, workers = _growth(seen.client_mb), _growth(seen.worker_mb)
    figure = (
        f"{seen.tactics} tactics in {seconds:.0f} s ({seen.tactics / seconds:.0f}/s), "
        f"{seen.kills} kills, {pool.counters.crashes} requests hit, {seen.killed_twice} twice, "
        f"{len(seen.wrong)} results lost, doubled or changed, "
        f"memory ×{client:.2f} client, ×{workers:.2f} workers"
    )
    if args.no_record:
        print(figure)
    else:
        record("Lean soak", figure, bar="0 lost, memory < ×1.10")
    assert not seen.wrong, seen.wrong[:3]
    if args.tactics >= _TOO_SHORT_FOR_MEMORY:
        assert max(client, workers) < _MEMORY_GROWTH, (client, workers)


if __name__ == "__main__":
    main()
