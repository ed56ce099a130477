"""Numbers of steps as distributions over bins: a value learned as a classification (HL-Gauss).

A target number becomes the mass that a Gaussian around it puts on each bin, so that near misses cost
little and the gradient stays bounded; the prediction is the mean of the bins' centres.
See Farebrother et al., "Stop Regressing" (2024).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True)
class Bins:
    """Bin i holds the numbers about i · width; the first and the last also what lies beyond.

    sigma: the Gaussian's standard deviation, in widths.
    """

    count: int = 64
    width: float = 1.0
    sigma: float = 0.75

    def centres(self) -> torch.Tensor:
        """[count], in steps."""
        return torch.arange(self.count, dtype=torch.float32) * self.width

    def targets(self, steps: torch.Tensor) -> torch.Tensor:
        """Numbers of steps [n] as distributions [n, count]; numbers beyond the last bin count as it."""
        inside = steps.float().clamp(0, (self.count - 1) * self.width)
        edges = (torch.arange(1, self.count, dtype=torch.float32) - 0.5) * self.width
        below = torch.special.ndtr((edges - inside[:, None]) / (self.sigma * self.width))
        ends = below.new_zeros(len(steps), 1), below.new_ones(len(steps), 1)
        return torch.diff(torch.cat((ends[0], below, ends[1]), dim=1), dim=1)

    def mean(self, logits: torch.Tensor) -> torch.Tensor:
        """The expected number of steps [n] under logits [n, count]."""
        return torch.softmax(logits.float(), dim=-1) @ self.centres().to(logits.device)
