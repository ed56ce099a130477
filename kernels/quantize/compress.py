"""A whole model to AQLM, block after block; a stopped run goes on where it was.

Each finished block is a file of its own, and so is what stands outside the blocks. On resumption the
calibration is run through the finished blocks again, which gives the same numbers, so nothing else
needs to be kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from kernels.formats import AqlmWeight, FormatError, Weight, dequantize
from kernels.model import EMBEDDING, LanguageModel
from kernels.model.forward import block_weights, rotary
from kernels.quantize.block import QuantizedBlock, quantize_block, run_block
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.fingerprint import model_fingerprint, tokens_fingerprint
from kernels.quantize.memory import keep_freed_memory
from kernels.quantize.outer import outer_weights

RECIPE, OUTER = "recipe.json", "outer.safetensors"


@dataclass(frozen=True, slots=True)
class BlockReport:
    """What a finished block tells: its number, how many there are, the seconds it took (0 when it was
    read from an earlier run), and its relative squared errors (`QuantizedBlock`)."""

    layer: int
    layers: int
    seconds: float
    layer_errors: dict[str, float]
    before: float
    after: float


def compress(
    model: LanguageModel,
    tokens: torch.Tensor,
    folder: Path,
    config: QuantizeConfig | None = None,
    report: Callable[[BlockReport], None] = lambda block: None,
    device: torch.device | str = "cpu",
) -> LanguageModel:
    """The model with AQLM blocks and grouped-integer embedding and head.

    tokens: int64 [rows, length], the calibration. folder: where finished blocks are kept; a folder of
    another model, calibration or configuration is refused with FormatError. device: where one block
    at a time is computed.
    """
    config = config or QuantizeConfig()
    keep_freed_memory()
    _claim(folder, model, tokens, config)
    outer = outer_weights(model, tokens, folder / OUTER, config, device)
    original = dequantize(model.weights[EMBEDDING])[tokens].to(device)
    present = dequantize(outer[EMBEDDING])[tokens].to(device)
    rope = rotary(model.config, tokens.shape[1], device)
    weights: dict[str, Weight] = dict(outer)
    layers = model.config.num_hidden_layers
    for layer in range(layers):
        begun = perf_counter()
        dense = {name: part.to(device) for name, part in block_weights(model, layer).items()}
        original = run_block(model.config, dense, original, rope, config.block_rows)
        path = folder / f"block-{layer:03d}.safetensors"
        known = path.exists()
        if not known:
            made = quantize_block(model.config, dense, present, original, rope, config)
            _save(path, made)
        # Read back even when just made: both ways then continue with the very same numbers.
        block = _load(path)
        ready = {name: dequantize(weight).to(device) for name, weight in block.weights.items()}
        present = run_block(model.config, ready, present, rope, config.block_rows)
        weights |= {f"model.layers.{layer}.{name}": part for name, part in block.weights.items()}
        seconds = 0.0 if known else perf_counter() - begun
        report(BlockReport(layer, layers, seconds, block.layer_errors, block.before, block.after))
    return LanguageModel(model.config, weights)


def _claim(
    folder: Path, model: LanguageModel, tokens: torch.Tensor, config: QuantizeConfig
) -> None:
    """Write down what the folder is for, or refuse it."""
    recipe = {
        "model": model_fingerprint(model),
        "tokens": tokens_fingerprint(tokens),
        "config": asdict(config),
    }
    path = folder / RECIPE
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists():
        if json.loads(path.read_text(encoding="utf-8")) != recipe:
            raise FormatError(
                f"{folder} holds blocks of another model, calibration or configuration"
            )
        return
    path.write_text(json.dumps(recipe, indent=2) + "\n", encoding="utf-8")


def _save(path: Path, block: QuantizedBlock) -> None:
    tensors: dict[str, torch.Tensor] = {}
    for name, weight in block.weights.items():
        if isinstance(weight, AqlmWeight):
            tensors[f"{name}|codes"] = weight.codes
            tensors[f"{name}|codebooks"] = weight.codebooks
            tensors[f"{name}|scales"] = weight.scales
        elif isinstance(weight, torch.Tensor):
            tensors[name] = weight
    errors = {"layers": block.layer_errors, "before": block.before, "after": block.after}
    beside = path.with_suffix(".part")
    save_file(tensors, beside, metadata={"errors": json.dumps(errors)})
    beside.replace(path)


def _load(path: Path) -> QuantizedBlock:
    tensors = load_file(path)
    with safe_open(path, framework="pt") as file:
        errors = json.loads(file.metadata()["errors"])
    weights: dict[str, Weight] = {}
    for key, tensor in tensors.items():
        name, _, part = key.partition("|")
        if not part:
            weights[name] = tensor
        elif part == "codes":
            weights[name] = AqlmWeight(
                tensor, tensors[f"{name}|codebooks"], tensors[f"{name}|scales"]
            )
    return QuantizedBlock(weights, errors["layers"], errors["before"], errors["after"])
