"""A mixture of policies: what any of them proposes, weighed by how much each is trusted."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prover.models import ModelError
from prover.policy.symbolic import TextState
from prover.recent import Recent
from search.protocols import Policy, Proposal

_log = logging.getLogger(__name__)

_MAX_STATES = 20_000
_LEAST = -1e6
"""Log-probabilities below this are raised to it, so that they can be written down."""


@dataclass(eq=False, slots=True)
class Part:
    """One policy of a mixture. weight: its share, > 0; the shares are scaled to add up to 1."""

    name: str
    policy: Policy[TextState, str]
    weight: float
    failed: str = ""
    """Why it is no longer asked."""


@dataclass(eq=False, slots=True)
class _Memory:
    """log_probs: of each action by part number. said: actions given away, in that order."""

    log_probs: dict[str, dict[int, float]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)


class MixedPolicy:
    """Implements `search.protocols.Policy`: the probability of an action is the weighted sum of its
    probabilities under the parts.

    The first part is always waited for; the others for `patience_s` seconds more where it alone had
    enough to say (None: as long as it takes), and what comes later joins later calls. A part that
    raises ModelError is reported once and not asked again; the rest go on with its share. When the
    last one fails, its error is raised. The parts stay the caller's to close; close this one before
    them.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        patience_s: float | None = None,
        report: Callable[[str], None] = _log.warning,
    ) -> None:
        """Raises ValueError for no parts or a weight that is not positive."""
        if not parts or not all(part.weight > 0 for part in parts):
            raise ValueError("a mixture needs parts, each with a positive weight")
        self._parts = tuple(parts)
        self._patience = patience_s
        self._report = report
        self._memory = Recent(lambda text: _Memory(), _MAX_STATES)
        self._calls: set[asyncio.Task[None]] = set()

    async def aclose(self) -> None:
        """End the calls that nobody waits for any more."""
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` actions for each state, best first; a larger `n` gives a superset."""
        memories = [self._memory[state.text] for state in states]
        alive = [number for number, part in enumerate(self._parts) if not part.failed]
        if not alive:
            raise ModelError(self._parts[-1].failed)
        first, *others = [self._call(number, states, memories, n) for number in alive]
        try:
            await first
            enough = all(len(memory.log_probs) >= n for memory in memories)
            if others:
                await asyncio.wait(others, timeout=self._patience if enough else None)
        except asyncio.CancelledError:
            for call in (first, *others):
                call.cancel()
            raise
        for call in others:
            if call.done():
                call.result()
        if all(part.failed for part in self._parts):
            raise ModelError(self._parts[-1].failed)
        return [self._say(memory, n) for memory in memories]

    def _call(
        self, number: int, states: Sequence[TextState], memories: Sequence[_Memory], n: int
    ) -> asyncio.Task[None]:
        call = asyncio.ensure_future(self._ask(number, states, memories, n))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)
        return call

    async def _ask(
        self, number: int, states: Sequence[TextState], memories: Sequence[_Memory], n: int
    ) -> None:
        part = self._parts[number]
        try:
            rows = await part.policy.propose(states, n)
        except ModelError as error:
            if not part.failed:
                part.failed = str(error)
                self._report(f"the {part.name} policy is left out from here on: {error}")
            return
        for memory, row in zip(memories, rows, strict=True):
            for proposal in row:
                memory.log_probs.setdefault(proposal.action, {})[number] = proposal.log_prob

    def _say(self, memory: _Memory, n: int) -> list[Proposal[str]]:
        total = sum(part.weight for part in self._parts if not part.failed)
        shares = [math.log(part.weight / total) for part in self._parts]
        mixed = {
            action: _log_sum([shares[number] + p for number, p in known.items()])
            for action, known in memory.log_probs.items()
        }
        given = set(memory.said)
        waiting = sorted((a for a in mixed if a not in given), key=mixed.__getitem__)
        while waiting and len(memory.said) < n:
            memory.said.append(waiting.pop())
        proposals = [Proposal(action, mixed[action]) for action in memory.said[:n]]
        return sorted(proposals, key=lambda proposal: -proposal.log_prob)


def _log_sum(values: Sequence[float]) -> float:
    """log Σ exp, at most 0: what a part said before it failed keeps its weight beside the others'."""
    most = max(values)
    if most <= _LEAST:
        return _LEAST
    return min(most + math.log(math.fsum(math.exp(value - most) for value in values)), 0.0)
