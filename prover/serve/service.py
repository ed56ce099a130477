"""The engine in a thread of its own, and requests to it from asyncio.

All that touches the engine happens in that thread. Requests of many clients meet in its steps: that
is the dynamic batching. A request that is given up is taken out of the engine at the next step.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from kernels.decode import Completion, DecodeError, Engine, Event, Request


class Busy(Exception):
    """There are as many requests under way and waiting as the server takes."""


class Stopping(Exception):
    """The server is being stopped and takes nothing new."""


class EngineFailed(Exception):
    """The engine broke while the request was under way; a new request may succeed."""


Item = Event | list[Completion] | Exception


@dataclass(slots=True)
class Job:
    """A request under way. Items: events if they are wanted, then its completions or an error."""

    request: Request
    events: bool
    loop: asyncio.AbstractEventLoop
    items: asyncio.Queue[Item] = field(default_factory=asyncio.Queue)
    ticket: int | None = None
    given_up: bool = False

    def put(self, item: Item) -> None:
        """Hand an item over to the client's side, from the engine's thread."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.items.put_nowait, item)


class EngineService:
    """Start it, ask it for completions from any event loop, stop it.

    limit: requests under way or waiting at once.
    """

    def __init__(self, engine: Engine, limit: int) -> None:
        self._engine = engine
        self._limit = limit
        self._inbox: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._count = 0
        self._lock = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="engine", daemon=True)
        self.steps = 0
        self.tokens = 0

    @property
    def under_way(self) -> int:
        """Requests that have not been answered yet."""
        return self._count

    @property
    def alive(self) -> bool:
        """Whether the engine's thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Start the engine's thread."""
        self._thread.start()

    async def stop(self, drain_s: float) -> None:
        """Take nothing new, let requests under way finish for a while, end the thread."""
        self._stopping = True
        begun = asyncio.get_running_loop().time()
        while self._count and asyncio.get_running_loop().time() - begun < drain_s:
            await asyncio.sleep(0.02)
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)
        while not self._inbox.empty():  # came in between the last look and the end
            job = self._inbox.get()
            if job is not None:
                job.put(Stopping("the server was stopped"))

    async def complete(self, request: Request) -> list[Completion]:
        """All samples of a request. Raises DecodeError, Busy, Stopping, EngineFailed."""
        async for item in self._items(request, events=False):
            if isinstance(item, list):
                return item
        raise EngineFailed("the engine gave no answer")

    def stream(self, request: Request) -> AsyncIterator[Event | list[Completion]]:
        """The same, token by token, the samples last."""
        return self._items(request, events=True)

    async def _items(
        self, request: Request, *, events: bool
    ) -> AsyncIterator[Event | list[Completion]]:
        if self._stopping:
            raise Stopping("the server is being stopped")
        with self._lock:
            if self._count >= self._limit:
                raise Busy(f"{self._limit} requests are under way; try again later")
            self._count += 1
        job = Job(request, events, asyncio.get_running_loop())
        try:
            self._inbox.put(job)
            while True:
                item = await job.items.get()
                if isinstance(item, Exception):
                    raise item
                yield item
                if isinstance(item, list):
                    return
        finally:
            job.given_up = True  # says nothing once it is answered
            with self._lock:
                self._count -= 1

    def _work(self) -> None:
        while True:
            if not self._take_jobs():
                self._fail(Stopping("the server was stopped"))
                return
            self._drop_given_up()
            if not self._engine.busy:
                continue
            try:
                events = self._engine.step()
            except Exception as fault:
                self._fail(EngineFailed(f"the engine failed: {fault}"))
                continue
            self.steps += 1
            self.tokens += len(events)
            for event in events:
                job = self._jobs.get(event.ticket)
                if job is not None and job.events:
                    job.put(event)
            for ticket, completions in self._engine.poll():
                job = self._jobs.pop(ticket, None)
                if job is not None:
                    job.put(completions)

    def _take_jobs(self) -> bool:
        """Submit what came in, waiting for something when the engine is idle; False to end."""
        wait = not self._engine.busy
        while True:
            try:
                job = self._inbox.get(block=wait)
            except queue.Empty:
                return True
            if job is None:
                return False
            wait = False
            if job.given_up:
                continue
            try:
                job.ticket = self._engine.submit(job.request)
            except DecodeError as problem:
                job.put(problem)
            else:
                self._jobs[job.ticket] = job

    def _drop_given_up(self) -> None:
        for ticket in [ticket for ticket, job in self._jobs.items() if job.given_up]:
            self._engine.cancel(ticket)
            del self._jobs[ticket]

    def _fail(self, fault: Exception) -> None:
        """Answer all requests with an error and leave the engine empty."""
        for ticket, job in self._jobs.items():
            self._engine.cancel(ticket)
            job.put(fault)
        self._jobs.clear()
