"""Grouped integers chosen for what a matrix does to its inputs: GPTQ (Frantar et al., ICLR 2023).

Columns are rounded from left to right, and what rounding one adds to the output is paid back by the
columns still to come, by as much as the inputs' second moments let them. Scale and minimum of a group
are chosen when its turn comes, from the range that rounds its present values best.
"""

from __future__ import annotations

import torch

from kernels.formats import FormatError, GroupedWeight

_SHRINKS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""Parts of a group's range that are tried: the outermost values may be worth cutting off."""


def round_grouped(matrix: torch.Tensor, gram: torch.Tensor, bits: int, group: int) -> GroupedWeight:
    """Grouped integers for a float matrix [out, in] whose inputs have the positive definite second
    moments `gram` [in, in].

    Raises FormatError when the inputs do not divide into groups.
    """
    rows, columns = matrix.shape
    if columns % group:
        raise FormatError(f"{columns} inputs do not divide into groups of {group}")
    values = matrix.float().clone()
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(gram.double()))
    upper = torch.linalg.cholesky(inverse, upper=True).float()
    codes = torch.empty(rows, columns, dtype=torch.uint8, device=matrix.device)
    scales = torch.empty(rows, columns // group, dtype=torch.float16, device=matrix.device)
    minima = torch.empty_like(scales)
    for number in range(columns // group):
        span = slice(number * group, (number + 1) * group)
        part, corner = values[:, span], upper[span, span]
        scale, minimum = _range(part, corner.diagonal().square().reciprocal(), bits)
        scales[:, number], minima[:, number] = scale, minimum
        errors = torch.empty_like(part)
        for column in range(group):
            rounded = _codes(part[:, column], scale.float(), minimum.float(), bits)
            codes[:, span.start + column] = rounded.to(torch.uint8)
            left = part[:, column] - (rounded * scale.float() + minimum.float())
            errors[:, column] = left / corner[column, column]
            part[:, column + 1 :] -= errors[:, column, None] * corner[column, column + 1 :]
        values[:, span.stop :] -= errors @ upper[span, span.stop :]
    if bits == 4:
        codes = codes[:, 0::2] | (codes[:, 1::2] << 4)
    return GroupedWeight(codes.contiguous(), scales, minima, bits, group)


def _codes(
    values: torch.Tensor, scale: torch.Tensor, minimum: torch.Tensor, bits: int
) -> torch.Tensor:
    """The nearest levels of values; scale and minimum must broadcast to them."""
    divisor = torch.where(scale == 0, 1.0, scale)
    return ((values - minimum) / divisor).round().clamp(0, 2**bits - 1)


def _range(
    values: torch.Tensor, importance: torch.Tensor, bits: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """float16 scales and minima [rows] under which values [rows, group] lose least, their squared errors
    weighted by `importance` [group]."""
    low, high = values.amin(1), values.amax(1)
    best = torch.full_like(low, torch.inf)
    scales, minima = low.half(), low.half()
    for shrink in _SHRINKS:
        middle, half = (low + high) / 2, (high - low) / 2 * shrink
        minimum = (middle - half).half()
        scale = ((middle + half - minimum.float()) / (2**bits - 1)).half()
        wide, base = scale.float()[:, None], minimum.float()[:, None]
        error = values - (_codes(values, wide, base, bits) * wide + base)
        loss = error.square() @ importance
        better = loss < best
        best = torch.where(better, loss, best)
        scales, minima = torch.where(better, scale, scales), torch.where(better, minimum, minima)
    return scales, minima
