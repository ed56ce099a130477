"""Workers as Ray actors: Ray starts a dead one anew, and this notices both."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

import ray
from ray.exceptions import (
    ActorUnavailableError,
    GetTimeoutError,
    NodeDiedError,
    ObjectLostError,
    RayActorError,
    RayTaskError,
    WorkerCrashedError,
)

from prover.training.links.crew import Ticket
from prover.training.links.worker import AbsentError, Shard, Worker

_GONE = (
    ActorUnavailableError,
    NodeDiedError,
    ObjectLostError,
    RayActorError,
    WorkerCrashedError,
)
_LOOK_S = 0.01
"""How long a look whether a lost worker answers again may hold the others up."""


class RayCrew:
    """A crew on the Ray cluster that is connected. To be closed."""

    def __init__(
        self,
        shards: Sequence[Shard],
        *,
        cpus: float = 1.0,
        gpus: float = 0.0,
        timeout_s: float = 600.0,
    ) -> None:
        """cpus, gpus: asked of Ray for each worker. timeout_s: a worker that has not answered by
        then is ended and counts as lost."""
        actor = ray.remote(Worker).options(
            num_cpus=cpus, num_gpus=gpus, max_restarts=-1, max_task_retries=0
        )
        # held here, for Ray gives a worker that it starts anew the same shard, and forgets what nobody holds
        self._shards = [ray.put(shard) for shard in shards]
        self._actors = [actor.remote(shard) for shard in self._shards]
        self._looks: dict[int, Any] = {}
        self._timeout_s = timeout_s

    @property
    def size(self) -> int:
        return len(self._actors)

    def submit(self, worker: int, method: str, *arguments: Any) -> Ticket:
        return getattr(self._actors[worker], method).remote(*arguments)

    def gather(self, tickets: Mapping[int, Sequence[Ticket]]) -> dict[int, list[Any]]:
        answers: dict[int, list[Any]] = {}
        for worker, references in tickets.items():
            try:
                answers[worker] = ray.get(list(references), timeout=self._timeout_s)
            except RayTaskError as error:
                if not isinstance(error.cause, AbsentError):
                    raise error.cause if isinstance(error.cause, Exception) else error from None
            except GetTimeoutError:
                self.kill(worker)
            except _GONE:
                continue
        return answers

    def back(self, away: Sequence[int]) -> list[int]:
        """A question to each stays under way; this only looks which have been answered."""
        found = []
        for worker in away:
            if worker not in self._looks:
                self._looks[worker] = self._actors[worker].ready.remote()
            done, _ = ray.wait([self._looks[worker]], timeout=_LOOK_S)
            if done:
                look = self._looks.pop(worker)
                with contextlib.suppress(*_GONE):
                    ray.get(look)
                    found.append(worker)
        return found

    def kill(self, worker: int) -> None:
        """End a worker's process; Ray starts it anew."""
        with contextlib.suppress(*_GONE):
            ray.kill(self._actors[worker], no_restart=False)

    def close(self) -> None:
        """End all workers."""
        for actor in self._actors:
            ray.kill(actor)
        self._actors, self._shards = [], []
