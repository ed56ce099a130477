"""The learned policy: tactics sampled from a language model, as many as are asked for."""

from __future__ import annotations

import asyncio
import hashlib
import math
from collections.abc import Sequence

from prover.models.endpoint import Sampling
from prover.policy.learned.config import LearnedConfig
from prover.policy.learned.guard import tactic_of
from prover.policy.learned.heard import Heard
from prover.policy.learned.sampler import Sampler
from prover.policy.learned.template import Template
from prover.policy.symbolic import TextState
from prover.recent import Recent
from search.protocols import Proposal


class LearnedPolicy:
    """Implements `search.protocols.Policy` over states that offer their text.

    Samples what is missing, drops what is unfit or repeated, and samples again, until there are
    enough or rounds bring nothing unheard. States are asked for side by side, so that they meet in the
    model's batch; the samples of one state share its prompt. Raises ModelError when the model cannot
    be asked. Closing it closes the sampler.
    """

    def __init__(
        self, sampler: Sampler, template: Template, config: LearnedConfig | None = None
    ) -> None:
        self._sampler = sampler
        self._template = template
        self._config = config or LearnedConfig()
        self._heard = Recent(lambda text: Heard(), self._config.max_states)

    async def __aenter__(self) -> LearnedPolicy:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Let go of the model."""
        await self._sampler.aclose()

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` tactics for each state, best first; a larger `n` gives a superset."""
        tasks = [asyncio.ensure_future(self._one(state.text, n)) for state in states]
        try:
            return await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise

    async def _one(self, text: str, n: int) -> list[Proposal[str]]:
        heard = self._heard[text]
        async with (
            heard.lock
        ):  # what another call is sampling for the state need not be drawn twice
            while heard.known < n and not self._exhausted(heard):
                await self._round(text, heard, n - heard.known)
        return heard.say(n)

    def _exhausted(self, heard: Heard) -> bool:
        config = self._config
        return heard.barren >= config.barren_rounds or heard.drawn >= config.most_samples

    async def _round(self, text: str, heard: Heard, missing: int) -> None:
        config = self._config
        left = config.most_samples - heard.drawn
        count = min(math.ceil(missing * config.surplus), config.round_samples, left)
        sampling = Sampling(
            samples=count,
            max_tokens=config.max_tokens,
            temperature=config.temperature,
            top_p=config.top_p,
            stop=self._template.stop,
            seed=_seed(config.seed, text, heard.rounds),
        )
        samples = await self._sampler.sample(self._template.prompt(text), sampling)
        heard.rounds += 1
        heard.drawn += count
        unheard = 0
        for sample in samples:
            tactic = tactic_of(sample.text, config.max_characters) if sample.complete else None
            if tactic is not None:
                unheard += heard.add(tactic, sample, length_normalised=config.length_normalised)
        heard.barren = 0 if unheard else heard.barren + 1


def _seed(seed: int, text: str, round_number: int) -> int:
    """31 bits (some endpoints take no more), another for each state and round."""
    data = f"{seed}\0{round_number}\0{text}".encode()
    return int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "big") >> 1
