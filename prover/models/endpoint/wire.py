"""One request to an endpoint: the key, the retries, the budget, words for what goes wrong."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx

from prover.download import certificates
from prover.models.endpoint.answers import Malformed, read_refusal
from prover.models.endpoint.budget import Budget
from prover.models.endpoint.config import EndpointConfig
from prover.models.endpoint.errors import EndpointDown, EndpointError, EndpointRefused

T = TypeVar("T")

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""Statuses that another try may not meet."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_LONGEST_MESSAGE = 300
"""Characters of an endpoint's own words in an error."""


class Wire:
    """Requests to one endpoint, within one event loop."""

    def __init__(self, config: EndpointConfig, transport: httpx.AsyncBaseTransport | None) -> None:
        self.config = config
        self.budget = Budget(config.most_requests, config.most_tokens)
        # a key that was pasted with its line break is the key all the same
        self._key = os.environ.get(config.key_variable, "").strip()
        if not self._key.isascii() or not self._key.isprintable():
            raise EndpointError(f"{config.key_variable} holds no key: it has odd characters")
        self._places = asyncio.Semaphore(config.parallel)
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(config.timeout_s, connect=config.connect_timeout_s, pool=None),
            headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
            verify=certificates(),
            trust_env=urlsplit(config.url).hostname not in _LOOPBACK,  # no proxy reaches those
            transport=transport,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def fetch(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None,
        read: Callable[[bytes], T],
        held: int = 0,
        cost: Callable[[T], int | None] = lambda _: 0,
    ) -> T:
        """What the endpoint answers.

        read: the body as a value; raises Malformed. held: the most tokens that the request can cost;
        cost: what it cost, None where that is not told. Raises EndpointDown, EndpointRefused,
        BudgetSpent.
        """
        failure, wait = "", 0.0
        for attempt in range(self.config.attempts):
            if attempt:
                await asyncio.sleep(max(wait, self._backoff(attempt)))
            async with self._places:
                self.budget.hold(held)
                used = held  # unless we know better: who gives up waiting may still be charged
                try:
                    response = await self._http.request(method, self.config.url + path, json=body)
                    if response.status_code == httpx.codes.OK:
                        value = read(response.content)
                        told = cost(value)
                        used = held if told is None else told
                        return value
                    used = 0
                    failure, wait = self._refusal(response)
                except httpx.TimeoutException:
                    failure, wait = f"no answer within {self.config.timeout_s:g} s", 0.0
                except Malformed as problem:
                    failure, wait = f"an answer that is none ({problem})", 0.0
                except (httpx.TransportError, httpx.DecodingError) as problem:
                    failure, wait = self._clean(str(problem) or type(problem).__name__), 0.0
                finally:
                    self.budget.settle(held, used)
        tries = f"{self.config.attempts} tries" if self.config.attempts > 1 else "one try"
        raise EndpointDown(f"{self.config.url} gave nothing usable in {tries}: {failure}")

    def _backoff(self, attempt: int) -> float:
        """Seconds before a try; a random part keeps clients from coming back all at once."""
        longest = min(self.config.backoff_s * 2.0 ** (attempt - 1), self.config.most_backoff_s)
        return longest * random.uniform(0.5, 1.0)

    def _refusal(self, response: httpx.Response) -> tuple[str, float]:
        """(what a passing status says, seconds to wait). Raises EndpointRefused for another."""
        status = response.status_code
        said = self._clean(read_refusal(response.content))
        message = f"status {status}" + (f", {said}" if said else "")
        if status in _PASSING:
            return message, min(_seconds(response), self.config.most_backoff_s)
        hint = ""
        if status in (401, 403):
            hint = f" (the key is read from {self.config.key_variable})"
        raise EndpointRefused(status, f"{self.config.url} refuses: {message}{hint}")

    def _clean(self, words: str) -> str:
        """An endpoint's words as one short line; some repeat the key that they were sent."""
        if self._key:
            words = words.replace(self._key, "***")
        line = "".join(letter for letter in " ".join(words.split()) if letter.isprintable())
        return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"


def _seconds(response: httpx.Response) -> float:
    """What `Retry-After` asks for; 0 where it is missing or a date."""
    text: str = response.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0
