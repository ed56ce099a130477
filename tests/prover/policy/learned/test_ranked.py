"""A policy put in order by a model, with scripted parts and with a real engine."""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
import torch

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, Engine
from kernels.model.forward import logits
from prover.models import ModelError
from prover.policy.learned import LateScorer, LocalScorer, Prompt, RankedPolicy, Template
from prover.training.small import SmallConfig, small_model, train_tokenizer
from search.protocols import Proposal

_TEMPLATE = Template.of("embedded")


@dataclass(frozen=True)
class _State:
    text: str


class _Policy:
    """Says its tactics one after the other; keeps the later ones at hand."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._all = [Proposal(tactic, math.log(weight)) for tactic, weight in weights.items()]

    async def propose(self, states: Sequence[_State], n: int) -> list[list[Proposal[str]]]:
        return [self._all[:n] for _ in states]

    def at_hand(self, state: _State) -> list[Proposal[str]]:
        return self._all


class _Scorer:
    def __init__(self, weights: dict[str, float] | None) -> None:
        self._weights = weights
        self.asked: list[list[str]] = []

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        self.asked.append(list(answers))
        if self._weights is None:
            return None
        return [math.log(self._weights[answer.rstrip("\n")]) for answer in answers]


def _say(policy: RankedPolicy, n: int) -> list[str]:
    (row,) = asyncio.run(policy.propose([_State("⊢ p")], n))
    assert [p.log_prob for p in row] == sorted((p.log_prob for p in row), reverse=True)
    return [proposal.action for proposal in row]


_OWN = {"omega": 0.5, "simp": 0.4, "ring": 0.1}


def test_the_model_may_prefer_what_the_policy_keeps_for_later() -> None:
    scorer = _Scorer({"omega": 1e-6, "simp": 1e-3, "ring": 0.9})
    policy = RankedPolicy(_Policy(_OWN), scorer, _TEMPLATE, weight=0.5)
    assert _say(policy, 1) == ["ring"]
    assert _say(policy, 3) == ["ring", "simp", "omega"]
    assert len(scorer.asked) == 1


def test_a_larger_answer_holds_the_smaller_one() -> None:
    policy = RankedPolicy(
        _Policy(_OWN), _Scorer({"omega": 0.1, "simp": 0.3, "ring": 0.2}), _TEMPLATE
    )
    first = set(_say(policy, 1))
    assert first < set(_say(policy, 2)) < set(_say(policy, 3))


@pytest.mark.parametrize(("scorer", "weight"), [(_Scorer(None), 0.5), (_Scorer(_OWN), 0.0)])
def test_without_a_word_from_the_model_the_order_is_the_policys_own(scorer, weight) -> None:
    policy = RankedPolicy(_Policy(_OWN), scorer, _TEMPLATE, weight)
    assert _say(policy, 3) == ["omega", "simp", "ring"]


def test_a_tactic_of_several_lines_is_weighed_in_one() -> None:
    scorer = _Scorer(None)
    _say(RankedPolicy(_Policy({"a\n  b": 0.5, "c": 0.2}), scorer, _TEMPLATE), 2)
    assert scorer.asked == [["a ⏎   b\n", "c\n"]]


def test_a_weight_that_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        RankedPolicy(_Policy(_OWN), _Scorer(None), _TEMPLATE, 1.5)


def test_a_local_model_scores_as_plain_torch_does() -> None:
    tokenizer = train_tokenizer(["⊢ a + b = b + a\nring omega simp\n"] * 3, 280)
    size = SmallConfig(layers=2, hidden=32, inner=64, heads=2, key_heads=1, positions=128)
    model = small_model(size, tokenizer.size)
    scorer = LocalScorer(Engine(CpuBackend(model, CpuConfig(1, precision="float32"))), tokenizer)
    prompt = _TEMPLATE.prompt("⊢ a + b = b + a")
    answers = ["ring\n", "omega\n", "simp\n"]
    found = asyncio.run(scorer.score(prompt, answers))
    assert found is not None
    given = tokenizer.encode(prompt.text)
    for value, answer in zip(found, answers, strict=True):
        wanted = tokenizer.encode(answer)
        guesses = logits(model.config, model.dense_weights(), torch.tensor([given + wanted]))
        chosen = guesses.log_softmax(-1)[0, len(given) - 1 : -1].gather(
            1, torch.tensor(wanted)[:, None]
        )
        assert value == pytest.approx(float(chosen.sum()), abs=1e-3)
    long = _TEMPLATE.prompt("⊢ " + "a + " * 200)
    assert asyncio.run(scorer.score(long, answers)) is None


def test_a_late_scorer_is_silent_until_it_is_open_or_for_good() -> None:
    gate, said = threading.Event(), []

    def opening() -> _Scorer:
        gate.wait(10)
        return _Scorer(_OWN)

    def broken() -> _Scorer:
        raise ModelError("no weights")

    async def run() -> None:
        prompt = _TEMPLATE.prompt("⊢ p")
        late = LateScorer(opening, said.append)
        assert await late.score(prompt, ["omega\n"]) is None
        gate.set()
        await late.aclose()
        assert await late.score(prompt, ["omega\n"]) == [math.log(0.5)]
        patient = LateScorer(opening, said.append, patient=True)
        assert await patient.score(prompt, ["omega\n"]) == [math.log(0.5)]
        none = LateScorer(broken, said.append, patient=True)
        assert await none.score(prompt, ["omega\n"]) is None
        assert await none.score(prompt, ["omega\n"]) is None

    asyncio.run(run())
    assert said == ["tactics are not put in order by a model: no weights"]
