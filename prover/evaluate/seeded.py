"""A policy whose preferences a seed shuffles: what makes one attempt differ from another."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from prover.lean import ProofState
from search.protocols import Policy, Proposal


class SeededPolicy:
    """`inner` with Gumbel noise on its log-probabilities.

    The noise of a proposal depends on the seed, the state and the proposal alone, so whatever
    asks, in whatever order, gets the same; with noise of scale 1 the order of the proposals is a
    sample without replacement from the policy.
    """

    def __init__(self, inner: Policy[ProofState, str], seed: int, temperature: float) -> None:
        self._inner = inner
        self._seed = seed
        self._temperature = temperature

    async def propose(
        self, states: Sequence[ProofState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        rows = await self._inner.propose(states, n)
        return [
            sorted(
                (self._shaken(state.text, proposal) for proposal in row),
                key=lambda proposal: -proposal.log_prob,
            )
            for state, row in zip(states, rows, strict=True)
        ]

    def _shaken(self, text: str, proposal: Proposal[str]) -> Proposal[str]:
        data = f"{self._seed}\0{text}\0{proposal.action}".encode()
        number = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")
        uniform = (number + 0.5) / 2**64
        noise = -math.log(-math.log(uniform))
        return Proposal(proposal.action, min(proposal.log_prob + self._temperature * noise, 0.0))


def seeded(
    policy: Policy[ProofState, str], seed: int, temperature: float
) -> Policy[ProofState, str]:
    """The policy of an attempt: seed 0 is the policy itself."""
    return policy if seed == 0 else SeededPolicy(policy, seed, temperature)
