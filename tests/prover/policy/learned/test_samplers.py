"""The two kinds of sampler on one tiny model: in this process, and behind the project's own server."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from kernels.decode import Request
from prover.models import ModelError
from prover.models.endpoint import (
    Endpoint,
    EndpointConfig,
    EndpointDown,
    EndpointRefused,
    Sampling,
)
from prover.policy.learned import EndpointSampler, LearnedPolicy, LocalSampler, Prompt, Template
from prover.serve import ServeConfig
from tests.prover.policy.learned.scripted import State
from tests.prover.serve.conftest import Letters, Served, run_server, tiny_engine

STOPS = tuple("aeiouAEIOU=+(")
TEMPLATE = Template("<{state}>", (("user", "<{state}>"),), STOPS)
HOW = Sampling(samples=4, max_tokens=12, stop=STOPS, seed=7)
KEY = "sk-server-key"


@pytest.fixture
def served() -> Iterator[Served]:
    yield from run_server(ServeConfig("tiny", queue=64, max_tokens=64, samples=64))


def endpoint(served: Served, **changes: object) -> Endpoint:
    url = str(served.client.base_url).rstrip("/")
    config = EndpointConfig(f"{url}/v1", attempts=2, backoff_s=0.01)
    return Endpoint(replace(config, **changes))  # type: ignore[arg-type]


async def test_a_local_model_and_the_server_say_the_same(served: Served) -> None:
    local, remote = LocalSampler(tiny_engine(), Letters()), EndpointSampler(endpoint(served))
    prompt = TEMPLATE.prompt("n = n")
    ours = await local.sample(prompt, HOW)
    theirs = await remote.sample(prompt, HOW)
    assert [one.text for one in ours] == [one.text for one in theirs]
    assert [one.complete for one in ours] == [one.complete for one in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert one.log_probs is not None and other.log_probs is not None
        assert all(map(math.isclose, one.log_probs, other.log_probs))
    await local.aclose()
    await remote.aclose()


async def test_log_probabilities_are_the_models_own() -> None:
    local, twin = LocalSampler(tiny_engine(), Letters()), tiny_engine()
    prompt = TEMPLATE.prompt("x")
    samples = await local.sample(prompt, replace(HOW, temperature=0.5, top_p=0.9))
    await local.aclose()
    tokens = Letters().encode(prompt.text)
    for sample in samples:
        assert sample.log_probs is not None
        body = Letters().encode(sample.text)
        assert twin.score(tokens, body) == list(sample.log_probs[: len(body)])


async def test_states_of_one_call_and_of_several_share_the_engines_steps() -> None:
    engine = tiny_engine()
    async with LearnedPolicy(LocalSampler(engine, Letters()), TEMPLATE) as policy:
        states = [State(f"state {i}") for i in range(4)]
        rows, (more,) = await asyncio.gather(
            policy.propose(states, 4), policy.propose([State("another")], 4)
        )
    assert all(len(row) == 4 for row in [*rows, more])
    alone = tiny_engine()
    async with LearnedPolicy(LocalSampler(alone, Letters()), TEMPLATE) as policy:
        again = [(await policy.propose([state], 4))[0] for state in states]
    assert again == rows  # what else is decoded makes no difference


async def test_a_prompt_that_is_too_long_has_no_samples(served: Served) -> None:
    local, remote = LocalSampler(tiny_engine(), Letters()), EndpointSampler(endpoint(served))
    long, short = TEMPLATE.prompt("x" * 500), TEMPLATE.prompt("x")
    assert await local.sample(long, HOW) == []
    with pytest.raises(EndpointRefused, match="the model takes 128"):
        await remote.sample(long, HOW)  # nothing was ever served: it may be set up wrongly
    assert len(await remote.sample(short, HOW)) == 4
    assert await remote.sample(long, HOW) == []
    await local.aclose()
    await remote.aclose()


async def test_a_local_model_that_was_closed_or_failed_says_so() -> None:
    engine = tiny_engine()
    local = LocalSampler(engine, Letters())

    def broken() -> None:
        raise RuntimeError("cosmic ray")

    engine.step = broken  # type: ignore[method-assign, assignment]
    with pytest.raises(ModelError, match="cosmic ray"):
        await local.sample(TEMPLATE.prompt("x"), HOW)
    await local.aclose()
    with pytest.raises(ModelError, match="stopped"):
        await local.sample(TEMPLATE.prompt("x"), HOW)


async def test_the_servers_key_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for guarded in run_server(ServeConfig("tiny", api_key=KEY, max_tokens=64)):
        monkeypatch.setenv("SOME_KEY", KEY)
        async with endpoint(guarded, key_variable="SOME_KEY") as right:
            assert len(await right.complete("x", HOW)) == 4
        monkeypatch.setenv("SOME_KEY", KEY + "?")
        async with endpoint(guarded, key_variable="SOME_KEY", model="tiny") as wrong:
            with pytest.raises(EndpointRefused, match=r"missing or wrong.*SOME_KEY") as caught:
                await wrong.complete("x", HOW)
        assert KEY not in f"{caught.value!r}{caplog.text}"


async def test_a_server_without_time_counts_as_down() -> None:
    for slow in run_server(ServeConfig("tiny", timeout_s=1e-4, max_tokens=100)):
        async with endpoint(slow) as model:
            with pytest.raises(EndpointDown, match="2 tries: status 504"):
                await model.complete("x", Sampling(8, 100))


async def test_an_endpoint_without_completions_is_chatted_to() -> None:
    paths: list[str] = []

    def chats_only(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.path)
        if not request.url.path.endswith("/chat/completions"):
            return httpx.Response(404, json={"error": {"message": "a chat model"}})
        assert b'"stop"' not in request.content
        message = {"content": "```lean\nomega\n```"}
        return httpx.Response(200, json={"choices": [{"message": message}] * 4})

    config = EndpointConfig("http://model.test/v1", "tiny")
    sampler = EndpointSampler(Endpoint(config, httpx.MockTransport(chats_only)))
    for _ in range(2):
        samples = await sampler.sample(TEMPLATE.prompt("x"), HOW)
        assert [one.text for one in samples] == ["```lean\nomega\n```"] * 4
    assert paths == ["/v1/completions", "/v1/chat/completions", "/v1/chat/completions"]


async def test_the_server_counts_what_it_is_asked(served: Served) -> None:
    twin = served.twin.generate([Request(Letters().encode("x"), 4, 12, seed=7)])[0]
    async with endpoint(served) as model:
        await model.complete("x", replace(HOW, stop=()))
        assert model.budget.tokens == 1 + sum(len(one.tokens) for one in twin)


def test_a_prompt_is_what_the_template_says() -> None:
    assert TEMPLATE.prompt("a") == Prompt("<a>", ({"role": "user", "content": "<a>"},))
