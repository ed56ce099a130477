"""Low-rank adaptation (Hu et al., LoRA, 2021): a model changed by few numbers, which can be thrown away.

A linear layer's matrix W [out, in] becomes W + (alpha / rank) · B A with A [rank, in] and B [out, rank];
only A and B move. B begins at zero, so the adapted model begins as the model itself. On disk the two
are named as the package peft names them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from kernels.model import LINEAR_NAMES, LanguageModel, ModelConfig, linear_names
from prover.training.errors import TrainingError

CONFIG = "adapter_config.json"
TENSORS = "adapter_model.safetensors"
_PREFIX = "base_model.model."


@dataclass(frozen=True, slots=True)
class LowRankConfig:
    """rank: of each layer's change. alpha: the change is scaled by alpha / rank. layers: which linear
    layers of a block change. seed: of the first A."""

    rank: int = 8
    alpha: float = 16.0
    layers: tuple[str, ...] = LINEAR_NAMES
    seed: int = 0

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise TrainingError(f"a rank is at least 1, not {self.rank}")
        if unknown := set(self.layers) - set(LINEAR_NAMES):
            raise TrainingError(f"a block has no layer {', '.join(sorted(unknown))}")

    @property
    def scale(self) -> float:
        return self.alpha / self.rank


class LowRankParameters:
    """Implements `prover.training.fit.Parameters`: the model's own weights stand still."""

    def __init__(
        self,
        model: LanguageModel,
        low_rank: LowRankConfig | None = None,
        device: torch.device | str = "cpu",
    ) -> None:
        self.low_rank = low_rank or LowRankConfig()
        self._config = model.config
        self._frozen = {name: part.to(device) for name, part in model.dense_weights().items()}
        rng = torch.Generator().manual_seed(self.low_rank.seed)
        self._pairs: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}
        for name in linear_names(model.config):
            if name.split(".", 3)[3] not in self.low_rank.layers:
                continue
            rows, columns = self._frozen[name].shape
            inward = torch.randn(self.low_rank.rank, columns, generator=rng) / math.sqrt(columns)
            outward = torch.zeros(rows, self.low_rank.rank)
            self._pairs[name] = (
                inward.to(device).requires_grad_(),
                outward.to(device).requires_grad_(),
            )

    @property
    def config(self) -> ModelConfig:
        return self._config

    def trainable(self) -> list[torch.Tensor]:
        return [tensor for pair in self._pairs.values() for tensor in pair]

    def weights(self) -> Mapping[str, torch.Tensor]:
        changed = {name: self._changed(name) for name in self._pairs}
        return {**self._frozen, **changed}

    @torch.no_grad()
    def model(self) -> LanguageModel:
        merged = {name: part.detach().cpu().clone() for name, part in self.weights().items()}
        return LanguageModel(self._config, merged)

    def save(self, folder: Path) -> None:
        """Write the change alone into a folder, made if it is missing."""
        from safetensors.torch import save_file

        folder.mkdir(parents=True, exist_ok=True)
        tensors = {}
        for name, (inward, outward) in self._pairs.items():
            tensors[f"{_PREFIX}{name}.lora_A.weight"] = inward.detach().cpu().contiguous()
            tensors[f"{_PREFIX}{name}.lora_B.weight"] = outward.detach().cpu().contiguous()
        beside = folder / (TENSORS + ".part")
        save_file(tensors, beside, metadata={"format": "pt"})
        beside.replace(folder / TENSORS)
        config = {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "r": self.low_rank.rank,
            "lora_alpha": self.low_rank.alpha,
            "target_modules": [name.rpartition(".")[2] for name in self.low_rank.layers],
            "bias": "none",
        }
        beside = folder / (CONFIG + ".part")
        beside.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
        beside.replace(folder / CONFIG)

    @staticmethod
    def load(
        folder: Path, model: LanguageModel, device: torch.device | str = "cpu"
    ) -> LowRankParameters:
        """What `save` wrote, on the model that it was made for. Raises TrainingError."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            tensors = load_file(folder / TENSORS)
            layers = tuple(
                layer
                for layer in LINEAR_NAMES
                if layer.rpartition(".")[2] in config["target_modules"]
            )
            low_rank = LowRankConfig(int(config["r"]), float(config["lora_alpha"]), layers)
        except FileNotFoundError as problem:
            raise TrainingError(
                f"{folder} holds no adapter: {problem.filename} is missing"
            ) from None
        except (OSError, SafetensorError, KeyError, TypeError, ValueError) as problem:
            raise TrainingError(f"the adapter in {folder} cannot be read: {problem}") from None
        found = LowRankParameters(model, low_rank, device)
        with torch.no_grad():
            for name, pair in found._pairs.items():
                for tensor, letter in zip(pair, "AB", strict=True):
                    kept = tensors.get(f"{_PREFIX}{name}.lora_{letter}.weight")
                    if kept is None or kept.shape != tensor.shape:
                        raise TrainingError(
                            f"the adapter in {folder} does not fit the model: {name}"
                        )
                    tensor.copy_(kept)
        return found

    def _changed(self, name: str) -> torch.Tensor:
        inward, outward = self._pairs[name]
        return self._frozen[name] + self.low_rank.scale * (outward @ inward)
