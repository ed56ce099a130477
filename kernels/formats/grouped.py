"""Grouped integers: 4 or 8 bits a weight, with a scale and a minimum for each group of a row.

Used for the embedding and the head, whose rows are looked up one at a time, and as the plain
round-to-nearest peer in the precision study.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from kernels.formats.errors import FormatError


@dataclass(frozen=True, slots=True)
class GroupedWeight:
    """W[o, i] = scales[o, i // group] · code[o, i] + minima[o, i // group].

    codes: uint8 [out, in · bits / 8]; with 4 bits, input 2i is the low half of byte i and 2i + 1 the
    high half. scales, minima: float16 [out, in / group]. bits: 4 or 8. group: inputs a scale.
    Raises FormatError when the shapes or types do not fit.
    """

    codes: torch.Tensor
    scales: torch.Tensor
    minima: torch.Tensor
    bits: int
    group: int

    def __post_init__(self) -> None:
        if self.bits not in (4, 8):
            raise FormatError(f"grouped integers have 4 or 8 bits, not {self.bits}")
        if self.codes.dtype != torch.uint8 or self.codes.dim() != 2:
            raise FormatError("codes of grouped integers must be uint8 [out, in · bits / 8]")
        rows, columns = self.shape
        wanted = (rows, columns // self.group)
        if self.group < 1 or columns % self.group:
            raise FormatError(f"{columns} inputs do not divide into groups of {self.group}")
        if tuple(self.scales.shape) != wanted or tuple(self.minima.shape) != wanted:
            raise FormatError(f"scales and minima of grouped integers must be {list(wanted)}")

    @property
    def shape(self) -> tuple[int, int]:
        """(out, in) of the matrix this stands for."""
        return self.codes.shape[0], self.codes.shape[1] * 8 // self.bits

    def integers(self) -> torch.Tensor:
        """The codes unpacked, uint8 [out, in]."""
        if self.bits == 8:
            return self.codes
        halves = torch.stack((self.codes & 15, self.codes >> 4), dim=-1)
        return halves.reshape(self.shape)

    def dequantize(self) -> torch.Tensor:
        """The matrix, float32 [out, in]."""
        rows, columns = self.shape
        grouped = self.integers().reshape(rows, columns // self.group, self.group).float()
        values = grouped * self.scales.float()[:, :, None] + self.minima.float()[:, :, None]
        return values.reshape(rows, columns)

    @staticmethod
    def nearest(matrix: torch.Tensor, bits: int, group: int) -> GroupedWeight:
        """Round each weight of a float matrix [out, in] to the nearest level of its group.

        Scales and minima are rounded to float16 before the codes are chosen, so that the codes are
        nearest for what is stored.
        """
        rows, columns = matrix.shape
        if columns % group:
            raise FormatError(f"{columns} inputs do not divide into groups of {group}")
        grouped = matrix.float().reshape(rows, columns // group, group)
        low, high = grouped.amin(-1), grouped.amax(-1)
        top = 2**bits - 1
        minima = low.half()
        scales = ((high - minima.float()) / top).half()
        divisor = scales.float()[:, :, None]
        steps = (grouped - minima.float()[:, :, None]) / torch.where(divisor == 0, 1.0, divisor)
        codes = steps.round().clamp(0, top).to(torch.uint8).reshape(rows, columns)
        if bits == 4:
            codes = codes[:, 0::2] | (codes[:, 1::2] << 4)
        return GroupedWeight(codes.contiguous(), scales, minima, bits, group)
