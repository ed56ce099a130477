"""Lists of different lengths as flat tensors: what a loop over them would do, in a few operations."""

from __future__ import annotations

import torch


def starts(counts: torch.Tensor) -> torch.Tensor:
    """Where each list begins when they lie one after another."""
    return counts.cumsum(0) - counts


def ragged(counts: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(which list, which place in it) for every element of lists of the given lengths, in order."""
    owner = torch.repeat_interleave(counts)
    return owner, torch.arange(len(owner)) - starts(counts)[owner]
