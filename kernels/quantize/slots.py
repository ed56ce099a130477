"""Weights under training: each is seen by the model as one dense leaf, whatever is stored.

After the backward pass a slot carries the dense gradient back to what it really holds (codebooks and
scales enter the weights linearly, so this is the adjoint of dequantising), and offers those to Adam.
"""

from __future__ import annotations

from typing import Protocol

import torch

from kernels.formats import AqlmWeight, GroupedWeight, Weight
from kernels.quantize.decode_map import gather, spread


class Slot(Protocol):
    """One weight of the model during training.

    leaf: dense float32 tensor the model computes with. parameters: what the optimiser moves.
    """

    leaf: torch.Tensor
    parameters: list[torch.Tensor]

    def pull_back(self) -> None:
        """Set the parameters' gradients from the leaf's, which is cleared."""

    def refresh(self) -> None:
        """Recompute the leaf after the parameters moved."""

    def weight(self) -> Weight:
        """The weight as it is to be stored, on the CPU."""


class DenseSlot:
    """A tensor that is trained as it is; stored in the type it came in."""

    def __init__(self, weight: torch.Tensor) -> None:
        self.dtype = weight.dtype
        self.leaf = weight.detach().float().clone().requires_grad_()
        self.parameters = [self.leaf]

    def pull_back(self) -> None:
        """The leaf is the parameter."""

    def refresh(self) -> None:
        """The leaf is the parameter."""

    def weight(self) -> torch.Tensor:
        """The values, in the type they came in."""
        return self.leaf.detach().to(self.dtype).cpu()


class GroupedSlot:
    """Grouped integers: scales and minima move, the integers stay."""

    def __init__(self, weight: GroupedWeight) -> None:
        self.source = weight
        self.integers = weight.integers()
        self.scales = weight.scales.detach().float().clone()
        self.minima = weight.minima.detach().float().clone()
        self.parameters = [self.scales, self.minima]
        self.leaf = weight.dequantize().requires_grad_()

    def _grouped(self, tensor: torch.Tensor) -> torch.Tensor:
        return tensor.reshape(*self.scales.shape, self.source.group)

    def pull_back(self) -> None:
        """∂/∂scale = Σ grad · code, ∂/∂minimum = Σ grad, over the group."""
        if self.leaf.grad is None:
            return
        grad = self._grouped(self.leaf.grad)
        self.scales.grad = (grad * self._grouped(self.integers)).sum(-1)
        self.minima.grad = grad.sum(-1)
        self.leaf.grad = None

    def refresh(self) -> None:
        """codes · scales + minima."""
        with torch.no_grad():
            values = self._grouped(self.integers) * self.scales[..., None] + self.minima[..., None]
            self.leaf.copy_(values.reshape(self.leaf.shape))

    def weight(self) -> GroupedWeight:
        """With float16 scales and minima."""
        source = self.source
        parts = (source.codes, self.scales.half(), self.minima.half())
        codes, scales, minima = (part.cpu() for part in parts)
        return GroupedWeight(codes, scales, minima, source.bits, source.group)


class AqlmSlot:
    """Codebooks and scales move with their gradients; codes are moved by `kernels.quantize.codes`.

    gradient: the last dense gradient, kept for the step on the codes.
    """

    def __init__(self, weight: AqlmWeight) -> None:
        self.codes = weight.codes.long()
        self.codebooks = weight.codebooks.detach().float().clone()
        self.scales = weight.scales.detach().float().clone()
        self.parameters = [self.codebooks, self.scales]
        self.leaf = self._dense().requires_grad_()
        self.gradient: torch.Tensor | None = None

    def _dense(self) -> torch.Tensor:
        return spread(self.codebooks, self.codes, self.scales)

    def pull_back(self) -> None:
        """Scatter the gradient to the entries that each group names, and to the rows' scales."""
        grad = self.leaf.grad
        if grad is None:
            return
        self.codebooks.grad = gather(grad, self.codes, self.scales, len(self.codebooks))
        self.scales.grad = (grad * self.leaf.detach()).sum(1) / self.scales
        self.gradient = grad
        self.leaf.grad = None

    def refresh(self) -> None:
        """Dequantise again."""
        with torch.no_grad():
            self.leaf.copy_(self._dense())

    def weight(self) -> AqlmWeight:
        """With float16 codebooks and scales."""
        parts = (self.codes.to(torch.uint8), self.codebooks.half(), self.scales.half())
        codes, codebooks, scales = (part.cpu() for part in parts)
        return AqlmWeight(codes, codebooks, scales)


def slot_of(weight: Weight, device: torch.device | str = "cpu") -> Slot:
    """The slot for a weight's storage, on a device."""
    if isinstance(weight, AqlmWeight):
        return AqlmSlot(
            AqlmWeight(
                weight.codes.to(device), weight.codebooks.to(device), weight.scales.to(device)
            )
        )
    if isinstance(weight, GroupedWeight):
        codes, scales, minima = (
            part.to(device) for part in (weight.codes, weight.scales, weight.minima)
        )
        return GroupedSlot(GroupedWeight(codes, scales, minima, weight.bits, weight.group))
    return DenseSlot(weight.to(device))
