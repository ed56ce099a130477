"""Budgets, cancellation, overlap of policy and environment, progress."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import (
    BestFirstConfig,
    Budget,
    ConfigError,
    MctsConfig,
    SearchStatus,
    Snapshot,
    WorkConfig,
    solve,
)
from search.protocols import Outcome, Proposal, Value
from tests.search.invariants import check
from tests.search.toys import ERROR, GraphWorld, Moves, shortest_proofs, to, worlds

ALGORITHMS = [MctsConfig, BestFirstConfig]


class _EndlessMoves(dict[str, Sequence[tuple[str, Outcome[str]]]]):
    def get(self, state: str, _: object = None) -> Sequence[tuple[str, Outcome[str]]]:
        return [("l", to(state + "l")), ("r", to(state + "r")), ("x", ERROR)]


class Endless(GraphWorld):
    """Every state has three actions, two of which lead on; nothing is ever closed."""

    def __init__(self, parallelism: int = 1, delay_s: float = 0.0) -> None:
        super().__init__(_EndlessMoves(), parallelism, delay_s)

    async def propose(self, states: Sequence[str], n: int) -> list[list[Proposal[str]]]:
        return [[Proposal(a, -1.0) for a in "lrx"][:n] for _ in states]


@settings(max_examples=100, deadline=None)
@given(
    worlds(),
    st.sampled_from(ALGORITHMS),
    st.integers(0, 6),
    st.integers(1, 3),
    st.integers(1, 4),
)
async def test_the_action_budget_is_never_exceeded_and_always_used(
    moves: Moves, config: type[MctsConfig], actions: int, parallelism: int, chunk: int
) -> None:
    world = GraphWorld(moves, parallelism)
    work = WorkConfig(chunk_actions=chunk, first_proposals=2)
    result = await solve(world, world, world, config(work), Budget(actions=actions))
    assert sum(world.runs.values()) <= actions
    if result.status is SearchStatus.EXHAUSTED:
        assert result.stats.actions == sum(world.runs.values())
        assert result.stats.actions == actions or "s0" not in shortest_proofs(moves)
    assert result.tree is not None
    check(result.tree)


@pytest.mark.parametrize("config", ALGORITHMS)
async def test_each_budget_ends_an_endless_search_with_its_own_status(
    config: type[MctsConfig],
) -> None:
    world = Endless()
    result = await solve(world, world, None, config(), Budget(nodes=50))
    assert result.status is SearchStatus.EXHAUSTED and "50 nodes" in result.reason
    assert 50 <= result.stats.nodes <= 50 + 2 * 8
    result = await solve(world, world, None, config(), Budget(actions=50))
    assert result.status is SearchStatus.EXHAUSTED and "50 actions" in result.reason
    assert result.stats.actions == 50
    started = time.perf_counter()
    slow = Endless(delay_s=0.01)
    result = await solve(slow, slow, None, config(), Budget(seconds=0.3))
    assert result.status is SearchStatus.TIMEOUT and "0.3 s" in result.reason
    assert 0.29 <= time.perf_counter() - started < 1.5
    assert result.tree is not None
    check(result.tree)


@pytest.mark.parametrize("name", ["seconds", "nodes", "actions"])
def test_nonsense_budgets_are_refused(name: str) -> None:
    for bad in (-1, float("nan")):
        with pytest.raises(ConfigError, match=name):
            Budget(**{name: bad})  # type: ignore[arg-type]


async def test_a_root_that_never_comes_is_a_timeout() -> None:
    class Stuck(GraphWorld):
        async def root(self) -> str:
            await asyncio.sleep(60)
            raise AssertionError

    world = Stuck({})
    result = await solve(world, world, budget=Budget(seconds=0.05))
    assert result.status is SearchStatus.TIMEOUT and result.tree is None


@pytest.mark.parametrize("config", ALGORITHMS)
@pytest.mark.parametrize("parallelism", [1, 3])
async def test_cancelling_returns_what_is_known(config: type[MctsConfig], parallelism: int) -> None:
    world = Endless(parallelism, delay_s=0.005)
    task = asyncio.ensure_future(solve(world, world, world, config()))
    await asyncio.sleep(0.2)
    task.cancel()
    result = await task
    assert result.status is SearchStatus.CANCELLED
    assert result.stats.actions > 3 and result.best_line
    assert world.busy == 0, "a call was left running"
    assert result.tree is not None
    check(result.tree)


async def test_cancelling_twice_still_cleans_up() -> None:
    class Slow(Endless):
        async def step(self, state: str, actions: Sequence[str]) -> Sequence[Outcome[str]]:
            try:
                await asyncio.sleep(60)
            finally:
                await asyncio.sleep(0.05)
                self.most_busy = 99
            raise AssertionError

    world = Slow()
    task = asyncio.ensure_future(solve(world, world))
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.sleep(0.01)
    task.cancel()
    result = await task
    assert result.status is SearchStatus.CANCELLED
    assert world.most_busy == 99


@pytest.mark.parametrize("parallelism", [1, 4])
async def test_all_workers_are_kept_busy_while_the_policy_thinks(parallelism: int) -> None:
    """The policy takes as long as a batch: one after the other the workers would idle by half."""

    class Thinking(Endless):
        async def propose(self, states: Sequence[str], n: int) -> list[list[Proposal[str]]]:
            await asyncio.sleep(0.02)
            return await super().propose(states, n)

    world = Thinking(parallelism, delay_s=0.02)
    config = MctsConfig(WorkConfig(lookahead=2))
    result = await solve(world, world, None, config, Budget(seconds=0.8))
    stats = result.stats
    assert world.most_busy == parallelism
    assert stats.worker_seconds / (stats.seconds * parallelism) > 0.7
    assert stats.seconds_outside < 0.25 * stats.seconds
    assert stats.policy_states / stats.policy_calls > 1.2 or parallelism == 1


async def test_questions_that_queue_up_are_asked_together() -> None:
    sizes: list[int] = []

    class Judge:
        async def score(self, states: Sequence[str]) -> Sequence[Value]:
            sizes.append(len(states))
            return await world.score(list(states))

    world = Endless(4)
    await solve(world, world, Judge(), budget=Budget(actions=60))
    assert max(sizes) > 2


async def test_listeners_hear_of_progress_and_cannot_break_the_search() -> None:
    heard: list[Snapshot] = []
    world = Endless(delay_s=0.002)
    config = MctsConfig(WorkConfig(progress_interval_s=0.02))
    result = await solve(world, world, None, config, Budget(actions=60), listener=heard.append)
    assert len(heard) > 3
    assert [s.finished for s in heard] == [False] * (len(heard) - 1) + [True]
    assert all(a.actions <= b.actions for a, b in itertools.pairwise(heard))
    assert heard[-1].nodes == result.stats.nodes and heard[-1].best_line == result.best_line

    def bad(_: Snapshot) -> None:
        raise RuntimeError("broken display")

    result = await solve(world, world, None, config, Budget(actions=9), listener=bad)
    assert result.status is SearchStatus.EXHAUSTED
