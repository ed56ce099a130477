"""One driver process: requests out, answers in, limits kept.

Every answer line carries a word chosen at random here, so nothing that a program inside Lean prints
is taken for an answer. A request that exceeds its time, or a process that dies or exceeds its memory,
ends the process; the caller is told which of the two it was.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import AsyncIterator
from typing import Any

import psutil

from prover.lean.config import LeanLimits
from prover.lean.errors import LeanCrashed, LeanStartError, LeanTimeout
from prover.lean.toolchain import Toolchain

Reply = dict[str, Any]

_LINE_LIMIT = 16 << 20
_STDERR_KEPT = 4000
_MEMORY_CHECK_S = 1.0


class LeanProcess:
    """A running driver. Use `start`, then `ask` or `stream`; one request at a time."""

    def __init__(self, toolchain: Toolchain, limits: LeanLimits) -> None:
        self._toolchain = toolchain
        self._limits = limits
        self._word = secrets.token_hex(8)
        self._process: asyncio.subprocess.Process | None = None
        self._stderr = bytearray()
        self._tasks: list[asyncio.Task[None]] = []
        self._over_memory = False
        self._killed = False
        self.version = ""
        self.commit = ""
        self.start_seconds = 0.0
        self.requests = 0

    @property
    def trusted_roots(self) -> tuple[str, ...]:
        """Module roots whose theorems this Lean takes without their proofs."""
        return self._toolchain.trusted_roots

    @property
    def pid(self) -> int:
        """The process id. Raises LeanStartError before `start`."""
        return self._running().pid

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None and not self._killed

    def kill(self) -> None:
        """End the process without waiting for it."""
        self._killed = True
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def start(self) -> LeanProcess:
        """Launch and greet. Raises LeanStartError when the driver does not come up in time."""
        begun = time.perf_counter()
        launch = self._toolchain.driver(self._limits.memory_mb)
        try:
            self._process = await asyncio.create_subprocess_exec(
                *launch.arguments,
                env=launch.environment,
                cwd=launch.folder,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=_LINE_LIMIT,
                preexec_fn=launch.before_exec,
                start_new_session=True,
            )
        except OSError as error:
            raise LeanStartError(f"Lean could not be launched: {error}") from error
        self._tasks = [
            asyncio.create_task(self._drain_stderr()),
            asyncio.create_task(self._watch_memory()),
        ]
        try:
            word, self._word = self._word, ""
            await self._answer(self._limits.start_timeout_s)  # ready
            self._word = word
            greeting = {
                "do": "hello",
                "word": word,
                "importRoots": list(self._toolchain.import_roots),
                "trustedRoots": list(self._toolchain.trusted_roots),
            }
            reply = await self.ask(greeting, self._limits.start_timeout_s)
        except (LeanCrashed, LeanTimeout) as error:
            await self.close()
            raise LeanStartError(f"Lean's driver did not come up: {error}") from error
        except asyncio.CancelledError:
            await self.close()
            raise
        self.version, self.commit = reply["version"].split(",")[0], reply["commit"]
        self.start_seconds = time.perf_counter() - begun
        return self

    async def ask(self, request: Reply, timeout_s: float) -> Reply:
        """One request, one answer.

        Raises LeanTimeout or LeanCrashed; the process is gone after either.
        """
        await self._send(request)
        return await self._answer(timeout_s)

    async def stream(self, request: Reply, timeout_s: float) -> AsyncIterator[Reply]:
        """The answers to a request that has several, each due `timeout_s` after the one before."""
        await self._send(request)
        while True:
            reply = await self._answer(timeout_s)
            if "end" in reply:
                return
            if reply.get("kind") in ("request", "internal"):
                await self.close()
                raise LeanCrashed(f"Lean's driver failed: {reply.get('error', 'no reason given')}")
            yield reply

    async def close(self) -> None:
        """Kill the process and wait until it is gone."""
        for task in self._tasks:
            task.cancel()
        process = self._process
        if process is None:
            return
        self.kill()
        with contextlib.suppress(Exception):
            await asyncio.wait_for(process.wait(), 10)
        transport = getattr(process, "_transport", None)
        if transport is not None:
            transport.close()

    def memory_mb(self) -> float:
        """Resident memory of its own now, in MB; 0 when the process is gone.

        Pages of files that are mapped and shared (a project's .olean files) are not counted.
        """
        try:
            memory = psutil.Process(self.pid).memory_info()
        except (psutil.Error, LeanStartError):
            return 0.0
        return float(memory.rss - getattr(memory, "shared", 0)) / 2**20

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise LeanStartError("the Lean process was not started")
        return self._process

    async def _send(self, request: Reply) -> None:
        process = self._running()
        assert process.stdin is not None
        self.requests += 1
        try:
            text = json.dumps(request, ensure_ascii=False)
            process.stdin.write(text.encode(errors="replace") + b"\n")
            await process.stdin.drain()
        except (ConnectionError, RuntimeError) as error:
            raise await self._crash() from error

    async def _answer(self, timeout_s: float) -> Reply:
        process = self._running()
        assert process.stdout is not None
        mark = f"@@{self._word} ".encode()
        deadline = time.monotonic() + timeout_s
        try:
            while True:
                async with asyncio.timeout(deadline - time.monotonic()):
                    line = await process.stdout.readline()
                if not line:
                    raise await self._crash()
                if line.startswith(mark):
                    reply: Reply = json.loads(line[len(mark) :])
                    return reply
        except TimeoutError as error:
            await self.close()
            raise LeanTimeout(f"no answer within {timeout_s:g} s") from error
        except ValueError as error:  # a line over the limit, or an answer that is no JSON
            await self.close()
            raise LeanCrashed(f"Lean's output cannot be read: {error}") from error

    async def _crash(self) -> LeanCrashed:
        await self.close()
        if self._over_memory:
            return LeanCrashed(f"Lean exceeded its {self._limits.memory_mb} MB of memory")
        code = self._process.returncode if self._process else None
        words = _last_words(self._stderr.decode(errors="replace"))
        return LeanCrashed(f"Lean died (exit {code}){': ' + words if words else ''}")

    async def _drain_stderr(self) -> None:
        stream = self._running().stderr
        assert stream is not None
        while chunk := await stream.read(1 << 16):
            self._stderr += chunk
            del self._stderr[:-_STDERR_KEPT]

    async def _watch_memory(self) -> None:
        while self.alive:
            await asyncio.sleep(_MEMORY_CHECK_S)
            if self.memory_mb() > self._limits.memory_mb:
                self._over_memory = True
                self.kill()
                return


def _last_words(stderr: str) -> str:
    """The line in which a dead process most likely says why it died."""
    lines = [line.strip() for line in stderr.splitlines()]
    lines = [line for line in lines if line and not line.startswith(("at ", "[DEBUG", "Node.js v"))]
    telling = [line for line in lines if "rror" in line or "exception" in line]
    return (telling or lines or [""])[-1][:200]
