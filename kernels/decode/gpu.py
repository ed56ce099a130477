"""A GPU as a backend of the decode engine."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from kernels.decode.backend import Draw, SizedBackend
from kernels.decode.uniform import uniform
from kernels.gpu import draw_tokens, plan_runs
from kernels.gpu.cache import BLOCK, Cache
from kernels.gpu.graph import PaddedSteps
from kernels.gpu.transformer import GpuTransformer
from kernels.model import LanguageModel


class GpuBackend(SizedBackend):
    """A model on a device that Triton computes on ("cpu" under Triton's interpreter).

    dtype: bfloat16, or float32 for exact comparison. cache_mb: memory for keys and values, in 10⁶
    bytes, taken at once. Raises DecodeError when not even one block fits.
    """

    block_tokens = BLOCK

    def __init__(
        self,
        model: LanguageModel,
        device: torch.device | str = "cuda",
        dtype: torch.dtype = torch.bfloat16,
        cache_mb: float = 1024,
    ) -> None:
        config = model.config
        width = config.num_hidden_layers * config.num_key_value_heads * config.head_dim
        super().__init__(config, cache_mb, 2 * BLOCK * width * dtype.itemsize)
        self._cache = Cache(self._blocks)
        # one block more than is given out, for the padding of steps
        self._model = GpuTransformer(model, device, dtype, self._blocks + 1)
        self._padded = PaddedSteps(self._model, self._blocks * BLOCK)
        self._device = torch.device(device)
        self._logits = torch.empty(0, config.vocab_size, device=device)

    @property
    def used_blocks(self) -> int:
        """Blocks that open segments hold."""
        return self._cache.used

    def open(self, parent: int | None = None) -> int:
        return self._cache.open(parent)

    def close(self, segment: int) -> None:
        self._cache.close(segment)

    def forward(
        self, tokens: Sequence[int], segments: Sequence[int], wanted: Sequence[int]
    ) -> None:
        places: list[tuple[int, int]] = []
        try:
            for segment in segments:
                places.append(self._cache.append(segment))  # noqa: PERF401 - undone if one fails
        except (ValueError, MemoryError):
            for segment in reversed(segments[: len(places)]):
                self._cache.shrink(segment)
            raise
        positions = [position for position, _ in places]
        plan = plan_runs(
            self._cache.runs(list(segments), positions), len(tokens), BLOCK, self._device
        )
        slots = [slot for _, slot in places]
        if list(wanted) == list(range(len(tokens))):  # no prompts: a step that is done many times
            step = self._padded.find(len(tokens), plan)
            if step is not None:
                self._logits = step.run(tokens, positions, slots, plan)
                return
        self._logits = self._model.forward(
            self._integers(tokens, torch.int64),
            self._integers(positions, torch.int32),
            self._integers(slots, torch.int32),
            plan,
            self._integers(wanted, torch.int64),
        )

    def sample(self, draws: Sequence[Draw]) -> tuple[list[int], list[float]]:
        rows = self._integers([draw.row for draw in draws], torch.int64)

        def floats(values: list[float]) -> torch.Tensor:
            return torch.tensor(values, dtype=torch.float32, device=self._device)

        tokens, log_probs = draw_tokens(
            self._logits[rows],
            floats([uniform(draw.seed, draw.sample, draw.place) for draw in draws]),
            floats([draw.temperature for draw in draws]),
            self._integers([draw.top_k for draw in draws], torch.int32),
            floats([draw.top_p for draw in draws]),
        )
        return tokens.tolist(), log_probs.tolist()

    def score(self, rows: Sequence[int], targets: Sequence[int]) -> list[float]:
        chosen = self._logits[self._integers(list(rows), torch.int64)].log_softmax(-1)
        wanted = self._integers(targets, torch.int64)
        scores: list[float] = chosen.gather(1, wanted[:, None])[:, 0].tolist()
        return scores

    def _integers(self, values: Sequence[int], dtype: torch.dtype) -> torch.Tensor:
        return torch.tensor(list(values), dtype=dtype, device=self._device)
