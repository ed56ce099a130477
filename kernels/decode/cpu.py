"""The CPU as a backend of the decode engine."""

from __future__ import annotations

from collections.abc import Sequence

from kernels.cpu import BLOCK, CpuConfig, block_bytes, compiled_model
from kernels.decode.backend import Draw, SizedBackend
from kernels.model import LanguageModel


class CpuBackend(SizedBackend):
    """A model copied into the CPU kernels' memory.

    cache_mb: most memory for keys and values, in 10⁶ bytes; it is taken as needed and kept.
    Raises DecodeError when not even one block fits.
    """

    block_tokens = BLOCK

    def __init__(
        self, model: LanguageModel, config: CpuConfig | None = None, cache_mb: float = 256
    ) -> None:
        super().__init__(model.config, cache_mb, block_bytes(model.config))
        self._model = compiled_model(model, config or CpuConfig(), self._blocks)

    @property
    def used_blocks(self) -> int:
        """Blocks that open segments hold."""
        return self._model.used_blocks

    def open(self, parent: int | None = None) -> int:
        return self._model.open(-1 if parent is None else parent)

    def close(self, segment: int) -> None:
        self._model.close(segment)

    def step(
        self,
        tokens: Sequence[int],
        segments: Sequence[int],
        wanted: Sequence[int],
        draws: Sequence[Draw],
    ) -> tuple[list[int], list[float]]:
        self._model.forward(tokens, segments, wanted)
        return self._model.sample(draws)

    def score(
        self, tokens: Sequence[int], segment: int, wanted: Sequence[int], targets: Sequence[int]
    ) -> list[float]:
        self._model.forward(tokens, [segment] * len(tokens), wanted)
        return self._model.score(range(len(wanted)), targets)
