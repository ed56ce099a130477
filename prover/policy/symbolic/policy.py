"""The symbolic policy: cheap proposals at once, slow ones from a worker process as they come."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from prover.policy.symbolic import portfolio
from prover.policy.symbolic.client import WorkerClient
from prover.policy.symbolic.config import SymbolicConfig
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.suggestion import Suggestion
from prover.recent import Recent
from search.protocols import Proposal


class TextState(Protocol):
    """A state that can say its goals as Lean prints them."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A state of which only the text is known. Implements `TextState`."""

    text: str


class _Memory:
    """What has been thought of and said about one state."""

    def __init__(self, cheap: list[Suggestion]) -> None:
        self.seen = {s.tactic for s in cheap}
        self.waiting = sorted(cheap, key=lambda s: -s.weight)
        self.said: list[Suggestion] = []
        self.slow: asyncio.Queue[Suggestion | None] | None = None
        self.finished = False

    def add(self, suggestion: Suggestion) -> None:
        if suggestion.tactic not in self.seen:
            self.seen.add(suggestion.tactic)
            self.waiting.append(suggestion)
            self.waiting.sort(key=lambda s: -s.weight)


class SymbolicPolicy:
    """Implements `search.protocols.Policy` over states that offer their text.

    The worker starts on a state when it is first seen; its suggestions join whatever later call
    comes after them, and are waited for only when everything else has been said. Close it (or use
    it as an async context manager, which also starts the worker early) to end the worker.
    """

    def __init__(self, config: SymbolicConfig | None = None) -> None:
        self._config = config or SymbolicConfig()
        self._memory = Recent(self._first_seen, self._config.max_states)
        self._client = WorkerClient(self._config)

    async def __aenter__(self) -> SymbolicPolicy:
        await self._client.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """End the worker process. The policy may be used again: a new one starts."""
        await self._client.aclose()

    async def propose(
        self, states: Sequence[TextState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` tactics for each state, best first; a larger `n` gives a superset."""
        return [await self._one(state.text, n) for state in states]

    async def _one(self, text: str, n: int) -> list[Proposal[str]]:
        memory = self._memory[text]
        patience = self._config.patience_s
        while len(memory.said) < n:
            await self._collect(memory, wait=not memory.waiting)
            if patience > 0 and not memory.finished and self._unlikely(memory):
                start = time.monotonic()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(patience):
                        await self._collect(memory, wait=True)
                patience -= max(time.monotonic() - start, 0.001)
                continue
            if not memory.waiting:
                break
            memory.said.append(memory.waiting.pop(0))
        return _proposals(sorted(memory.said, key=lambda s: -s.weight)[:n])

    def at_hand(self, state: TextState) -> Sequence[Proposal[str]]:
        """All that is known for a state by now, best first; nothing is waited for."""
        memory = self._memory.get(state.text)
        known = [] if memory is None else [*memory.said, *memory.waiting]
        return _proposals(sorted(known, key=lambda s: -s.weight))

    def _unlikely(self, memory: _Memory) -> bool:
        return bool(memory.waiting) and memory.waiting[0].weight < self._config.unlikely_weight

    def _first_seen(self, text: str) -> _Memory:
        sequents = read_state(text)
        cheap: dict[str, Suggestion] = {}
        for s in portfolio.propose(sequents[0]) if sequents else ():
            if s.tactic not in cheap or cheap[s.tactic].weight < s.weight:
                cheap[s.tactic] = s
        memory = _Memory(list(cheap.values()))
        if sequents:
            memory.slow = self._client.ask(text)
        else:
            memory.finished = True
        return memory

    async def _collect(self, memory: _Memory, *, wait: bool) -> None:
        """Take in what the worker has said; if told to, wait until it says one more thing."""
        queue = memory.slow
        while queue is not None and not memory.finished:
            if queue.empty() and not wait:
                return
            item = await queue.get()
            if item is None:
                memory.finished = True
            else:
                memory.add(item)
                wait = False


def _proposals(suggestions: Sequence[Suggestion]) -> list[Proposal[str]]:
    return [Proposal(s.tactic, math.log(min(max(s.weight, 1e-6), 1.0))) for s in suggestions]
