"""The bodies that endpoints answer with, checked at the border."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError


@dataclass(frozen=True, slots=True)
class Sample:
    """One continuation.

    log_probs: of each token drawn, the one that ended it included (natural logarithm, <= 0); None
    where the endpoint does not tell. complete: whether it ended by itself or at a stop text, not at
    the limit of its tokens.
    """

    text: str
    log_probs: tuple[float, ...] | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The samples of one request, and the tokens it cost; None where the endpoint does not tell."""

    samples: list[Sample]
    tokens: int | None


class _Token(BaseModel):
    logprob: float


class _LogProbs(BaseModel):
    token_logprobs: list[float | None] | None = None
    content: list[_Token] | None = None

    def values(self) -> tuple[float, ...] | None:
        if self.content is not None:
            values = [token.logprob for token in self.content]
        elif self.token_logprobs is not None:
            values = [value for value in self.token_logprobs if value is not None]
        else:
            return None
        if not all(map(math.isfinite, values)):
            return None
        return tuple(min(value, 0.0) for value in values)


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    index: int = 0
    text: str | None = None
    message: _Message | None = None
    logprobs: _LogProbs | None = None
    finish_reason: str | None = None

    def sample(self) -> Sample:
        text = self.text if self.message is None else self.message.content
        known = None if self.logprobs is None else self.logprobs.values()
        return Sample(text or "", known, self.finish_reason != "length")


class _Usage(BaseModel):
    total_tokens: Annotated[int, Field(ge=0)] | None = None


class _Body(BaseModel):
    choices: Annotated[list[_Choice], Field(min_length=1)]
    usage: _Usage | None = None


class _Named(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Named]


class _Fault(BaseModel):
    message: str


class _Refusal(BaseModel):
    error: _Fault | str


class Malformed(Exception):
    """A body that is not what was asked for."""


def read_answer(body: bytes) -> Answer:
    """The samples in their order. Raises Malformed."""
    try:
        read = _Body.model_validate_json(body)
    except ValidationError as problem:
        raise Malformed(_first(problem)) from None
    choices = sorted(read.choices, key=lambda choice: choice.index)
    tokens = None if read.usage is None else read.usage.total_tokens
    return Answer([choice.sample() for choice in choices], tokens)


def read_models(body: bytes) -> list[str]:
    """The names of the models an endpoint has. Raises Malformed."""
    try:
        return [model.id for model in _Models.model_validate_json(body).data]
    except ValidationError as problem:
        raise Malformed(_first(problem)) from None


def read_refusal(body: bytes) -> str:
    """What an error's body says; empty where it says nothing that can be read."""
    try:
        error = _Refusal.model_validate_json(body).error
    except ValidationError:
        return ""
    return error if isinstance(error, str) else error.message


def _first(problem: ValidationError) -> str:
    """Where and why, without the value: what an endpoint sends does not belong into messages."""
    first = problem.errors(include_input=False, include_url=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else "it is no JSON object"
