"""Moving codes by gradients: the V step of PV-Tuning (Malinovskii et al., NeurIPS 2024).

A code cannot move a little. So the few groups that promise most are chosen, and their codes searched
again for the least of a quadratic model of the loss: the gradient, and for the curvature the empirical
Fisher information, which is the variance of a batch's mean gradient times the batch's tokens. Without
the curvature the choice falls on the weights that the loss feels most, where any jump harms. A trust
ratio bounds how far the whole matrix moves a step.
"""

from __future__ import annotations

import torch

from kernels.formats import GROUP
from kernels.quantize.decode_map import sum_entries
from kernels.quantize.slots import AqlmSlot

_LEAST_NOISE = 0.01
"""Least part of a gradient's power that counts as noise."""


class CodeStepper:
    """Keeps the moments of the gradient of one slot's dense weights, in the units of its codebooks.

    tokens: that a gradient is the mean of; share: part of all groups searched again a step; trust: the
    most that a step may move the matrix, as a part of its own norm.
    """

    def __init__(self, slot: AqlmSlot, tokens: int, share: float, trust: float) -> None:
        self.slot, self.tokens, self.share, self.trust = slot, tokens, share, trust
        self.first = torch.zeros_like(slot.leaf, requires_grad=False)
        self.second = torch.zeros_like(slot.leaf, requires_grad=False)
        self.steps = 0

    def observe(self, decay: tuple[float, float] = (0.9, 0.95)) -> None:
        """Take the slot's last dense gradient into the moments."""
        grad = self.slot.gradient
        if grad is None:
            return
        self.steps += 1
        self.first.mul_(decay[0]).add_(grad, alpha=1 - decay[0])
        self.second.mul_(decay[1]).addcmul_(grad, grad, value=1 - decay[1])

    def step(self, pace: float = 1.0, decay: tuple[float, float] = (0.9, 0.95)) -> int:
        """Search codes again for the groups that promise most; how many groups changed.

        pace: what share and trust are multiplied with, for a schedule.
        """
        if not self.steps:
            return 0
        slot = self.slot
        scales = slot.scales[:, None]  # ∂/∂(normalised weight) = scale · ∂/∂weight
        slope = scales * self.first / (1 - decay[0] ** self.steps)
        power = scales.square() * self.second / (1 - decay[1] ** self.steps)
        # what is left of a variance measured on few steps may be nothing
        curvature = self.tokens * torch.maximum(power - slope.square(), _LEAST_NOISE * power)
        curvature = curvature + 1e-3 * curvature.mean() + 1e-12
        slope, curvature = slope.reshape(-1, GROUP), curvature.reshape(-1, GROUP)
        promise = (slope.square() / curvature).sum(-1)
        chosen = promise.topk(max(1, int(pace * self.share * len(promise)))).indices
        slope, curvature = slope[chosen], curvature[chosen]
        columns = slot.codes.shape[1]
        flat = slot.codes.reshape(-1, slot.codes.shape[2])
        present = flat[chosen]
        vectors = sum_entries(slot.codebooks, present)
        found = _searched(slot.codebooks, present, slope, curvature)
        move = sum_entries(slot.codebooks, found) - vectors
        change = (slope * move + curvature * move.square() / 2).sum(1)
        order = change.argsort()
        length = move.square().sum(1) * slot.scales[chosen // columns].square()
        limit = (pace * self.trust) ** 2 * slot.leaf.detach().square().sum()
        kept = order[(length[order].cumsum(0) <= limit) & (change[order] < 0)]
        flat[chosen[kept]] = found[kept]
        slot.codes = flat.reshape(-1, columns, flat.shape[1])
        return len(kept)


def _searched(
    books: torch.Tensor, codes: torch.Tensor, slope: torch.Tensor, curvature: torch.Tensor
) -> torch.Tensor:
    """Codes [n, K] with a lower Σ slope · Δ + curvature · Δ² / 2 than the present ones, where Δ [n, 8] is
    how far they move a group; one book's at a time, twice round, so that it never rises."""
    codes = codes.clone()
    begin = sum_entries(books, codes)
    for _ in range(2):
        for k in range(books.shape[0]):
            rest = sum_entries(books, codes) - books[k][codes[:, k]] - begin
            linear = slope + curvature * rest
            costs = linear @ books[k].T + curvature @ books[k].square().T / 2
            codes[:, k] = costs.argmin(-1)
    return codes
