"""How much time the search itself takes: simulated actions of known latency, endless tree.

Every state has `--width` actions, of which `--valid` lead on to new states; an action takes
`--action-ms` in the environment, a proposal call `--policy-ms`, a score call `--verifier-ms`
(sleeps: they cost no processor time, so what is left over is ours). Reports per algorithm

- own time: processor time of this process per action run, in microseconds (target < 100);
- time outside: wall time during which no environment call was running, in percent (target <= 10);
- busy: mean share of the environment's workers that were working.

Own time is taken in a second run without latencies, where nothing is waited for, and once more
with a trace being written. Run: python benchmarks/search_overhead.py
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search import BestFirstConfig, Budget, MctsConfig, TraceOptions, WorkConfig, solve
from search.protocols import Outcome, OutcomeKind, Proposal, Value

State = tuple[int, ...]


@dataclass
class Simulated:
    """Environment, policy and verifier of an endless tree."""

    parallelism: int
    width: int
    valid: int
    action_s: float
    policy_s: float
    verifier_s: float

    async def root(self) -> State:
        return ()

    async def step(self, state: State, actions: Sequence[str]) -> Sequence[Outcome[State]]:
        if self.action_s:
            await asyncio.sleep(self.action_s * len(actions))
        return [self._outcome(state, int(action)) for action in actions]

    def _outcome(self, state: State, action: int) -> Outcome[State]:
        # Which actions are valid differs from state to state, but not from run to run.
        if (action * 7 + len(state) * 3 + sum(state)) % self.width >= self.valid:
            return Outcome(OutcomeKind.ERROR, message="does not apply", seconds=self.action_s)
        children = ((*state, action),) if action % 5 else ((*state, action), (*state, -action - 1))
        return Outcome(OutcomeKind.SUBGOALS, children, seconds=self.action_s)

    def key(self, state: State) -> str:
        return ",".join(map(str, state)) or "root"

    def render(self, state: State) -> str:
        return "⊢ " + self.key(state)

    def render_action(self, action: str) -> str:
        return action

    async def propose(self, states: Sequence[State], n: int) -> list[list[Proposal[str]]]:
        if self.policy_s:
            await asyncio.sleep(self.policy_s)
        row = [Proposal(str(i), -0.7 - 0.2 * i) for i in range(min(n, self.width))]
        return [row for _ in states]

    async def score(self, states: Sequence[State]) -> list[Value]:
        if self.verifier_s:
            await asyncio.sleep(self.verifier_s)
        return [Value(0.3 + (hash(state) % 100) / 250, 5.0) for state in states]


async def measure(
    options: argparse.Namespace, config: MctsConfig | BestFirstConfig
) -> dict[str, float]:
    """The three figures of one algorithm, and some that explain them."""
    world = Simulated(
        options.workers,
        options.width,
        options.valid,
        options.action_ms / 1e3,
        options.policy_ms / 1e3,
        options.verifier_ms / 1e3,
    )
    timed = (await solve(world, world, world, config, Budget(seconds=options.seconds))).stats
    world.action_s = world.policy_s = world.verifier_s = 0.0
    own = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, trace in (("plain", None), ("traced", Path(folder) / "t.jsonl")):
            started = time.process_time()
            stats = (
                await solve(
                    world,
                    world,
                    world,
                    config,
                    Budget(actions=options.actions),
                    trace=None if trace is None else TraceOptions(trace),
                )
            ).stats
            own[name] = (time.process_time() - started) / stats.actions * 1e6
    return {
        "own_us_per_action": round(own["plain"], 1),
        "own_us_per_action_traced": round(own["traced"], 1),
        "outside_percent": round(100 * timed.seconds_outside / timed.seconds, 2),
        "busy_percent": round(100 * timed.worker_seconds / timed.seconds / options.workers, 1),
        "actions_per_second": round(timed.actions / timed.seconds, 1),
        "nodes": timed.nodes,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="The search's own time per action.")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--action-ms", type=float, default=5.0)
    parser.add_argument("--policy-ms", type=float, default=20.0)
    parser.add_argument("--verifier-ms", type=float, default=5.0)
    parser.add_argument("--width", type=int, default=24, help="actions a state")
    parser.add_argument("--valid", type=int, default=6, help="of which lead on")
    parser.add_argument("--chunk", type=int, default=8, help="actions a batch")
    parser.add_argument("--lookahead", type=int, default=1)
    parser.add_argument("--policy-calls", type=int, default=1, help="under way at once")
    parser.add_argument("--seconds", type=float, default=5.0, help="of the timed run")
    parser.add_argument("--actions", type=int, default=20_000, help="of the untimed runs")
    options = parser.parse_args()
    work = WorkConfig(
        chunk_actions=options.chunk,
        lookahead=options.lookahead,
        policy_calls=options.policy_calls,
    )
    for config in (MctsConfig(work), BestFirstConfig(work)):
        figures = asyncio.run(measure(options, config))
        print(json.dumps({"algorithm": type(config).__name__, **figures}))


if __name__ == "__main__":
    main()
