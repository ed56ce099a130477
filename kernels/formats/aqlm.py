"""AQLM: a group of weights is a sum of codebook vectors (Egiazarian et al., ICML 2024).

K codebooks of 256 vectors of 8 numbers; each group of 8 inputs of an output row names one vector a
codebook. K×8 bits for 8 weights: K bits a weight, and 16·K KiB of codebooks a layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from kernels.formats.errors import FormatError

GROUP = 8
"""Weights that share one code a codebook; neighbours along the input."""

ENTRIES = 256
"""Vectors of one codebook: a code is a byte."""


@dataclass(frozen=True, slots=True)
class AqlmWeight:
    """Ŵ[o, 8g + j] = scales[o] · Σₖ codebooks[k, codes[o, g, k], j].

    codes: uint8 [out, in / 8, K]. codebooks: float [K, 256, 8]. scales: float [out].
    Raises FormatError when the shapes or types do not fit.
    """

    codes: torch.Tensor
    codebooks: torch.Tensor
    scales: torch.Tensor

    def __post_init__(self) -> None:
        if self.codes.dtype != torch.uint8 or self.codes.dim() != 3:
            raise FormatError(f"codes must be uint8 [out, in/8, K], not {_form(self.codes)}")
        books = self.codes.shape[2]
        if tuple(self.codebooks.shape) != (books, ENTRIES, GROUP):
            raise FormatError(
                f"codebooks must be [{books}, {ENTRIES}, {GROUP}], not {_form(self.codebooks)}"
            )
        if tuple(self.scales.shape) != (self.codes.shape[0],):
            raise FormatError(f"scales must be [{self.codes.shape[0]}], not {_form(self.scales)}")

    @property
    def shape(self) -> tuple[int, int]:
        """(out, in) of the matrix this stands for."""
        return self.codes.shape[0], self.codes.shape[1] * GROUP

    @property
    def codebook_count(self) -> int:
        """K, the codebooks summed for each group."""
        return int(self.codes.shape[2])

    def dequantize(self) -> torch.Tensor:
        """The matrix, float32 [out, in]."""
        books = self.codebooks.float()
        index = self.codes.long()
        total = books[0][index[:, :, 0]]
        for k in range(1, self.codebook_count):
            total = total + books[k][index[:, :, k]]
        return total.reshape(self.shape) * self.scales.float()[:, None]


def _form(tensor: torch.Tensor) -> str:
    return f"{str(tensor.dtype).removeprefix('torch.')} {list(tensor.shape)}"
