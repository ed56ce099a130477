"""What stands outside the blocks: the embedding, the head and the last norm.

The head is by far the model's largest matrix. It is rounded to grouped integers under the second
moments of what it reads (`round_grouped`): plain rounding to 4 bits costs SmolLM2 six parts in a
hundred of its perplexity, this costs one.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from kernels.formats import GroupedWeight, Weight, dequantize
from kernels.model import EMBEDDING, LanguageModel
from kernels.model.forward import block_weights, rms_norm, rotary
from kernels.model.language_model import HEAD, NORM
from kernels.quantize.block import run_block
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.hessian import Gram
from kernels.quantize.rounding import round_grouped


def outer_weights(
    model: LanguageModel,
    tokens: torch.Tensor,
    path: Path,
    config: QuantizeConfig,
    device: torch.device | str,
) -> dict[str, Weight]:
    """The embedding and the head as grouped integers, all else outside the blocks in float16.

    path: the file they are kept in, and read from when it is there. An embedding that is not the head as
    well is rounded plainly: one input is looked up, none multiplied.
    """
    outer: dict[str, Weight] = {}
    read_by_head = EMBEDDING if model.config.tie_word_embeddings else HEAD
    known = load_file(path) if path.exists() else {}
    for name, weight in model.weights.items():
        if name.startswith("model.layers."):
            continue
        if name not in (EMBEDDING, HEAD):
            outer[name] = dequantize(weight).half()
        elif name in known:
            parts = (known[name], known[f"{name}|scales"], known[f"{name}|minima"])
            outer[name] = GroupedWeight(*parts, config.head_bits, config.head_group)
        elif name == read_by_head:
            gram = _head_gram(model, tokens, config, device)
            matrix = dequantize(weight).to(device)
            made = round_grouped(matrix, gram, config.head_bits, config.head_group)
            parts = (made.codes.cpu(), made.scales.cpu(), made.minima.cpu())
            outer[name] = GroupedWeight(*parts, config.head_bits, config.head_group)
        else:
            outer[name] = GroupedWeight.nearest(
                dequantize(weight), config.head_bits, config.head_group
            )
    if not known:
        tensors: dict[str, torch.Tensor] = {}
        for name, part in outer.items():
            if isinstance(part, GroupedWeight):
                tensors |= {name: part.codes, f"{name}|scales": part.scales}
                tensors[f"{name}|minima"] = part.minima
        beside = path.with_suffix(".part")
        save_file(tensors, beside)
        beside.replace(path)
    return outer


def _head_gram(
    model: LanguageModel,
    tokens: torch.Tensor,
    config: QuantizeConfig,
    device: torch.device | str,
) -> torch.Tensor:
    """XXᵀ of what the original model's head reads, [hidden, hidden]; one block at a time on `device`."""
    hidden = dequantize(model.weights[EMBEDDING])[tokens].to(device)
    rope = rotary(model.config, tokens.shape[1], device)
    for layer in range(model.config.num_hidden_layers):
        block = {name: part.to(device) for name, part in block_weights(model, layer).items()}
        with torch.autocast(hidden.device.type, dtype=torch.bfloat16, enabled=config.half):
            hidden = run_block(model.config, block, hidden, rope, config.block_rows).float()
    norm = dequantize(model.weights[NORM]).to(device)
    gram = Gram(hidden.shape[-1], device)
    for part in torch.split(hidden, config.block_rows):
        gram.add(rms_norm(part, norm, model.config.rms_norm_eps))
    return gram.mean(config.damping)
