"""How likely a model finds given tactics: nothing is drawn, siblings share their prompt."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, DecodeError, Engine, EngineConfig
from prover.models import open_model
from prover.models.tokenizer import TextTokenizer
from prover.policy.learned.sampler import Prompt

_CACHE_MB = 256.0


class Scorer(Protocol):
    """Weighs answers. It knows nothing of what they mean."""

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        """The natural log-probability of each answer after the prompt; None where the prompt is longer
        than the model reads."""
        ...


class LocalScorer:
    """Implements `Scorer` on an engine that nothing else uses, one prompt at a time in a thread."""

    def __init__(self, engine: Engine, tokenizer: TextTokenizer) -> None:
        self._engine = engine
        self._tokenizer = tokenizer
        self._turn = asyncio.Lock()

    @staticmethod
    def open(model: str | Path, threads: int = 1) -> LocalScorer:
        """A model by name or path, on the CPU. Raises ModelError.

        One thread by default: beside it run Lean and computer algebra.
        """
        opened = open_model(model)
        backend = CpuBackend(opened.model, CpuConfig(threads), _CACHE_MB)
        return LocalScorer(Engine(backend, EngineConfig()), opened.tokenizer)

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        """See `Scorer`."""
        async with self._turn:
            return await asyncio.to_thread(self._scores, prompt.text, answers)

    def _scores(self, prompt: str, answers: Sequence[str]) -> list[float] | None:
        given = self._tokenizer.encode(prompt)
        try:
            return [
                math.fsum(self._engine.score(given, self._tokenizer.encode(answer, special=False)))
                for answer in answers
            ]
        except DecodeError:
            return None
