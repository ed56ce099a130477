"""The model's mathematics in plain torch: differentiable, unbatched in nothing, the reference.

Used where gradients are needed (calibration, fine-tuning) and where speed matters little
(perplexity, tests). Decoding has an engine of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import torch
from torch.nn.functional import linear, scaled_dot_product_attention, silu

from kernels.formats import dequantize
from kernels.model.config import ModelConfig
from kernels.model.language_model import EMBEDDING, HEAD, NORM, LanguageModel
from kernels.model.rotary import rotary_tables

W = TypeVar("W")

Tensors = Mapping[str, torch.Tensor]
"""Dense weights of one block, named without the block's prefix: "self_attn.q_proj", …"""

Observer = Callable[[str, torch.Tensor], None]
"""Called with a linear layer's name and its input [batch, length, in]."""


def rms_norm(hidden: torch.Tensor, weight: torch.Tensor, eps: float) -> torch.Tensor:
    """hidden / √(mean of squares + eps) · weight, computed in float32 as transformers does."""
    wide = hidden.float()
    scaled = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + eps)
    return weight * scaled.to(hidden.dtype)


def rotary(
    config: ModelConfig, length: int, device: torch.device | str = "cpu"
) -> tuple[torch.Tensor, torch.Tensor]:
    """cos and sin [length, head_dim] of the rotary embedding; the two halves repeat each other."""
    cos, sin = rotary_tables(config, length)
    return torch.cat((cos, cos), dim=-1).to(device), torch.cat((sin, sin), dim=-1).to(device)


def _rotate(heads: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    low, high = heads.chunk(2, dim=-1)
    turned = torch.cat((-high, low), dim=-1)
    return heads * cos.to(heads.dtype) + turned * sin.to(heads.dtype)


def block_forward(
    config: ModelConfig,
    block: Tensors,
    hidden: torch.Tensor,
    rope: tuple[torch.Tensor, torch.Tensor],
    observe: Observer | None = None,
) -> torch.Tensor:
    """One decoder block on hidden states [batch, length, hidden], causal, whole sequences."""

    def project(name: str, values: torch.Tensor) -> torch.Tensor:
        if observe is not None:
            observe(name, values)
        return linear(values, block[name], block.get(f"{name}.bias"))

    batch, length, _ = hidden.shape
    size = config.head_dim

    def heads(values: torch.Tensor) -> torch.Tensor:
        return values.reshape(batch, length, -1, size).transpose(1, 2)

    normed = rms_norm(hidden, block["input_layernorm"], config.rms_norm_eps)
    query = _rotate(heads(project("self_attn.q_proj", normed)), *rope)
    key = _rotate(heads(project("self_attn.k_proj", normed)), *rope)
    value = heads(project("self_attn.v_proj", normed))
    mixed = scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=True)
    mixed = mixed.transpose(1, 2).reshape(batch, length, -1)
    hidden = hidden + project("self_attn.o_proj", mixed)
    normed = rms_norm(hidden, block["post_attention_layernorm"], config.rms_norm_eps)
    gate = silu(project("mlp.gate_proj", normed))
    return hidden + project("mlp.down_proj", gate * project("mlp.up_proj", normed))


def of_layer(weights: Mapping[str, W], layer: int) -> dict[str, W]:
    """What belongs to one block, under the names `block_forward` reads."""
    prefix = f"model.layers.{layer}."
    return {
        name.removeprefix(prefix): weight
        for name, weight in weights.items()
        if name.startswith(prefix)
    }


def block_weights(model: LanguageModel, layer: int) -> dict[str, torch.Tensor]:
    """The dense weights of one block."""
    return {name: dequantize(part) for name, part in of_layer(model.weights, layer).items()}


def hidden_states(config: ModelConfig, weights: Tensors, tokens: torch.Tensor) -> torch.Tensor:
    """What the head reads, [batch, length, hidden], for token ids [batch, length]: the last block's
    output, normalised."""
    hidden = weights[EMBEDDING][tokens]
    rope = rotary(config, tokens.shape[1], hidden.device)
    for layer in range(config.num_hidden_layers):
        block = of_layer(weights, layer)
        hidden = block_forward(config, block, hidden, rope)
    return rms_norm(hidden, weights[NORM], config.rms_norm_eps)


def logits(config: ModelConfig, weights: Tensors, tokens: torch.Tensor) -> torch.Tensor:
    """Logits [batch, length, vocabulary] for token ids [batch, length] from dense weights."""
    head = weights[EMBEDDING if config.tie_word_embeddings else HEAD]
    return linear(hidden_states(config, weights, tokens), head)
