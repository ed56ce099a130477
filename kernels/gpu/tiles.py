"""How a matrix product is cut into programs, and its parts put together again."""

from __future__ import annotations

import os
from dataclasses import dataclass

import torch
import triton
import triton.language as tl

SMALLEST_DOT = 16
"""Least size of a tile that the tensor cores take."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """rows: outputs a program; groups: groups of eight inputs a step; splits: parts the input is cut
    into, each a program of its own; warps: warps a program."""

    rows: int = 32
    groups: int = 8
    splits: int = 1
    warps: int = 4

    @staticmethod
    def for_shape(rows: int, columns: int, programs: int = 264) -> Tiles:
        """Enough splits to give every multiprocessor of a large GPU (132) two programs, as long as
        each keeps a few steps of work."""
        tiles = triton.cdiv(rows, 32)
        steps = triton.cdiv(columns // 8, 8)
        splits = max(1, min(programs // tiles, steps // 2))
        return Tiles(splits=splits)


def batch_tile(batch: int) -> int:
    """Lines of the batch a program takes: a power of two the tensor cores take, 64 at most."""
    return min(64, max(SMALLEST_DOT, int(triton.next_power_of_2(batch))))


def precision(dtype: torch.dtype) -> str:
    """How the tensor cores take float32 tiles: as they are for float32 inputs, and rounded to ten bits
    (TensorFloat-32) beside bfloat16 inputs, which have seven: decoded weights then lose nothing that
    matters, while rounding them to bfloat16 would cost an error of 10⁻³."""
    return "ieee" if dtype == torch.float32 else "tf32"


def interpreted() -> bool:
    """Whether Triton's interpreter runs the kernels. It holds bfloat16 as integers, so products are
    then to be taken in float32."""
    return os.environ.get("TRITON_INTERPRET") == "1"


@triton.jit
def _sum(parts_ptr, out_ptr, size, SPLITS: tl.constexpr, SIZE: tl.constexpr):
    place = tl.program_id(0) * SIZE + tl.arange(0, SIZE)
    total = tl.zeros((SIZE,), dtype=tl.float32)
    for split in range(SPLITS):
        total += tl.load(parts_ptr + split * size + place, mask=place < size, other=0.0)
    tl.store(out_ptr + place, total, mask=place < size)


def sum_splits(parts: torch.Tensor) -> torch.Tensor:
    """[batch, rows] from float32 parts [splits, batch, rows], added in the order of the splits."""
    splits, batch, rows = parts.shape
    if splits == 1:
        return parts[0]
    out = torch.empty(batch, rows, dtype=torch.float32, device=parts.device)
    size = batch * rows
    _sum[(triton.cdiv(size, 1024),)](parts, out, size, SPLITS=splits, SIZE=1024)
    return out
