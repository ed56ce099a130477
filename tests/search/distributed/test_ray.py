"""Real actors on a local Ray: all done once, through the deaths of every kind of process."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from search.distributed import ClusterConfig, RunStore, Task, run_distributed
from tests.ray_cluster import cluster
from tests.search.distributed.toy import ToyWorld

__all__ = ["cluster"]

ROOT = Path(__file__).parents[3]

CONFIG = ClusterConfig(
    workers=2, problems=2, worker_cpus=0, revive_interval_s=0.05, coordinator_cpus=0
)


def _actors(name: str) -> list[int]:
    """Process ids of this run's actors of a class."""
    return [
        child.pid
        for child in psutil.Process().children(recursive=True)
        if child.name().startswith(f"ray::{name}"[:15]) and name in " ".join(child.cmdline())
    ]


async def test_all_is_done_once_though_a_worker_dies(cluster: None, tmp_path: Path) -> None:
    store = RunStore(tmp_path / "store", "run")
    store.add([*((str(seed), 0) for seed in range(6)), ("bad one", 0)])
    told: list[str] = []

    def tell(task: Task, answer: dict[str, Any]) -> None:
        told.append(task.name)
        if len(told) == 2:
            os.kill(_actors("SiteActor")[0], signal.SIGKILL)

    await run_distributed(ToyWorld(4, 0.01), store, CONFIG, listener=tell)
    results = {task.name: answer for task, answer in store.results()}
    assert sorted(told) == sorted(results) == sorted([*map(str, range(6)), "bad one"])
    assert {answer["verdict"] for name, answer in results.items() if name != "bad one"} == {
        "proved"
    }
    assert results["bad one"]["verdict"] == "crashed"
    assert "a bad task" in results["bad one"]["stats"]["reason"]


@pytest.mark.slow
async def test_every_kind_of_process_may_die(cluster: None, tmp_path: Path) -> None:
    seeds = [str(seed) for seed in range(20, 32)]
    store = RunStore(tmp_path / "store", "run")
    store.add((seed, 0) for seed in seeds)
    kinds = ["SiteActor", "MindActor", "SiteActor", "CoordinatorActor"]
    killed: list[str] = []

    def kill(task: Task, answer: dict[str, Any]) -> None:
        """One more death with each result: so there is progress between them."""
        kind = kinds[len(killed) % len(kinds)]
        for pid in _actors(kind)[:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed.append(kind)

    async with asyncio.timeout(200):
        await run_distributed(ToyWorld(4, 0.02), store, CONFIG, listener=kill)
    results = store.results()
    assert sorted(task.name for task, _ in results) == seeds
    assert {answer["verdict"] for _, answer in results} == {"proved"}
    assert set(killed) == {"SiteActor", "MindActor", "CoordinatorActor"}


@pytest.mark.slow
async def test_a_task_outlives_coordinators_that_die_sooner_than_it_ends(
    cluster: None, tmp_path: Path
) -> None:
    store = RunStore(tmp_path / "store", "run")
    store.add([("5", 0)])
    config = replace(CONFIG, workers=1, problems=1, task_tries=2, journal_interval_s=0.1)
    killed = 0

    async def kill() -> None:
        """Each time that the journal has grown by a few answers, four times."""
        nonlocal killed
        with contextlib.closing(sqlite3.connect(tmp_path / "store")) as reader:
            while killed < 4:
                count = reader.execute("SELECT COUNT(*) FROM journal").fetchone()[0]
                if count >= 6 * (killed + 1) and (coordinators := _actors("CoordinatorActor")):
                    os.kill(coordinators[0], signal.SIGKILL)
                    killed += 1
                    await asyncio.sleep(1.0)
                await asyncio.sleep(0.05)

    killing = asyncio.ensure_future(kill())
    async with asyncio.timeout(120):
        await run_distributed(ToyWorld(5, 0.05), store, config)
    killing.cancel()
    ((task, answer),) = store.results()
    assert (answer["verdict"], killed, task.tries) == ("proved", 4, 5)


_DRIVER = f"""
import asyncio, sys
from pathlib import Path
from typing import Any
import ray
from search.distributed import *
from tests.search.distributed.test_ray import CONFIG
from tests.search.distributed.toy import ToyWorld
from search.distributed.keeper import kept
store = RunStore(Path(sys.argv[1]), "run")
store.add((str(seed), 0) for seed in range(40, 52))
with kept():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
             runtime_env={{"env_vars": {{"PYTHONPATH": {str(ROOT)!r}}}}})
    asyncio.run(run_distributed(ToyWorld(4, 0.01), store, CONFIG,
                                listener=lambda task, answer: print(task.name, flush=True)))
    print("end", flush=True)
"""


@pytest.mark.slow
def test_a_killed_driver_resumes_and_leaves_no_orphans(tmp_path: Path) -> None:
    path = tmp_path / "store"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told: list[str] = []
    for stop_after in (3, None):
        driver = subprocess.Popen(
            [sys.executable, "-c", _DRIVER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )
        assert driver.stdout is not None
        for line in driver.stdout:
            if line.strip() == "end" or line.strip().isdigit():  # Ray prints, too
                told.append(line.strip())
            if len(told) == stop_after:
                family = psutil.Process(driver.pid).children(recursive=True)
                driver.kill()
                break
        driver.wait(60)
        if stop_after:
            _, alive = psutil.wait_procs(family, timeout=40)
            assert [p.name() for p in alive] == []
    assert told[-1] == "end"
    names = [name for name in told if name != "end"]
    assert sorted(names) == sorted(set(names)), "told twice"
    store = RunStore(path, "run")
    assert store.counts() == {"waiting": 0, "running": 0, "done": 12}
    assert len(store.results()) == 12
