"""y = x·Wᵀ from grouped 4- or 8-bit integers, in Triton: the head, once a step the largest matrix.

As with AQLM a program decodes a tile of rows once for a whole tile of the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import triton
import triton.language as tl

from kernels.formats import FormatError, GroupedWeight
from kernels.gpu.tiles import Tiles, batch_tile, precision, sum_splits


@triton.jit
def _multiply(
    x_ptr, codes_ptr, scales_ptr, minima_ptr, out_ptr,
    batch, rows, columns, split_columns,
    BITS: tl.constexpr, GROUP: tl.constexpr,
    BATCH: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr, PRECISION: tl.constexpr,
):  # fmt: skip
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    line = tl.program_id(1) * BATCH + tl.arange(0, BATCH)
    split = tl.program_id(2)
    first = split * split_columns
    last = tl.minimum(first + split_columns, columns)
    total = tl.zeros((BATCH, ROWS), dtype=tl.float32)
    for start in range(first, last, COLUMNS):
        column = start + tl.arange(0, COLUMNS)
        inside = (row[:, None] < rows) & (column[None, :] < last)
        if BITS == 4:
            place = row[:, None].to(tl.int64) * (columns // 2) + column[None, :] // 2
            code = tl.load(codes_ptr + place, mask=inside, other=0).to(tl.int32)
            code = (code >> ((column[None, :] % 2) * 4)) & 15
        else:
            place = row[:, None].to(tl.int64) * columns + column[None, :]
            code = tl.load(codes_ptr + place, mask=inside, other=0).to(tl.int32)
        group = row[:, None].to(tl.int64) * (columns // GROUP) + column[None, :] // GROUP
        scale = tl.load(scales_ptr + group, mask=inside, other=0.0).to(tl.float32)
        minimum = tl.load(minima_ptr + group, mask=inside, other=0.0).to(tl.float32)
        values = tl.load(
            x_ptr + line[:, None] * columns + column[None, :],
            mask=(line[:, None] < batch) & (column[None, :] < last),
            other=0.0,
        ).to(tl.float32)
        tile = code.to(tl.float32) * scale + minimum
        total = tl.dot(values, tl.trans(tile), total, input_precision=PRECISION)
    target = out_ptr + (split * batch + line[:, None]) * rows + row[None, :]
    tl.store(target, total, mask=(line[:, None] < batch) & (row[None, :] < rows))


@dataclass(frozen=True, slots=True)
class GpuGrouped:
    """Grouped integers on a device, as they are stored."""

    weight: GroupedWeight
    tiles: Tiles

    @staticmethod
    def of(
        weight: GroupedWeight, device: torch.device | str, tiles: Tiles | None = None
    ) -> GpuGrouped:
        """Copy a weight to a device."""
        moved = GroupedWeight(
            weight.codes.to(device).contiguous(),
            weight.scales.to(device).contiguous(),
            weight.minima.to(device).contiguous(),
            weight.bits,
            weight.group,
        )
        return GpuGrouped(moved, tiles or Tiles.for_shape(*weight.shape))

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        """float32 [batch, out] of x [batch, in], float32 or bfloat16; for bfloat16 in
        TensorFloat-32, sums in float32. Raises FormatError when the sizes do not fit."""
        rows, columns = self.weight.shape
        if x.dim() != 2 or x.shape[1] != columns:
            raise FormatError(f"the input must be [batch, {columns}], not {list(x.shape)}")
        batch = x.shape[0]
        if batch == 0:
            return x.new_empty(0, rows, dtype=torch.float32)
        tiles, width = self.tiles, self.tiles.groups * 8
        split_columns = triton.cdiv(triton.cdiv(columns, width), tiles.splits) * width
        splits = triton.cdiv(columns, split_columns)
        parts = torch.empty(splits, batch, rows, dtype=torch.float32, device=x.device)
        lines = batch_tile(batch)
        grid = (triton.cdiv(rows, tiles.rows), triton.cdiv(batch, lines), splits)
        _multiply[grid](
            x.contiguous(), self.weight.codes, self.weight.scales, self.weight.minima, parts,
            batch, rows, columns, split_columns,
            BITS=self.weight.bits, GROUP=self.weight.group,
            BATCH=lines, ROWS=tiles.rows, COLUMNS=width,
            PRECISION=precision(x.dtype),
            num_warps=tiles.warps,
        )  # fmt: skip
        return sum_splits(parts)
