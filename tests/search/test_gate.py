"""The gate by itself, with seconds that are said rather than measured."""

from __future__ import annotations

import asyncio

import pytest

from search.gate import Gate


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.75, 0.25)])
async def test_seconds_are_split_by_share_however_long_the_calls(
    shares: tuple[float, float],
) -> None:
    gate = Gate(lambda: 1, shares)

    async def caller(side: int, seconds: float) -> None:
        while sum(gate.used_seconds) < 1000:
            await gate.enter(side)
            await asyncio.sleep(0)
            gate.leave(seconds, side)

    # Two callers a side: one of them always waits.
    await asyncio.gather(*(caller(side, 1.0 + 2 * side) for side in (0, 1) for _ in range(2)))
    used = gate.used_seconds
    assert used[0] / sum(used) == pytest.approx(shares[0], abs=0.02)


async def test_a_cancelled_caller_gives_its_place_back() -> None:
    gate = Gate(lambda: 1)
    await gate.enter()
    waiting = [asyncio.ensure_future(gate.enter()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    gate.leave(1.0)
    waiting[1].cancel()  # admitted by now, but it has not run yet
    await asyncio.wait_for(waiting[2], 1)
    assert waiting[0].cancelled() and waiting[1].cancelled()
