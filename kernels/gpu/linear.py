"""A linear layer on a GPU, whatever its storage; several that share an input become one product."""

from __future__ import annotations

from typing import Protocol

import torch
from torch.nn.functional import linear

from kernels.formats import AqlmWeight, GroupedWeight, Weight, dequantize
from kernels.gpu.aqlm import GpuAqlm
from kernels.gpu.grouped import GpuGrouped


class GpuLinear(Protocol):
    """multiply: x [batch, in] → float32 [batch, out]."""

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        """The product x·Wᵀ."""


class GpuDense:
    """A dense matrix, multiplied by torch."""

    def __init__(self, weight: torch.Tensor, device: torch.device | str, dtype: torch.dtype):
        self.weight = weight.to(device=device, dtype=dtype).contiguous()

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        """The product, float32: rounding logits to bfloat16 would cost an eighth of a unit by itself."""
        if x.dtype == torch.float32:
            return linear(x, self.weight)
        if x.is_cuda:
            return torch.mm(x, self.weight.T, out_dtype=torch.float32)
        return linear(x.float(), self.weight.float())


class _Side:
    """Products side by side."""

    def __init__(self, parts: list[GpuLinear]) -> None:
        self.parts = parts

    def multiply(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([part.multiply(x) for part in self.parts], dim=1)


def gpu_linear(weights: list[Weight], device: torch.device | str, dtype: torch.dtype) -> GpuLinear:
    """The layers of one input as one: outputs one after another."""
    aqlm = [weight for weight in weights if isinstance(weight, AqlmWeight)]
    if len(aqlm) == len(weights):
        return GpuAqlm.of(aqlm, device)
    if len(weights) == 1 and isinstance(weights[0], GroupedWeight):
        return GpuGrouped.of(weights[0], device)
    if any(isinstance(weight, AqlmWeight | GroupedWeight) for weight in weights):
        return _Side([gpu_linear([weight], device, dtype) for weight in weights])
    return GpuDense(torch.cat([dequantize(weight) for weight in weights]), device, dtype)
