"""A model on disk: config.json and model.safetensors, each weight stored as it is held.

A plain tensor is written under the name a Hugging Face checkpoint gives it, AQLM parts as
transformers' AqlmConfig reads them (codes wrapped to int8, codebooks [K, 256, 1, 8], scales
[out, 1, 1, 1]), grouped integers as `.codes`, `.scales`, `.minima` beside a table in the configuration.

The package safetensors is imported only where a file is touched: a machine that just measures kernels
may have torch and triton alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from kernels.formats import GROUP, AqlmWeight, FormatError, GroupedWeight, Weight
from kernels.model.config import ModelConfig
from kernels.model.language_model import HEAD, NORM_NAMES, LanguageModel, expected_shapes

CONFIG = "config.json"
TENSORS = "model.safetensors"


def write_checkpoint(
    model: LanguageModel, folder: Path, extra: Mapping[str, Any] | None = None
) -> None:
    """Write the model into a folder, made if it is missing; `extra` goes into config.json as it is.

    Each file is written beside its place and moved there, so that a stopped write leaves none half done.
    """
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, torch.Tensor] = {}
    grouped: dict[str, dict[str, int]] = {}
    books: set[int] = set()
    for name, weight in model.weights.items():
        tensors |= _stored(name, weight)
        if isinstance(weight, GroupedWeight):
            grouped[name] = {"bits": weight.bits, "group": weight.group}
        elif isinstance(weight, AqlmWeight):
            books.add(weight.codebook_count)
    config = model.config.to_json() | dict(extra or {})
    if len(books) > 1:
        raise FormatError(f"one checkpoint holds one number of codebooks, not {sorted(books)}")
    if books:
        config["quantization_config"] = _aqlm_config(model, books.pop())
    if grouped:
        config["grouped_integers"] = grouped
    beside = folder / (TENSORS + ".part")
    save_file(tensors, beside, metadata={"format": "pt"})
    beside.replace(folder / TENSORS)
    beside = folder / (CONFIG + ".part")
    beside.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    beside.replace(folder / CONFIG)


def read_checkpoint(folder: Path) -> LanguageModel:
    """Read what `write_checkpoint` wrote, or a dense Hugging Face folder of the Llama family.

    Raises FormatError when a file is missing, damaged, or not a model we read.
    """
    config = _config(folder)
    tensors = _tensors(folder)
    shape = ModelConfig.from_json(config)
    grouped = config.get("grouped_integers", {})
    weights: dict[str, Weight] = {}
    for name in expected_shapes(shape):
        weights[name] = _restored(name, tensors, grouped.get(name))
    return LanguageModel(shape, weights)


def _tensor_name(name: str) -> str:
    return name if name.endswith(".bias") else f"{name}.weight"


def _stored(name: str, weight: Weight) -> dict[str, torch.Tensor]:
    if isinstance(weight, torch.Tensor):
        return {_tensor_name(name): weight.contiguous()}
    if isinstance(weight, GroupedWeight):
        return {
            f"{name}.codes": weight.codes,
            f"{name}.scales": weight.scales,
            f"{name}.minima": weight.minima,
        }
    return {
        f"{name}.codes": weight.codes.view(torch.int8).contiguous(),
        f"{name}.codebooks": weight.codebooks[:, :, None, :].contiguous(),
        f"{name}.scales": weight.scales[:, None, None, None].contiguous(),
    }


def _restored(
    name: str, tensors: Mapping[str, torch.Tensor], grouped: Mapping[str, int] | None
) -> Weight:
    try:
        if grouped is not None:
            return GroupedWeight(
                tensors[f"{name}.codes"],
                tensors[f"{name}.scales"],
                tensors[f"{name}.minima"],
                bits=int(grouped["bits"]),
                group=int(grouped["group"]),
            )
        if f"{name}.codes" in tensors:
            return AqlmWeight(
                tensors[f"{name}.codes"].view(torch.uint8),
                tensors[f"{name}.codebooks"][:, :, 0, :].contiguous(),
                tensors[f"{name}.scales"].flatten(),
            )
        return tensors[_tensor_name(name)]
    except KeyError as missing:
        raise FormatError(f"the checkpoint lacks {missing}") from None


def _aqlm_config(model: LanguageModel, books: int) -> dict[str, Any]:
    """What transformers' AqlmConfig reads. The names not quantised are module names; with
    ".weight" at the end transformers would replace the module by an empty one."""
    dense = [
        name
        for name, weight in model.weights.items()
        if not isinstance(weight, AqlmWeight)
        and not name.endswith((".bias", *NORM_NAMES))
        and name != "model.norm"
    ]
    return {
        "quant_method": "aqlm",
        "in_group_size": GROUP,
        "out_group_size": 1,
        "num_codebooks": books,
        "nbits_per_codebook": 8,
        "linear_weights_not_to_quantize": sorted({*dense, HEAD}),
    }


def _config(folder: Path) -> dict[str, Any]:
    path = folder / CONFIG
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FormatError(f"{folder} holds no {CONFIG}") from None
    except (OSError, ValueError) as problem:
        raise FormatError(f"{path} cannot be read: {problem}") from None
    if not isinstance(values, dict):
        raise FormatError(f"{path} is not a JSON object")
    return values


def _tensors(folder: Path) -> dict[str, torch.Tensor]:
    """All tensors of a folder: one safetensors file, or the shards an index lists."""
    from safetensors import SafetensorError, safe_open

    paths = sorted(folder.glob("*.safetensors"))
    if not paths:
        raise FormatError(f"{folder} holds no safetensors file")
    tensors: dict[str, torch.Tensor] = {}
    for path in paths:
        try:
            with safe_open(path, framework="pt") as file:
                tensors |= {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (OSError, SafetensorError) as problem:
            raise FormatError(f"{path} cannot be read: {problem}") from None
    return tensors
