"""The client side of the worker process: one request at a time, newest state first."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path

from prover.policy.symbolic.config import SymbolicConfig
from prover.policy.symbolic.suggestion import Suggestion

Queue = asyncio.Queue[Suggestion | None]
_MAX_FAILURES = 5
"""Deaths in a row after which no further worker is started: the cheap proposals remain."""


def _environment() -> dict[str, str]:
    """One thread for the numerical libraries, and this very package on the path."""
    root = str(Path(__file__).resolve().parents[3])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class WorkerClient:
    """Feeds states to a worker process and its answers to one queue a state.

    A queue ends with None. A request that overruns `state_timeout_s` costs the worker its life and
    ends its queue early; the next request starts a new one. Requests are served last in, first out:
    a search wants the state that it has just reached.
    """

    def __init__(self, config: SymbolicConfig) -> None:
        self._config = config
        self._stack: list[tuple[str, Queue]] = []
        self._process: asyncio.subprocess.Process | None = None
        self._greeted: asyncio.subprocess.Process | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._count = 0
        self._failures = 0

    def ask(self, text: str) -> Queue:
        """Queue a state; returns where its suggestions will appear. Needs a running loop."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:  # a former loop took its process and its queues with it
            self._loop, self._process, self._task, self._stack = loop, None, None, []
        queue: Queue = asyncio.Queue()
        self._stack.append((text, queue))
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._serve())
        return queue

    async def aclose(self) -> None:
        """Stop serving; every queue still open ends."""
        if self._loop is not None and self._loop is asyncio.get_running_loop():
            if self._task is not None:
                self._task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await self._task
            await self._kill()
        for _, queue in self._stack:
            queue.put_nowait(None)
        self._stack, self._task, self._process = [], None, None

    async def start(self) -> None:
        """Start the worker before it is needed: it takes seconds to load its libraries."""
        self._loop = asyncio.get_running_loop()
        await self._running()

    async def _running(self) -> asyncio.subprocess.Process:
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "prover.policy.symbolic.worker",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=2**24,
                env=_environment(),
            )
        return process

    async def _serve(self) -> None:
        while self._stack:
            text, queue = self._stack.pop()
            if self._failures >= _MAX_FAILURES:
                queue.put_nowait(None)
                continue
            try:
                async with asyncio.timeout(self._config.start_timeout_s):
                    process = await self._ready()
                async with asyncio.timeout(self._config.state_timeout_s):
                    await self._request(process, text, queue)
                self._failures = 0
            except TimeoutError:
                await self._kill()
            except (OSError, EOFError, ValueError):
                self._failures += 1
                await self._kill()
            except asyncio.CancelledError:
                await self._kill()
                raise
            finally:
                queue.put_nowait(None)

    async def _ready(self) -> asyncio.subprocess.Process:
        """The worker once it has loaded its libraries: that time is not the state's."""
        process = await self._running()
        if process is not self._greeted:
            assert process.stdout is not None
            if not await process.stdout.readline():
                raise EOFError("the worker process did not start")
            self._greeted = process
        return process

    async def _request(self, process: asyncio.subprocess.Process, text: str, queue: Queue) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._count += 1
        request = self._count
        process.stdin.write((json.dumps({"id": request, "text": text}) + "\n").encode())
        await process.stdin.drain()
        while True:
            line = await process.stdout.readline()
            if not line:
                raise EOFError("the worker process ended")
            answer = json.loads(line)
            if answer["id"] != request:
                continue
            if answer.get("done"):
                return
            queue.put_nowait(Suggestion(answer["tactic"], answer["weight"]))

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
