"""y = x·Ŵᵀ straight from AQLM codes: gather, sum, multiply and accumulate in one pass, in Triton.

A program decodes a tile of rows once and uses it for a whole tile of the batch on the tensor cores,
so codes are read once however large the batch is. Small matrices are also split along the input;
the parts are summed afterwards in a fixed order, so the result is the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
import triton
import triton.language as tl

from kernels.formats import AqlmWeight, FormatError
from kernels.gpu.tiles import Tiles, batch_tile, precision, sum_splits


@triton.jit
def _multiply(
    x_ptr, codes_ptr, books_ptr, sets_ptr, scales_ptr, out_ptr,
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
    books = books_ptr + tl.load(sets_ptr + tl.program_id(0)) * K * 2048
    total = tl.zeros((BATCH, ROWS), dtype=tl.float32)
    for start in range(first, last, GROUPS):
        group = start + tl.arange(0, GROUPS)
        inside = (row[:, None] < rows) & (group[None, :] < last)
        place = (row[:, None].to(tl.int64) * groups + group[None, :]) * K
        weight = tl.zeros((ROWS, GROUPS, 8), dtype=tl.float32)
        for k in tl.static_range(K):
            code = tl.load(codes_ptr + place + k, mask=inside, other=0).to(tl.int32)
            entry = books + k * 2048 + code[:, :, None] * 8 + inner[None, None, :]
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
    """AQLM weights of one input on a device, as one matrix whose row tiles name their codebooks.

    codes: uint8 [out, in / 8, K]. codebooks: [weights, K, 256, 8]. sets: int32 [tiles], which weight's
    codebooks a tile of `tiles.rows` rows uses. scales: [out].
    """

    codes: torch.Tensor
    codebooks: torch.Tensor
    sets: torch.Tensor
    scales: torch.Tensor
    tiles: Tiles

    @staticmethod
    def of(
        weights: Sequence[AqlmWeight], device: torch.device | str, tiles: Tiles | None = None
    ) -> GpuAqlm:
        """Stack weights with the same inputs and copy them to a device.

        Raises FormatError when their inputs or numbers of codebooks differ, or when their rows do not
        divide into tiles (16 rows at least).
        """
        if len({(weight.shape[1], weight.codebook_count) for weight in weights}) != 1:
            raise FormatError("stacked weights need the same inputs and numbers of codebooks")
        total = sum(weight.shape[0] for weight in weights)
        tiles = tiles or Tiles.for_shape(total, weights[0].shape[1])
        if len(weights) > 1:
            fitting = [
                rows
                for rows in (tiles.rows, 16)
                if all(weight.shape[0] % rows == 0 for weight in weights)
            ]
            if not fitting:
                raise FormatError("rows of stacked weights must divide into tiles of 16")
            tiles = replace(tiles, rows=fitting[0])
        sets = [
            number
            for number, weight in enumerate(weights)
            for _ in range(triton.cdiv(weight.shape[0], tiles.rows))
        ]
        return GpuAqlm(
            torch.cat([weight.codes for weight in weights]).to(device),
            torch.stack([weight.codebooks for weight in weights]).to(device),
            torch.tensor(sets, dtype=torch.int32, device=device),
            torch.cat([weight.scales for weight in weights]).to(device),
            tiles,
        )

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        """float32 [batch, out] of x [batch, in], float32 or bfloat16; products for bfloat16 in
        TensorFloat-32, sums in float32. Raises FormatError when the sizes do not fit."""
        rows, groups, books = self.codes.shape
        if x.dim() != 2 or x.shape[1] != groups * 8:
            raise FormatError(f"the input must be [batch, {groups * 8}], not {list(x.shape)}")
        batch, tiles = x.shape[0], self.tiles
        if batch == 0:
            return x.new_empty(0, rows, dtype=torch.float32)
        split_groups = triton.cdiv(triton.cdiv(groups, tiles.groups), tiles.splits) * tiles.groups
        splits = triton.cdiv(groups, split_groups)
        parts = torch.empty(splits, batch, rows, dtype=torch.float32, device=x.device)
        lines = batch_tile(batch)
        grid = (triton.cdiv(rows, tiles.rows), triton.cdiv(batch, lines), splits)
        _multiply[grid](
            x.contiguous(), self.codes, self.codebooks, self.sets, self.scales, parts,
            batch, rows, groups, split_groups,
            K=books, BATCH=lines, ROWS=tiles.rows, GROUPS=tiles.groups,
            PRECISION=precision(x.dtype), num_warps=tiles.warps,
        )  # fmt: skip
        return sum_splits(parts)
