"""What the Olympiad library costs: to compile and audit, to import, to hold in memory.

Run: python -m benchmarks.lean_library
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.record import record
from problems import LeanStatement
from prover.lean import LeanEnvironment, LeanPool, provision
from prover.lean.embedded.library import build_library
from prover.lean.embedded.modules import OLYMPIAD, module_sources

STATEMENT = LeanStatement("t", f"import {OLYMPIAD}", "theorem t (x : ℝ) (h : 0 < x) : 0 < x + 1")
EMPTY = LeanStatement("t", "", "theorem t : True")
TACTICS = ("positivity", "linarith", "nlinarith", "norm_num", "grind")


def shown(stage: str, done: float, total: float) -> None:
    """Progress, one line a module."""
    print(f"{stage}: {done:.0f}/{total:.0f}", flush=True)


async def openings(rounds: int) -> tuple[float, float, int]:
    """(seconds to open a statement on the library, on core Lean; most memory of a worker in MB)."""
    library: list[float] = []
    core: list[float] = []
    memory = 0
    for _ in range(rounds):
        async with LeanPool(provision(libraries=(OLYMPIAD,)), 1) as pool:
            for times, statement in ((core, EMPTY), (library, STATEMENT)):
                environment = LeanEnvironment(pool, statement)
                begun = time.perf_counter()
                root = await environment.root()
                times.append(time.perf_counter() - begun)
            await environment.step(root, TACTICS)
            async with pool.borrow() as worker:
                memory = max(memory, psutil.Process(worker.process.pid).memory_info().rss)
    return statistics.median(library), statistics.median(core), memory // 10**6


def main() -> None:
    lean = provision()
    sources = module_sources()
    with tempfile.TemporaryDirectory(dir=lean.home) as folder:
        begun = time.perf_counter()
        build_library(lean, Path(folder) / "library", shown)
        spent = time.perf_counter() - begun
    lines = sum(text.count("\n") for text in sources.values())
    record(
        f"Olympiad library: compile and audit {len(sources)} modules, {lines:,} lines",
        f"{spent:.0f} s",
        bar="≤ 5 min",
    )
    library, core, memory = asyncio.run(openings(5))
    record(
        "Olympiad library: opening a first statement in a ready process; memory of a worker after "
        "five tactics",
        f"{library:.2f} s ({core:.2f} s on core Lean); {memory} MB",
        bar="import ≤ 1.5 s; ≤ 1.2 GB",
    )


if __name__ == "__main__":
    main()
