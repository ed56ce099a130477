"""Codebooks and scales for fixed codes: both enter the weights linearly, so the error is quadratic.

AQLM takes Adam steps here. Conjugate gradients use the quadratic and need about a tenth of them;
every step costs one product [out, in] × [in, in], the same.
"""

from __future__ import annotations

import torch

from kernels.formats import GROUP, AqlmWeight
from kernels.formats.aqlm import ENTRIES


def fit_codebooks(
    matrix: torch.Tensor, weight: AqlmWeight, gram: torch.Tensor, steps: int
) -> AqlmWeight:
    """The weight with codebooks improved by `steps` conjugate-gradient steps on tr(D H Dᵀ)."""
    scales = weight.scales.float()
    index = weight.codes.long()
    books = weight.codebooks.float().clone()
    present = _spread(books, index, scales)
    residual = _gather((matrix - present) @ gram, index, scales, books.shape[0])
    direction = residual.clone()
    strength = residual.double().pow(2).sum()
    for _ in range(steps):
        if float(strength) <= 1e-20:
            break
        moved = _spread(direction, index, scales)
        pulled = moved @ gram
        curvature = (pulled * moved).double().sum()
        if float(curvature) <= 0:
            break
        step = (strength / curvature).float()
        books += step * direction
        residual -= step * _gather(pulled, index, scales, books.shape[0])
        previous, strength = strength, residual.double().pow(2).sum()
        direction = residual + (strength / previous).float() * direction
    return AqlmWeight(weight.codes, books, weight.scales)


def fit_scales(matrix: torch.Tensor, weight: AqlmWeight, gram: torch.Tensor) -> AqlmWeight:
    """The weight with the best scale of each row: ⟨w, v⟩ / ⟨v, v⟩ in the metric H."""
    unscaled = AqlmWeight(weight.codes, weight.codebooks, torch.ones_like(weight.scales))
    vectors = unscaled.dequantize()
    pulled = vectors @ gram
    square = (pulled * vectors).sum(1)
    fitted = (pulled * matrix).sum(1) / square
    scales = torch.where(square > 0, fitted, weight.scales.float())
    return AqlmWeight(weight.codes, weight.codebooks, scales)


def _spread(books: torch.Tensor, index: torch.Tensor, scales: torch.Tensor) -> torch.Tensor:
    total = books[0][index[:, :, 0]]
    for k in range(1, books.shape[0]):
        total = total + books[k][index[:, :, k]]
    return total.reshape(index.shape[0], -1) * scales[:, None]


def _gather(
    values: torch.Tensor, index: torch.Tensor, scales: torch.Tensor, books: int
) -> torch.Tensor:
    """The adjoint of `_spread`: sums of scaled groups by code, [K, 256, 8]."""
    flat = (values * scales[:, None]).reshape(-1, GROUP)
    return torch.stack(
        [
            torch.zeros(ENTRIES, GROUP).index_add_(0, index[:, :, k].flatten(), flat)
            for k in range(books)
        ]
    )
