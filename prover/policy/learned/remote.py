"""Samples from an endpoint, which batches what it is asked side by side."""

from __future__ import annotations

from prover.models.endpoint import Endpoint, EndpointRefused, Sample, Sampling
from prover.policy.learned.sampler import Prompt

_CHATS_ONLY = frozenset({404, 405, 501})
_ONE_PROMPT = frozenset({400, 413, 422})
"""Refusals that may be about one prompt, such as too long a one."""


class EndpointSampler:
    """Implements `Sampler`. Texts are continued where the endpoint does that; else it is chatted to."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._chats = False
        self._served = False

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        """See `Sampler`. Raises EndpointError."""
        try:
            samples = await self._asked(prompt, sampling)
        except EndpointRefused as refusal:
            # an endpoint that never served anything is set up wrongly, whatever the prompt
            if self._served and refusal.status in _ONE_PROMPT:
                return []
            raise
        self._served = True
        return samples

    async def _asked(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        if not self._chats:
            try:
                return await self.endpoint.complete(prompt.text, sampling)
            except EndpointRefused as refusal:
                if self._served or refusal.status not in _CHATS_ONLY:
                    raise
        # an answer in a chat may begin with a fence, so its first line does not end it
        chatted = Sampling(
            sampling.samples,
            sampling.max_tokens,
            sampling.temperature,
            sampling.top_p,
            seed=sampling.seed,
        )
        samples = await self.endpoint.chat(prompt.messages, chatted)
        self._chats = True
        return samples

    async def aclose(self) -> None:
        """Close the connections."""
        await self.endpoint.aclose()
