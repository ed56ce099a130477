"""A world for the tests: planted proofs over actors, with as little time spent as possible."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search import Budget, MctsConfig, WorkConfig, mcts_search
from search.distributed import ClusterConfig, Crew, LostError, Task, Workers
from search.protocols import Outcome, Proposal, Value
from tests.search.toys import ERROR, planted

Step = tuple[int, str, list[str]]


@dataclass(frozen=True, slots=True)
class ToySite:
    """Answers steps of planted trees; `seconds` an action."""

    depth: int
    seconds: float

    async def open(self) -> None:
        return None

    async def serve(self, request: Step) -> list[Outcome[str]]:
        seed, state, actions = request
        table = dict(planted(self.depth, 6, seed)[state])
        await asyncio.sleep(self.seconds * len(actions))
        return [table.get(action, ERROR) for action in actions]

    async def close(self) -> None:
        return None


class ToyMind:
    """Proposes the six actions there are."""

    batch_states = 16
    policy_calls = 1

    async def open(self) -> None:
        return None

    async def propose(self, states: Sequence[str], n: int) -> list[list[Proposal[str]]]:
        row = [Proposal(f"a{i}", -0.5 - 0.1 * i) for i in range(6)][:n]
        return [row for _ in states]

    async def score(self, states: Sequence[str]) -> list[Value]:
        return [Value(0.5, 3.0) for _ in states]

    async def close(self) -> None:
        return None


class ToyEnvironment:
    """A planted tree whose steps are taken elsewhere."""

    def __init__(self, fleet: Workers, seed: int) -> None:
        self._fleet = fleet
        self._seed = seed

    @property
    def parallelism(self) -> int:
        return self._fleet.share

    async def root(self) -> str:
        return "s0"

    async def step(self, state: str, actions: Sequence[str]) -> Sequence[Outcome[str]]:
        request = (self._seed, state, list(actions))
        answer: list[Outcome[str]] = await self._fleet.ask(request, prefer=(self._seed, state))
        return answer

    def key(self, state: str) -> str:
        return state

    render = render_action = key


@dataclass(frozen=True, slots=True)
class ToyWorld:
    """Tasks are named by their seeds; a name that begins with `bad` raises."""

    depth: int = 4
    seconds: float = 0.002

    def site(self) -> ToySite:
        return ToySite(self.depth, self.seconds)

    def mind(self) -> ToyMind:
        return ToyMind()

    async def attempt(self, task: Task, crew: Crew) -> dict[str, Any]:
        if task.name.startswith("bad"):
            raise ValueError("a bad task")
        world = ToyEnvironment(crew.fleet, int(task.name))
        config = MctsConfig(work=WorkConfig(chunk_actions=2, first_proposals=6))
        budget = Budget(nodes=5000)
        result = await mcts_search(world, crew.mind, crew.mind, config, budget)
        return {
            "problem": task.name,
            "verdict": str(result.status),
            "settled": result.proof is not None,
            "stats": {"actions": result.stats.actions, "reason": result.reason},
        }


class FlakySeat:
    """A seat of this process that is lost every so often and comes back after a few looks."""

    def __init__(self, site: ToySite, every: int) -> None:
        self._site = site
        self._every = every
        self._away = 0
        self.calls = 0
        self.most = 0
        self._now = 0

    async def call(self, method: str, *arguments: Any) -> Any:
        assert method == "serve"
        assert not self._away, "asked while away"
        self.calls += 1
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            answer = await self._site.serve(*arguments)
        finally:
            self._now -= 1
        if self._every and self.calls % self._every == 0:
            self._away = 3
            raise LostError("away")
        return answer

    async def revived(self) -> bool:
        self._away = max(0, self._away - 1)
        return not self._away


QUICK = ClusterConfig(workers=2, problems=2, worker_cpus=0, revive_interval_s=0.01)
