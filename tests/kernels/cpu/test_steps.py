"""A transformer step against transformers, and segments of keys and values."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from kernels.cpu import CpuConfig, compiled_model, variants
from kernels.model import LanguageModel
from tests.kernels.reference import reference_logits
from tests.kernels.tiny import tiny_model
from tests.kernels.weights import random_weight

KINDS: dict[str, dict[str, Any]] = {
    "llama": {"max_position_embeddings": 600},
    "qwen2": {
        "model_type": "qwen2",
        "attention_bias": True,
        "tie_word_embeddings": False,
        "max_position_embeddings": 600,
        "head_dim": 32,
        "num_attention_heads": 3,
        "num_key_value_heads": 1,
        "hidden_size": 96,
    },
}


def logits_of(model: Any, tokens: list[int], segment: int) -> np.ndarray:
    """Append the tokens and give the logits after each."""
    model.forward(tokens, [segment] * len(tokens), range(len(tokens)))
    return np.array(model.logits())


def difference(model: LanguageModel, logits: np.ndarray, tokens: list[int]) -> float:
    """The largest difference of log-probabilities from transformers'."""
    ours = torch.log_softmax(torch.from_numpy(logits).double(), -1)
    theirs = torch.log_softmax(reference_logits(model, tokens).double(), -1)
    return float((ours - theirs).abs().max())


@pytest.mark.parametrize("variant", variants())
@pytest.mark.parametrize("kind", KINDS)
def test_logits_are_those_of_transformers(kind: str, variant: str) -> None:
    model = tiny_model(3, **KINDS[kind])
    tokens = torch.randint(96, (530,), generator=torch.Generator().manual_seed(0)).tolist()
    compiled = compiled_model(model, CpuConfig(2, "float32", variant), 60)
    segment = compiled.open()
    whole = logits_of(compiled, tokens, segment)
    assert difference(model, whole, tokens) <= 2e-5
    compiled.close(segment)

    # in pieces, over a chain of segments, with one token at a time at the end
    chain = [compiled.open()]
    parts = [logits_of(compiled, tokens[:100], chain[-1])]
    parts.append(logits_of(compiled, tokens[100:257], chain[-1]))
    for piece in (tokens[257:258], tokens[258:500]):
        chain.append(compiled.open(chain[-1]))
        parts.append(logits_of(compiled, piece, chain[-1]))
    parts += [logits_of(compiled, [token], chain[-1]) for token in tokens[500:]]
    assert difference(model, np.concatenate(parts), tokens) <= 2e-5
    # the first segment's results do not depend on the pieces, to the bit
    assert np.array_equal(whole[:257], np.concatenate(parts[:2]))


@pytest.mark.parametrize("variant", variants())
def test_a_text_does_not_depend_on_its_neighbours(variant: str) -> None:
    model = tiny_model(5)
    weights = {
        name: random_weight("aqlm2", *matrix.shape)
        for name, matrix in model.weights.items()
        if name.startswith("model.layers") and len(matrix.shape) == 2
    }
    model = model.replaced(weights)
    for precision in ("float32", "bfloat16"):
        compiled = compiled_model(model, CpuConfig(2, precision, variant), 90)
        prompt = list(range(20, 57))
        root = compiled.open()
        logits_of(compiled, prompt, root)
        children = [compiled.open(root) for _ in range(11)]
        texts = [[(7 * i + j) % 96 for j in range(20)] for i in range(11)]
        together = []
        for j in range(20):
            compiled.forward([text[j] for text in texts], children, range(11))
            together.append(compiled.logits())
        for i in (0, 3, 10):
            alone = compiled.open(root)
            assert np.array_equal(logits_of(compiled, texts[i], alone), np.stack(together)[:, i])
            compiled.close(alone)


def test_blocks_are_shared_freed_and_limited() -> None:
    compiled = compiled_model(tiny_model(), CpuConfig(1), 4)
    root = compiled.open()
    logits_of(compiled, [1] * 33, root)
    assert compiled.used_blocks == 3
    child = compiled.open(root)
    compiled.close(root)
    logits_of(compiled, [2], child)
    assert compiled.used_blocks == 4
    before = compiled.length(child)
    with pytest.raises(ValueError, match="memory for keys and values is full"):
        compiled.forward([3] * 16, [child] * 16, [])
    assert compiled.length(child) == before
    logits_of(compiled, [3] * 15, child)  # the failed step took nothing
    compiled.close(child)
    assert compiled.used_blocks == 0


def test_a_freed_block_leaves_no_trace() -> None:
    compiled = compiled_model(tiny_model(), CpuConfig(1), 3)
    first = compiled.open()
    clean = logits_of(compiled, [5, 6, 7], first)
    compiled.close(first)
    for _ in range(3):
        other = compiled.open()
        logits_of(compiled, [9] * 40, other)
        compiled.close(other)
        again = compiled.open()
        assert np.array_equal(logits_of(compiled, [5, 6, 7], again), clean)
        compiled.close(again)


def test_misuse_is_refused() -> None:
    compiled = compiled_model(tiny_model(), CpuConfig(1), 20)
    root = compiled.open()
    compiled.forward([1], [root], [])
    compiled.open(root)
    with pytest.raises(ValueError, match="can no longer grow"):
        compiled.forward([1], [root], [])
    fresh = compiled.open()
    with pytest.raises(ValueError, match="token 96 is not in the vocabulary"):
        compiled.forward([1, 96], [fresh, fresh], [])
    assert compiled.length(fresh) == 0
    with pytest.raises(ValueError, match="no open segment 99"):
        compiled.forward([1], [99], [])
    with pytest.raises(ValueError, match="longer than the model's 128 positions"):
        compiled.forward([1] * 129, [fresh] * 129, [])
    with pytest.raises(ValueError, match="has no logits of row 0"):
        compiled.score([0], [1])
