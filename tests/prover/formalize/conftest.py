"""A bench without Lean, a model that says what it is told to, and the real ones for a few tests."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import pytest_asyncio

from problems import LeanStatement
from problems.verdict import Verdict
from prover.formalize import Answer, LeanBench, Reading
from prover.lean import LeanLimits, LeanPool, ProvisionError, provision
from prover.policy import SymbolicPolicy


def lean(text: str) -> LeanStatement:
    """A statement from its binders and conclusion."""
    return LeanStatement("statement", "", f"theorem statement {text}")


class PaperBench:
    """Answers from lists of texts: what does not elaborate, what is false, which theorems close."""

    def __init__(
        self,
        refused: Sequence[str] = (),
        false: Sequence[str] = (),
        closing: Sequence[str] = (),
        true: Sequence[str] = (),
    ) -> None:
        self.refused, self.false, self.closing, self.true = refused, false, closing, true
        self.asked: list[str] = []

    async def refusal(self, statement: LeanStatement) -> str | None:
        self.asked.append(statement.declaration)
        return "unknown identifier" if self._in(self.refused, statement) else None

    async def closes(self, statement: LeanStatement, tactics: Sequence[str]) -> bool:
        assert tactics
        return self._in(self.closing, statement)

    async def settle(self, statement: LeanStatement, seconds: float) -> Verdict:
        assert seconds > 0
        if self._in(self.false, statement):
            return Verdict.DISPROVED
        return Verdict.PROVED if self._in(self.true, statement) else Verdict.TIMEOUT

    @staticmethod
    def _in(parts: Sequence[str], statement: LeanStatement) -> bool:
        return any(part in statement.declaration for part in parts)


class Scripted:
    """A translator with fixed answers."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.readings: list[Reading] = []

    async def translate(
        self, reading: Reading, *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        assert samples >= 1
        assert temperature >= 0
        assert max_tokens >= 1
        self.readings.append(reading)
        return [Answer(text) for text in self.texts]


class Served:
    """What a model server was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.bodies: list[dict[str, Any]] = []


@pytest.fixture
def model_server() -> Iterator[Callable[..., Served]]:
    """`model_server(*texts, status=200)` starts a server of chats on this machine that answers with
    these texts, each as one sample."""
    servers: list[ThreadingHTTPServer] = []

    def start(*texts: str, status: int = 200) -> Served:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                served.bodies.append(json.loads(self.rfile.read(length)))
                choices = [
                    {"index": i, "message": {"content": text}, "finish_reason": "stop"}
                    for i, text in enumerate(texts)
                ]
                body = json.dumps({"choices": choices}).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Tests are quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        served = Served(f"http://127.0.0.1:{server.server_port}/v1")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return served

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def lean_bench() -> AsyncIterator[LeanBench]:
    """The embedded Lean with the Olympiad library, one worker."""
    try:
        toolchain = provision(libraries=("Olympiad",))
    except ProvisionError as error:
        pytest.fail(f"the library cannot be had: {error}")
    limits = LeanLimits(tactic_timeout_s=30.0)
    async with SymbolicPolicy() as policy, LeanPool(toolchain, 1, limits) as pool:
        yield LeanBench(pool, policy)
