"""Policy and verifier across machines: batches on the far side, retries on the near one."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from search.batcher import Batcher
from search.distributed.config import ClusterConfig
from search.distributed.errors import LostError
from search.distributed.journal import Journal
from search.distributed.parties import Mind, Seat
from search.protocols import Proposal, Value

S = TypeVar("S")


class MindServer:
    """What runs in an inference actor: whatever many searches ask goes into common batches."""

    def __init__(self, mind: Mind) -> None:
        self._mind = mind

        async def propose(states: list[Any], n: int) -> Sequence[Sequence[Proposal[Any]]]:
            return await mind.propose(states, n)

        async def score(states: list[Any], _: int) -> Sequence[Value]:
            return await mind.score(states)

        self.policy = Batcher(propose, mind.batch_states, mind.policy_calls, "policy")
        self.verifier = Batcher(score, mind.batch_states, 1, "verifier")

    async def propose(self, states: Sequence[Any], n: int) -> list[Sequence[Proposal[Any]]]:
        return await self.policy.ask_all(states, n)

    async def score(self, states: Sequence[Any]) -> list[Value]:
        return await self.verifier.ask_all(states)

    async def call(self, method: str, *arguments: Any) -> Any:
        """As a `Seat` does, without any distance."""
        return await (self.propose if method == "propose" else self.score)(*arguments)

    async def revived(self) -> bool:
        return True


class RemoteMind(Generic[S]):
    """`search.protocols.Policy` and `Verifier` over inference actors.

    A state is always asked of the same actor, which may remember it: `key` decides. `encode` is
    how a state travels.
    """

    def __init__(
        self,
        seats: Sequence[Seat],
        config: ClusterConfig,
        encode: Callable[[S], Any],
        key: Callable[[S], str],
        journal: Journal | None = None,
    ) -> None:
        """`journal`: of the task that asks; what it knows is not asked again."""
        self._journal = journal
        self._seats = list(seats)
        self._config = config
        self._encode = encode
        self._key = key
        self.calls = 0
        self.lost = 0

    async def ready(self) -> None:
        """Wait until every actor answers."""
        for seat in self._seats:
            while not await seat.revived():
                await asyncio.sleep(self._config.revive_interval_s)

    async def propose(self, states: Sequence[S], n: int) -> Sequence[Sequence[Proposal[Any]]]:
        return await self._ask("propose", states, n)

    async def score(self, states: Sequence[S]) -> Sequence[Value]:
        return await self._ask("score", states)

    def over(self, encode: Callable[[Any], Any], key: Callable[[Any], str]) -> RemoteMind[Any]:
        """The same actors for states of another kind."""
        return RemoteMind(self._seats, self._config, encode, key, self._journal)

    def noting(self, journal: Journal) -> RemoteMind[S]:
        """The same actors for one task."""
        return RemoteMind(self._seats, self._config, self._encode, self._key, journal)

    async def _ask(self, method: str, states: Sequence[S], *arguments: Any) -> list[Any]:
        groups: dict[int, list[int]] = {}
        answers: list[Any] = [None] * len(states)
        sent = [self._encode(state) for state in states]
        for place, state in enumerate(states):
            known = False
            if self._journal is not None:
                known, answers[place] = self._journal.look((method, sent[place], *arguments))
            if not known:
                groups.setdefault(self._seat(state), []).append(place)

        async def one(seat: int, places: list[int]) -> None:
            found = await self._insist(seat, method, [sent[place] for place in places], *arguments)
            for place, answer in zip(places, found, strict=True):
                answers[place] = answer
                if self._journal is not None:
                    self._journal.note((method, sent[place], *arguments), answer)

        if len(groups) == 1:
            await one(*next(iter(groups.items())))
        else:
            await asyncio.gather(*(one(seat, places) for seat, places in groups.items()))
        return answers

    def _seat(self, state: S) -> int:
        if len(self._seats) == 1:
            return 0
        digest = hashlib.blake2b(self._key(state).encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") % len(self._seats)

    async def _insist(self, seat: int, method: str, *arguments: Any) -> Any:
        """Ask until it answers: what dies comes back, for whoever started it restarts it."""
        deadline = time.monotonic() + self._config.revive_timeout_s
        while True:
            self.calls += 1
            try:
                return await self._seats[seat].call(method, *arguments)
            except LostError:
                self.lost += 1
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(self._config.revive_interval_s)
