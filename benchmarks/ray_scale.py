"""How a distributed search grows from 1 to 10,000 workers, by simulation of the real coordinator.

The fleet, the batching and the search are the real code on simulated time (`benchmarks.virtual`);
workers take latencies as `--measure` records them from real problems. Each call is charged the processor
time that Ray takes for it in the caller, measured at the start (or `--call-us`).

One shard with W workers is simulated and stands for N / W of them: shards share only the driver, whose
part is a SQLite transaction a task, measured too. Prints a table, writes a plot, records the bars.

Run: python -m benchmarks.ray_scale --measure   (once, on a quiet machine with Lean)
     python -m benchmarks.ray_scale [--seconds 30] [--plot runs/ray_scale.svg]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.ray_measure import call_cpu_seconds, measure, store_seconds
from benchmarks.record import record
from benchmarks.virtual import (
    Latencies,
    ModelMind,
    SimulatedSeat,
    State,
    SymbolicMind,
    VirtualLoop,
)
from search import Budget, MctsConfig, WorkConfig, mcts_search
from search.distributed import ClusterConfig, Fleet, MindServer, RemoteMind
from search.protocols import Outcome

_WORKERS_A_PROBLEM = 4
_BUDGET_S = 60.0
_WARM_S = 15.0
"""Simulated before anything is counted: all problems begin at once, which they never do later."""
_WORK = WorkConfig(chunk_actions=4, first_proposals=6, lookahead=2, policy_calls=64)


@dataclass(frozen=True, slots=True)
class Row:
    """One simulated shard."""

    workers: int
    efficiency: float
    """Share of the workers' time in which they had a request."""
    load: float
    """Processor time of the coordinator over simulated time."""
    tactics: float
    """A second."""
    batch: float
    """States in a call of the policy, on average."""
    inference: float
    """Processors (or GPUs) that the inference actor kept busy."""
    problems: float
    """A minute."""


class _Environment:
    """An endless tree on the fleet."""

    def __init__(self, fleet: Fleet, number: int) -> None:
        self._fleet = fleet
        self._number = number
        self.actions = 0

    @property
    def parallelism(self) -> int:
        return self._fleet.share

    async def root(self) -> State:
        await self._fleet.ask("open")
        return ()

    async def step(self, state: State, actions: Sequence[str]) -> Sequence[Outcome[State]]:
        found: list[Outcome[State]] = await self._fleet.ask(
            (state, list(actions)), prefer=(self._number, state)
        )
        self.actions += len(actions)
        return found

    def key(self, state: State) -> str:
        return ",".join(map(str, state))

    render = key

    def render_action(self, action: str) -> str:
        return action


class _Charged:
    """A seat whose calls cost the caller what Ray takes for them."""

    def __init__(self, inner: MindServer, loop: VirtualLoop, call_cpu_s: float) -> None:
        self._inner, self._loop, self._cost = inner, loop, call_cpu_s

    async def call(self, method: str, *arguments: Any) -> Any:
        self._loop.charged += self._cost
        return await self._inner.call(method, *arguments)

    async def revived(self) -> bool:
        return True


def simulate(
    workers: int, latencies: Latencies, seconds: float, call_cpu_s: float, gpu: bool = False
) -> Row:
    """One shard for so many simulated seconds."""
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(_shard(loop, workers, latencies, seconds, call_cpu_s, gpu))
    finally:
        loop.close()


