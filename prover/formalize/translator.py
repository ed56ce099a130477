"""Who translates: anything that answers a problem in words, behind a small protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from prover.formalize.reading import Reading

Message = dict[str, str]
"""`{"role": "system" | "user" | "assistant", "content": text}`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One text that a model wrote."""

    text: str
    log_prob: float | None = None
    """Mean log-probability of its tokens (natural logarithm, <= 0); None if the model does not tell."""


class Translator(Protocol):
    """A model, or a set of rules, that answers a problem in words with statements."""

    async def translate(
        self, reading: Reading, *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        """Up to `samples` answers to one problem, independently drawn; a likelier one comes more often.

        Raises TranslatorError when there is none to be had.
        """
        ...
