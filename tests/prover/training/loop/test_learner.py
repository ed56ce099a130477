"""Both learners on the searches of a toy: what was proved is preferred, and the folders open."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.models import open_model
from prover.training.fit import FitConfig
from prover.training.loop import DenseLearner, Replay, StepLearner
from prover.training.searches import SearchRecord, StateRecord, TacticRecord
from prover.verifier import read_head
from prover.verifier.step import StepVerifier
from search.protocols import OutcomeKind
from tests.prover.tiny_folder import write_tiny_folder


def search(number: int) -> SearchRecord:
    """`omega` proves, `simp` does not."""
    state = StateRecord(
        text=f"n : ℕ\nh : n < {number}\n⊢ n ≤ {number}",
        remaining=1,
        best=0,
        visits=2,
        tactics=(
            TacticRecord(tactic="omega", log_prob=-1.0, kind=OutcomeKind.CLOSED, proved=True),
            TacticRecord(tactic="simp", log_prob=-1.0, kind=OutcomeKind.ERROR),
        ),
    )
    return SearchRecord(family="a", statement=f"{number}", seconds=1.0, actions=2, states=(state,))


REPLAYS = [Replay(search(number), 0.5 ** (number % 3)) for number in range(20)]


def test_steps_are_learnt_anew(tmp_path: Path) -> None:
    StepLearner(networks=1).learn("", REPLAYS, tmp_path / "model", tmp_path / "work")
    good, bad = StepVerifier.open(tmp_path / "model").steps("n : ℕ\n⊢ n ≤ 77", ["omega", "simp"])
    assert good > bad


@pytest.mark.parametrize("with_head", [False, True])
def test_a_language_model_goes_on(tmp_path: Path, with_head: bool) -> None:
    write_tiny_folder(tmp_path / "first")
    learner = DenseLearner(FitConfig(rate=1e-3, epochs=1, half=False))
    source = "first"
    if with_head:
        learner.learn(str(tmp_path / "first"), REPLAYS, tmp_path / "between", tmp_path / "a")
        source = "between"
    learner.learn(str(tmp_path / source), REPLAYS, tmp_path / "model", tmp_path / "work")
    before = open_model(tmp_path / source).model.dense_weights()
    after = open_model(tmp_path / "model").model.dense_weights()
    assert any(not before[name].equal(after[name]) for name in after)
    head, config = read_head(tmp_path / "model")
    assert config.trunk == "."
    assert float(head.out.weight.detach().abs().sum()) > 0
