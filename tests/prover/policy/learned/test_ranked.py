"""A policy put in order by a judge of steps."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

import pytest

from prover.policy.learned import RankedPolicy
from search.protocols import Proposal
from tests.prover.policy.learned.scripted import State


class _Policy:
    """Says its tactics one after the other; keeps the later ones at hand."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.all = [Proposal(tactic, math.log(weight)) for tactic, weight in weights.items()]

    async def propose(self, states: Sequence[State], n: int) -> list[list[Proposal[str]]]:
        return [self.all[:n] for _ in states]

    def at_hand(self, state: State) -> list[Proposal[str]]:
        return self.all


class _Judge:
    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self.asked: list[list[str]] = []

    def steps(self, state: str, tactics: Sequence[str]) -> list[float]:
        self.asked.append(list(tactics))
        return [math.log(self._weights[tactic]) for tactic in tactics]


def _say(policy: RankedPolicy, n: int) -> list[str]:
    (row,) = asyncio.run(policy.propose([State("⊢ p")], n))
    assert [p.log_prob for p in row] == sorted((p.log_prob for p in row), reverse=True)
    return [proposal.action for proposal in row]


_OWN = {"omega": 0.5, "simp": 0.4, "ring": 0.1}


def test_the_judge_may_prefer_what_the_policy_keeps_for_later() -> None:
    judge = _Judge({"omega": 1e-6, "simp": 1e-3, "ring": 0.9})
    policy = RankedPolicy(_Policy(_OWN), judge, weight=0.5)
    assert _say(policy, 1) == ["ring"]
    assert _say(policy, 3) == ["ring", "simp", "omega"]
    assert [tactics for tactics in judge.asked if tactics] == [["omega", "simp", "ring"]]


def test_a_larger_answer_holds_the_smaller_one() -> None:
    policy = RankedPolicy(_Policy(_OWN), _Judge({"omega": 0.1, "simp": 0.3, "ring": 0.2}))
    first = set(_say(policy, 1))
    assert first < set(_say(policy, 2)) < set(_say(policy, 3))


def test_what_the_policy_finds_later_joins() -> None:
    inner = _Policy(_OWN)
    policy = RankedPolicy(inner, _Judge({**_OWN, "linarith": 0.9}), weight=1.0)
    assert _say(policy, 1) == ["omega"]
    inner.all.append(Proposal("linarith", math.log(0.01)))
    assert _say(policy, 2) == ["linarith", "omega"]


def test_without_weight_the_order_is_the_policys_own() -> None:
    policy = RankedPolicy(_Policy(_OWN), _Judge({"omega": 0.1, "simp": 0.3, "ring": 0.9}), 0.0)
    assert _say(policy, 3) == ["omega", "simp", "ring"]


def test_a_weight_that_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="weight"):
        RankedPolicy(_Policy(_OWN), _Judge(_OWN), 1.5)
