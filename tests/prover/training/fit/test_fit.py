"""The training loop on a tiny model: it learns, unlearns, values, and goes on after a stop."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from kernels.model.forward import hidden_states, logits
from prover.training.errors import TrainingError
from prover.training.fit import DenseParameters, Example, FitConfig, FitReport, fit
from prover.training.small import SmallConfig, small_model, train_tokenizer
from prover.verifier.bins import Bins
from prover.verifier.head import ValueHead

_TINY = SmallConfig(layers=2, hidden=32, inner=64, heads=2, key_heads=1, positions=64)
_TEXTS = ["⊢ 1 + 1 = 2\n", "⊢ a ∧ b\n", "rfl\n", "constructor\n", "omega\n"]
_GOOD = [Example("⊢ 1 + 1 = 2\n", "rfl\n"), Example("⊢ a ∧ b\n", "constructor\n")]


@pytest.fixture(scope="module")
def tokenizer():
    return train_tokenizer(_TEXTS * 5, 300)


def _parameters(tokenizer) -> DenseParameters:
    return DenseParameters(small_model(_TINY, tokenizer.size))


def _surprise(parameters: DenseParameters, tokenizer, prompt: str, answer: str) -> float:
    """Nats a token of an answer."""
    given, wanted = (tokenizer.encode(text, special=False) for text in (prompt, answer))
    tokens = torch.tensor([given + wanted])
    with torch.no_grad():
        guesses = logits(parameters.config, parameters.weights(), tokens).log_softmax(-1)[0]
    chosen = guesses[len(given) - 1 : -1].gather(1, torch.tensor(wanted)[:, None])
    return -float(chosen.mean())


_FAST = FitConfig(rate=1e-2, head_rate=2e-2, epochs=60, batch_tokens=64, half=False, save_every=10)


def test_good_answers_become_likely_and_bad_ones_unlikely(tokenizer) -> None:
    parameters = _parameters(tokenizer)
    bad = Example("⊢ a ∧ b\n", "rfl\n", weight=-1.0)
    seen: list[FitReport] = []
    fit(parameters, tokenizer, [*_GOOD, bad], _FAST, report=seen.append)
    for example in _GOOD:
        assert _surprise(parameters, tokenizer, example.prompt, example.answer) < 0.2
    assert _surprise(parameters, tokenizer, bad.prompt, bad.answer) > 2.0
    assert seen[-1].step == seen[-1].steps - 1


def test_the_head_learns_values_and_steps(tokenizer) -> None:
    parameters, bins = _parameters(tokenizer), Bins(8, 1.0, 0.75)
    head = ValueHead(32, 8)
    examples = [
        Example("⊢ 1 + 1 = 2\n", proved=1.0, steps=2.0),
        Example("⊢ a ∧ b\n", proved=0.0),
    ]
    fit(parameters, tokenizer, examples, _FAST, head=head, bins=bins)
    values = []
    for example in examples:
        tokens = torch.tensor([tokenizer.encode(example.prompt, special=False)])
        with torch.no_grad():
            hidden = hidden_states(parameters.config, parameters.weights(), tokens)[:, -1]
            values.append([part[0] for part in head(hidden)])
    assert torch.sigmoid(values[0][1]) > 0.9 > 0.1 > torch.sigmoid(values[1][1])
    assert float(bins.mean(values[0][0][None])[0]) == pytest.approx(2.0, abs=0.5)


def test_a_stopped_training_ends_as_an_unbroken_one(tokenizer, tmp_path: Path) -> None:
    config = FitConfig(rate=1e-3, epochs=10, batch_tokens=64, half=False, save_every=3)
    whole = _parameters(tokenizer)
    fit(whole, tokenizer, _GOOD, config)

    class Stop(Exception):
        pass

    def stop(step: FitReport) -> None:
        if step.step == 7:
            raise Stop

    with pytest.raises(Stop):
        fit(_parameters(tokenizer), tokenizer, _GOOD, config, folder=tmp_path, report=stop)
    seen: list[FitReport] = []
    resumed = _parameters(tokenizer)
    fit(resumed, tokenizer, _GOOD, config, folder=tmp_path, report=seen.append)
    assert seen[0].step == 6
    for mine, theirs in zip(resumed.trainable(), whole.trainable(), strict=True):
        assert torch.equal(mine, theirs)
    with pytest.raises(TrainingError, match="another training"):
        fit(_parameters(tokenizer), tokenizer, _GOOD[:1], config, folder=tmp_path)


def test_nothing_to_train_on_is_said(tokenizer) -> None:
    with pytest.raises(TrainingError, match="nothing to train on"):
        fit(_parameters(tokenizer), tokenizer, [], FitConfig())
    with pytest.raises(ValueError, match="answer"):
        Example("⊢ a\n")
