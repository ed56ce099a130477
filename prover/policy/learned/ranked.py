"""A policy whose proposals a step-level verifier puts in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from prover.policy.symbolic import TextState
from prover.recent import Recent
from search.protocols import Proposal

_MAX_STATES = 20_000


class KnownPolicy(Protocol):
    """A policy that can say what it has thought of without being waited for."""

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]: ...

    def at_hand(self, state: TextState) -> Sequence[Proposal[str]]:
        """All that is known for a state by now, best first."""
        ...


class StepJudge(Protocol):
    """Says what a step is worth; see `prover.verifier.step.StepVerifier`."""

    def steps(self, state: str, tactics: Sequence[str]) -> Sequence[float]:
        """For each tactic the log-probability (natural) that the state gets proved through it."""
        ...


class _Memory:
    """scores: of every tactic known. said: tactics given away, in that order."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.said: list[str] = []


class RankedPolicy:
    """Implements `search.protocols.Policy`: another policy's proposals under a product of experts.

    The score of a tactic is (1 − w) · its log-probability under the policy + w · the judge's. All tactics at
    hand are judged before the first is given away, those too that the policy would have kept for later.
    """

    def __init__(self, policy: KnownPolicy, judge: StepJudge, weight: float = 0.5) -> None:
        """weight: w, from 0 to 1. Raises ValueError for another."""
        if not 0 <= weight <= 1:
            raise ValueError(f"the weight of the judge must lie in [0, 1], not {weight}")
        self._policy = policy
        self._judge = judge
        self._weight = weight
        self._memory = Recent(lambda text: _Memory(), _MAX_STATES)

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` tactics for each state, best first; a larger `n` gives a superset."""
        rows = await self._policy.propose(states, n)
        return [self._one(state, row, n) for state, row in zip(states, rows, strict=True)]

    def _one(self, state: TextState, row: Sequence[Proposal[str]], n: int) -> list[Proposal[str]]:
        memory = self._memory[state.text]
        known = {p.action: p.log_prob for p in (*row, *self._policy.at_hand(state))}
        fresh = [tactic for tactic in known if tactic not in memory.scores]
        for tactic, worth in zip(fresh, self._judge.steps(state.text, fresh), strict=True):
            memory.scores[tactic] = (1 - self._weight) * known[tactic] + self._weight * worth
        given = set(memory.said)
        waiting = sorted(
            (t for t in memory.scores if t not in given), key=memory.scores.__getitem__
        )
        while waiting and len(memory.said) < n:
            memory.said.append(waiting.pop())
        proposals = [Proposal(tactic, memory.scores[tactic]) for tactic in memory.said[:n]]
        return sorted(proposals, key=lambda proposal: -proposal.log_prob)