async def _shard(
    loop: VirtualLoop,
    workers: int,
    latencies: Latencies,
    seconds: float,
    call_cpu_s: float,
    gpu: bool,
) -> Row:
    at_once = max(1, workers // _WORKERS_A_PROBLEM)
    config = ClusterConfig(workers=workers, problems=at_once)
    seats = [SimulatedSeat(latencies, loop, call_cpu_s, i) for i in range(workers)]
    fleet = Fleet(seats, config)
    fleet.open()
    inner = ModelMind(latencies, 0.03, 0.002) if gpu else SymbolicMind(latencies)
    server = MindServer(inner)
    charged = _Charged(server, loop, call_cpu_s)
    mind: RemoteMind[State] = RemoteMind([charged], config, encode=_same, key=str)
    worlds: list[_Environment] = []
    done = 0
    over = asyncio.Event()

    def fleet_seconds() -> float:
        return sum(seat.busy_seconds for seat in seats)

    def tactics() -> int:
        return sum(world.actions for world in worlds)

    async def lane(number: int) -> None:
        nonlocal done
        # the first problem ends early, so that problems do not all begin and end together
        budget = _BUDGET_S * (number + 1) / at_once
        while not over.is_set():  # a search that is cancelled returns what it knows
            worlds.append(world := _Environment(fleet, number))
            await mcts_search(world, mind, mind, MctsConfig(work=_WORK), Budget(budget))
            done += 1
            budget = _BUDGET_S

    fleet.users = at_once
    lanes = [asyncio.ensure_future(lane(number)) for number in range(at_once)]
    await asyncio.sleep(_WARM_S)
    begun = (loop.time(), loop.cpu_seconds(), done, fleet_seconds(), inner.busy_seconds, tactics())
    await asyncio.sleep(seconds)
    end = (loop.time(), loop.cpu_seconds(), done, fleet_seconds(), inner.busy_seconds, tactics())
    elapsed, used, ended, busy, thought, ran = (b - a for a, b in zip(begun, end, strict=True))
    over.set()
    for task in lanes:
        task.cancel()
    await asyncio.wait(lanes)
    await fleet.close()
    for batcher in (server.policy, server.verifier):
        await batcher.close(1.0)
    return Row(
        workers,
        busy / workers / elapsed,
        used / elapsed,
        ran / elapsed,
        server.policy.questions / max(server.policy.calls, 1),
        thought / elapsed,
        60 * ended / elapsed,
    )


def _same(state: State) -> State:
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--measure", action="store_true", help="record latencies from real problems"
    )
    parser.add_argument("--every", type=int, default=12, help="with --measure: every N-th problem")
    parser.add_argument("--seconds", type=float, default=30.0, help="simulated, a row")
    parser.add_argument("--shard", type=int, default=16, help="workers of a coordinator")
    parser.add_argument("--call-us", type=float, help="Ray's processor time a call; else measured")
    parser.add_argument("--most", type=int, default=1000, help="largest single shard")
    parser.add_argument("--plot", type=Path, default=Path("runs/ray_scale.svg"))
    options = parser.parse_args()
    if options.measure:
        asyncio.run(measure(options.every))
        return
    report(options)


def report(options: argparse.Namespace) -> None:
    """The tables, the plot and the bars."""
    latencies = Latencies.read()
    call = options.call_us / 1e6 if options.call_us else call_cpu_seconds()
    store = store_seconds()
    print(
        f"a call costs {call * 1e6:.0f} µs, a task {store * 1e3:.2f} ms of the driver; step median "
        f"{statistics.median(latencies.step) * 1e3:.0f} ms, mean "
        f"{statistics.mean(latencies.step) * 1e3:.0f} ms"
    )
    print("\none coordinator; at the right with a model on a GPU, shared by all its workers")
    print("workers efficiency  load tactics/s problems/min | efficiency  batch  GPU busy")
    single = []
    for workers in [n for n in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000) if n <= options.most]:
        row = simulate(workers, latencies, options.seconds, call)
        single.append(row)
        _print(row, simulate(workers, latencies, options.seconds, call, gpu=True))
    shard = simulate(options.shard, latencies, 4 * options.seconds, call)
    alone = simulate(1, latencies, 4 * options.seconds, call)
    model = simulate(options.shard, latencies, options.seconds, call, gpu=True)
    print(f"\nshards of {options.shard}\nworkers shards driver load efficiency tactics/s")
    sharded = []
    for total in (1, 10, 100, 1000, 10_000):
        row = alone if total == 1 else shard
        count = max(1, total / row.workers)
        rate = row.problems * count / 60
        sharded.append((total, row.efficiency, rate * store))
        print(
            f"{total:7d} {count:6.0f} {rate * store:11.4f} {row.efficiency:10.2f} "
            f"{row.tactics * count:9.0f}"
        )
    from benchmarks.ray_plot import plot

    plot(options.plot, single, sharded, options.shard)
    relative = shard.efficiency / alone.efficiency
    record(
        f"simulated workers 1 → 1,000, shards of {options.shard}",
        f"workers busy {100 * shard.efficiency:.0f} % of the time, {100 * relative:.0f} % of what "
        f"one alone is; coordinator "
        f"{100 * shard.load:.0f} % of a core, driver {100 * sharded[3][2]:.2f} %",
        bar="≥ 85 %; ≤ 30 % of a core",
    )
    broken = next((row.workers for row in single if row.load > 0.7), None)
    record(
        "one coordinator without shards, by simulation",
        f"above 70 % of its core from {broken or 'over ' + str(options.most)} workers",
    )
    at_once = shard.workers / _WORKERS_A_PROBLEM
    cores = (shard.workers * shard.efficiency + shard.load + shard.inference) / at_once
    record(
        f"cost of a problem of {_BUDGET_S:.0f} s on {_WORKERS_A_PROBLEM} workers, by simulation",
        f"{cores * _BUDGET_S:.0f} core-seconds, {shard.inference / at_once * _BUDGET_S:.0f} of them "
        f"inference, its waiting included; with a model of 30 ms a batch + 2 ms a state on a GPU "
        f"instead: {model.inference / at_once * _BUDGET_S:.1f} GPU-seconds",
    )


def _print(row: Row, model: Row) -> None:
    print(
        f"{row.workers:7d} {row.efficiency:10.2f} {row.load:5.2f} {row.tactics:9.0f} "
        f"{row.problems:12.1f} | {model.efficiency:10.2f} {model.batch:6.2f} {model.inference:9.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
