"""A model cut into fragments, each a flat vector of the weights of some of its layers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import torch

from kernels.model import EMBEDDING, ModelConfig
from kernels.model.language_model import expected_shapes
from prover.training.errors import TrainingError

_LAYER = re.compile(r"model\.layers\.(\d+)\.")


def cut(config: ModelConfig, count: int) -> tuple[tuple[str, ...], ...]:
    """Names of weights by fragment. Layer l is in fragment l mod count: strided, so that each
    fragment has a part of the model's whole depth. The embedding is in the first, what comes after
    the layers in the last.

    Raises TrainingError when there are fewer layers than fragments.
    """
    if count > config.num_hidden_layers:
        raise TrainingError(f"{config.num_hidden_layers} layers do not give {count} fragments")
    parts: list[list[str]] = [[] for _ in range(count)]
    for name in expected_shapes(config):
        layer = _LAYER.match(name)
        if layer is not None:
            parts[int(layer[1]) % count].append(name)
        else:
            parts[0 if name == EMBEDDING else -1].append(name)
    return tuple(map(tuple, parts))


def whole(config: ModelConfig) -> tuple[str, ...]:
    """Names of all weights, in the order in which a whole model travels."""
    return tuple(expected_shapes(config))


def flat(weights: Mapping[str, torch.Tensor], names: Sequence[str]) -> torch.Tensor:
    """Some weights one after another, float32 [n]."""
    return torch.cat([weights[name].detach().float().flatten() for name in names])


def put(vector: torch.Tensor, weights: Mapping[str, torch.Tensor], names: Sequence[str]) -> None:
    """Write a vector from `flat` back into the weights, in place."""
    start = 0
    with torch.no_grad():
        for name in names:
            weight = weights[name]
            weight.copy_(vector[start : start + weight.numel()].reshape(weight.shape))
            start += weight.numel()
