"""A served model as the translator."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from prover.formalize import FormalizeConfig, TranslatorError, formalize
from prover.formalize.endpoint import EndpointTranslator, endpoint_at
from tests.prover.formalize.conftest import PaperBench, Served

WORDS = "Let x be a real number with x > 2. Prove that x^2 > 4."
RIGHT = "```lean\ntheorem t (x : ℝ) (h : x > 2) : x^2 > 4 := by sorry\n```"
Start = Callable[..., Served]


async def test_samples_of_a_served_model_are_candidates(model_server: Start) -> None:
    served = model_server(RIGHT, RIGHT.replace("> 4", "> 5"), "axiom a : False")
    async with EndpointTranslator(endpoint_at(served.url, "tiny")) as translator:
        found = await formalize(WORDS, translator, PaperBench(), FormalizeConfig(samples=3))
    (body,) = served.bodies
    assert (body["model"], body["n"], body["temperature"]) == ("tiny", 3, 0.7)
    assert WORDS.removesuffix(".") in body["messages"][0]["content"]
    assert found.samples == 3
    assert found.best is not None
    assert "x^2 > 4" in found.best.candidate.text
    assert len(found.rejected) == 2


async def test_a_server_that_refuses_is_one_line_without_the_key(
    model_server: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HYPATIA_ENDPOINT_KEY", "sk-very-secret")
    served = model_server("x", status=401)
    caplog.set_level(logging.DEBUG)
    async with EndpointTranslator(endpoint_at(served.url, "tiny")) as translator:
        with pytest.raises(TranslatorError) as error:
            await formalize(WORDS, translator, PaperBench(), FormalizeConfig(samples=1))
    assert "401" in str(error.value)
    assert "sk-very-secret" not in str(error.value) + caplog.text


@pytest.mark.parametrize("address", ["", "nonsense", "ftp://host/v1", "http://user:word@host/v1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(TranslatorError):
        endpoint_at(address, None)


def test_a_model_named_apart_goes_before_that_of_the_address() -> None:
    assert endpoint_at("http://h:1/v1#a", None).model == "a"
    assert endpoint_at("http://h:1/v1#a", "b").model == "b"
