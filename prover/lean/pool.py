"""A pool of driver processes: N workers, one warm spare, restarts with back-off.

A process that dies is replaced by the spare at once, and a new spare is started behind it. The pool
never retries a request by itself: whoever holds a worker knows what can be asked again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass

from prover.lean.config import LeanLimits
from prover.lean.errors import LeanCrashed, LeanStartError, LeanTimeout, StatementError
from prover.lean.process import LeanProcess
from prover.lean.toolchain import Toolchain


@dataclass(slots=True)
class PoolCounters:
    """What has happened in a pool since it was opened."""

    started: int = 0
    """Processes that came up."""
    failed_starts: int = 0
    timeouts: int = 0
    """Tactics that exceeded their wall-clock limit (each ends its process)."""
    crashes: int = 0
    """Processes that died under a request."""
    retries: int = 0
    """Requests asked a second time, on another worker."""
    tactics: int = 0
    """Tactics answered, each counted once."""
    lean_seconds: float = 0.0
    """Time that tactics took inside Lean, summed over the workers."""

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


class Worker:
    """A place in the pool. Its process changes when one dies; `generation` counts them."""

    def __init__(self, process: LeanProcess) -> None:
        self.process = process
        self.generation = 0
        self.memory: dict[object, object] = {}
        """What the holder remembers of this process (state numbers); cleared with it."""


class LeanPool:
    """Workers to borrow. Use as an async context manager.

    Raises LeanStartError on entry when no process comes up.
    """

    def __init__(
        self, toolchain: Toolchain, workers: int = 1, limits: LeanLimits | None = None
    ) -> None:
        if workers < 1:
            raise ValueError("a pool needs at least one worker")
        self.toolchain = toolchain
        self.limits = limits or LeanLimits()
        self.counters = PoolCounters()
        self._size = workers
        self._idle: list[Worker] = []
        self._workers: list[Worker] = []
        self._changed = asyncio.Condition()
        self._spare: asyncio.Task[LeanProcess] | None = None
        self._closed = False

    @property
    def size(self) -> int:
        return self._size

    async def __aenter__(self) -> LeanPool:
        starts = [asyncio.create_task(self._start()) for _ in range(self._size)]
        try:
            processes = await asyncio.gather(*starts)
        except BaseException:
            for task in starts:
                task.cancel()
            for result in await asyncio.gather(*starts, return_exceptions=True):
                if isinstance(result, LeanProcess):
                    await result.close()
            raise
        self._workers = [Worker(process) for process in processes]
        self._idle = list(self._workers)
        self.prepare_spare()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed = True
        for worker in self._workers:
            await worker.process.close()
        if self._spare is not None:
            self._spare.cancel()
            with contextlib.suppress(asyncio.CancelledError, LeanStartError):
                await (await self._spare).close()

    @asynccontextmanager
    async def borrow(self, prefer: object = None) -> AsyncIterator[Worker]:
        """A worker for this block alone, alive on entry; one whose memory holds `prefer` first."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._idle)
            worker = next((w for w in self._idle if prefer in w.memory), self._idle[-1])
            self._idle.remove(worker)
        try:
            if not worker.process.alive:
                await self.replace(worker)
            yield worker
        except StatementError:
            raise  # a whole answer was read: the process is as good as before
        except BaseException:
            # answers may be under way that nobody will read: such a process is of no more use
            worker.process.kill()
            raise
        finally:
            async with self._changed:
                self._idle.append(worker)
                self._changed.notify()

    async def replace(self, worker: Worker) -> None:
        """Give a worker a new process. Raises LeanStartError when none comes up."""
        await worker.process.close()
        worker.memory.clear()
        worker.generation += 1
        worker.process = await self.fresh_process()

    async def forget(self) -> None:
        """Make every worker drop all statements and states; for use between problems."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self._idle) == self._size)
            for worker in self._workers:  # under the lock: nobody may borrow one meanwhile
                worker.memory.clear()
                if worker.process.alive:
                    try:
                        await worker.process.ask({"do": "reset"}, self.limits.open_timeout_s)
                    except (LeanCrashed, LeanTimeout):
                        worker.process.kill()

    async def fresh_process(self, *, refill: bool = True) -> LeanProcess:
        """A process that has served nobody; the caller owns it. The spare, when one is ready.

        Starting the next spare takes a processor for seconds: a caller who is in a hurry and will
        be done soon sets `refill` to False and calls `prepare_spare` afterwards.
        """
        spare, self._spare = self._spare, None
        process: LeanProcess | None = None
        if spare is not None:
            with contextlib.suppress(LeanStartError):
                process = await spare
        if process is None or not process.alive:
            process = await self._start()
        if refill:
            self.prepare_spare()
        return process

    def prepare_spare(self) -> None:
        """Begin to start a spare process, unless there is one."""
        if self._spare is None and not self._closed:
            self._spare = asyncio.create_task(self._start())

    async def _start(self) -> LeanProcess:
        """Start a process, trying again with growing waits."""
        wait = self.limits.backoff_s
        for attempt in range(self.limits.start_attempts):
            try:
                process = await LeanProcess(self.toolchain, self.limits).start()
            except LeanStartError:
                self.counters.failed_starts += 1
                if attempt == self.limits.start_attempts - 1:
                    raise
                await asyncio.sleep(wait)
                wait *= 2
            else:
                self.counters.started += 1
                return process
        raise LeanStartError("no attempt to start Lean was allowed")
