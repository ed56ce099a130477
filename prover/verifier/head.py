"""The head: a hidden state to logits of the remaining steps and of being proved at all."""

from __future__ import annotations

import torch
from torch import nn


class ValueHead(nn.Module):
    """One linear layer on a normalised hidden state.

    It starts at zero: an untrained head calls every state as likely as not, and all bins alike.
    """

    def __init__(self, hidden_size: int, bins: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(hidden_size)
        self.out = nn.Linear(hidden_size, bins + 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, hidden: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Hidden states [n, hidden_size] to (logits of the bins [n, bins], of being proved [n])."""
        values = self.out(self.norm(hidden.float()))
        return values[:, :-1], values[:, -1]
