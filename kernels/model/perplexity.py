"""How well a model predicts a text: mean negative log-likelihood and its exponential."""

from __future__ import annotations

import math

import torch
from torch.nn.functional import cross_entropy

from kernels.model.forward import logits
from kernels.model.language_model import LanguageModel


@torch.no_grad()
def perplexity(
    model: LanguageModel,
    tokens: torch.Tensor,
    counted: torch.Tensor | None = None,
    batch: int = 4,
) -> float:
    """exp of the mean of −log p(token | tokens before it in its row), natural logarithm.

    tokens: int64 [rows, length]; the first of each row is only a context. counted: bool of the same
    shape says which tokens are judged (all by default); batch: rows computed at once.
    """
    dense = model.dense_weights()
    total, judged = 0.0, 0
    for start in range(0, len(tokens), batch):
        rows = tokens[start : start + batch]
        guesses = logits(model.config, dense, rows)[:, :-1].flatten(0, 1)
        targets = rows[:, 1:].flatten()
        losses = cross_entropy(guesses.float(), targets, reduction="none")
        if counted is not None:
            losses = losses[counted[start : start + batch, 1:].flatten()]
        total += float(losses.double().sum())
        judged += losses.numel()
    if not judged:
        raise ValueError("there is no token to judge")
    return math.exp(total / judged)
