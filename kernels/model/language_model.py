"""A model as a configuration and a table of weights, named as transformers names its modules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from kernels.formats import FormatError, Weight, dequantize, shape_of, stored_bits
from kernels.model.config import ModelConfig

EMBEDDING = "model.embed_tokens"
NORM = "model.norm"
HEAD = "lm_head"

LINEAR_NAMES = (
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj",
)
"""The linear layers of one block, in the order in which they are applied."""

NORM_NAMES = ("input_layernorm", "post_attention_layernorm")


def linear_names(config: ModelConfig) -> list[str]:
    """Module names of all linear layers of the blocks: "model.layers.0.self_attn.q_proj", …"""
    return [
        f"model.layers.{layer}.{name}"
        for layer in range(config.num_hidden_layers)
        for name in LINEAR_NAMES
    ]


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """`weights` maps module names to matrices [out, in] (norms: vectors; "X.bias": vectors).

    The head is under "lm_head", or is the embedding when the configuration ties them.
    """

    config: ModelConfig
    weights: Mapping[str, Weight]

    def __post_init__(self) -> None:
        wanted = expected_shapes(self.config)
        for name, shape in wanted.items():
            if name not in self.weights:
                raise FormatError(f"the model lacks {name}")
            if shape_of(self.weights[name]) != shape:
                raise FormatError(
                    f"{name} has shape {shape_of(self.weights[name])}, its configuration says {shape}"
                )
        for name in self.weights:
            if name not in wanted:
                raise FormatError(f"the model has an unknown weight {name}")

    @property
    def head(self) -> Weight:
        """The matrix [vocabulary, hidden] that gives the logits."""
        return self.weights[EMBEDDING if self.config.tie_word_embeddings else HEAD]

    def replaced(self, weights: Mapping[str, Weight]) -> LanguageModel:
        """The same model with some weights stored another way."""
        return LanguageModel(self.config, {**self.weights, **weights})

    def dense_weights(self) -> dict[str, torch.Tensor]:
        """All weights dequantised to float32."""
        return {name: dequantize(weight) for name, weight in self.weights.items()}

    @property
    def megabytes(self) -> float:
        """What the weights take as stored, in 10⁶ bytes."""
        return sum(stored_bits(weight) for weight in self.weights.values()) / 8e6


def expected_shapes(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Module name → shape, for every weight a model of this configuration has."""
    hidden, inner = config.hidden_size, config.intermediate_size
    queries = config.num_attention_heads * config.head_dim
    keys = config.num_key_value_heads * config.head_dim
    block: dict[str, tuple[int, ...]] = {
        "self_attn.q_proj": (queries, hidden),
        "self_attn.k_proj": (keys, hidden),
        "self_attn.v_proj": (keys, hidden),
        "self_attn.o_proj": (hidden, queries),
        "mlp.gate_proj": (inner, hidden),
        "mlp.up_proj": (inner, hidden),
        "mlp.down_proj": (hidden, inner),
    }
    block |= dict.fromkeys(NORM_NAMES, (hidden,))
    if config.attention_bias:
        block |= {
            f"self_attn.{name}_proj.bias": (size,)
            for name, size in (("q", queries), ("k", keys), ("v", keys))
        }
    shapes: dict[str, tuple[int, ...]] = {EMBEDDING: (config.vocab_size, hidden), NORM: (hidden,)}
    for layer in range(config.num_hidden_layers):
        shapes |= {f"model.layers.{layer}.{name}": shape for name, shape in block.items()}
    if not config.tie_word_embeddings:
        shapes[HEAD] = (config.vocab_size, hidden)
    return shapes
