"""The fleet without Ray: one request at a time, nothing lost, the knowing worker first."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from search.distributed import Crew, Fleet, LostError, MindServer, RemoteMind, Task
from tests.search.distributed.toy import QUICK, FlakySeat, ToyMind, ToySite, ToyWorld


def _fleet(every: int, count: int = 3, retries: int = 5) -> tuple[Fleet, list[FlakySeat]]:
    seats = [FlakySeat(ToySite(3, 0.0005), every) for _ in range(count)]
    fleet = Fleet(seats, replace(QUICK, request_retries=retries))
    fleet.open()
    return fleet, seats


async def test_requests_go_one_at_a_time_and_none_is_lost() -> None:
    fleet, seats = _fleet(every=4)
    table = await asyncio.gather(
        *(fleet.ask((seed, "s0", ["a0", "a1"]), prefer=seed % 5) for seed in range(60))
    )
    whole = [await ToySite(3, 0).serve((seed, "s0", ["a0", "a1"])) for seed in range(60)]
    assert list(table) == whole
    assert max(seat.most for seat in seats) == 1
    assert fleet.lost > 5
    assert fleet.requests == 60 + fleet.lost
    await fleet.close()


async def test_the_worker_that_knows_is_preferred() -> None:
    fleet, seats = _fleet(every=0)
    await fleet.ask((1, "s0", ["a0"]), prefer="x", leaves=["y"])
    (first,) = [i for i, seat in enumerate(seats) if seat.calls]
    for key in ("x", "y"):
        await fleet.ask((1, "s0", ["a0"]), prefer=key)
    assert seats[first].calls == 3
    assert fleet.owner("y") == first
    await fleet.ask((1, "s0", ["a0"]), prefer="z")
    assert seats[first].calls == 3
    await fleet.close()


async def test_a_request_that_kills_every_worker_ends() -> None:
    fleet, _ = _fleet(every=1, retries=2)
    with pytest.raises(LostError):
        await fleet.ask((1, "s0", ["a0"]))
    assert fleet.lost == 3
    await fleet.close()


async def test_no_worker_at_all() -> None:
    class Never(FlakySeat):
        async def revived(self) -> bool:
            return False

    config = replace(QUICK, revive_timeout_s=0.05)
    fleet = Fleet([Never(ToySite(1, 0), 0)], config)
    fleet.open()
    with pytest.raises(LostError, match="none of 1 workers"):
        await fleet.ask((1, "s0", []))
    await fleet.close()


async def test_a_cancelled_request_gives_its_place_back() -> None:
    fleet, _ = _fleet(every=0, count=1)
    slow = asyncio.ensure_future(fleet.ask((1, "s0", ["a0"] * 1000)))
    waiting = asyncio.ensure_future(fleet.ask((1, "s0", ["a0"])))
    await asyncio.sleep(0.05)
    assert (fleet.busy, fleet.queued) == (1, 1)
    waiting.cancel()
    slow.cancel()
    await asyncio.wait([slow, waiting])
    assert await fleet.ask((1, "s0", [])) == []
    assert (fleet.busy, fleet.queued) == (0, 0)
    await fleet.close()


async def test_searches_share_fleet_and_mind_through_losses() -> None:
    fleet, _ = _fleet(every=7)
    server = MindServer(ToyMind())
    mind: RemoteMind[str] = RemoteMind([server], QUICK, encode=str, key=str)
    crew, world = Crew(fleet, mind, QUICK), ToyWorld(3)
    answers = await asyncio.gather(
        *(world.attempt(Task(i, str(i), 0, 0, 1), crew) for i in range(6))
    )
    assert [answer["verdict"] for answer in answers] == ["proved"] * 6
    assert fleet.lost > 0
    assert server.policy.calls < server.policy.questions
    await fleet.close()
