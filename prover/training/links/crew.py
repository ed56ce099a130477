"""Workers as the one who leads them sees them: asked without waiting, heard later, sometimes gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from prover.training.links.worker import AbsentError, Shard, Worker

Ticket = Any
"""What stands for an answer until it is gathered; each crew has its own kind."""


class Crew(Protocol):
    """Workers 0 … size - 1, each with the methods of `Worker`; a worker does what it is asked in
    order."""

    @property
    def size(self) -> int: ...

    def submit(self, worker: int, method: str, *arguments: Any) -> Ticket:
        """Ask one worker, without waiting for it."""
        ...

    def gather(self, tickets: Mapping[int, Sequence[Ticket]]) -> dict[int, list[Any]]:
        """The answers to each worker's tickets; a worker that was lost over one of them is left out.

        Raises what a method raised that is no loss.
        """
        ...

    def back(self, away: Sequence[int]) -> list[int]:
        """Which of some lost workers answer again. They have no weights until they `join`."""
        ...


class LocalCrew:
    """Workers in this process, one after the other: for tests, and where one device is all."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._shards = list(shards)
        self._workers: list[Worker | None] = [Worker(shard) for shard in shards]

    @property
    def size(self) -> int:
        return len(self._shards)

    def submit(self, worker: int, method: str, *arguments: Any) -> Ticket:
        present = self._workers[worker]
        if present is None:
            return AbsentError()
        try:
            return getattr(present, method)(*arguments)
        except AbsentError as absent:
            return absent

    def gather(self, tickets: Mapping[int, Sequence[Ticket]]) -> dict[int, list[Any]]:
        return {
            worker: list(answers)
            for worker, answers in tickets.items()
            if not any(isinstance(answer, AbsentError) for answer in answers)
        }

    def back(self, away: Sequence[int]) -> list[int]:
        return [worker for worker in away if self._workers[worker] is not None]

    def lose(self, worker: int) -> None:
        """End a worker, with all that it holds."""
        self._workers[worker] = None

    def revive(self, worker: int) -> None:
        """Start a lost worker anew."""
        self._workers[worker] = Worker(self._shards[worker])
