"""Random weights in every form that the kernels take."""

from __future__ import annotations

import torch

from kernels.formats import AqlmWeight, GroupedWeight, Weight

FORMS = ("float32", "bfloat16", "aqlm1", "aqlm2", "aqlm3", "aqlm4", "grouped4", "grouped8")


def random_weight(form: str, rows: int, columns: int, group: int = 8, seed: int = 0) -> Weight:
    """A matrix [rows, columns] with entries of about 1. `group`: of grouped integers."""
    generator = torch.Generator().manual_seed(seed)
    if form.startswith("aqlm"):
        books = int(form.removeprefix("aqlm"))
        return AqlmWeight(
            torch.randint(256, (rows, columns // 8, books), generator=generator, dtype=torch.uint8),
            torch.randn(books, 256, 8, generator=generator),
            torch.rand(rows, generator=generator) + 0.5,
        )
    values = torch.randn(rows, columns, generator=generator)
    if form.startswith("grouped"):
        return GroupedWeight.nearest(values, int(form.removeprefix("grouped")), group)
    return values.to(getattr(torch, form))
