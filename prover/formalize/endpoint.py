"""The translator behind an OpenAI-compatible endpoint."""

from __future__ import annotations

from dataclasses import replace
from types import TracebackType

import httpx

from prover.formalize.config import FormalizeConfig
from prover.formalize.errors import TranslatorError
from prover.formalize.prompt import messages
from prover.formalize.reading import Reading
from prover.formalize.translator import Answer
from prover.models.endpoint import Endpoint, EndpointConfig, EndpointError, Sample, Sampling


class EndpointTranslator:
    """Asks a served model by chat. Implements `Translator`; use it as an async context manager."""

    def __init__(
        self,
        config: EndpointConfig,
        transport: httpx.AsyncBaseTransport | None = None,
        examples: int = FormalizeConfig().examples,
    ) -> None:
        """`transport`: in place of the network, such as an application in this process. `examples`:
        problems of ours that the model is shown."""
        self._endpoint = Endpoint(config, transport)
        self._examples = examples

    async def __aenter__(self) -> EndpointTranslator:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._endpoint.aclose()

    async def translate(
        self, reading: Reading, *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        """See `Translator`. Raises TranslatorError when the endpoint is down, refuses, or the budget
        does not suffice."""
        sampling = Sampling(samples=samples, max_tokens=max_tokens, temperature=temperature)
        try:
            drawn = await self._endpoint.chat(messages(reading, self._examples), sampling)
        except EndpointError as error:
            raise TranslatorError(str(error)) from error
        return [_answer(sample) for sample in drawn]


def endpoint_at(address: str, model: str | None) -> EndpointConfig:
    """The endpoint of an address, `URL` or `URL#MODEL`; a model named apart goes before that.

    Raises TranslatorError for what is no address.
    """
    try:
        config = EndpointConfig.at(address)
    except EndpointError as error:
        raise TranslatorError(str(error)) from error
    return replace(config, model=model) if model else config


def _answer(sample: Sample) -> Answer:
    known = sample.log_probs
    return Answer(sample.text, sum(known) / len(known) if known else None)
