"""What moves in a training: all weights of a model, or fewer (see `prover.training.adapt`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import torch

from kernels.model import LanguageModel, ModelConfig


class Parameters(Protocol):
    """A model under training."""

    @property
    def config(self) -> ModelConfig:
        """The model's shape."""
        ...

    def trainable(self) -> list[torch.Tensor]:
        """The leaf tensors that the optimiser moves, in a fixed order."""
        ...

    def weights(self) -> Mapping[str, torch.Tensor]:
        """Dense weights by module name, differentiable in what is trainable."""
        ...

    def model(self) -> LanguageModel:
        """The model as it is, on the CPU, sharing nothing with the training."""
        ...


class DenseParameters:
    """All weights, in float32."""

    def __init__(self, model: LanguageModel, device: torch.device | str = "cpu") -> None:
        self._config = model.config
        self._leaves = {
            name: tensor.detach().to(device, copy=True).requires_grad_()
            for name, tensor in model.dense_weights().items()
        }

    @property
    def config(self) -> ModelConfig:
        return self._config

    def trainable(self) -> list[torch.Tensor]:
        return list(self._leaves.values())

    def weights(self) -> Mapping[str, torch.Tensor]:
        return self._leaves

    def model(self) -> LanguageModel:
        copies = {name: leaf.detach().cpu().clone() for name, leaf in self._leaves.items()}
        return LanguageModel(self._config, copies)
