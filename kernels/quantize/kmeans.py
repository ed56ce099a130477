"""Codebooks to start from: residual k-means, plain or in the metric of the layer's inputs.

The plain start treats all weights alike. The weighted one measures a group's error by the block of
XXᵀ that its inputs have, and by the square of its row's scale; both the nearest vector and the mean
are then those of a quadratic form. On small models it decides whether two bits are usable at all.
"""

from __future__ import annotations

import torch

from kernels.formats import GROUP
from kernels.formats.aqlm import ENTRIES


def group_blocks(gram: torch.Tensor) -> torch.Tensor:
    """The diagonal blocks of XXᵀ, [in / 8, 8, 8], from [in, in]."""
    groups = gram.shape[0] // GROUP
    blocks = gram.reshape(groups, GROUP, groups, GROUP)
    index = torch.arange(groups, device=gram.device)
    return blocks[index, :, index, :]


def residual_kmeans(
    normed: torch.Tensor,
    blocks: torch.Tensor | None,
    row_weights: torch.Tensor,
    books: int,
    steps: int,
    generator: torch.Generator,
) -> tuple[torch.Tensor, torch.Tensor]:
    """(codes uint8 [out, groups, K], codebooks [K, 256, 8]) of groups [out, groups, 8].

    Each codebook is fitted to what those before it leave. blocks: quadratic forms [groups, 8, 8], or
    None for the Euclidean metric. row_weights: [out], how much a row's error counts.
    """
    rows, groups, _ = normed.shape
    residual = normed.clone()
    place = normed.device
    codes = torch.empty(rows, groups, books, dtype=torch.uint8, device=place)
    codebooks = torch.empty(books, ENTRIES, GROUP, device=place)
    plain = torch.eye(GROUP, device=place).expand(groups, GROUP, GROUP)
    metric = plain if blocks is None else blocks
    weights = torch.ones(rows, device=place) if blocks is None else row_weights
    for k in range(books):
        centers = _start(residual, generator)
        for _ in range(steps):
            nearest = assign(residual, centers, metric)
            centers = _means(residual, nearest, centers, metric, weights, generator)
        nearest = assign(residual, centers, metric)
        codes[:, :, k] = nearest.to(torch.uint8)
        codebooks[k] = centers
        residual = residual - centers[nearest]
    return codes, codebooks


def assign(points: torch.Tensor, centers: torch.Tensor, metric: torch.Tensor) -> torch.Tensor:
    """The nearest of 256 centres for each point [out, groups, 8], int64 [out, groups].

    Distances are (x − c)ᵀ·M_g·(x − c); xᵀMx is the same for all centres and left out.
    """
    linear = centers @ metric  # [groups, 256, 8], as M is symmetric
    squares = (linear * centers).sum(-1)  # [groups, 256]
    # Adding in place: a product that starts from broadcast squares would first copy them out.
    scores = points.transpose(0, 1) @ (-2 * linear).transpose(1, 2)
    scores += squares[:, None, :]
    return scores.argmin(-1).T


def _start(points: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    flat = points.reshape(-1, GROUP)
    # Drawn on the CPU, so that every device starts alike.
    chosen = torch.randint(len(flat), (ENTRIES,), generator=generator)
    return flat[chosen.to(flat.device)].clone()


def _means(
    points: torch.Tensor,
    nearest: torch.Tensor,
    centers: torch.Tensor,
    metric: torch.Tensor,
    weights: torch.Tensor,
    generator: torch.Generator,
) -> torch.Tensor:
    """The best centre of each cluster: (Σ w M) c = Σ w M x, an 8×8 system each."""
    rows, groups, _ = points.shape
    place = points.device
    cell = nearest + ENTRIES * torch.arange(
        groups, device=place
    )  # cluster and group position together
    spread = weights[:, None].expand(rows, groups)
    mass = torch.zeros(groups * ENTRIES, device=place).index_add_(
        0, cell.flatten(), spread.flatten()
    )
    sums = torch.zeros(groups * ENTRIES, GROUP, device=place).index_add_(
        0, cell.flatten(), (points * weights[:, None, None]).reshape(-1, GROUP)
    )
    mass, sums = mass.reshape(groups, ENTRIES), sums.reshape(groups, ENTRIES, GROUP)
    matrix = torch.einsum("ge,gij->eij", mass, metric)
    target = torch.einsum("gij,gej->ei", metric, sums)
    empty = mass.sum(0) == 0
    unit = torch.eye(GROUP, device=place)
    matrix[empty] = unit
    level = matrix.diagonal(dim1=1, dim2=2).mean(-1)[:, None, None]
    solved = torch.linalg.solve(matrix + 1e-6 * level * unit, target)
    if empty.any():
        # A cluster that lost its points takes a random one, as k-means has no use for an empty one.
        fresh = _start(points, generator)
        solved[empty] = fresh[empty]
    return solved if bool(torch.isfinite(solved).all()) else centers
