"""A model small enough to compress in a second, with weights that are not all alike."""

from __future__ import annotations

import torch

from kernels.model import LanguageModel, ModelConfig
from kernels.model.language_model import expected_shapes


def tiny_config(**changes: object) -> ModelConfig:
    """Two blocks of width 32, four heads on two keys, a vocabulary of 96."""
    values: dict[str, object] = {
        "model_type": "llama",
        "vocab_size": 96,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 8,
        "rms_norm_eps": 1e-5,
        "rope_theta": 10000.0,
        "max_position_embeddings": 128,
        "tie_word_embeddings": True,
        "attention_bias": False,
        "eos_token_ids": (0,),
    }
    return ModelConfig(**{**values, **changes})  # type: ignore[arg-type]


def tiny_model(seed: int = 0, **changes: object) -> LanguageModel:
    """Random weights of the tiny configuration."""
    config = tiny_config(**changes)
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for name, shape in expected_shapes(config).items():
        values = torch.randn(shape, generator=generator)
        if len(shape) == 2:
            weights[name] = values * shape[1] ** -0.5
        else:
            weights[name] = values * 0.1 + (0.0 if name.endswith(".bias") else 1.0)
    return LanguageModel(config, weights)


def tiny_tokens(rows: int = 8, length: int = 24, seed: int = 1) -> torch.Tensor:
    """Random token ids [rows, length]."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(96, (rows, length), generator=generator)
