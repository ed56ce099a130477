"""Who may use the environment next.

A gate admits as many callers at once as the environment serves. Several searches may share one:
whenever a place is free it goes to the waiting side that has used the least time for its share,
so that each gets its part of the environment's seconds as long as it has a use for them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence


class Gate:
    """Admission to an environment, first come first served within a side."""

    def __init__(self, width: Callable[[], int], shares: Sequence[float] = (1.0,)) -> None:
        """`width()` is the number of places, >= 1, read anew each time; one share (> 0) a side."""
        self._width = width
        self._shares = tuple(shares)
        self._used = [0.0] * len(self._shares)
        self._waiting: tuple[deque[asyncio.Future[None]], ...] = tuple(
            deque() for _ in self._shares
        )
        self._busy = 0

    @property
    def used_seconds(self) -> tuple[float, ...]:
        """Seconds that each side has spent inside."""
        return tuple(self._used)

    async def enter(self, side: int = 0) -> None:
        """Wait for a place. Every return must be followed by `leave`."""
        ticket: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[side].append(ticket)
        self._admit()
        try:
            await ticket
        except asyncio.CancelledError:
            if ticket.done() and not ticket.cancelled():
                self.leave(0.0, side)  # admitted and cancelled at the same moment
            else:
                ticket.cancel()
            raise

    def leave(self, seconds: float, side: int = 0) -> None:
        """Give the place back after `seconds` inside."""
        self._used[side] += seconds
        self._busy -= 1
        self._admit()

    def _admit(self) -> None:
        while self._busy < self._width():
            sides = []
            for side, tickets in enumerate(self._waiting):
                while tickets and tickets[0].done():
                    tickets.popleft()
                if tickets:
                    sides.append((self._used[side] / self._shares[side], side))
            if not sides:
                return
            self._busy += 1
            self._waiting[min(sides)[1]].popleft().set_result(None)
