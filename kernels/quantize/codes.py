"""Moving codes by gradients: the V step of PV-Tuning (Malinovskii et al., NeurIPS 2024).

A code cannot move a little. So an Adam-normalised step is made for the dense weights, the few groups
that want to move most are chosen, and only their codes are searched again, nearest to where the step
points. Few groups, but each far enough to reach another code.
"""

from __future__ import annotations

import torch

from kernels.formats import GROUP
from kernels.quantize.decode_map import sum_entries
from kernels.quantize.slots import AqlmSlot


class CodeStepper:
    """Keeps Adam's moments of the dense weights of one slot.

    rate: step in units of the row's scale; share: part of all groups searched again a step.
    """

    def __init__(self, slot: AqlmSlot, rate: float, share: float) -> None:
        self.slot, self.rate, self.share = slot, rate, share
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

    def step(self, decay: tuple[float, float] = (0.9, 0.95)) -> int:
        """Search codes again for the groups that want to move most; how many codes changed."""
        if not self.steps:
            return 0
        slot = self.slot
        mean = self.first / (1 - decay[0] ** self.steps)
        spread = (self.second / (1 - decay[1] ** self.steps)).sqrt()
        # Normalised by the matrix' typical gradient, so that groups compare by how much they matter.
        wish = -self.rate * mean / (spread.mean() + 1e-12)
        length = wish.reshape(-1, GROUP).pow(2).sum(-1)
        count = max(1, int(self.share * length.numel()))
        chosen = length.topk(count).indices
        columns = slot.codes.shape[1]
        flat = slot.codes.reshape(-1, slot.codes.shape[2])
        present = flat[chosen]
        vectors = sum_entries(slot.codebooks, present)
        # The wish is bounded to a group's typical length: further, the gradient says nothing.
        target = wish.reshape(-1, GROUP)[chosen]
        bound = vectors.norm(dim=1, keepdim=True)
        target = target * (bound / target.norm(dim=1, keepdim=True).clamp_min(1e-12)).clamp_max(1)
        found = _nearest(slot.codebooks, present, vectors + target)
        changed = int((found != present).any(1).sum())
        flat[chosen] = found
        slot.codes = flat.reshape(-1, columns, flat.shape[1])
        return changed


def _nearest(books: torch.Tensor, codes: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Codes [n, K] near to `wanted` [n, 8], from the present ones by replacing one book's at a time,
    twice round; the distance never rises."""
    codes = codes.clone()
    squares = books.pow(2).sum(-1)
    for _ in range(2):
        for k in range(books.shape[0]):
            rest = wanted - (sum_entries(books, codes) - books[k][codes[:, k]])
            codes[:, k] = (squares[k] - 2 * rest @ books[k].T).argmin(-1)
    return codes
