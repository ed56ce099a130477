"""A search tree's requests: what both backends of the decode engine are to share between its levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kernels.decode import Backend, Draw, Engine, EngineConfig, Request

PIECE = 16


class Counted:
    """A backend that notes how many tokens it was given, and the most blocks that were held."""

    def __init__(self, backend: Backend) -> None:
        self._backend, self.tokens, self.most = backend, 0, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._backend, name)

    def step(
        self,
        tokens: Sequence[int],
        segments: Sequence[int],
        wanted: Sequence[int],
        draws: Sequence[Draw],
    ) -> tuple[list[int], list[float]]:
        self.tokens += len(tokens)
        drawn = self._backend.step(tokens, segments, wanted, draws)
        self.most = max(self.most, self._backend.used_blocks)  # type: ignore[attr-defined]
        return drawn


def check_levels(backend: Callable[[], Backend], same: Callable[[object, object], bool]) -> None:
    """A root of 40 tokens with two samples, its continuations as children, one of those again."""
    counted = Counted(backend())
    engine = Engine(counted, EngineConfig(8, 64, PIECE))  # type: ignore[arg-type]
    root = [(7 * i) % 96 for i in range(40)]
    asked = {"samples": 2, "max_tokens": 2, "seed": 3}
    (first,) = engine.generate([Request(root, **asked)])
    assert counted.tokens == 40 + 2
    texts = [root + list(sample.tokens) for sample in first]
    # 42 tokens: two pieces of the root are there, 10 tokens are computed for each child
    counted.tokens = counted.most = 0
    children = engine.generate([Request(text, **asked) for text in texts])
    assert counted.tokens == 2 * (10 + 2)
    assert counted.most == 2 + 2 * 1 + 4 * 1  # shared pieces, rests of prompts, samples
    grandchild = [*texts[1], *children[1][0].tokens, *range(8)]  # 52 tokens: a piece is added
    counted.tokens = 0
    (third,) = engine.generate([Request(grandchild, **asked)])
    assert counted.tokens == 52 - 32 + 2
    assert counted.used_blocks == 3
    # nothing of this changes a result
    for prompt, samples in ((texts[0], children[0]), (grandchild, third)):
        fresh = Engine(backend(), EngineConfig(8, 64, PIECE))
        assert same(fresh.generate([Request(prompt, **asked)])[0], samples)
    scores = engine.score(grandchild, third[0].tokens)
    assert same(scores, list(third[0].log_probs))
    engine.forget()
    assert counted.used_blocks == 0
