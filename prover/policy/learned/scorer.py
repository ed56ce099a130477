"""How likely a model finds given tactics: nothing is drawn, siblings share their prompt."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from prover.models import ModelError
from prover.policy.learned.sampler import Prompt

if TYPE_CHECKING:
    from kernels.decode import Engine
    from prover.models import OpenModel
    from prover.models.tokenizer import TextTokenizer

_CACHE_MB = 256.0


class Scorer(Protocol):
    """Weighs answers. It knows nothing of what they mean."""

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        """The natural log-probability of each answer after the prompt; None where the model has nothing
        to say: the prompt is longer than it reads, or it is not ready."""
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
        from prover.models import open_model

        return LocalScorer.of(open_model(model), threads)

    @staticmethod
    def of(opened: OpenModel, threads: int = 1) -> LocalScorer:
        """A model that is in memory already, on the CPU."""
        from kernels.cpu import CpuConfig
        from kernels.decode import CpuBackend, Engine, EngineConfig

        backend = CpuBackend(opened.model, CpuConfig(threads), _CACHE_MB)
        return LocalScorer(Engine(backend, EngineConfig()), opened.tokenizer)

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        """See `Scorer`."""
        async with self._turn:
            return await asyncio.to_thread(self._scores, prompt.text, answers)

    def _scores(self, prompt: str, answers: Sequence[str]) -> list[float] | None:
        from kernels.decode import DecodeError

        given = self._tokenizer.encode(prompt)
        try:
            return [
                math.fsum(self._engine.score(given, self._tokenizer.encode(answer, special=False)))
                for answer in answers
            ]
        except DecodeError:
            return None


class LateScorer:
    """A scorer that is opened in a thread while the search has begun; silent until it is there.

    opening: what opens it; what it raises is given to `report` once, and the scorer stays silent.
    patient: the first call waits instead, so that a search does not depend on the clock.
    """

    def __init__(
        self, opening: Callable[[], Scorer], report: Callable[[str], None], *, patient: bool = False
    ) -> None:
        self._task = asyncio.ensure_future(asyncio.to_thread(opening))
        self._report = report
        self._patient = patient
        self._failed = False

    async def score(self, prompt: Prompt, answers: Sequence[str]) -> list[float] | None:
        """See `Scorer`."""
        if self._failed or not (self._patient or self._task.done()):
            return None
        try:
            scorer = await asyncio.shield(self._task)
        except ModelError as error:
            self._failed = True
            self._report(f"tactics are not put in order by a model: {error}")
            return None
        return await scorer.score(prompt, answers)

    async def aclose(self) -> None:
        """Wait for an opening under way: a thread cannot be stopped."""
        await asyncio.gather(self._task, return_exceptions=True)
