"""What is asked of a decode engine, and what it answers. Token ids only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from kernels.decode.errors import DecodeError

StopHook = Callable[[Sequence[int]], bool]
"""Called with a sample's tokens after each of them; True ends the sample. Must be quick."""


class FinishReason(Enum):
    """Why a sample ended."""

    END = "end"
    """the model's own end-of-text token"""
    STOP = "stop"
    """a stop sequence, or the stop hook"""
    LENGTH = "length"
    """max_tokens"""


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt and how to continue it.

    prompt: token ids, at least one. samples: continuations to draw; they share the prompt's keys and
    values. max_tokens: of each sample. temperature: 0 takes the most probable token. top_k: draw from
    the k most probable (0: all). top_p: draw from the fewest tokens that make up this share (1: all).
    seed: a sample depends on the seed, its own number and its prompt alone, not on what else is being
    decoded. stop: token sequences that end a sample. stop_when: a hook that ends it, for stop strings.
    Raises DecodeError for values that cannot be.
    """

    prompt: Sequence[int]
    samples: int = 1
    max_tokens: int = 64
    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    seed: int = 0
    stop: Sequence[Sequence[int]] = ()
    stop_when: StopHook | None = None

    def __post_init__(self) -> None:
        if not self.prompt:
            raise DecodeError("a prompt needs at least one token")
        if self.samples < 1 or self.max_tokens < 1:
            raise DecodeError("samples and max_tokens must be at least 1")
        if not 0 <= self.temperature < float("inf"):
            raise DecodeError(f"temperature must be a number from 0 on, not {self.temperature}")
        if self.top_k < 0:
            raise DecodeError(f"top_k must be 0 (all) or more, not {self.top_k}")
        if not 0 < self.top_p <= 1:
            raise DecodeError(f"top_p must be above 0 and at most 1, not {self.top_p}")
        if not 0 <= self.seed < 2**64:
            raise DecodeError(f"a seed has 64 bits, {self.seed} has not")
        if any(not sequence for sequence in self.stop):
            raise DecodeError("a stop sequence needs at least one token")


@dataclass(frozen=True, slots=True)
class Completion:
    """One sample. `tokens` includes what ended it: an end token, a stop sequence.

    log_probs: of each token under the model itself (temperature 1, nothing cut off), whatever it was
    drawn with. ending: how many of the last tokens are the end marker, 0 for the hook and for LENGTH.
    """

    tokens: tuple[int, ...]
    log_probs: tuple[float, ...]
    finish_reason: FinishReason
    ending: int

    @property
    def body(self) -> tuple[int, ...]:
        """The tokens without the end marker."""
        return self.tokens[: len(self.tokens) - self.ending]


class Event(NamedTuple):
    """A token of a running sample; with `finish_reason` set, its last one."""

    ticket: int
    sample: int
    token: int
    log_prob: float
    finish_reason: FinishReason | None
