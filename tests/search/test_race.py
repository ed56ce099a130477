"""Statement against negation."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from search import (
    BestFirstConfig,
    Budget,
    ConfigError,
    Contender,
    SearchStatus,
    Side,
    TraceError,
    TraceOptions,
    race,
)
from search.protocols import Outcome
from tests.search.test_budget import Endless
from tests.search.toys import CLOSED, ERROR, GraphWorld, Moves, shortest_proofs, to, verify, worlds


@pytest.mark.parametrize("parallelism", [1, 2, 5])
async def test_the_provable_side_wins_and_the_other_is_cancelled(parallelism: int) -> None:
    chain = {f"s{i}": [("n", to(f"s{i + 1}")), ("x", ERROR)] for i in range(12)}
    true = GraphWorld({**chain, "s12": [("q", CLOSED)]}, parallelism, delay_s=0.002)
    endless = Endless(parallelism, delay_s=0.002)
    ended = await race(Contender(endless, endless), Contender(true, true))
    assert ended.winner is Side.NEGATION
    assert ended.negation.status is SearchStatus.PROVED
    assert ended.statement.status is SearchStatus.CANCELLED
    assert ended.negation.proof is not None
    assert await verify(true, ended.negation.proof) == 13
    assert endless.busy == 0


@pytest.mark.parametrize(("share", "least", "most"), [(0.5, 0.5, 2.0), (0.8, 2.0, 9.0)])
async def test_seconds_are_shared_as_asked(share: float, least: float, most: float) -> None:
    first, second = Endless(1, delay_s=0.004), Endless(1, delay_s=0.008)
    ended = await race(
        Contender(first, first, budget=Budget(seconds=1.0)),
        Contender(second, second, budget=Budget(seconds=1.0)),
        statement_share=share,
    )
    assert ended.winner is None
    mine, yours = ended.used_seconds
    assert least < mine / yours < most
    assert ended.seconds_inside > 0.8 * ended.seconds


async def test_together_they_use_no_more_workers_than_there_are_and_all_of_them_alone() -> None:
    class Shared(Endless):
        async def step(self, state: str, actions: Sequence[str]) -> Sequence[Outcome[str]]:
            now.add(token := object())
            most.append(len(now))
            try:
                return await super().step(state, actions)
            finally:
                now.discard(token)

    now: set[object] = set()
    most: list[int] = []
    first, second = Shared(4, 0.002), Shared(4, 0.002)
    await race(
        Contender(first, first, budget=Budget(seconds=0.1)),
        Contender(second, second, budget=Budget(seconds=0.4)),
    )
    assert max(most) == 4
    assert second.most_busy == 4


@settings(max_examples=40, deadline=None)
@given(worlds(5), worlds(5))
async def test_every_race_ends_with_a_true_winner(one: Moves, two: Moves) -> None:
    first, second = GraphWorld(one), GraphWorld(two)
    ended = await race(Contender(first, first), Contender(second, second, config=BestFirstConfig()))
    provable = ["s0" in shortest_proofs(moves) for moves in (one, two)]
    if not any(provable):
        assert ended.winner is None
        assert ended.statement.status is ended.negation.status is SearchStatus.EXHAUSTED
    else:
        assert ended.winner is not None
        assert provable[[Side.STATEMENT, Side.NEGATION].index(ended.winner)]


async def test_cancelling_a_race_returns_both_sides() -> None:
    first, second = Endless(2, 0.002), Endless(2, 0.002)
    task = asyncio.ensure_future(race(Contender(first, first), Contender(second, second)))
    await asyncio.sleep(0.1)
    task.cancel()
    ended = await task
    assert ended.statement.status is ended.negation.status is SearchStatus.CANCELLED
    assert min(ended.statement.stats.actions, ended.negation.stats.actions) > 0


async def test_bad_settings_are_refused_and_end_both_sides(tmp_path: object) -> None:
    from pathlib import Path

    first, second = Endless(), Endless()
    with pytest.raises(ConfigError):
        await race(Contender(first, first), Contender(second, second), statement_share=1.0)
    path = Path(str(tmp_path)) / "there.jsonl"
    path.write_text("")
    with pytest.raises(TraceError, match="exists"):
        await race(
            Contender(first, first, trace=TraceOptions(path)),
            Contender(second, second),
        )
    assert first.busy == second.busy == 0
