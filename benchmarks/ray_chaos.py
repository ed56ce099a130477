"""A distributed search under fire: the same verdicts, nothing twice, nothing left behind.

`prover search` runs on a local Ray cluster of two nodes while processes are killed at random: environment
workers, inference actors, coordinators, a whole node (raylet and all), the driver itself, which is then
started again with the same command. Budgets count nodes, so that the verdicts are those of an undisturbed
`prover eval` of the same problems, which is run first.

Run: python -m benchmarks.ray_chaos [--seconds 600] [--every 12] [--problems 10] [--nodes 40]
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import os
import random
import secrets
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.ray_overhead import problem_file, run
from benchmarks.record import record

_TOKEN = "HYPATIA_CHAOS"
_WEIGHTS = {"worker": 8, "mind": 4, "coordinator": 3, "node": 2, "driver": 3}
_ACTORS = {"worker": "SiteActor", "mind": "MindActor", "coordinator": "CoordinatorActor"}
_SETTLE_S = 40.0


class Battlefield:
    """The cluster, the driver, and whatever belongs to them."""

    def __init__(self, command: list[str], seed: int) -> None:
        os.environ[_TOKEN] = self._token = secrets.token_hex(8)
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        from ray.cluster_utils import Cluster

        self._cluster: Any = Cluster(
            initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
        )
        self._node: Any = self._cluster.add_node(num_cpus=1)
        self._command = [*command, "--ray", str(self._cluster.address)]
        self._rng = random.Random(seed)
        self._driver = self._launch()
        self.killed: collections.Counter[str] = collections.Counter()

    def over(self) -> bool:
        """Whether the driver has ended by itself."""
        return self._driver.poll() is not None

    def code(self) -> int:
        return self._driver.wait()

    def kill(self) -> None:
        """One death, of a kind drawn at random."""
        kind = self._rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        if kind == "driver":
            self._driver.kill()
            self._driver.wait()
            self._driver = self._launch()
        elif kind == "node":
            self._cluster.remove_node(self._node, allow_graceful=False)
            self._node = self._cluster.add_node(num_cpus=1)
        else:
            found = [p for p in self.family() if _is(p, _ACTORS[kind])]
            if not found:
                return
            with contextlib.suppress(psutil.NoSuchProcess):
                self._rng.choice(found).send_signal(signal.SIGKILL)
        self.killed[kind] += 1
        print(f"  killed: {kind}", flush=True)

    def family(self) -> list[psutil.Process]:
        """Every process that this run has started, directly or not."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if process.pid != os.getpid() and process.environ().get(_TOKEN) == self._token:
                    found.append(process)
        return found

    def leftovers(self) -> list[str]:
        """What is still there of a search that has ended; Ray's own processes may be."""
        deadline = time.monotonic() + _SETTLE_S
        while True:
            left = [_title(p) for p in self.family() if _of_search(p)]
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.5)

    def close(self) -> None:
        if self._driver.poll() is None:
            self._driver.kill()
        self._cluster.shutdown()

    def _launch(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command)


def _title(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error):
        return " ".join(process.cmdline())[:120]
    return ""


def _is(process: psutil.Process, actor: str) -> bool:
    return _title(process).startswith(f"ray::{actor}")


def _of_search(process: psutil.Process) -> bool:
    title = _title(process)
    actors = any(_is(process, actor) for actor in _ACTORS.values())
    return actors or "driver.code" in title or "prover." in title


def duplicates(folder: Path) -> int:
    """Results that count twice: in the store, or among the lines."""
    with contextlib.closing(sqlite3.connect(folder / "store.sqlite")) as database:
        query = "SELECT COUNT(*) - COUNT(DISTINCT task) FROM results"
        in_store = int(database.execute(query).fetchone()[0])
    lines = [json.loads(text) for text in (folder / "results.jsonl").read_text().splitlines()]
    keys = [(line["problem"], line["attempt"]) for line in lines]
    return in_store + len(keys) - len(set(keys))


def verdicts(folder: Path) -> dict[str, str]:
    """What the lines of a run say."""
    lines = (folder / "results.jsonl").read_text().splitlines()
    return {line["problem"]: line["verdict"] for line in map(json.loads, lines)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600.0, help="of killing")
    parser.add_argument("--every", type=float, default=12.0, help="seconds between deaths")
    parser.add_argument("--problems", type=int, default=10)
    parser.add_argument("--nodes", type=int, default=40, help="states a side")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    killed: collections.Counter[str] = collections.Counter()
    rounds = doubled = 0
    different: set[str] = set()
    left: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = str(problem_file(folder, options.problems))
        budget = ["--nodes", str(options.nodes)]
        print("undisturbed:", flush=True)
        _, expected = run(["eval", file, *budget, "--workers", "1"], folder / "plain")
        deadline = time.monotonic() + options.seconds
        while time.monotonic() < deadline:
            output = folder / f"round{rounds}"
            print(f"round {rounds + 1}:", flush=True)
            command = [sys.executable, "-m", "prover.cli", "search", file, *budget]
            command += ["--workers", "2", "--worker-memory", "0", "--no-recheck"]
            field = Battlefield([*command, "--output", str(output)], options.seed + rounds)
            try:
                pause = time.monotonic() + options.every
                while not field.over():
                    time.sleep(0.2)
                    if time.monotonic() > pause and time.monotonic() < deadline:
                        field.kill()
                        pause = time.monotonic() + options.every
                if field.code():
                    raise SystemExit(f"the search ended with {field.code()}")
                left += field.leftovers()
            finally:
                field.close()
            killed += field.killed
            found = verdicts(output)
            different |= {p for p in expected | found if expected.get(p) != found.get(p)}
            doubled += duplicates(output)
            rounds += 1
    deaths = ", ".join(f"{count} {kind}" for kind, count in sorted(killed.items()))
    record(
        f"chaos, {options.seconds:g} s, {rounds} searches of {options.problems} problems",
        f"killed {deaths}; {len(different)} verdicts differ"
        + (f" ({', '.join(sorted(different))})" if different else "")
        + f", {doubled} duplicates, {len(left)} processes left",
        bar="same verdicts, no duplicates, no orphans",
    )
    for title in left:
        print(f"left: {title}")


if __name__ == "__main__":
    main()
