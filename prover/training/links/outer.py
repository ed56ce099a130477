"""The outer optimiser: stochastic gradient descent with Nesterov's momentum on the shared weights."""

from __future__ import annotations

import torch


class OuterStep:
    """One fragment's shared weights [n] and their velocity, held where the workers' words meet.

    With the outer gradient g (where workers began minus where they went, in the mean):
    velocity ← momentum · velocity + g, weights ← weights - rate · (g + momentum · velocity).
    """

    def __init__(self, weights: torch.Tensor, rate: float, momentum: float) -> None:
        self.weights = weights.clone()
        self.velocity = torch.zeros_like(weights)
        self._rate = rate
        self._momentum = momentum

    def take(self, gradient: torch.Tensor) -> None:
        """Move the weights by one outer gradient [n]."""
        self.velocity = self._momentum * self.velocity + gradient
        self.weights = self.weights - self._rate * (gradient + self._momentum * self.velocity)
