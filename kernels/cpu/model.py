"""A language model in the compiled kernels: a whole transformer step is one call."""

from __future__ import annotations

from typing import Any

import torch

from kernels.cpu import _cpu
from kernels.cpu.config import CpuConfig
from kernels.cpu.matrix import cpu_matrix, numpy_float32
from kernels.formats import Weight, dequantize
from kernels.model import EMBEDDING, LanguageModel, ModelConfig
from kernels.model.rotary import rotary_tables

BLOCK = 16
"""Tokens of one block of keys and values."""

_PARTS = {
    "query": "self_attn.q_proj",
    "key": "self_attn.k_proj",
    "value": "self_attn.v_proj",
    "output": "self_attn.o_proj",
    "gate": "mlp.gate_proj",
    "up": "mlp.up_proj",
    "down": "mlp.down_proj",
}
_VECTORS = {
    "input_norm": "input_layernorm",
    "inner_norm": "post_attention_layernorm",
    "query_bias": "self_attn.q_proj.bias",
    "key_bias": "self_attn.k_proj.bias",
    "value_bias": "self_attn.v_proj.bias",
}


def compiled_model(model: LanguageModel, config: CpuConfig, blocks: int) -> _cpu.Model:
    """The model copied into the kernels' memory, with room for `blocks` blocks of keys and values.

    Room is taken as it is needed, not at once.
    """
    sizes = model.config
    layers = [_layer(model, layer) for layer in range(sizes.num_hidden_layers)]
    embedding = cpu_matrix(model.weights[EMBEDDING])
    head = embedding if sizes.tie_word_embeddings else cpu_matrix(model.head)
    cosines, sines = rotary_tables(sizes, sizes.max_position_embeddings)
    return _cpu.Model(
        _shape(sizes),
        layers,
        embedding,
        head,
        numpy_float32(_vector(model.weights["model.norm"])),
        numpy_float32(cosines),
        numpy_float32(sines),
        config.chosen_variant,
        config.threads,
        config.precision == "bfloat16",
        blocks,
    )


def block_bytes(config: ModelConfig) -> int:
    """What one block of keys and values takes, all layers together, in bytes."""
    head = -(-config.head_dim // BLOCK) * BLOCK
    return config.num_hidden_layers * config.num_key_value_heads * 2 * BLOCK * head * 4


def _shape(config: ModelConfig) -> dict[str, int | float]:
    return {
        "vocabulary": config.vocab_size,
        "hidden": config.hidden_size,
        "inner": config.intermediate_size,
        "layers": config.num_hidden_layers,
        "heads": config.num_attention_heads,
        "key_heads": config.num_key_value_heads,
        "head": config.head_dim,
        "epsilon": config.rms_norm_eps,
    }


def _layer(model: LanguageModel, layer: int) -> dict[str, Any]:
    prefix = f"model.layers.{layer}."
    parts: dict[str, Any] = {
        ours: cpu_matrix(model.weights[prefix + name]) for ours, name in _PARTS.items()
    }
    for ours, name in _VECTORS.items():
        if prefix + name in model.weights:
            parts[ours] = numpy_float32(_vector(model.weights[prefix + name]))
    return parts


def _vector(weight: Weight) -> torch.Tensor:
    return dequantize(weight)
