"""How a learning rate goes over the steps of a training."""

from __future__ import annotations

import math


def warmup_cosine(step: int, steps: int, warmup: float, lowest: float = 0.05) -> float:
    """The factor on the rate at `step` of `steps`: rises over the first part `warmup`, then falls along a
    cosine from 1 to `lowest`."""
    rise = max(1.0, warmup * steps)
    if step < rise:
        return (step + 1) / rise
    fallen = 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1.0, steps - rise)))
    return lowest + (1 - lowest) * fallen
