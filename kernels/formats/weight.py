"""One name for the three ways a matrix is stored, and what is asked of all of them."""

from __future__ import annotations

import torch

from kernels.formats.aqlm import AqlmWeight
from kernels.formats.grouped import GroupedWeight

Weight = torch.Tensor | AqlmWeight | GroupedWeight
"""A matrix [out, in], a vector (norms, biases) when a plain tensor."""


def dequantize(weight: Weight) -> torch.Tensor:
    """The values, float32."""
    return weight.float() if isinstance(weight, torch.Tensor) else weight.dequantize()


def shape_of(weight: Weight) -> tuple[int, ...]:
    """The shape of the values, whatever the storage."""
    return tuple(weight.shape)


def stored_bits(weight: Weight) -> int:
    """Bits that the storage takes, codebooks and scales included."""
    if isinstance(weight, torch.Tensor):
        parts: tuple[torch.Tensor, ...] = (weight,)
    elif isinstance(weight, AqlmWeight):
        parts = (weight.codes, weight.codebooks, weight.scales)
    else:
        parts = (weight.codes, weight.scales, weight.minima)
    return sum(part.numel() * part.element_size() * 8 for part in parts)
