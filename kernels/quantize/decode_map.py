"""From codebooks to weights and back: for fixed codes a linear map, and its adjoint."""

from __future__ import annotations

import torch

from kernels.formats import GROUP
from kernels.formats.aqlm import ENTRIES


def sum_entries(books: torch.Tensor, codes: torch.Tensor) -> torch.Tensor:
    """Σₖ books[k, codes[..., k]]: [..., 8] from [K, 256, 8] and [..., K]."""
    total = books[0][codes[..., 0]]
    for k in range(1, books.shape[0]):
        total = total + books[k][codes[..., k]]
    return total


def spread(books: torch.Tensor, codes: torch.Tensor, scales: torch.Tensor) -> torch.Tensor:
    """The matrix [out, in] of codebooks [K, 256, 8], codes [out, in / 8, K] and scales [out]."""
    return sum_entries(books, codes).reshape(codes.shape[0], -1) * scales[:, None]


def gather(
    values: torch.Tensor, codes: torch.Tensor, scales: torch.Tensor, count: int
) -> torch.Tensor:
    """The adjoint of `spread` in the codebooks: scaled groups of `values` [out, in] summed by code,
    [K, 256, 8]."""
    flat = (values * scales[:, None]).reshape(-1, GROUP)
    empty = torch.zeros(ENTRIES, GROUP, device=flat.device)
    return torch.stack([empty.index_add(0, codes[:, :, k].flatten(), flat) for k in range(count)])
