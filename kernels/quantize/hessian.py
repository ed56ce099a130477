"""XXᵀ of a layer's inputs: the metric in which the error of its weights shows in its output."""

from __future__ import annotations

import torch


class Gram:
    """Sums xxᵀ over calibration vectors, in float64: 10⁵ outer products lose digits in float32."""

    def __init__(self, size: int, device: torch.device | str = "cpu") -> None:
        self.total = torch.zeros(size, size, dtype=torch.float64, device=device)
        self.count = 0

    def add(self, inputs: torch.Tensor) -> None:
        """Add vectors [..., size]."""
        rows = inputs.reshape(-1, inputs.shape[-1]).float()
        self.total += (rows.T @ rows).double()
        self.count += rows.shape[0]

    def mean(self, damping: float) -> torch.Tensor:
        """float32 [size, size]: the mean of xxᵀ, with `damping` of its mean diagonal added to the
        diagonal, so that inputs never seen still count."""
        if not self.count:
            raise ValueError("no input was seen")
        gram = self.total / self.count
        level = float(gram.diagonal().mean())
        # Inputs that are all zero say nothing: then every weight counts alike.
        gram.diagonal().add_(damping * level if level > 0 else 1.0)
        return gram.float()


def weight_error(difference: torch.Tensor, gram: torch.Tensor) -> float:
    """Mean squared change of the layer's output: tr(D·XXᵀ·Dᵀ), D [out, in], summed in float64."""
    return float(((difference @ gram) * difference).double().sum())
