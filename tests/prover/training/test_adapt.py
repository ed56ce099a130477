"""Low-rank changes: none at first, few numbers, learnt by `fit`, kept on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from kernels.model import EMBEDDING, LanguageModel
from kernels.model.forward import logits
from prover.models.tokenizer import TextTokenizer
from prover.training.adapt import LowRankConfig, LowRankParameters
from prover.training.errors import TrainingError
from prover.training.fit import Example, FitConfig, FitReport, fit
from prover.training.small import SmallConfig, small_model, train_tokenizer
from prover.verifier import Bins, ValueHead

TINY = SmallConfig(layers=2, hidden=32, inner=64, heads=2, key_heads=1, positions=64)
EXAMPLES = [
    Example("⊢ 1 + 1 = 2\n", "rfl\n", proved=1.0, steps=1.0),
    Example("⊢ a ∧ b\n", "constructor\n", proved=0.0),
]
FAST = FitConfig(rate=1e-2, head_rate=1e-2, epochs=30, batch_tokens=64, half=False)


@pytest.fixture(scope="module")
def tokenizer() -> TextTokenizer:
    return train_tokenizer(["⊢ 1 + 1 = 2\n", "⊢ a ∧ b\n", "rfl\n", "constructor\n"] * 5, 280)


@pytest.fixture
def model(tokenizer: TextTokenizer) -> LanguageModel:
    """With a wide embedding, which stands still: logits can be far apart."""
    drawn = small_model(TINY, tokenizer.size)
    return drawn.replaced({EMBEDDING: 20 * drawn.dense_weights()[EMBEDDING]})


def test_an_adapted_model_begins_as_the_model(model: LanguageModel) -> None:
    parameters = LowRankParameters(model)
    for name, weight in parameters.model().dense_weights().items():
        assert torch.equal(weight, model.dense_weights()[name])
    assert len(parameters.trainable()) == 2 * 2 * 7
    few = LowRankParameters(model, LowRankConfig(rank=2, layers=("self_attn.q_proj",)))
    assert [tuple(part.shape) for part in few.trainable()] == [(2, 32), (32, 2)] * 2


def test_the_change_is_of_low_rank_and_only_it_moves(
    model: LanguageModel, tokenizer: TextTokenizer
) -> None:
    before = {name: part.clone() for name, part in model.dense_weights().items()}
    parameters = LowRankParameters(model, LowRankConfig(rank=2))
    head = ValueHead(32, 8)
    seen: list[FitReport] = []
    bins = Bins(8, 1.0, 0.75)
    fit(parameters, tokenizer, EXAMPLES, FAST, head=head, bins=bins, report=seen.append)
    assert seen[0].answer_loss is not None
    assert seen[-1].answer_loss is not None
    assert seen[-1].answer_loss < 0.5 * seen[0].answer_loss
    assert float(head.out.weight.detach().abs().sum()) > 0
    name = "model.layers.1.mlp.up_proj"
    merged = parameters.model().dense_weights()
    assert torch.linalg.matrix_rank(merged[name] - before[name], tol=1e-4) == 2
    assert torch.equal(merged["model.embed_tokens"], before["model.embed_tokens"])
    assert all(torch.equal(part, before[name]) for name, part in model.dense_weights().items())
    tokens = torch.tensor([tokenizer.encode(EXAMPLES[0].prompt, special=False)])
    mine = logits(model.config, parameters.weights(), tokens)
    assert torch.allclose(logits(model.config, merged, tokens), mine, atol=1e-5)


def test_an_adapter_comes_back_from_disk(
    model: LanguageModel, tokenizer: TextTokenizer, tmp_path: Path
) -> None:
    low_rank = LowRankConfig(rank=3, alpha=6.0, layers=("self_attn.v_proj", "mlp.down_proj"))
    parameters = LowRankParameters(model, low_rank)
    fit(parameters, tokenizer, EXAMPLES, FitConfig(rate=1e-2, epochs=3, half=False))
    parameters.save(tmp_path)
    again = LowRankParameters.load(tmp_path, model)
    assert again.low_rank == low_rank
    for name, weight in parameters.model().dense_weights().items():
        assert torch.equal(again.model().dense_weights()[name], weight)


def test_what_is_no_adapter_is_refused(
    model: LanguageModel, tokenizer: TextTokenizer, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match="holds no adapter"):
        LowRankParameters.load(tmp_path, model)
    LowRankParameters(model).save(tmp_path)
    wider = small_model(SmallConfig(layers=2, hidden=64, inner=64, heads=2), tokenizer.size)
    with pytest.raises(TrainingError, match="does not fit the model"):
        LowRankParameters.load(tmp_path, wider)
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 8}))
    with pytest.raises(TrainingError, match="cannot be read"):
        LowRankParameters.load(tmp_path, model)
    with pytest.raises(TrainingError, match="at least 1"):
        LowRankConfig(rank=0)
    with pytest.raises(TrainingError, match="no layer mlp"):
        LowRankConfig(layers=("mlp",))
