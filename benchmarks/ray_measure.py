"""What `benchmarks.ray_scale` rests on: latencies on real problems, Ray's and the store's own cost."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.virtual import LATENCIES
from problems import LeanStatement, load_set
from prover.lean import Certificate, LeanPool, ProofState, Rejection, provision
from prover.policy import SymbolicPolicy
from prover.solve import SolveConfig, solve_problem
from prover.venue import PoolVenue, StatementEnvironment
from search.distributed import Matchmaker, RunStore
from search.protocols import Outcome, Proposal

_QUANTILES = 200


class _Recorder:
    """Seconds by kind."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {"step": [], "policy": [], "check": []}

    def note(self, kind: str, begun: float) -> None:
        self.seconds[kind].append(time.perf_counter() - begun)


class _Venue(PoolVenue):
    """A pool whose answers are timed."""

    def __init__(self, pool: LeanPool, recorder: _Recorder) -> None:
        super().__init__(pool)
        self._recorder = recorder

    def environment(
        self, statement: LeanStatement, *, negated: bool = False
    ) -> StatementEnvironment:
        environment: Any = super().environment(statement, negated=negated)
        inner, root, recorder = environment.step, environment.root, self._recorder

        async def step(state: ProofState, actions: Sequence[str]) -> Sequence[Outcome[ProofState]]:
            begun = time.perf_counter()
            found: Sequence[Outcome[ProofState]] = await inner(state, actions)
            recorder.note("step", begun)
            return found

        async def opened() -> ProofState:
            begun = time.perf_counter()
            state: ProofState = await root()
            recorder.note("check", begun)
            return state

        environment.step, environment.root = step, opened
        made: StatementEnvironment = environment
        return made

    async def check(
        self, statement: LeanStatement, body: str, *, negation: str | None = None
    ) -> Certificate | Rejection:
        begun = time.perf_counter()
        answer = await super().check(statement, body, negation=negation)
        self._recorder.note("check", begun)
        return answer


class _Policy(SymbolicPolicy):
    """A policy whose answers are timed."""

    def __init__(self, recorder: _Recorder) -> None:
        super().__init__()
        self._recorder = recorder

    async def propose(self, states: Sequence[Any], n: int) -> Sequence[Sequence[Proposal[str]]]:
        begun = time.perf_counter()
        found = await super().propose(states, n)
        self._recorder.note("policy", begun)
        return found


async def measure(every: int = 12, seconds: float = 20.0) -> None:
    """Every so many problems of our set, one worker; quantiles of what was seen go into the file."""
    recorder = _Recorder()
    async with _Policy(recorder) as policy, LeanPool(provision(), 1) as pool:
        for problem in load_set("olympiad")[::every]:
            config = SolveConfig(seconds=seconds, workers=1)
            solution = await solve_problem(problem, _Venue(pool, recorder), config, policy=policy)
            print(f"{problem.name}: {solution.verdict.value}", flush=True)
    found = {kind: _quantiles(values) for kind, values in recorder.seconds.items()}
    LATENCIES.write_text(json.dumps(found) + "\n")
    for kind, values in recorder.seconds.items():
        mean = sum(values) / max(len(values), 1)
        print(f"{kind}: {len(values)} measured, mean {1e3 * mean:.1f} ms")


def _quantiles(values: list[float]) -> list[float]:
    ordered = sorted(values)
    picked = [ordered[int((i + 0.5) / _QUANTILES * len(ordered))] for i in range(_QUANTILES)]
    return [round(value, 5) for value in picked]


def store_seconds(tasks: int = 300) -> float:
    """What a task costs the driver: taking it out and writing its result."""
    with tempfile.TemporaryDirectory() as folder:
        store = RunStore(Path(folder, "store"), "run")
        store.add((str(i), 0) for i in range(tasks))
        answer = {"verdict": "proved", "proof": "x" * 4000}
        begun = time.process_time()
        while (task := store.take(Matchmaker())) is not None:
            store.finish(task, answer)
        return (time.process_time() - begun) / tasks


def call_cpu_seconds(calls: int = 2000) -> float:
    """What Ray takes of the caller's processor for a call, many under way at once."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    class Echo:
        async def serve(self, request: object) -> object:
            return request

    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    handle = ray.remote(Echo).options(num_cpus=0, max_concurrency=100).remote()
    request = ("x : Nat\n⊢ x * x ≥ 0" * 10, ["nlinarith [sq_nonneg x]"] * 4)

    async def lane(count: int) -> None:
        for _ in range(count):
            await handle.serve.remote(request)

    async def all_lanes() -> float:
        await lane(50)
        begun = time.process_time()
        await asyncio.gather(*(lane(calls // 32) for _ in range(32)))
        return (time.process_time() - begun) / (calls // 32 * 32)

    try:
        return asyncio.run(all_lanes())
    finally:
        ray.shutdown()
