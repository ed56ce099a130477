"""The angles of the rotary position embedding (Su et al., 2021)."""

from __future__ import annotations

import torch

from kernels.model.config import ModelConfig


def rotary_tables(config: ModelConfig, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines [length, head_dim / 2], computed in float32 step by step as transformers does."""
    half = torch.arange(0, config.head_dim, 2, dtype=torch.int64).float() / config.head_dim
    frequencies = 1.0 / (config.rope_theta**half)
    angles = torch.arange(length).float()[:, None] * frequencies[None, :]
    return angles.cos(), angles.sin()
