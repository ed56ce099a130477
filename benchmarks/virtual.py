"""Simulated time: an event loop that skips waiting, and workers and inference made of waiting.

The coordinator's own code runs for real and takes its real processor time; everything remote takes
simulated time. The loop's clock is the processor time used so far, plus the waits that were skipped, plus
what was charged: so an overloaded coordinator slows the simulated cluster down as it would a real one.
"""

from __future__ import annotations

import asyncio
import json
import random
import selectors
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.protocols import Outcome, OutcomeKind, Proposal, Value

LATENCIES = Path(__file__).with_name("ray_latencies.json")
State = tuple[int, ...]
WIDTH, VALID = 24, 6
"""Actions of a state, and how many of them lead on."""


class _Skipping(selectors.SelectSelector):
    """Waits for nothing: tells the loop how long it would have waited."""

    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("the simulation waits for something that never comes")
        self.skipped += max(timeout, 0.0)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop on simulated time."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        self.charged = 0.0
        """Seconds of the coordinator's processor that the simulation does not spend itself."""
        self._begun = time.process_time()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self.cpu_seconds() + self._skipping.skipped

    def cpu_seconds(self) -> float:
        """What the coordinator has used of its processor."""
        return time.process_time() - self._begun + self.charged


@dataclass(frozen=True, slots=True)
class Latencies:
    """Measured samples, in seconds."""

    step: tuple[float, ...]
    """Environment requests, each a batch of actions."""
    policy: tuple[float, ...]
    """`propose` of one state."""
    check: tuple[float, ...]
    """Opening a statement or checking a proof."""

    @classmethod
    def read(cls, path: Path = LATENCIES) -> Latencies:
        found = json.loads(path.read_text())
        return cls(*(tuple(found[name]) for name in ("step", "policy", "check")))


class SimulatedSeat:
    """A worker: busy for a while that is drawn from the measured ones."""

    def __init__(
        self, latencies: Latencies, loop: VirtualLoop, call_cpu_s: float, seed: int
    ) -> None:
        self._latencies = latencies
        self._loop = loop
        self._call_cpu_s = call_cpu_s
        self._rng = random.Random(seed)
        self._served = 0.0
        self._since: float | None = None

    @property
    def busy_seconds(self) -> float:
        """Simulated seconds with a request, the present one included."""
        now = 0.0 if self._since is None else self._loop.time() - self._since
        return self._served + now

    async def call(self, method: str, *arguments: Any) -> Any:
        self._loop.charged += self._call_cpu_s
        request = arguments[0]
        steps = isinstance(request, tuple)
        seconds = self._rng.choice(self._latencies.step if steps else self._latencies.check)
        self._since = begun = self._loop.time()
        try:
            await asyncio.sleep(seconds)
        finally:
            self._served, self._since = self._served + self._loop.time() - begun, None
        return outcomes(*request) if steps else None

    async def revived(self) -> bool:
        return True


def outcomes(state: State, actions: Sequence[str]) -> list[Outcome[State]]:
    """Steps of an endless tree; which are valid differs from state to state."""
    answer: list[Outcome[State]] = []
    for text in actions:
        action = int(text)
        if (action * 7 + len(state) * 3 + sum(state)) % WIDTH >= VALID:
            answer.append(Outcome(OutcomeKind.ERROR, message="does not apply"))
        else:
            split = () if action % 5 else ((*state, -action - 1),)
            answer.append(Outcome(OutcomeKind.SUBGOALS, ((*state, action), *split)))
    return answer


class SymbolicMind:
    """Each state takes its own measured time; many at once."""

    batch_states = 1
    policy_calls = 100_000

    def __init__(self, latencies: Latencies, seed: int = 0) -> None:
        self._latencies = latencies
        self._rng = random.Random(seed)
        self.busy_seconds = 0.0

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def propose(self, states: Sequence[State], n: int) -> list[list[Proposal[str]]]:
        seconds = self._rng.choice(self._latencies.policy)
        await asyncio.sleep(seconds)
        self.busy_seconds += seconds
        return [_row(n) for _ in states]

    async def score(self, states: Sequence[State]) -> list[Value]:
        return [Value(0.3 + (hash(state) % 100) / 250, 5.0) for state in states]


class ModelMind(SymbolicMind):
    """A language model on one GPU: one batch at a time, a fixed time and a time a state."""

    batch_states = 256
    policy_calls = 1

    def __init__(self, latencies: Latencies, fixed_s: float, state_s: float) -> None:
        super().__init__(latencies)
        self._fixed_s = fixed_s
        self._state_s = state_s

    async def propose(self, states: Sequence[State], n: int) -> list[list[Proposal[str]]]:
        seconds = self._fixed_s + self._state_s * len(states)
        await asyncio.sleep(seconds)
        self.busy_seconds += seconds
        return [_row(n) for _ in states]


def _row(n: int) -> list[Proposal[str]]:
    return [Proposal(str(i), -0.7 - 0.2 * i) for i in range(min(n, WIDTH))]
