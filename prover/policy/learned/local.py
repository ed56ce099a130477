"""Samples from a model in this process: the decode engine in a thread of its own.

All prompts that are under way share the engine's steps; prompts that begin alike share keys and values.
"""

from __future__ import annotations

import os
from pathlib import Path

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, DecodeError, Engine, EngineConfig, FinishReason, Request
from kernels.decode.limits import check_request
from prover.models import ModelError, OpenModel, open_model
from prover.models.endpoint import Sample, Sampling
from prover.policy.learned.sampler import Prompt
from prover.policy.learned.template import written
from prover.serve.requests import Tokenizer
from prover.serve.service import Busy, EngineFailed, EngineService, Stopping
from prover.serve.text import cut_at_stop, stop_hook

_MOST_REQUESTS = 4096
_CACHE_MB = 512.0
_BATCH = 64


class LocalSampler:
    """Implements `Sampler` on an engine that nothing else uses."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer) -> None:
        self._backend = engine.backend
        self._tokenizer = tokenizer
        self._service = EngineService(engine, _MOST_REQUESTS)
        self._started = False

    @staticmethod
    def open(model: str | Path, threads: int | None = None) -> LocalSampler:
        """A fetched model's name, a Hugging Face folder or a GGUF file, on the CPU.

        Reads the weights, which takes seconds. Raises ModelError.
        """
        return LocalSampler.of(open_model(model), threads)

    @staticmethod
    def of(opened: OpenModel, threads: int | None = None) -> LocalSampler:
        """A model that is in memory already, on the CPU."""
        backend = CpuBackend(opened.model, CpuConfig(threads or os.cpu_count() or 1), _CACHE_MB)
        return LocalSampler(Engine(backend, EngineConfig(_BATCH)), opened.tokenizer)

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        """See `Sampler`."""
        stops, decode = sampling.stop, self._tokenizer.decode
        try:
            request = Request(
                self._tokenizer.encode(prompt.text),
                samples=sampling.samples,
                max_tokens=sampling.max_tokens,
                temperature=sampling.temperature,
                top_p=sampling.top_p,
                seed=sampling.seed or 0,
                stop_when=stop_hook(decode, stops) if stops else None,
            )
            check_request(request, self._backend)
        except DecodeError:
            return []
        if not self._started:
            self._started = True
            self._service.start()
        try:
            completions = await self._service.complete(request)
        except (Busy, EngineFailed, Stopping, DecodeError) as problem:
            raise ModelError(f"the model failed: {problem}") from problem
        return [
            Sample(
                written(cut_at_stop(decode(one.body), stops)[0]),
                one.log_probs,
                one.finish_reason is not FinishReason.LENGTH,
            )
            for one in completions
        ]

    async def aclose(self) -> None:
        """End the engine's thread; samples under way fail."""
        if self._service.alive:
            await self._service.stop(drain_s=0)
