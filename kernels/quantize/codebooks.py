"""Codebooks and scales for fixed codes: both enter the weights linearly, so the error is quadratic.

AQLM takes Adam steps here. Conjugate gradients use the quadratic and need about a tenth of them;
every step costs one product [out, in] × [in, in], the same.
"""

from __future__ import annotations

import torch

from kernels.formats import AqlmWeight
from kernels.quantize.decode_map import gather, spread


def fit_codebooks(
    matrix: torch.Tensor, weight: AqlmWeight, gram: torch.Tensor, steps: int
) -> AqlmWeight:
    """The weight with codebooks improved by `steps` conjugate-gradient steps on tr(D H Dᵀ)."""
    scales = weight.scales.float()
    index = weight.codes.long()
    books = weight.codebooks.float().clone()
    present = spread(books, index, scales)
    residual = gather((matrix - present) @ gram, index, scales, books.shape[0])
    direction = residual.clone()
    strength = residual.double().pow(2).sum()
    for _ in range(steps):
        if float(strength) <= 1e-20:
            break
        moved = spread(direction, index, scales)
        pulled = moved @ gram
        curvature = (pulled * moved).double().sum()
        if float(curvature) <= 0:
            break
        step = (strength / curvature).float()
        books += step * direction
        residual -= step * gather(pulled, index, scales, books.shape[0])
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
