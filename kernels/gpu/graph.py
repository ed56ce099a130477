"""A decode step in fixed buffers, from token ids to drawn tokens, so that a CUDA graph can replay it.

Steps of any size are padded to the next size of a few. A replay reads one packed input and leaves
tokens and log-probabilities in one tensor: nothing between them waits for the host. Rows that are
not there write their keys to a block nobody reads and attend to nothing. Where there is no CUDA
(Triton's interpreter) the same step function is called without a graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from kernels.gpu.packed import Packed
from kernels.gpu.plan import Plan
from kernels.gpu.sampling import Draws, draw_tokens
from kernels.gpu.transformer import GpuTransformer

SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 192, 256)
"""Batches that have a graph of their own."""
LEVELS = (1, 4, 16)
"""How much room for its plan a step has: the least that is enough is taken."""

Inputs = Mapping[str, torch.Tensor]
"""A step's rows on the host, by name: tokens, positions, slots, and what `Draws` holds but its rows."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a step's buffers hold: items of work, their blocks, pairs of a row and a run, and
    partial results of one row. Partial results of all rows have room for twice the pairs."""

    items: int
    blocks: int
    pairs: int
    partials: int

    @staticmethod
    def of(size: int, level: int) -> Room:
        """Level 1 is enough for siblings of a prompt of some hundred tokens."""
        return Room(
            level * (2 * size + 8), level * (8 * size + 32), level * (12 * size + 8), 12 * level
        )

    def fits(self, plan: Plan) -> bool:
        """Whether a plan has room."""
        return (
            len(plan.items) <= self.items
            and len(plan.blocks) <= self.blocks
            and len(plan.rows) <= self.pairs
            and plan.partials.shape[1] <= self.partials
            and plan.count <= 2 * self.pairs
        )


class PaddedStep:
    """One batch size's buffers, and its graph once it has run."""

    def __init__(self, model: GpuTransformer, size: int, room: Room, spare_slot: int) -> None:
        self._model = model
        integers = ("positions", "slots", "top_k", "samples", "places")
        arrays: dict[str, tuple[torch.dtype, tuple[int, ...]]] = {
            "tokens": (torch.int64, (size,)),
            "seeds": (torch.int64, (size,)),
            "temperature": (torch.float32, (size,)),
            "top_p": (torch.float32, (size,)),
            **dict.fromkeys(integers, (torch.int32, (size,))),
            "items": (torch.int32, (room.items, 6)),
            "blocks": (torch.int32, (room.blocks,)),
            "rows": (torch.int32, (room.pairs,)),
            "limits": (torch.int32, (room.pairs,)),
            "partials": (torch.int32, (size, room.partials)),
        }
        self._inputs = Packed(arrays, model.device)
        self._padding = {name: 0 for name, (_, shape) in arrays.items() if shape == (size,)}
        self._padding["slots"] = spare_slot
        given = self._inputs.device
        self._plan = Plan(
            given["items"], given["blocks"], given["rows"], given["limits"], given["partials"],
            2 * room.pairs,
        )  # fmt: skip
        every = torch.arange(size, dtype=torch.int32, device=model.device)
        self._draws = Draws(
            every, given["temperature"], given["top_k"], given["top_p"],
            given["seeds"], given["samples"], given["places"],
        )  # fmt: skip
        self._out = torch.zeros(2, size, dtype=torch.int32, device=model.device)
        self._graph: torch.cuda.CUDAGraph | None = None

    def run(self, rows: Inputs, plan: Plan) -> torch.Tensor:
        """What `draw_tokens` gives for the rows; valid until the next run of this size."""
        given = self._inputs.host
        count = len(rows["tokens"])
        for name, padding in self._padding.items():
            given[name][:count] = rows[name]
            given[name][count:] = padding
        given["items"].zero_()  # an item without tokens and rows does nothing
        given["partials"].fill_(-1)
        for name in ("items", "blocks", "rows", "limits"):
            part = getattr(plan, name)
            given[name][: len(part)] = part
        given["partials"][:count, : plan.partials.shape[1]] = plan.partials
        self._inputs.upload()
        if self._model.device.type != "cuda":
            self._compute()
        else:
            if self._graph is None:
                self._graph = self._capture()
            self._graph.replay()
        return self._out[:, :count]

    def _compute(self) -> None:
        """The whole step, from the buffers to the buffers: what a graph holds."""
        given = self._inputs.device
        logits = self._model.forward(
            given["tokens"], given["positions"], given["slots"], self._plan
        )
        draw_tokens(logits, self._draws, self._out)

    def _capture(self) -> torch.cuda.CUDAGraph:
        # Kernels are compiled before: a capture allows no compilation. Computing a step twice is
        # harmless, it writes the same keys and values.
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            self._compute()
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._compute()
        return graph


class PaddedSteps:
    """The buffers of all batch sizes, made when they are first needed."""

    def __init__(self, model: GpuTransformer, spare_slot: int) -> None:
        self._model, self._spare = model, spare_slot
        self._steps: dict[tuple[int, int], PaddedStep] = {}

    def find(self, rows: int, plan: Plan) -> PaddedStep | None:
        """The padded step that takes so many rows and this plan; None when there is none."""
        size = next((size for size in SIZES if size >= rows), None)
        if size is None:
            return None
        level = next((level for level in LEVELS if Room.of(size, level).fits(plan)), None)
        if level is None:
            return None
        if (size, level) not in self._steps:
            room = Room.of(size, level)
            self._steps[size, level] = PaddedStep(self._model, size, room, self._spare)
        return self._steps[size, level]
