"""One matrix to AQLM: a start by residual k-means, then codebooks and codes improved in turn."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from kernels.formats import GROUP, AqlmWeight, FormatError
from kernels.quantize.beam import search_codes
from kernels.quantize.codebooks import fit_codebooks, fit_scales
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.hessian import weight_error
from kernels.quantize.kmeans import group_blocks, residual_kmeans


@dataclass(frozen=True, slots=True)
class QuantizedLayer:
    """errors: tr(D H Dᵀ) / tr(W H Wᵀ), the relative squared error of the output, after the start and
    after each round."""

    weight: AqlmWeight
    errors: tuple[float, ...]


def start(matrix: torch.Tensor, gram: torch.Tensor, config: QuantizeConfig) -> AqlmWeight:
    """The first codes, codebooks and scales; a row's scale is its norm over √in."""
    rows, columns = matrix.shape
    if columns % GROUP:
        raise FormatError(f"{columns} inputs do not divide into groups of {GROUP}")
    scales = matrix.float().pow(2).mean(1).sqrt().clamp_min(1e-12)
    normed = (matrix / scales[:, None]).reshape(rows, columns // GROUP, GROUP)
    generator = torch.Generator().manual_seed(config.seed)
    codes, books = residual_kmeans(
        normed,
        group_blocks(gram) if config.weighted else None,
        scales**2,
        config.codebooks,
        config.kmeans_steps,
        generator,
    )
    return AqlmWeight(codes, books, scales)


def quantize_layer(
    matrix: torch.Tensor, gram: torch.Tensor, config: QuantizeConfig
) -> QuantizedLayer:
    """Compress a float32 matrix [out, in] for inputs with the second moments `gram` [in, in].

    Raises FormatError when the inputs do not divide into groups of eight.
    """
    whole = weight_error(matrix, gram) or 1.0
    weight = start(matrix, gram, config)
    errors = [weight_error(matrix - weight.dequantize(), gram) / whole]
    for _ in range(config.rounds):
        weight = fit_codebooks(matrix, weight, gram, config.descent_steps)
        weight = fit_scales(matrix, weight, gram)
        weight = search_codes(matrix, weight, gram, config.beam)
        errors.append(weight_error(matrix - weight.dequantize(), gram) / whole)
    weight = fit_codebooks(matrix, weight, gram, config.descent_steps)
    errors.append(weight_error(matrix - weight.dequantize(), gram) / whole)
    return QuantizedLayer(weight, tuple(errors))
