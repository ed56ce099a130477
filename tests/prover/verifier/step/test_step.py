"""The step-level verifier: features, its file, numpy beside torch, the weights that ship."""

from __future__ import annotations

import asyncio
import math
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from prover.training.searches import SearchRecord, StateRecord, TacticRecord
from prover.training.steps import Trainable, cases, loss_of, outcome
from prover.verifier import Bins, VerifierError
from prover.verifier.step import (
    BUCKETS,
    StepVerifier,
    read_networks,
    state_features,
    tactic_features,
    write_networks,
)
from prover.verifier.step.features import pieces
from prover.weights import STEPS
from search.protocols import OutcomeKind
from tests.prover.policy.learned.scripted import State

_STATE = "n : ℕ\nh₀ : 12 ∣ n\n⊢ 3 ∣ n"


def test_names_and_long_numbers_do_not_matter() -> None:
    assert pieces("h₁ : 12 ∣ n") == ["h", ":", "#2", "∣", "v"]
    assert state_features(_STATE) == state_features("k : ℕ\nh₃ : 45 ∣ k\n⊢ 3 ∣ k")
    assert state_features(_STATE) != state_features("n : ℕ\nh₀ : 3 ∣ n\n⊢ 12 ∣ n")
    assert tactic_features("omega") != tactic_features("ring")
    assert all(0 <= bucket < BUCKETS for bucket in tactic_features("nlinarith [sq_nonneg (a - b)]"))


def test_a_goal_goes_on_in_indented_lines() -> None:
    broken = state_features("n : ℕ\n⊢ a = b\n    + c")
    assert broken.goals == state_features("n : ℕ\n⊢ a = b + c").goals
    assert state_features("").goals == ()


def _record(family: str, proving: str) -> SearchRecord:
    tactics = tuple(
        TacticRecord(
            tactic=tactic,
            log_prob=-1.0,
            kind=OutcomeKind.CLOSED if tactic == proving else OutcomeKind.ERROR,
            proved=tactic == proving,
        )
        for tactic in ("omega", "nlinarith", "norm_num")
    )
    best = [tactic.proved for tactic in tactics].index(True)
    text = "n : ℕ\n⊢ 3 ∣ n" if proving == "omega" else "x : ℝ\n⊢ 0 ≤ x ^ 2"
    state = StateRecord(text=text, remaining=1, visits=1, best=best, tactics=tactics)
    lost = StateRecord(text=f"{text} ∧ False", failed=True, visits=4)
    return SearchRecord(family=family, statement=text, seconds=1.0, actions=3, states=(state, lost))


def _trained(passes: int = 60) -> Trainable:
    learn = cases([_record("one", "omega"), _record("two", "nlinarith")])
    net = Trainable(size=8, inner=16, bins=64, seed=0)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-2)
    for _ in range(passes):
        loss = loss_of(net, learn, Bins(64, 1.0, 0.75))
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    return net.eval()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("steps")
    write_networks([_trained().network()], path)
    return path


def test_training_learns_which_tactic_and_which_state(folder: Path) -> None:
    verifier = StepVerifier.open(folder)
    for text, best in (("n : ℕ\n⊢ 3 ∣ n", 0), ("x : ℝ\n⊢ 0 ≤ x ^ 2", 1)):
        worth = verifier.steps(text, ["omega", "nlinarith", "norm_num"])
        assert max(range(3), key=worth.__getitem__) == best
        assert all(value <= 0 for value in worth)
        good, bad = verifier.value(text), verifier.value(f"{text} ∧ False")
        assert good.closable > 0.8 > 0.3 > bad.closable
        assert good.steps == pytest.approx(1.0, abs=0.5)
    assert verifier.steps("⊢ p", []) == []


def test_numpy_computes_what_was_trained(folder: Path) -> None:
    net = _trained()
    (network,) = read_networks(folder)
    rng = random.Random(0)
    words = ["n", "∣", "3", "^", "2", "ℝ", "⊢", "≤", "\n", "h₁", "("]
    for _ in range(20):
        text = " ".join(rng.choices(words, k=rng.randint(1, 25)))
        learn = cases([_record("x", "omega")])
        case = learn[0].__class__(
            state_features(text), ((tactic_features(text[:9]), 1.0),), 1.0, None, 0
        )
        with torch.no_grad():
            step, value = net([case])
        mine = network.steps(case.state, [tactic_features(text[:9])])
        assert mine == pytest.approx(step.numpy(), abs=2e-2)  # the file is in half precision
        assert network.values(case.state) == pytest.approx(value[0].numpy(), abs=5e-2)


def test_an_ensemble_is_the_mean_of_its_logits(folder: Path) -> None:
    (one,) = read_networks(folder)
    other = Trainable(size=8, inner=16, bins=64, seed=5).eval().network()
    both = StepVerifier([one, other])
    features, said = state_features(_STATE), [tactic_features("omega")]
    mean = np.mean([one.steps(features, said)[0], other.steps(features, said)[0]])
    assert both.steps(_STATE, ["omega"])[0] == pytest.approx(-math.log1p(math.exp(-mean)), abs=1e-5)


def test_only_what_was_run_is_learned_from() -> None:
    state = StateRecord(text="⊢ p", visits=1)
    for kind, proved, wanted in (
        (None, False, None),
        (OutcomeKind.SKIPPED, False, None),
        (OutcomeKind.TIMEOUT, False, None),
        (OutcomeKind.SUBGOALS, False, None),  # nobody knows yet
        (OutcomeKind.ERROR, False, 0.0),
        (OutcomeKind.CLOSED, True, 1.0),
    ):
        tactic = TacticRecord(tactic="t", log_prob=-1.0, kind=kind, proved=proved)
        assert outcome(state, tactic) == wanted


def test_a_damaged_folder_is_said_in_a_line(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(VerifierError, match="cannot be read"):
        StepVerifier.open(tmp_path)
    data = (folder / "steps.safetensors").read_bytes()
    (tmp_path / "steps.safetensors").write_bytes(data[: len(data) // 2])
    with pytest.raises(VerifierError, match="cannot be read"):
        StepVerifier.open(tmp_path)
    (network,) = read_networks(folder)
    network.tables["goals"][3, 3] = np.nan
    write_networks([network], tmp_path)
    with pytest.raises(VerifierError, match="numbers that are none"):
        StepVerifier.open(tmp_path)


def test_the_weights_that_ship_open_without_torch_and_know_the_simplest() -> None:
    verifier = StepVerifier.open(STEPS)
    worth = dict(
        zip(
            ("omega", "positivity", "ring"),
            verifier.steps("n : ℤ\nh₀ : n % 6 = 3\n⊢ 3 ∣ n", ["omega", "positivity", "ring"]),
            strict=True,
        )
    )
    assert max(worth, key=worth.__getitem__) == "omega"
    easy, hard = asyncio.run(verifier.score([State("⊢ 2 + 2 = 4"), State("⊢ False")]))
    assert easy.closable > hard.closable
    code = (
        "import sys; from prover.verifier.step import StepVerifier; from prover.weights import STEPS\n"
        "StepVerifier.open(STEPS); print('torch' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
