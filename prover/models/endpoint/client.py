"""The client: texts and chats continued, many samples at a time.

An endpoint that does not take a part of a request which changes no sample (log-probabilities, the
older name of the token limit) says so; the request is worded otherwise from then on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from types import TracebackType
from typing import Any

import httpx

from prover.models.endpoint.answers import Answer, Sample, read_answer, read_models
from prover.models.endpoint.budget import Budget
from prover.models.endpoint.config import EndpointConfig, Sampling
from prover.models.endpoint.errors import EndpointError, EndpointRefused
from prover.models.endpoint.wire import Wire

_BYTES_A_TOKEN = 2
"""Tokens of a prompt are estimated from its bytes, rather too high than too low."""
_MOST_SEEDS = 2**63


class Endpoint:
    """A model behind an address. Use it as an async context manager, within one event loop.

    Calls may run side by side. Each raises EndpointDown, EndpointRefused or BudgetSpent, all of them
    EndpointError.
    """

    def __init__(
        self, config: EndpointConfig, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """transport: in place of the network, such as an application in this process."""
        self.config = config
        self._wire = Wire(config, transport)
        self._model = config.model
        self._naming = asyncio.Lock()
        self._probabilities = True
        self._limit_name = "max_tokens"

    async def __aenter__(self) -> Endpoint:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.aclose()

    @property
    def budget(self) -> Budget:
        """What has been spent."""
        return self._wire.budget

    async def model(self) -> str:
        """What the endpoint calls the model. Raises EndpointError also when it has none or several."""
        async with self._naming:
            if not self._model:
                names = await self._wire.fetch("GET", "/models", None, read_models)
                if len(names) != 1:
                    listed = f": {', '.join(names[:5])}" if names else ""
                    raise EndpointError(
                        f"{self.config.url} has {len(names)} models; name one behind a #{listed}"
                    )
                self._model = names[0]
        return self._model

    async def complete(self, prompt: str, sampling: Sampling) -> list[Sample]:
        """Continuations of a text, `sampling.samples` of them.

        An endpoint that serves chats only raises EndpointRefused with status 404, 405 or 501.
        """
        return await self._samples("/completions", {"prompt": prompt}, sampling)

    async def chat(self, messages: Sequence[Mapping[str, str]], sampling: Sampling) -> list[Sample]:
        """Answers to a chat, `sampling.samples` of them. A message has a "role" and a "content"."""
        said = {"messages": [dict(message) for message in messages]}
        return await self._samples("/chat/completions", said, sampling)

    async def _samples(
        self, path: str, prompt: Mapping[str, Any], sampling: Sampling
    ) -> list[Sample]:
        """As many samples as wanted, also from an endpoint that gives fewer at a time."""
        wanted = sampling.samples
        samples = (await self._answer(path, prompt, sampling, 0, wanted)).samples
        size = len(samples)
        while len(samples) < wanted:
            begins = range(len(samples), wanted, size)
            answers = await _all_or_none(
                [
                    self._answer(path, prompt, sampling, begin, min(size, wanted - begin))
                    for begin in begins
                ]
            )
            samples += [sample for answer in answers for sample in answer.samples]
        return samples[:wanted]

    async def _answer(
        self, path: str, prompt: Mapping[str, Any], sampling: Sampling, begin: int, samples: int
    ) -> Answer:
        """One request, for samples from number `begin` on; that moves a seed on."""
        model = await self.model()
        held = samples * sampling.max_tokens + _estimate(prompt)
        while True:
            settings = self._settings(path, sampling, begin, samples)
            body = {"model": model, **prompt, **settings}
            try:
                return await self._wire.fetch(
                    "POST", path, body, read_answer, held, lambda answer: answer.tokens
                )
            except EndpointRefused as refusal:
                if not self._reword(refusal, settings):
                    raise

    def _settings(self, path: str, sampling: Sampling, begin: int, samples: int) -> dict[str, Any]:
        settings: dict[str, Any] = {
            "n": samples,
            self._limit_name: sampling.max_tokens,
            "temperature": sampling.temperature,
        }
        if sampling.top_p < 1:
            settings["top_p"] = sampling.top_p
        if sampling.stop:
            settings["stop"] = list(sampling.stop)
        if sampling.seed is not None:
            settings["seed"] = (sampling.seed + begin) % _MOST_SEEDS
        if self._probabilities:
            settings["logprobs"] = True if path.startswith("/chat") else 1
        return settings

    def _reword(self, refusal: EndpointRefused, sent: Mapping[str, Any]) -> bool:
        """Whether the refusal was about the wording of what was sent, and that has been changed."""
        words = str(refusal)
        if refusal.status not in (400, 422):
            return False
        if "max_completion_tokens" in words and "max_tokens" in sent:
            self._limit_name = "max_completion_tokens"
            return True
        if "logprob" in words and "logprobs" in sent:
            self._probabilities = False
            return True
        return False


async def _all_or_none(calls: Sequence[Coroutine[Any, Any, Answer]]) -> list[Answer]:
    """The results of all; when one fails, the others are cancelled rather than paid for."""
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _estimate(prompt: Mapping[str, Any]) -> int:
    """Tokens that a prompt or a chat may have."""
    texts = [prompt["prompt"]] if "prompt" in prompt else [m["content"] for m in prompt["messages"]]
    return sum(len(text.encode()) // _BYTES_A_TOKEN + 8 for text in texts)
