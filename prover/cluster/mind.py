"""An inference actor: the symbolic policy and the heuristic verifier over texts of states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.policy import HeuristicVerifier, SymbolicConfig, SymbolicPolicy
from search.protocols import Proposal, Value


@dataclass(frozen=True, slots=True)
class _Text:
    """A state of which only the text is known."""

    text: str


class ProverMind:
    """Implements `search.distributed.Mind`. States travel as their text."""

    batch_states = 1
    """The policy waits for its worker state by state: together they would wait for the slowest."""
    policy_calls = 64

    def __init__(self, config: SymbolicConfig | None) -> None:
        self._policy = SymbolicPolicy(config)
        self._verifier = HeuristicVerifier()

    async def open(self) -> None:
        await self._policy.__aenter__()

    async def close(self) -> None:
        await self._policy.aclose()

    async def propose(self, states: Sequence[str], n: int) -> Sequence[Sequence[Proposal[str]]]:
        return await self._policy.propose([_Text(text) for text in states], n)

    async def score(self, states: Sequence[str]) -> Sequence[Value]:
        return await self._verifier.score([_Text(text) for text in states])
