"""Models that say what a test tells them to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from prover.models.endpoint import Sample, Sampling
from prover.policy.learned import Prompt, Template


@dataclass(frozen=True, slots=True)
class State:
    """A state of which only the text matters."""

    text: str


PLAIN = Template("{state}", (("user", "{state}"),))
"""The state itself is the prompt."""


def said(text: str, *log_probs: float) -> Sample:
    """A sample that ended by itself; without numbers its log-probabilities are not told."""
    return Sample(text, tuple(log_probs) or None, True)


@dataclass
class Scripted:
    """A sampler that gives the samples of its list, prompt by prompt, and then none."""

    samples: Sequence[Sample]
    asked: list[tuple[str, Sampling]] = field(default_factory=list)
    closed: bool = False

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        begin = sum(how.samples for text, how in self.asked if text == prompt.text)
        self.asked.append((prompt.text, sampling))
        return list(self.samples[begin : begin + sampling.samples])

    async def aclose(self) -> None:
        self.closed = True


class Dice:
    """A sampler over a few tactics with geometric probabilities, some unfit; faithful to seeds."""

    def __init__(self, tactics: int, told: bool) -> None:
        self.tactics = [f"apply h{i}" if i % 4 else "sorry" for i in range(tactics)]
        self.told = told

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        dice = random.Random(f"{sampling.seed} {prompt.text}")
        drawn = [min(int(dice.expovariate(0.4)), len(self.tactics) - 1) for _ in range(64)]
        return [
            Sample(self.tactics[i], (-0.4 * i - 0.5,) if self.told else None, i != 3)
            for i in drawn[: sampling.samples]
        ]

    async def aclose(self) -> None:
        pass
