"""From a checked body to requests for the engine, within the server's limits."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Protocol

from kernels.decode import DecodeError, Request
from prover.models import ModelError
from prover.serve.config import ServeConfig
from prover.serve.errors import Refused, invalid
from prover.serve.schema import ChatBody, CompletionBody, SamplingBody
from prover.serve.text import stop_hook


class Tokenizer(Protocol):
    """What the server asks of a tokenizer; `prover.models.TextTokenizer` is one."""

    def encode(self, text: str) -> list[int]:
        """Token ids of a text."""

    def decode(self, tokens: Sequence[int]) -> str:
        """The text of token ids."""

    def chat(self, messages: Sequence[dict[str, str]]) -> list[int]:
        """Token ids of a chat up to where the answer begins. Raises ModelError."""


def completion_requests(
    body: CompletionBody, tokenizer: Tokenizer, config: ServeConfig
) -> list[Request]:
    """One request a prompt. Raises Refused."""
    prompts = body.prompts()
    if not 1 <= len(prompts) <= config.prompts:
        raise invalid(f"a request has 1 to {config.prompts} prompts, not {len(prompts)}")
    requests = []
    for prompt in prompts:
        tokens = tokenizer.encode(prompt) if isinstance(prompt, str) else prompt
        requests.append(_request(body, tokens, body.max_tokens, tokenizer, config))
    return requests


def chat_request(body: ChatBody, tokenizer: Tokenizer, config: ServeConfig) -> Request:
    """The request of a chat. Raises Refused."""
    try:
        tokens = tokenizer.chat([message.plain() for message in body.messages])
    except ModelError as problem:
        raise invalid(str(problem)) from None
    return _request(body, tokens, body.limit(min(256, config.max_tokens)), tokenizer, config)


def _request(
    body: SamplingBody,
    tokens: list[int],
    max_tokens: int,
    tokenizer: Tokenizer,
    config: ServeConfig,
) -> Request:
    if body.model != config.model_name:
        message = f"the model {body.model!r} is not served here; {config.model_name!r} is"
        raise Refused(404, "not_found_error", message)
    if max_tokens > config.max_tokens:
        raise invalid(f"max_tokens is at most {config.max_tokens} here, not {max_tokens}")
    if body.n > config.samples:
        raise invalid(f"n is at most {config.samples} here, not {body.n}")
    stops = body.stops()
    if len(stops) > config.stops or any(len(stop) > config.stop_characters for stop in stops):
        raise invalid(
            f"at most {config.stops} stop strings of {config.stop_characters} characters are taken"
        )
    if "" in stops:
        raise invalid("a stop string needs at least one character")
    try:
        return Request(
            tokens,
            samples=body.n,
            max_tokens=max_tokens,
            temperature=body.temperature,
            top_k=body.top_k,
            top_p=body.top_p,
            seed=secrets.randbits(64) if body.seed is None else body.seed,
            stop_when=stop_hook(tokenizer.decode, stops) if stops else None,
        )
    except DecodeError as problem:
        raise invalid(str(problem)) from None
