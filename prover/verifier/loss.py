"""What a value head is trained on."""

from __future__ import annotations

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from prover.verifier.bins import Bins


def value_loss(
    bins: Bins,
    step_logits: torch.Tensor,
    proved_logits: torch.Tensor,
    steps: torch.Tensor,
    proved: torch.Tensor,
) -> torch.Tensor:
    """The mean cross entropy of "gets proved" over all states plus, over the proved ones, of the steps.

    step_logits [n, bins], proved_logits [n]; steps [n]: actions left to the end of the proof, read
    where proved; proved [n]: shares in [0, 1] (1 and 0, or soft targets), a state counts for its steps
    with its share. A scalar.
    """
    weight = proved.float()
    loss = binary_cross_entropy_with_logits(proved_logits, weight)
    total = weight.sum()
    if total > 0:
        known = torch.where(weight > 0, steps.float(), torch.zeros_like(weight))
        each = cross_entropy(step_logits, bins.targets(known), reduction="none")
        loss = loss + (each * weight).sum() / total
    return loss
