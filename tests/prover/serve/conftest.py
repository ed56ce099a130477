"""A real server on a free port, around a tiny model whose tokens are characters."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import httpx
import pytest
import uvicorn

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, Engine, EngineConfig
from prover.models import ModelError
from prover.serve import ServeConfig, create_app
from tests.kernels.tiny import tiny_model


class Letters:
    """Token i is the character 32 + i; a chat is its contents one after another."""

    def encode(self, text: str) -> list[int]:
        return [ord(letter) - 32 for letter in text]

    def decode(self, tokens: Sequence[int]) -> str:
        return "".join(chr(token + 32) for token in tokens)

    def chat(self, messages: Sequence[dict[str, str]]) -> list[int]:
        if messages[-1]["role"] != "user":
            raise ModelError("the last message must be the user's")
        return self.encode("".join(message["content"] for message in messages))


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, its engine, and a twin of the engine that the test may use itself."""

    client: httpx.Client
    engine: Engine
    twin: Engine
    app: object


def tiny_engine() -> Engine:
    """An engine on a tiny model that ends no text by itself."""
    backend = CpuBackend(tiny_model(3, eos_token_ids=()), CpuConfig(1), cache_mb=2)
    return Engine(backend, EngineConfig(8, 32))


def run_server(config: ServeConfig) -> Iterator[Served]:
    """Serve until the test is over."""
    engine = tiny_engine()
    app = create_app(engine, Letters(), config)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield Served(client, engine, tiny_engine(), app)
    server.should_exit = True
    thread.join(30)
    assert not thread.is_alive()


@pytest.fixture
def served() -> Iterator[Served]:
    """A server without a key."""
    yield from run_server(ServeConfig("tiny", queue=16, max_tokens=64, samples=8))
