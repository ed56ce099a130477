"""y = x·Ŵᵀ straight from AQLM codes: gather, sum, multiply and accumulate in one pass, in Triton.

A program decodes a tile of rows once and uses it for a whole tile of the batch on the tensor cores,
so codes are read once however large the batch is. Small matrices are also split along the input;
the parts are summed afterwards in a fixed order, so the result is the same every time.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import triton
import triton.language as tl

from kernels.formats import AqlmWeight, FormatError
from kernels.gpu.tiles import Tiles, batch_tile, precision, sum_splits


@triton.jit
def _multiply(
    x_ptr, codes_ptr, books_ptr, scales_ptr, out_ptr,
    batch, rows, groups, split_groups,
    K: tl.constexpr, BATCH: tl.constexpr, ROWS: tl.constexpr, GROUPS: tl.constexpr,
    PRECISION: tl.constexpr,
):  # fmt: skip
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    line = tl.program_id(1) * BATCH + tl.arange(0, BATCH)
    split = tl.program_id(2)
    first = split * split_groups
    last = tl.minimum(first + split_groups, groups)
    inner = tl.arange(0, 8)
    total = tl.zeros((BATCH, ROWS), dtype=tl.float32)
    for start in range(first, last, GROUPS):
        group = start + tl.arange(0, GROUPS)
        inside = (row[:, None] < rows) & (group[None, :] < last)
        place = (row[:, None].to(tl.int64) * groups + group[None, :]) * K
        weight = tl.zeros((ROWS, GROUPS, 8), dtype=tl.float32)
        for k in tl.static_range(K):
            code = tl.load(codes_ptr + place + k, mask=inside, other=0).to(tl.int32)
            entry = books_ptr + k * 2048 + code[:, :, None] * 8 + inner[None, None, :]
            weight += tl.load(entry, mask=inside[:, :, None], other=0.0).to(tl.float32)
        column = start * 8 + tl.arange(0, GROUPS * 8)
        values = tl.load(
            x_ptr + line[:, None] * groups * 8 + column[None, :],
            mask=(line[:, None] < batch) & (column[None, :] < last * 8),
            other=0.0,
        ).to(tl.float32)
        tile = tl.reshape(weight, (ROWS, GROUPS * 8))
        total = tl.dot(values, tl.trans(tile), total, input_precision=PRECISION)
    scale = tl.load(scales_ptr + row, mask=row < rows, other=0.0).to(tl.float32)
    target = out_ptr + (split * batch + line[:, None]) * rows + row[None, :]
    tl.store(target, total * scale[None, :], mask=(line[:, None] < batch) & (row[None, :] < rows))


@dataclass(frozen=True, slots=True)
class GpuAqlm:
    """An AQLM weight on a device, codes [out, in / 8, K] as they are stored."""

    weight: AqlmWeight
    tiles: Tiles

    @staticmethod
    def of(weight: AqlmWeight, device: torch.device | str, tiles: Tiles | None = None) -> GpuAqlm:
        """Copy a weight to a device; codebooks in bfloat16 take half the cache there."""
        moved = AqlmWeight(
            weight.codes.to(device).contiguous(),
            weight.codebooks.to(device).contiguous(),
            weight.scales.to(device).contiguous(),
        )
        return GpuAqlm(moved, tiles or Tiles.for_shape(*weight.shape))

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        """float32 [batch, out] of x [batch, in], float32 or bfloat16; for bfloat16 in
        TensorFloat-32, sums in float32. Raises FormatError when the sizes do not fit."""
        rows, columns = self.weight.shape
        if x.dim() != 2 or x.shape[1] != columns:
            raise FormatError(f"the input must be [batch, {columns}], not {list(x.shape)}")
        batch, groups = x.shape[0], columns // 8
        if batch == 0:
            return x.new_empty(0, rows, dtype=torch.float32)
        tiles = self.tiles
        split_groups = triton.cdiv(triton.cdiv(groups, tiles.groups), tiles.splits) * tiles.groups
        splits = triton.cdiv(groups, split_groups)
        parts = torch.empty(splits, batch, rows, dtype=torch.float32, device=x.device)
        lines = batch_tile(batch)
        grid = (triton.cdiv(rows, tiles.rows), triton.cdiv(batch, lines), splits)
        _multiply[grid](
            x.contiguous(), self.weight.codes, self.weight.codebooks, self.weight.scales, parts,
            batch, rows, groups, split_groups,
            K=self.weight.codebook_count, BATCH=lines, ROWS=tiles.rows, GROUPS=tiles.groups,
            PRECISION=precision(x.dtype),
            num_warps=tiles.warps,
        )  # fmt: skip
        return sum_splits(parts)
