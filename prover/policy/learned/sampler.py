"""What the learned policy asks of a model, wherever that runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from prover.models.endpoint import Sample, Sampling


@dataclass(frozen=True, slots=True)
class Prompt:
    """One state in words, twice: as a text to continue, and as the messages of a chat."""

    text: str
    messages: tuple[Mapping[str, str], ...]


class Sampler(Protocol):
    """Draws continuations. It knows nothing of what they mean."""

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        """`sampling.samples` continuations; none where the prompt is longer than the model reads.

        Calls that run side by side meet in the model's batch. Raises ModelError when the model cannot
        be asked.
        """
        ...

    async def aclose(self) -> None:
        """Let go of the model."""
        ...
