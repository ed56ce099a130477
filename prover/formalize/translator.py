"""Who translates: a model behind a small protocol, and the one behind an OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Message = dict[str, str]
"""`{"role": "system" | "user" | "assistant", "content": text}`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One text that a model wrote."""

    text: str
    log_prob: float | None = None
    """Mean log-probability of its tokens (natural logarithm, <= 0); None if the model does not tell."""


class Translator(Protocol):
    """A model that answers a chat."""

    async def translate(
        self, messages: Sequence[Message], *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        """Up to `samples` answers to one chat, independently drawn.

        Raises TranslatorError when there is none to be had.
        """
        ...
