"""A model of a few thousand weights and random tokens, cut into shards."""

from __future__ import annotations

from pathlib import Path

import torch

from kernels.model import LanguageModel, ModelConfig
from kernels.model.language_model import expected_shapes
from prover.training.links import DescentConfig, LinksConfig, Shard

CONFIG = ModelConfig(
    "llama", 20, 16, 32, 2, 2, 2, 8, 1e-5, 10000.0, 64, True, False, (0,)
)  # fmt: skip
STEPS = 16
DESCENT = DescentConfig(rate=1e-2, settle=2)


def tiny_model() -> LanguageModel:
    generator = torch.Generator().manual_seed(0)
    weights = {
        name: torch.ones(shape)
        if len(shape) == 1
        else 0.1 * torch.randn(shape, generator=generator)
        for name, shape in expected_shapes(CONFIG).items()
    }
    return LanguageModel(CONFIG, weights)


def tiny_tokens(rows: int = 4) -> torch.Tensor:
    """int16 [STEPS, rows, 12]: each row counts upwards from a random token, so there is something to
    learn."""
    starts = torch.randint(0, 20, (STEPS, rows, 1), generator=torch.Generator().manual_seed(1))
    return ((starts + torch.arange(12)) % 20).short()


def shards(links: LinksConfig, count: int = 2, folder: Path | None = None) -> list[Shard]:
    parts = tiny_tokens().chunk(count, dim=1)
    return [
        Shard(number, CONFIG, part.clone(), DESCENT, links, folder)
        for number, part in enumerate(parts)
    ]
