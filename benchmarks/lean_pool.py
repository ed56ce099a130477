"""The Lean pool's own speed: a process ready, a whole-file check, tactics a second, 1 and 2 workers.

Run: python -m benchmarks.lean_pool [--seconds 20] [--no-record]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time

from benchmarks.lean_work import WORK, Worksite
from benchmarks.record import record
from problems import LeanStatement
from prover.lean import Certificate, LeanLimits, LeanPool, Toolchain, provision
from prover.lean.checker import check_in
from prover.lean.process import LeanProcess

_RUNS = 3
_WARM_UP_S = 20.0  # until the code that the work uses has been compiled in every process
_THEOREM = LeanStatement("t", "", "theorem t (x y : Int) (h : x + y = 5) : 2 * x = 10 - 2 * y")
_LIMITS = LeanLimits(tactic_timeout_s=120.0)


async def ready_and_check(toolchain: Toolchain) -> tuple[float, float]:
    """Median seconds until a process is ready for tactics, and of a check in such a process."""
    ready, checked = [], []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        process = await LeanProcess(toolchain, _LIMITS).start()
        ready.append(time.perf_counter() - begun)
        verdict = await check_in(process, _THEOREM, "by omega", negation=None, timeout_s=120)
        checked.append(time.perf_counter() - begun - ready[-1])
        await process.close()
        assert isinstance(verdict, Certificate), verdict
    return statistics.median(ready), statistics.median(checked)


async def throughput(toolchain: Toolchain, workers: int, seconds: float) -> float:
    """Tactics a second over all workers, statements opened and states known beforehand."""
    async with LeanPool(toolchain, workers, _LIMITS) as pool:
        while pool.counters.started <= workers:  # the spare's start is not part of it
            await asyncio.sleep(0.1)
        site = Worksite(pool)
        await site.prepare()
        jobs = itertools.cycle(WORK)

        async def work(until: float) -> None:
            while time.perf_counter() < until:
                await site.run(next(jobs))

        await asyncio.gather(*(work(time.perf_counter() + _WARM_UP_S) for _ in range(2 * workers)))
        before, begun = pool.counters.tactics, time.perf_counter()
        await asyncio.gather(*(work(begun + seconds) for _ in range(2 * workers)))
        return (pool.counters.tactics - before) / (time.perf_counter() - begun)


async def measure(seconds: float) -> tuple[float, float, float, float]:
    toolchain = provision()
    ready, checked = await ready_and_check(toolchain)
    one = await throughput(toolchain, 1, seconds)
    two = await throughput(toolchain, 2, seconds)
    return ready, checked, one, two


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--no-record", action="store_true")
    args = parser.parse_args()
    ready, checked, one, two = asyncio.run(measure(args.seconds))
    figures = (
        ("Lean process ready", f"{ready:.1f} s", "≤ 4 s"),
        ("Whole-file check, process ready", f"{checked:.1f} s", "≤ 3 s"),
        ("Two workers against one", f"{two:.0f}/s, {one:.0f}/s: ×{two / one:.2f}", "≥ ×1.5"),
    )
    for measure_name, figure, bar in figures:
        if args.no_record:
            print(f"{measure_name}: {figure} (bar {bar})")
        else:
            record(measure_name, figure, bar=bar)


if __name__ == "__main__":
    main()
