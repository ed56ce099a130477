"""Requests to many workers: one at a time each, the one that knows the state first, none lost.

Whoever asks waits for a free worker (back-pressure); a request whose worker dies is asked again of
another. Knows nothing of Ray: workers are `Seat`s.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Hashable, Sequence
from typing import Any

from search.distributed.config import ClusterConfig
from search.distributed.errors import LostError
from search.distributed.world import Seat


class Fleet:
    """The workers of a shard. All calls from one event loop."""

    def __init__(self, seats: Sequence[Seat], config: ClusterConfig) -> None:
        self._seats = list(seats)
        self._config = config
        self._free: deque[int] = deque()
        """Seats that are up and idle, those idle for longest first."""
        self._idle: set[int] = set()
        self._up: set[int] = set()
        self._waiting: deque[tuple[asyncio.Future[int], Hashable]] = deque()
        self._knows: OrderedDict[Hashable, int] = OrderedDict()
        self._revivals: set[asyncio.Task[None]] = set()
        self.users = 0
        """Tasks that share the fleet; they keep the number themselves."""
        self.requests = 0
        self.lost = 0
        """Requests whose worker died under them."""
        self.busy_seconds = 0.0
        """Summed over the workers."""

    @property
    def size(self) -> int:
        """Workers, whether up or not."""
        return len(self._seats)

    @property
    def up(self) -> int:
        """Workers that answer."""
        return len(self._up)

    @property
    def busy(self) -> int:
        """Workers that have a request."""
        return len(self._up) - len(self._idle)

    @property
    def queued(self) -> int:
        """Requests that wait for a worker."""
        return sum(not ticket.done() for ticket, _ in self._waiting)

    @property
    def share(self) -> int:
        """How many workers one of the present users may count on, >= 1."""
        return max(1, len(self._seats) // max(self.users, 1))

    def open(self) -> None:
        """Begin to use the workers, each as soon as it answers."""
        for number in range(len(self._seats)):
            self._down(number)

    async def ask(
        self, request: Any, prefer: Hashable = None, leaves: Sequence[Hashable] = ()
    ) -> Any:
        """The answer to a request; raises what serving it raised.

        `prefer`: the worker that was last told to know this serves it, if it is free. `leaves`
        names what the worker knows afterwards. Raises LostError when worker after worker is lost.
        """
        for attempt in range(self._config.request_retries + 1):
            number = await self._enter(prefer)
            begun = asyncio.get_running_loop().time()
            self.requests += 1
            try:
                answer = await self._seats[number].call("serve", request)
            except LostError:
                self.lost += 1
                self._down(number)
                if attempt == self._config.request_retries:
                    raise
            except BaseException:
                self._leave(number)
                raise
            else:
                self._leave(number)
                for key in (prefer, *leaves):
                    self.remember(key, number)
                return answer
            finally:
                self.busy_seconds += asyncio.get_running_loop().time() - begun
        raise AssertionError("unreachable")

    def remember(self, key: Hashable, number: int) -> None:
        """Note that a worker knows something."""
        if key is not None:
            self._knows[key] = number
            self._knows.move_to_end(key)
            if len(self._knows) > self._config.affinity_entries:
                self._knows.popitem(last=False)

    def owner(self, key: Hashable) -> int | None:
        """The worker that knows something, if one does."""
        return self._knows.get(key)

    async def close(self) -> None:
        """Stop looking for lost workers."""
        for task in self._revivals:
            task.cancel()
        await asyncio.gather(*self._revivals, return_exceptions=True)

    async def _enter(self, prefer: Hashable) -> int:
        owner = self._knows.get(prefer) if prefer is not None else None
        if not self.queued:
            if owner in self._idle:
                self._idle.discard(owner)
                return owner
            number = self._pop()
            if number is not None:
                return number
        ticket: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append((ticket, prefer))
        limit = None if self._up else self._config.revive_timeout_s
        try:
            async with asyncio.timeout(limit):
                return await ticket
        except TimeoutError:
            raise LostError(f"none of {self.size} workers has come up within {limit:g} s") from None
        except asyncio.CancelledError:
            if ticket.done() and not ticket.cancelled():
                self._leave(ticket.result())  # admitted and cancelled at the same moment
            raise

    def _pop(self) -> int | None:
        while self._free:
            number = self._free.popleft()
            if number in self._idle:  # an entry of a seat taken by preference is out of date
                self._idle.discard(number)
                return number
        return None

    def _leave(self, number: int) -> None:
        """A worker is free: for whoever waits, else for later."""
        while self._waiting:
            ticket, _ = self._waiting.popleft()
            if not ticket.done():
                ticket.set_result(number)
                return
        self._idle.add(number)
        self._free.append(number)

    def _down(self, number: int) -> None:
        """A worker is lost: nothing is asked of it until it answers again."""
        self._up.discard(number)
        task = asyncio.get_running_loop().create_task(self._revive(number))
        self._revivals.add(task)
        task.add_done_callback(self._revivals.discard)

    async def _revive(self, number: int) -> None:
        while not await self._seats[number].revived():
            await asyncio.sleep(self._config.revive_interval_s)
        stale = [key for key, owner in self._knows.items() if owner == number]
        for key in stale:
            del self._knows[key]
        self._up.add(number)
        self._leave(number)
