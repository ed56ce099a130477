"""A small language model from nothing: its tokenizer, its shape, its first weights.

For machines without a GPU. A tokenizer of the proof states' own pieces makes texts of Lean less than half
as long as a general one does, and the embedding small.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import torch

from kernels.model import LanguageModel, ModelConfig
from kernels.model.language_model import expected_shapes
from prover.models.tokenizer import TextTokenizer

END = "<|end|>"


@dataclass(frozen=True, slots=True)
class SmallConfig:
    """layers, hidden, inner, heads, key_heads: of a Llama-style decoder; positions: its longest text."""

    layers: int = 6
    hidden: int = 256
    inner: int = 768
    heads: int = 4
    key_heads: int = 2
    positions: int = 1024
    seed: int = 0


def train_tokenizer(texts: Iterable[str], size: int) -> TextTokenizer:
    """A byte-level BPE tokenizer of at most `size` pieces, whose piece 0 ends a text. Digits stand alone,
    so that numbers are read place by place; line breaks too, since a tactic ends with one."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\n"), "isolated"),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return TextTokenizer(tokenizer.to_str())


def small_model(config: SmallConfig, vocabulary: int) -> LanguageModel:
    """Weights drawn as GPT-2's are: normal, 0.02 wide, narrower where a block adds to the residual."""
    shape = ModelConfig(
        model_type="llama",
        vocab_size=vocabulary,
        hidden_size=config.hidden,
        intermediate_size=config.inner,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        num_key_value_heads=config.key_heads,
        head_dim=config.hidden // config.heads,
        rms_norm_eps=1e-5,
        rope_theta=10_000.0,
        max_position_embeddings=config.positions,
        tie_word_embeddings=True,
        attention_bias=False,
        eos_token_ids=(0,),
    )
    rng = torch.Generator().manual_seed(config.seed)
    weights = {}
    for name, size in expected_shapes(shape).items():
        if len(size) == 1:
            weights[name] = torch.ones(size)
            continue
        spread = 0.02
        if name.endswith(("o_proj", "down_proj")):
            spread /= math.sqrt(2 * config.layers)
        weights[name] = torch.randn(size, generator=rng) * spread
    return LanguageModel(shape, weights)
