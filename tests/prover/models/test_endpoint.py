"""The endpoint's client against scripted answers, and against a socket that never answers."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from prover.models.endpoint import (
    BudgetSpent,
    Endpoint,
    EndpointConfig,
    EndpointDown,
    EndpointError,
    EndpointRefused,
    Sampling,
)

KEY = "sk-secret-0123456789"
CONFIG = EndpointConfig("http://model.test/v1", "tiny", attempts=3, backoff_s=0.001)
Handler = Callable[[httpx.Request, dict[str, Any]], httpx.Response]


class Script:
    """Answers requests one after the other; the last answer again and again."""

    def __init__(self, *answers: httpx.Response | Exception | Handler) -> None:
        self.answers = list(answers)
        self.bodies: list[dict[str, Any]] = []
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else {}
        answer = self.answers[min(len(self.requests), len(self.answers) - 1)]
        self.requests.append(request)
        self.bodies.append(body)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request, body)


def endpoint(script: Script, **changes: Any) -> Endpoint:
    values = {name: getattr(CONFIG, name) for name in CONFIG.__dataclass_fields__}
    return Endpoint(EndpointConfig(**{**values, **changes}), httpx.MockTransport(script))


def choices(*texts: str, tokens: int | None = 7, reason: str = "stop") -> httpx.Response:
    listed = [
        {
            "index": index,
            "text": text,
            "finish_reason": reason,
            "logprobs": {"token_logprobs": [-0.5] * len(text)},
        }
        for index, text in enumerate(texts)
    ]
    usage = None if tokens is None else {"total_tokens": tokens}
    return httpx.Response(200, json={"choices": listed[::-1], "usage": usage})


async def test_samples_come_in_the_order_of_their_numbers() -> None:
    script = Script(choices("a", "bc"))
    async with endpoint(script) as model:
        first, second = await model.complete("2 + 2 =", Sampling(2, 9, 0.7, 0.9, ("\n",), 4))
    assert (first.text, first.log_probs, first.complete) == ("a", (-0.5,), True)
    assert (second.text, second.log_probs) == ("bc", (-0.5, -0.5))
    assert str(script.requests[0].url) == "http://model.test/v1/completions"
    assert script.bodies[0] == {
        "model": "tiny",
        "prompt": "2 + 2 =",
        "n": 2,
        "max_tokens": 9,
        "temperature": 0.7,
        "top_p": 0.9,
        "stop": ["\n"],
        "seed": 4,
        "logprobs": 1,
    }


async def test_a_chat_is_sent_and_read_in_its_own_form() -> None:
    message = {"role": "assistant", "content": "four"}
    told = {"content": [{"token": "four", "logprob": -0.25}]}
    choice = {"index": 0, "message": message, "finish_reason": "length", "logprobs": told}
    script = Script(httpx.Response(200, json={"choices": [choice]}))
    async with endpoint(script) as model:
        (sample,) = await model.chat([{"role": "user", "content": "2 + 2?"}], Sampling())
    assert (sample.text, sample.log_probs, sample.complete) == ("four", (-0.25,), False)
    assert script.bodies[0]["messages"] == [{"role": "user", "content": "2 + 2?"}]
    assert script.bodies[0]["logprobs"] is True


@pytest.mark.parametrize("told", [None, {"token_logprobs": None}, {"token_logprobs": [-1, "NaN"]}])
async def test_log_probabilities_may_be_missing(told: object) -> None:
    body = {"choices": [{"text": "x", "logprobs": told}]}
    async with endpoint(Script(httpx.Response(200, json=body))) as model:
        (sample,) = await model.complete("p", Sampling())
    assert sample.text == "x" and sample.log_probs is None


@pytest.mark.parametrize(
    "failure",
    [
        httpx.Response(500),
        httpx.Response(503, text="<html>busy</html>"),
        httpx.Response(429, json={"error": {"message": "slow down"}}),
        httpx.Response(200, text="{not json"),
        httpx.Response(200, json={"choices": []}),
        httpx.Response(200, json=[1, 2]),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut off"),
    ],
)
async def test_what_may_pass_is_tried_again_and_then_reported(
    failure: httpx.Response | Exception,
) -> None:
    script = Script(failure, failure, choices("late"))
    async with endpoint(script) as model:
        (sample,) = await model.complete("p", Sampling())
        assert sample.text == "late" and model.budget.requests == 3
    always = Script(failure)
    async with endpoint(always) as model:
        with pytest.raises(EndpointDown, match="in 3 tries") as caught:
            await model.complete("p", Sampling())
    assert len(always.requests) == 3
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("status", [400, 401, 404, 422, 307])
async def test_a_refusal_is_not_repeated(status: int) -> None:
    script = Script(httpx.Response(status, json={"error": {"message": "never\nthis"}}))
    async with endpoint(script) as model:
        with pytest.raises(EndpointRefused, match="never this") as caught:
            await model.complete("p", Sampling())
    assert caught.value.status == status and len(script.requests) == 1


async def test_retry_after_is_respected_up_to_the_longest_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("prover.models.endpoint.wire.asyncio.sleep", sleep)
    busy = [httpx.Response(429, headers={"retry-after": text}) for text in ("3", "1000")]
    async with endpoint(Script(*busy, choices("x")), most_backoff_s=9.0) as model:
        await model.complete("p", Sampling())
    assert waits == [3.0, 9.0]


async def test_an_endpoint_that_gives_one_sample_at_a_time_is_asked_for_the_rest() -> None:
    script = Script(lambda request, body: choices(f"{body['seed']}"))
    async with endpoint(script) as model:
        samples = await model.complete("p", Sampling(4, seed=10))
    assert [sample.text for sample in samples] == ["10", "11", "12", "13"]
    assert [body["n"] for body in script.bodies] == [4, 1, 1, 1]


async def test_a_failure_among_several_requests_ends_them_all() -> None:
    def answer(request: httpx.Request, body: dict[str, Any]) -> httpx.Response:
        return httpx.Response(400) if body["seed"] == 2 else choices("x")

    async with endpoint(Script(answer)) as model:
        with pytest.raises(EndpointRefused):
            await model.complete("p", Sampling(4, seed=0))
        assert len(asyncio.all_tasks()) == 1


async def test_parts_that_change_no_sample_are_worded_otherwise() -> None:
    def picky(request: httpx.Request, body: dict[str, Any]) -> httpx.Response:
        for name, words in (
            ("max_tokens", "use 'max_completion_tokens' instead"),
            ("logprobs", "logprobs are not supported"),
        ):
            if name in body:
                return httpx.Response(400, json={"error": {"message": words}})
        return choices("x")

    script = Script(picky)
    async with endpoint(script) as model:
        await model.complete("p", Sampling(max_tokens=5))
        assert len(script.requests) == 3
        await model.complete("p", Sampling(max_tokens=5))
    assert len(script.requests) == 4
    assert script.bodies[-1]["max_completion_tokens"] == 5 and "logprobs" not in script.bodies[-1]


async def test_the_only_model_is_found_once() -> None:
    listed = httpx.Response(200, json={"data": [{"id": "only"}]})
    script = Script(listed, choices("x"))
    async with endpoint(script, model="") as model:
        await asyncio.gather(*(model.complete("p", Sampling()) for _ in range(3)))
    assert [request.method for request in script.requests] == ["GET", "POST", "POST", "POST"]
    assert script.bodies[1]["model"] == "only"
    several = Script(httpx.Response(200, json={"data": [{"id": "a"}, {"id": "b"}]}))
    async with endpoint(several, model="") as model:
        with pytest.raises(EndpointError, match=r"2 models; name one behind a #: a, b"):
            await model.complete("p", Sampling())


async def test_the_budget_of_requests_counts_every_try() -> None:
    script = Script(httpx.Response(500), choices("x"))
    async with endpoint(script, most_requests=3) as model:
        await model.complete("p", Sampling())
        await model.complete("p", Sampling())
        with pytest.raises(BudgetSpent, match="3 requests"):
            await model.complete("p", Sampling())
    assert len(script.requests) == 3


async def test_the_budget_of_tokens_holds_for_requests_under_way_together() -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)
        return choices(*"xy"[: json.loads(request.content)["n"]], tokens=30)

    async with Endpoint(
        EndpointConfig("http://model.test/v1", "tiny", most_tokens=250),
        httpx.MockTransport(slow),
    ) as model:
        calls = [model.complete("p", Sampling(2, max_tokens=50)) for _ in range(4)]
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert sum(isinstance(result, BudgetSpent) for result in results) == 2
        assert model.budget.tokens == 60
        await model.complete("p", Sampling(1, max_tokens=100))
        assert model.budget.tokens == 90


async def test_tokens_are_estimated_where_the_endpoint_does_not_tell() -> None:
    async with endpoint(Script(choices("x", "y", tokens=None))) as model:
        await model.complete("p" * 100, Sampling(2, max_tokens=50))
        assert 100 <= model.budget.tokens <= 200


@pytest.mark.parametrize("status", [400, 401, 500])
async def test_the_key_is_sent_and_shown_nowhere(
    status: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HYPATIA_ENDPOINT_KEY", KEY + "\n")
    caplog.set_level(logging.DEBUG)
    said = {"error": {"message": f"the key {KEY} is wrong"}}
    script = Script(httpx.Response(status, json=said))
    async with endpoint(script) as model:
        with pytest.raises(EndpointError) as caught:
            await model.complete("p", Sampling())
        shown = f"{model!r} {model.config!r} {caught.value!r} {caught.value} {caplog.text}"
    assert script.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in shown and "the key *** is wrong" in str(caught.value)


async def test_without_a_key_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HYPATIA_ENDPOINT_KEY", raising=False)
    script = Script(choices("x"))
    async with endpoint(script) as model:
        await model.complete("p", Sampling())
    assert "authorization" not in script.requests[0].headers


def test_a_key_that_cannot_be_sent_is_refused_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPATIA_ENDPOINT_KEY", "schlüssel")
    with pytest.raises(EndpointError, match="odd characters") as caught:
        Endpoint(CONFIG)
    assert "schl" not in str(caught.value)


async def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # connections are taken, nothing is read
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/v1"
        config = EndpointConfig(url, "tiny", timeout_s=0.05, attempts=1)
        async with Endpoint(config) as model:
            with pytest.raises(EndpointDown, match=r"one try: no answer within 0.05 s"):
                await model.complete("p", Sampling(max_tokens=10))
            assert model.budget.tokens >= 10  # it may have been worked on, and charged


@pytest.mark.parametrize(
    ("address", "url", "model"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1", ""),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1", ""),
        ("https://h.test/api/v1#org/name-7b", "https://h.test/api/v1", "org/name-7b"),
        ("http://[::1]:80#m", "http://[::1]:80/v1", "m"),
    ],
)
def test_an_address_names_the_endpoint_and_the_model(address: str, url: str, model: str) -> None:
    config = EndpointConfig.at(address)
    assert (config.url, config.model) == (url, model)


@pytest.mark.parametrize(
    "address",
    ["", "smollm2", "ftp://h/v1", "http://", "http://u:p@h/v1", "http://h:x/v1", "http://h/v1?k=v"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(EndpointError) as caught:
        EndpointConfig.at(address)
    assert "u:p" not in str(caught.value)
