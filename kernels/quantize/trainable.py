"""AQLM weights with their real-valued parts as parameters: what fine-tuning moves."""

from __future__ import annotations

import torch

from kernels.formats import AqlmWeight


class TrainableAqlm:
    """Codebooks and scales that follow gradients, codes that do not.

    codebooks [K, 256, 8] and scales [out] are leaves in float32; `matrix()` is differentiable.
    """

    def __init__(self, weight: AqlmWeight) -> None:
        self.index = weight.codes.long()
        self.codebooks = weight.codebooks.detach().float().clone().requires_grad_()
        self.scales = weight.scales.detach().float().clone().requires_grad_()

    def matrix(self) -> torch.Tensor:
        """The matrix it stands for, float32 [out, in]."""
        total = self.codebooks[0][self.index[:, :, 0]]
        for k in range(1, self.codebooks.shape[0]):
            total = total + self.codebooks[k][self.index[:, :, k]]
        return total.reshape(self.index.shape[0], -1) * self.scales[:, None]

    def parameters(self) -> list[torch.Tensor]:
        """The leaves an optimiser moves."""
        return [self.codebooks, self.scales]

    def frozen(self) -> AqlmWeight:
        """The weight as it stands, in float16 as it is stored."""
        return AqlmWeight(
            self.index.to(torch.uint8),
            self.codebooks.detach().half(),
            self.scales.detach().half(),
        )
