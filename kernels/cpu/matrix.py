"""Weights handed to the compiled kernels, and products with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from kernels.cpu import _cpu
from kernels.cpu.config import CpuConfig
from kernels.formats import AqlmWeight, FormatError, GroupedWeight, Weight, shape_of

MOST_CODEBOOKS = 4


def cpu_matrix(weight: Weight) -> _cpu.Matrix:
    """A copy of a matrix for the compiled kernels, in the form in which it is stored.

    float16 matrices become float32. Raises FormatError for a vector, or AQLM with over 4 codebooks.
    """
    if len(shape_of(weight)) != 2:
        raise FormatError(f"a matrix is wanted, not shape {shape_of(weight)}")
    if isinstance(weight, AqlmWeight):
        if not 1 <= weight.codebook_count <= MOST_CODEBOOKS:
            raise FormatError(
                f"the CPU kernels take 1 to {MOST_CODEBOOKS} codebooks, not {weight.codebook_count}"
            )
        return _cpu.aqlm(
            _numpy(weight.codes), numpy_float32(weight.codebooks), numpy_float32(weight.scales)
        )
    if isinstance(weight, GroupedWeight):
        scales, minima = numpy_float32(weight.scales), numpy_float32(weight.minima)
        return _cpu.grouped(_numpy(weight.codes), scales, minima, weight.bits, weight.group)
    if weight.dtype == torch.bfloat16:
        return _cpu.bfloat16(_numpy(weight.detach().view(torch.int16)).view(np.uint16))
    return _cpu.float32(numpy_float32(weight))


def numpy_float32(tensor: torch.Tensor) -> Any:
    """The values as a contiguous float32 array."""
    return _numpy(tensor.detach().float())


def _numpy(tensor: torch.Tensor) -> Any:
    return tensor.detach().cpu().contiguous().numpy()


class CpuMultiplier:
    """Products y = x Wᵀ on threads of its own. Not for use by several threads at a time.

    The result depends on the instruction set and the precision, not on the number of threads; and a
    row of y depends on its row of x alone, bit for bit.
    """

    def __init__(self, config: CpuConfig | None = None) -> None:
        self.config = config or CpuConfig()
        narrow = self.config.precision == "bfloat16"
        self._compiled = _cpu.Multiplier(self.config.chosen_variant, self.config.threads, narrow)

    def __call__(self, x: torch.Tensor, matrix: _cpu.Matrix) -> torch.Tensor:
        """x: [batch, in], any number of rows. Returns float32 [batch, out]. Raises FormatError."""
        if x.dim() != 2 or x.shape[1] != matrix.shape[1]:
            raise FormatError(
                f"x must be [batch, {matrix.shape[1]}] for this matrix, not {list(x.shape)}"
            )
        return torch.from_numpy(self._compiled.multiply(matrix, numpy_float32(x)))
