"""The server as its clients see it: the engine's own results, clear refusals, nothing left behind."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from kernels.decode import Request
from prover.serve import ServeConfig
from tests.prover.serve.conftest import Letters, Served, run_server

ASK = {"model": "tiny", "prompt": "What is 1+1?", "max_tokens": 8, "seed": 5}


def post(served: Served, path: str = "/v1/completions", **changes) -> httpx.Response:
    body = {**ASK, **changes}
    return served.client.post(path, json={k: v for k, v in body.items() if v is not ...})


def own(served: Served, prompt: str = ASK["prompt"], **values) -> list[str]:
    request = Request(Letters().encode(prompt), **{"max_tokens": 8, "seed": 5, **values})
    return [Letters().decode(one.body) for one in served.twin.generate([request])[0]]


def events(response: httpx.Response) -> list[dict]:
    lines = [line[6:] for line in response.text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def settle(served: Served) -> None:
    """Wait until the engine is empty."""
    for _ in range(500):
        if not served.engine.busy and served.engine.backend.used_blocks == 0:
            return
        time.sleep(0.01)
    raise AssertionError("the engine still holds something")


def test_samples_are_the_engines(served: Served) -> None:
    answer = post(served, n=3, logprobs=1).json()
    assert [choice["text"] for choice in answer["choices"]] == own(served, samples=3)
    assert answer["usage"] == {"prompt_tokens": 12, "completion_tokens": 24, "total_tokens": 36}
    choice = answer["choices"][2]
    assert choice["finish_reason"] == "length" and choice["index"] == 2
    assert "".join(choice["logprobs"]["tokens"]) == choice["text"]
    assert all(value < 0 for value in choice["logprobs"]["token_logprobs"])


def test_several_prompts_in_one_request(served: Served) -> None:
    prompts = ["one", "two", "three"]
    answer = post(served, prompt=prompts, n=2).json()
    expected = [text for prompt in prompts for text in own(served, prompt, samples=2)]
    assert [choice["text"] for choice in answer["choices"]] == expected
    tokens = post(served, prompt=Letters().encode("two"), n=2).json()
    assert [choice["text"] for choice in tokens["choices"]] == expected[2:4]


def test_a_stream_adds_up_to_the_answer(served: Served) -> None:
    chunks = events(post(served, n=2, stream=True, stream_options={"include_usage": True}))
    texts, reasons = ["", ""], [None, None]
    for chunk in chunks[:-1]:
        (choice,) = chunk["choices"]
        texts[choice["index"]] += choice["text"]
        reasons[choice["index"]] = choice["finish_reason"] or reasons[choice["index"]]
    assert texts == own(served, samples=2)
    assert reasons == ["length", "length"]
    assert chunks[-1]["usage"]["completion_tokens"] == 16


@pytest.mark.parametrize("stream", [False, True])
def test_stop_strings_end_and_are_not_shown(served: Served, stream: bool) -> None:
    (whole,) = own(served, max_tokens=30)
    stop = whole[6:9]
    place = whole.find(stop)
    response = post(served, max_tokens=30, stop=["never seen", stop], stream=stream)
    if stream:
        chunks = events(response)
        text = "".join(chunk["choices"][0]["text"] for chunk in chunks)
        reason = chunks[-1]["choices"][0]["finish_reason"]
    else:
        (choice,) = response.json()["choices"]
        text, reason = choice["text"], choice["finish_reason"]
    assert (text, reason) == (whole[:place], "stop")


def test_chats(served: Served) -> None:
    messages = [
        {"role": "system", "content": "Be brief. "},
        {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
    ]
    answer = post(
        served, "/v1/chat/completions", prompt=..., messages=messages, logprobs=True
    ).json()
    (choice,) = answer["choices"]
    assert choice["message"] == {
        "role": "assistant", "content": own(served, "Be brief. Hi")[0]
    }  # fmt: skip
    assert len(choice["logprobs"]["content"]) == 8
    bad = post(
        served, "/v1/chat/completions", prompt=..., messages=[{"role": "assistant", "content": "a"}]
    )
    assert bad.status_code == 400 and "user's" in bad.json()["error"]["message"]


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"prompt": ...}, 400, "prompt"),
        ({"prompt": ""}, 400, "at least one token"),
        ({"prompt": [999]}, 400, "not in the vocabulary"),
        ({"prompt": "a" * 200}, 400, "the model takes 128"),
        ({"max_tokens": 65}, 400, "at most 64"),
        ({"max_tokens": "many"}, 400, "max_tokens"),
        ({"n": 9}, 400, "at most 8"),
        ({"temperature": -1}, 400, "temperature"),
        ({"top_p": 0}, 400, "top_p"),
        ({"stop": ""}, 400, "stop"),
        ({"tools": []}, 400, "tools"),
        ({"best_of": 3}, 400, "best_of"),
        ({"model": "other"}, 404, "'tiny' is"),
    ],
)
def test_what_cannot_be_served_is_said(served: Served, changes, status, words) -> None:
    response = post(served, **changes)
    assert response.status_code == status
    message = response.json()["error"]["message"]
    assert words in message and "\n" not in message
    settle(served)


def test_what_is_no_request(served: Served) -> None:
    json_type = {"content-type": "application/json"}
    for content in (b"{", b"[]", b"\xff", b""):
        answer = served.client.post("/v1/completions", content=content, headers=json_type)
        assert answer.status_code == 400 and answer.json()["error"]["message"]
    large = served.client.post("/v1/completions", content=b"x" * ((1 << 20) + 1))
    assert large.status_code == 413
    assert served.client.get("/v1/completions").status_code == 405
    assert served.client.get("/nothing").json()["error"]["code"] == 404


def test_health_models_and_metrics(served: Served) -> None:
    post(served, n=2)
    post(served, n=0)
    assert served.client.get("/healthz").json() == {"status": "ok"}
    assert served.client.get("/v1/models").json()["data"][0]["id"] == "tiny"
    text = served.client.get("/metrics").text
    assert 'hypatia_requests_total{endpoint="/v1/completions",status="200"} 1.0' in text
    assert 'hypatia_requests_total{endpoint="/v1/completions",status="400"} 1.0' in text
    assert "hypatia_completion_tokens_total 16.0" in text
    assert "hypatia_requests_under_way 0.0" in text


def test_the_key_is_asked_for() -> None:
    for served in run_server(ServeConfig("tiny", api_key="secret")):
        assert post(served).status_code == 401
        assert served.client.get("/metrics").status_code == 401
        assert served.client.get("/healthz").status_code == 200
        wrong = {"authorization": "Bearer Secret"}
        assert served.client.get("/v1/models", headers=wrong).status_code == 401
        right = {"authorization": "Bearer secret"}
        assert served.client.get("/v1/models", headers=right).status_code == 200


def test_too_many_and_too_slow() -> None:
    for served in run_server(ServeConfig("tiny", queue=2, timeout_s=0.002)):
        ask = {**ASK, "max_tokens": 100, "n": 64}
        with ThreadPoolExecutor(6) as pool:
            answers = list(
                pool.map(
                    lambda _, ask=ask, client=served.client: client.post(
                        "/v1/completions", json=ask
                    ),
                    range(6),
                )
            )
        assert {answer.status_code for answer in answers} <= {429, 504}
        assert any(answer.status_code == 504 for answer in answers)
        settle(served)


def test_a_client_that_leaves_frees_its_place(served: Served) -> None:
    long = {**ASK, "n": 8, "max_tokens": 64, "prompt": ["x"] * 8}
    with pytest.raises(httpx.ReadTimeout):
        served.client.post("/v1/completions", json=long, timeout=0.02)
    settle(served)
    with served.client.stream("POST", "/v1/completions", json={**long, "stream": True}) as answer:
        assert next(answer.iter_lines()).startswith("data: ")
    settle(served)
    assert post(served).json()["choices"][0]["text"] == own(served)[0]


def test_many_clients_at_once_get_their_own(served: Served) -> None:
    def one(number: int) -> bool:
        prompt = f"client {number}"
        answer = post(served, prompt=prompt, seed=number, n=1 + number % 3)
        if answer.status_code == 429:
            return False
        expected = lonely[number]
        assert [choice["text"] for choice in answer.json()["choices"]] == expected
        return True

    lonely = [own(served, f"client {i}", seed=i, samples=1 + i % 3) for i in range(60)]
    with ThreadPoolExecutor(12) as pool:
        assert all(pool.map(one, range(60)))
    settle(served)
