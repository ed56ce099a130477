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
from search.distributed.parties import Seat


class Fleet:
    """Implements `Workers`. All calls from one event loop."""

    def __init__(self, seats: Sequence[Seat], config: ClusterConfig) -> None:
        self._seats = list(seats)
        self._config = config
        self._idle: dict[int, None] = {}
        """Seats that are up and have no request, those idle for longest first."""
        self._up: set[int] = set()
        self._someone = asyncio.Event()
        """Set while a worker is up."""
        self._waiting: deque[asyncio.Future[int]] = deque()
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
        return sum(not ticket.done() for ticket in self._waiting)

    @property
    def share(self) -> int:
        """How many workers one of the present users may count on, >= 1."""
        return max(1, len(self._seats) // max(self.users, 1))

    def open(self) -> None:
        """Begin to use the workers, each as soon as it answers."""
        for number in range(len(self._seats)):
            self._down(number)

    async def ready(self) -> None:
        """Wait until a worker answers. Raises LostError when none does."""
        limit = self._config.revive_timeout_s
        try:
            async with asyncio.timeout(limit):
                await self._someone.wait()
        except TimeoutError:
            raise LostError(f"none of {self.size} workers has come up within {limit:g} s") from None

    async def ask(
        self,
        request: Any,
        prefer: Hashable = None,
        leaves: Sequence[Hashable] = (),
        *,
        afresh: bool = False,
    ) -> Any:
        """As `Workers` says; every answer is a fresh one here."""
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
        while self._waiting and self._waiting[0].done():
            self._waiting.popleft()  # whoever waited was cancelled
        if self._idle and not self._waiting:
            owner = self._knows.get(prefer) if prefer is not None else None
            number = owner if owner in self._idle else next(iter(self._idle))
            assert number is not None
            del self._idle[number]
            return number
        ticket: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(ticket)
        try:
            await self.ready()
            return await ticket
        except (asyncio.CancelledError, LostError):
            if ticket.done() and not ticket.cancelled():
                self._leave(ticket.result())  # admitted and cancelled at the same moment
            ticket.cancel()
            raise

    def _leave(self, number: int) -> None:
        """A worker is free: for whoever waits, else for later."""
        while self._waiting:
            ticket = self._waiting.popleft()
            if not ticket.done():
                ticket.set_result(number)
                return
        self._idle[number] = None

    def _down(self, number: int) -> None:
        """A worker is lost: nothing is asked of it until it answers again."""
        self._up.discard(number)
        if not self._up:
            self._someone.clear()
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
        self._someone.set()
        self._leave(number)
