"""A GPU as a backend of the decode engine."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from kernels.decode.backend import Draw, SizedBackend
from kernels.gpu.cache import BLOCK, Cache
from kernels.gpu.graph import PaddedSteps
from kernels.gpu.plan import Plan, plan_runs
from kernels.gpu.sampling import Draws, draw_tokens, drawn
from kernels.gpu.store import vector_bytes
from kernels.gpu.transformer import GpuTransformer
from kernels.model import LanguageModel


class GpuBackend(SizedBackend):
    """A model on a device that Triton computes on ("cpu" under Triton's interpreter).

    dtype: bfloat16, or float32 for exact comparison. cache_mb: memory for keys and values, in 10⁶
    bytes, taken at once. cache_dtype: their type, `dtype` unless given; float8_e4m3fn halves
    bfloat16's memory (compute capability 8.9 or later). Raises DecodeError when not even one block
    fits.
    """

    block_tokens = BLOCK

    def __init__(
        self,
        model: LanguageModel,
        device: torch.device | str = "cuda",
        dtype: torch.dtype = torch.bfloat16,
        cache_mb: float = 1024,
        cache_dtype: torch.dtype | None = None,
    ) -> None:
        config = model.config
        stored = cache_dtype or dtype
        vectors = 2 * BLOCK * config.num_hidden_layers * config.num_key_value_heads
        super().__init__(config, cache_mb, vectors * vector_bytes(config.head_dim, stored))
        self._cache = Cache(self._blocks)
        # one block more than is given out, for the padding of steps
        self._model = GpuTransformer(model, device, dtype, self._blocks + 1, stored)
        self._padded = PaddedSteps(self._model, self._blocks * BLOCK)
        self._device = torch.device(device)

    @property
    def used_blocks(self) -> int:
        """Blocks that open segments hold."""
        return self._cache.used

    def open(self, parent: int | None = None) -> int:
        return self._cache.open(parent)

    def close(self, segment: int) -> None:
        self._cache.close(segment)

    def step(
        self,
        tokens: Sequence[int],
        segments: Sequence[int],
        wanted: Sequence[int],
        draws: Sequence[Draw],
    ) -> tuple[list[int], list[float]]:
        rows, plan = self._append(tokens, segments)
        rows |= _columns(draws)
        every = list(range(len(tokens)))
        if list(wanted) == every and rows["rows"].tolist() == every:  # no prompts
            padded = self._padded.find(len(tokens), plan)
            if padded is not None:
                return drawn(padded.run(rows, plan))
        logits = self._forward(rows, plan, wanted)
        return drawn(draw_tokens(logits, Draws(*(self._there(rows[name]) for name in _DRAWS))))

    def score(
        self, tokens: Sequence[int], segment: int, wanted: Sequence[int], targets: Sequence[int]
    ) -> list[float]:
        logits = self._forward(*self._append(tokens, [segment] * len(tokens)), wanted)
        following = self._there(torch.tensor(targets, dtype=torch.int64))
        scores: list[float] = logits.log_softmax(-1).gather(1, following[:, None])[:, 0].tolist()
        return scores

    def _append(
        self, tokens: Sequence[int], segments: Sequence[int]
    ) -> tuple[dict[str, torch.Tensor], Plan]:
        """Room for the tokens; a step's rows and plan on the host."""
        numbers = torch.tensor(segments)
        positions, slots = self._cache.append(numbers)
        plan = plan_runs(self._cache.runs(numbers, positions), len(tokens), BLOCK)
        return {
            "tokens": torch.tensor(tokens),
            "positions": positions.int(),
            "slots": slots.int(),
        }, plan

    def _forward(
        self, rows: dict[str, torch.Tensor], plan: Plan, wanted: Sequence[int]
    ) -> torch.Tensor:
        tokens, positions, slots = (
            self._there(rows[name]) for name in ("tokens", "positions", "slots")
        )
        chosen = self._there(torch.tensor(list(wanted), dtype=torch.int64))
        return self._model.forward(tokens, positions, slots, plan.to(self._device), chosen)

    def _there(self, values: torch.Tensor) -> torch.Tensor:
        return values.to(self._device)


_DRAWS = ("rows", "temperature", "top_k", "top_p", "seeds", "samples", "places")


def _columns(draws: Sequence[Draw]) -> dict[str, torch.Tensor]:
    """Draws as columns, in the order of `Draw`'s fields and the types of `Draws`."""
    columns = list(zip(*draws, strict=True)) or [()] * len(_DRAWS)
    whole, real = torch.int32, torch.float32
    types = (whole, real, whole, real, torch.int64, whole, whole)
    # a seed of 64 bits as a signed number
    columns[4] = tuple(seed - (seed >> 63 << 64) for seed in columns[4])
    return {
        name: torch.tensor(column, dtype=dtype)
        for name, column, dtype in zip(_DRAWS, columns, types, strict=True)
    }
