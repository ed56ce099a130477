"""The CPU as a backend of the decode engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from kernels.cpu import BLOCK, CpuConfig, block_bytes, compiled_model
from kernels.decode.backend import Draw
from kernels.decode.errors import DecodeError
from kernels.model import LanguageModel


class CpuBackend:
    """A model copied into the CPU kernels' memory.

    cache_mb: most memory for keys and values, in 10⁶ bytes; it is taken as needed and kept.
    Raises DecodeError when not even one block fits.
    """

    def __init__(
        self, model: LanguageModel, config: CpuConfig | None = None, cache_mb: float = 256
    ) -> None:
        each = block_bytes(model.config)
        self._blocks = int(cache_mb * 1e6 // each)
        if self._blocks < 1:
            raise DecodeError(
                f"{cache_mb} MB hold no keys and values of this model; give {each / 1e6:.1f} or more"
            )
        self._sizes = model.config
        self._model = compiled_model(model, config or CpuConfig(), self._blocks)

    @property
    def vocabulary(self) -> int:
        return self._sizes.vocab_size

    @property
    def positions(self) -> int:
        return self._sizes.max_position_embeddings

    @property
    def end_tokens(self) -> tuple[int, ...]:
        return self._sizes.eos_token_ids

    @property
    def block_tokens(self) -> int:
        return BLOCK

    @property
    def blocks(self) -> int:
        return self._blocks

    @property
    def used_blocks(self) -> int:
        """Blocks that open segments hold."""
        return self._model.used_blocks

    def open(self, parent: int | None = None) -> int:
        return self._model.open(-1 if parent is None else parent)

    def close(self, segment: int) -> None:
        self._model.close(segment)

    def forward(
        self, tokens: Sequence[int], segments: Sequence[int], wanted: Sequence[int]
    ) -> None:
        self._model.forward(tokens, segments, wanted)

    def sample(self, draws: Sequence[Draw]) -> tuple[list[int], list[float]]:
        return self._model.sample([astuple(draw) for draw in draws])

    def score(self, rows: Sequence[int], targets: Sequence[int]) -> list[float]:
        return self._model.score(rows, targets)
