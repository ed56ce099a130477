"""A decode step in fixed buffers, so that a CUDA graph can replay it: one launch for hundreds.

Steps of any size are padded to the next size of a few. Rows that are not there write their keys to a
block nobody reads and attend to nothing. Where there is no CUDA (Triton's interpreter) the same
padded step is computed without a graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from kernels.gpu.attention import Plan
from kernels.gpu.transformer import GpuTransformer

SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 192, 256)
"""Batches that have a graph of their own."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a graph's plan holds for each row of the batch: items of work and their blocks, and
    partial results of one query."""

    items: int = 4
    blocks: int = 16
    partials: int = 16


class PaddedStep:
    """One batch size's buffers, and its graph once it has run."""

    def __init__(self, model: GpuTransformer, size: int, room: Room, spare_slot: int) -> None:
        self._model, self._size, self._room, self._spare = model, size, room, spare_slot
        device = model.device

        def integers(*shape: int, dtype: torch.dtype = torch.int32) -> torch.Tensor:
            return torch.zeros(*shape, dtype=dtype, device=device)

        self._tokens = integers(size, dtype=torch.int64)
        self._positions = integers(size)
        self._slots = integers(size)
        self._all = torch.arange(size, device=device)
        count = size * room.partials
        self._plan = Plan(
            integers(size * room.items, 5),
            integers(size * room.blocks),
            integers(count),
            torch.full((size, room.partials), -1, dtype=torch.int32, device=device),
            count,
        )
        self._graph: torch.cuda.CUDAGraph | None = None
        self._logits: torch.Tensor | None = None

    def fits(self, plan: Plan) -> bool:
        """Whether a plan has room in the buffers."""
        mine = self._plan
        return (
            len(plan.items) <= len(mine.items)
            and len(plan.blocks) <= len(mine.blocks)
            and plan.count <= mine.count
            and plan.partials.shape[1] <= mine.partials.shape[1]
        )

    def run(
        self, tokens: Sequence[int], positions: Sequence[int], slots: Sequence[int], plan: Plan
    ) -> torch.Tensor:
        """Logits float32 [rows, vocabulary] after each row; valid until the next run of this size."""
        rows = len(tokens)
        missing = self._size - rows
        self._tokens.copy_(torch.tensor([*tokens, *[0] * missing]))
        self._positions.copy_(torch.tensor([*positions, *[0] * missing], dtype=torch.int32))
        self._slots.copy_(torch.tensor([*slots, *[self._spare] * missing], dtype=torch.int32))
        mine = self._plan
        mine.items.zero_()  # an item without tokens and rows does nothing
        mine.items[: len(plan.items)] = plan.items
        mine.blocks[: len(plan.blocks)] = plan.blocks
        mine.rows[: len(plan.rows)] = plan.rows
        mine.partials.fill_(-1)
        mine.partials[:rows, : plan.partials.shape[1]] = plan.partials
        if self._model.device.type != "cuda":
            return self._compute()[:rows]
        if self._graph is None:
            self._capture()
        assert self._graph is not None and self._logits is not None
        self._graph.replay()
        return self._logits[:rows]

    def _compute(self) -> torch.Tensor:
        return self._model.forward(
            self._tokens, self._positions, self._slots, self._plan, self._all
        )

    def _capture(self) -> None:
        # Kernels are compiled before: a capture allows no compilation. Computing a step twice is
        # harmless, it writes the same keys and values.
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            self._compute()
        torch.cuda.current_stream().wait_stream(side)
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph):
            self._logits = self._compute()


class PaddedSteps:
    """The buffers of all batch sizes, made when they are first needed."""

    def __init__(self, model: GpuTransformer, spare_slot: int, room: Room | None = None) -> None:
        self._model, self._spare, self._room = model, spare_slot, room or Room()
        self._steps: dict[int, PaddedStep] = {}

    def find(self, rows: int, plan: Plan) -> PaddedStep | None:
        """The padded step that takes so many rows and this plan; None when there is none."""
        size = next((size for size in SIZES if size >= rows), None)
        if size is None:
            return None
        if size not in self._steps:
            self._steps[size] = PaddedStep(self._model, size, self._room, self._spare)
        step = self._steps[size]
        return step if step.fits(plan) else None
