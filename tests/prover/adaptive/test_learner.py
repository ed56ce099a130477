"""From proofs of variants to an adapted model and head, and both on disk; no Lean."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import torch

from prover.adaptive import AdaptiveConfig, adaptable
from prover.adaptive.learner import adapt, examples_of
from prover.mind import MindConfig, mind_of_model
from prover.models import open_model
from prover.policy import SymbolicPolicy
from prover.policy.learned import LearnedPolicy
from prover.training.adapt import LowRankConfig, LowRankParameters
from prover.training.errors import TrainingError
from prover.training.fit import Example, FitConfig
from prover.training.searches import SearchRecord, StateRecord, TacticRecord
from prover.verifier import HeadConfig, LearnedVerifier, ValueHead, write_head
from prover.weights import OWN
from search.protocols import OutcomeKind
from tests.prover.policy.learned.scripted import State
from tests.prover.tiny_folder import write_tiny_folder

QUICK = AdaptiveConfig(
    low_rank=LowRankConfig(rank=2),
    fit=FitConfig(rate=1e-2, head_rate=1e-2, epochs=20, batch_tokens=256, half=False),
)
EXAMPLES = [Example("[core]\n⊢ p\n[tactic]\n", "exact h\n", proved=1.0, steps=1.0)]
RECORD = SearchRecord(
    family="weaken",
    statement="theorem t (h : p) : p",
    seconds=1.0,
    actions=2,
    states=(
        StateRecord(
            text="h : p\n⊢ p",
            remaining=1,
            best=0,
            tactics=(
                TacticRecord(tactic="exact h", log_prob=-1.0, kind=OutcomeKind.CLOSED, proved=True),
                TacticRecord(tactic="omega", log_prob=-1.0, kind=OutcomeKind.ERROR),
            ),
        ),
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny model with a verifier beside it."""
    path = tmp_path / "model"
    write_tiny_folder(path)
    write_head(ValueHead(32, 64), HeadConfig(hidden_size=32), path)
    return path


def test_examples_are_worded_for_the_place() -> None:
    good, bad = examples_of([RECORD], "embedded")
    assert (good.prompt, good.answer) == ("[core]\nh : p\n⊢ p\n[tactic]\n", "exact h\n")
    assert good.proved == 1.0
    assert bad.weight < 0
    assert examples_of([RECORD], "mathlib")[0].prompt.startswith("[mathlib]\n")


async def test_model_and_head_are_adapted_and_kept(folder: Path, tmp_path: Path) -> None:
    named = MindConfig(policy=str(folder), verifier=str(folder))
    adapted = adapt(named, EXAMPLES, QUICK, time.perf_counter() + 60)
    assert adapted.steps == 20
    assert adapted.loss is not None
    changed = adapted.opened.model.dense_weights()
    first = open_model(folder).model.dense_weights()
    name = "model.layers.0.self_attn.q_proj"
    assert not torch.equal(changed[name], first[name])
    verifier = adapted.verifier("embedded")
    assert verifier is not None
    (value,) = await verifier.score([State("⊢ p")])
    assert value.closable > 0.6  # an untrained head says one half

    adapted.write(tmp_path / "kept")
    again = LowRankParameters.load(tmp_path / "kept", open_model(folder).model)
    assert torch.equal(again.model().dense_weights()[name], changed[name])
    reopened = open_model(tmp_path / "kept" / "model")
    assert torch.equal(reopened.model.dense_weights()[name], changed[name])
    words = "[core]\n{}\n[tactic]\n".format
    kept = LearnedVerifier.open(tmp_path / "kept" / "model", words)
    (same,) = await kept.score([State("⊢ p")])
    assert same.closable == pytest.approx(value.closable, abs=1e-5)


def test_training_ends_when_its_time_is_over(folder: Path) -> None:
    adapted = adapt(MindConfig(policy=str(folder)), EXAMPLES, QUICK, time.perf_counter())
    assert adapted.steps == 1
    assert adapted.head is None


def test_a_head_on_another_model_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_tiny_folder(other)
    named = MindConfig(policy=str(other), verifier=str(folder))
    assert adapt(named, EXAMPLES, QUICK, time.perf_counter()).verifier("embedded") is None


def test_what_is_adapted_is_the_policy_or_else_the_projects_own() -> None:
    assert adaptable(MindConfig(policy="one")) == "one"
    assert adaptable(MindConfig()) == OWN
    assert adaptable(MindConfig(policy="http://host/v1")) == ""


async def test_a_model_in_memory_is_the_policy(folder: Path) -> None:
    named = MindConfig(policy_weight=1.0)
    async with (
        mind_of_model(open_model(folder), named, "embedded", None) as mind,
        SymbolicPolicy() as symbolic,
        mind.policy(symbolic, pytest.fail, patient=True) as policy,
    ):
        assert isinstance(policy, LearnedPolicy)


def test_the_time_has_to_be_shared_out() -> None:
    with pytest.raises(TrainingError, match="leave some at the end"):
        AdaptiveConfig(first_share=0.6, practice_share=0.4)
