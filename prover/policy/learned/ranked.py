"""A policy whose proposals a language model puts in order."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Protocol

from prover.policy.learned.scorer import Scorer
from prover.policy.learned.template import Template, spoken
from prover.policy.symbolic import TextState
from search.protocols import Proposal

_MAX_STATES = 20_000
_LEAST = -1e4
"""Log-probabilities below this are raised to it, so that they can be written down."""


class KnownPolicy(Protocol):
    """A policy that can say what it has thought of without being waited for."""

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]: ...

    def at_hand(self, state: TextState) -> Sequence[Proposal[str]]:
        """All that is known for a state by now, best first."""
        ...


class _Memory:
    """own: log-probabilities of the ranked policy. model: the model's. said: given away, in order."""

    def __init__(self) -> None:
        self.own: dict[str, float] = {}
        self.model: dict[str, float] = {}
        self.said: list[str] = []


class RankedPolicy:
    """Implements `search.protocols.Policy`: another policy's proposals under a product of experts.

    The score of a tactic is (1 − w) · its log-probability under the policy + w · that under the model,
    the model's renormalised over the tactics at hand. All of them are weighed before the first is given
    away, those too that the policy itself would have kept for later. Where the model has nothing to say
    (a state too long for it, weights not loaded yet) the policy's own order holds.
    """

    def __init__(
        self, policy: KnownPolicy, scorer: Scorer, template: Template, weight: float = 0.5
    ) -> None:
        """weight: w, from 0 to 1. Raises ValueError for another."""
        if not 0 <= weight <= 1:
            raise ValueError(f"the weight of the model must lie in [0, 1], not {weight}")
        self._policy = policy
        self._scorer = scorer
        self._template = template
        self._weight = weight
        self._memory: OrderedDict[str, _Memory] = OrderedDict()

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` tactics for each state, best first; a larger `n` gives a superset."""
        rows = await self._policy.propose(states, n)
        return [await self._one(state, row, n) for state, row in zip(states, rows, strict=True)]

    async def _one(
        self, state: TextState, row: Sequence[Proposal[str]], n: int
    ) -> list[Proposal[str]]:
        memory = self._remembered(state.text)
        for proposal in (*row, *self._policy.at_hand(state)):
            memory.own[proposal.action] = proposal.log_prob
        await self._weigh(state, memory)
        scores = self._scores(memory)
        given = set(memory.said)
        waiting = sorted((t for t in scores if t not in given), key=scores.__getitem__)
        while waiting and len(memory.said) < n:
            memory.said.append(waiting.pop())
        proposals = [Proposal(tactic, scores[tactic]) for tactic in memory.said[:n]]
        return sorted(proposals, key=lambda proposal: -proposal.log_prob)

    async def _weigh(self, state: TextState, memory: _Memory) -> None:
        unknown = [tactic for tactic in memory.own if tactic not in memory.model]
        if not unknown or len(memory.own) < 2:
            return
        answers = [f"{spoken(tactic)}\n" for tactic in unknown]
        found = await self._scorer.score(self._template.prompt(state.text), answers)
        memory.model |= dict(zip(unknown, found or (), strict=False))

    def _scores(self, memory: _Memory) -> Mapping[str, float]:
        if not memory.model:
            return memory.own
        most = max(memory.model.values())
        total = most + math.log(math.fsum(math.exp(v - most) for v in memory.model.values()))
        weight = self._weight
        return {
            tactic: max((1 - weight) * own + weight * (memory.model[tactic] - total), _LEAST)
            if tactic in memory.model
            else own
            for tactic, own in memory.own.items()
        }

    def _remembered(self, text: str) -> _Memory:
        memory = self._memory.get(text)
        if memory is None:
            memory = self._memory[text] = _Memory()
            if len(self._memory) > _MAX_STATES:
                self._memory.popitem(last=False)
        return memory
