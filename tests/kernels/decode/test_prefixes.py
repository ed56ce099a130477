"""Beginnings that prompts share: computed once, kept while there is room, never changing a result."""

from __future__ import annotations

import random

import pytest

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, DecodeError, Engine, EngineConfig, Request
from tests.kernels.levels import Counted, check_levels
from tests.kernels.tiny import tiny_model

MODEL = tiny_model(eos_token_ids=())
BLOCK_MB = 2 * 2 * 2 * 16 * 16 * 4 / 1e6  # layers, key heads, keys and values, tokens, head


def backend(blocks: int = 60) -> CpuBackend:
    return CpuBackend(MODEL, CpuConfig(1), cache_mb=BLOCK_MB * (blocks + 0.5))


def test_levels_of_a_tree_share_what_they_begin_with() -> None:
    check_levels(backend, lambda one, other: one == other)


def test_prompts_of_one_batch_share_while_they_are_computed() -> None:
    counted = Counted(backend())
    engine = Engine(counted, EngineConfig(8, 24, 16))  # type: ignore[arg-type]
    common = list(range(40))
    requests = [Request([*common, i], max_tokens=1, seed=i) for i in range(6)]
    together = engine.generate(requests)
    assert counted.tokens == 32 + 6 * 9
    for request, result in zip(requests, together, strict=True):
        assert Engine(backend(), EngineConfig(1, 200, 16)).generate([request]) == [result]


@pytest.mark.parametrize("blocks", [8, 11, 16, 60])
def test_a_crowd_of_trees_in_little_memory(blocks: int) -> None:
    """Random prompts with common beginnings, some cancelled: as one at a time with plenty of room."""
    choice = random.Random(blocks)
    stems = [[choice.randrange(96) for _ in range(90)] for _ in range(3)]
    requests = [
        Request(
            stems[choice.randrange(3)][: choice.randrange(1, 90)],
            samples=choice.randrange(1, 4),
            max_tokens=choice.randrange(1, 20),
            seed=number,
        )
        for number in range(30)
    ]
    engine = Engine(backend(blocks), EngineConfig(4, 40, 32))
    tickets = [engine.submit(request) for request in requests]
    given_up = set(choice.sample(tickets, 6))
    results = {}
    for step in range(10_000):
        if step % 7 == 3 and given_up:
            engine.cancel(given_up.pop())
        engine.step()
        results.update(dict(engine.poll()))
        if not engine.busy:
            break
    assert len(results) >= 24
    alone = Engine(backend(), EngineConfig(4, 40, 32))
    for ticket, request in zip(tickets, requests, strict=True):
        if ticket in results:
            assert alone.generate([request]) == [results[ticket]]
    engine.forget()
    assert isinstance(engine.backend, CpuBackend) and engine.backend.used_blocks == 0


def test_pieces_are_whole_blocks() -> None:
    with pytest.raises(DecodeError, match="multiple of 16"):
        Engine(backend(), EngineConfig(piece_tokens=24))
