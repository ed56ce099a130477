"""Variants written by a served model: what is taken from its answer, and what never is."""

from __future__ import annotations

import json

import httpx
import pytest

from problems import LeanStatement
from prover.adaptive import AdaptiveConfig
from prover.adaptive.practice import _proposed
from prover.models.endpoint import Endpoint, EndpointConfig, EndpointError
from prover.training.variants import Rule, propose, variants_of

SQUARE = LeanStatement(
    "sq", "import Olympiad\nopen Nat\n", "theorem sq (x : ℝ) (h : 0 < x) : 0 < x ^ 2"
)
WRITTEN = """Two ideas:
```lean
theorem a (x : ℝ) : 0 ≤ x ^ 2 := by sorry

lemma b (y : ℝ) (k : 0 < y) : 0 < y ^ 2 := by sorry
```
```lean
theorem c (x : ℝ) (h : 0 < x) : 0 < x ^ 3 := by
  positivity
```
```lean
axiom cheat : False
theorem d : False := cheat
```"""


def served(text: str, status: int = 200) -> tuple[Endpoint, list[dict]]:
    asked: list[dict] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content))
        choice = {"index": 0, "message": {"role": "assistant", "content": text}}
        return httpx.Response(status, json={"choices": [choice]})

    config = EndpointConfig("http://model.test/v1", "m", attempts=1)
    return Endpoint(config, httpx.MockTransport(answer)), asked


async def test_statements_are_taken_and_nothing_else() -> None:
    endpoint, asked = served(WRITTEN)
    async with endpoint:
        changes = await propose(SQUARE, endpoint, samples=1)
    assert (
        "theorem sq (x : ℝ) (h : 0 < x) : 0 < x ^ 2 := by sorry"
        in asked[0]["messages"][0]["content"]
    )
    found = list(variants_of(SQUARE, [], proposed=changes))
    # `b` is the statement itself under other names, and the last block brings an axiom
    assert [variant.statement.declaration for variant in found] == [
        "theorem sq_model_1 (x : ℝ) : 0 ≤ x ^ 2",
        "theorem sq_model_2 (x : ℝ) (h₀ : 0 < x) : 0 < x ^ 3",
    ]
    assert all(variant.rule is Rule.MODEL for variant in found)
    assert all(variant.statement.preamble == SQUARE.preamble for variant in found)


async def test_the_model_and_the_rules_take_turns() -> None:
    endpoint, _ = served(WRITTEN)
    async with endpoint:
        changes = await propose(SQUARE, endpoint, samples=1)
    first = [variant.rule for variant in variants_of(SQUARE, proposed=changes)][:3]
    assert first[0] is Rule.MODEL
    assert len(set(first)) == 3


async def test_an_answer_without_a_theorem_gives_nothing() -> None:
    endpoint, _ = served("I cannot think of any.")
    async with endpoint:
        assert await propose(SQUARE, endpoint, samples=1) == []


async def test_an_endpoint_that_refuses_is_told_and_practice_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    endpoint, _ = served("no", status=403)
    async with endpoint:
        with pytest.raises(EndpointError):
            await propose(SQUARE, endpoint)
    told: list[str] = []
    config = AdaptiveConfig(endpoint=EndpointConfig("http://127.0.0.1:9/v1", "m", attempts=1))
    assert await _proposed(SQUARE, config, 1e12, told.append) == []
    (line,) = told
    assert "going on with the rules" in line
    assert "\n" not in line
