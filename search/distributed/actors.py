"""The three kinds of actors, as plain classes; `options` says what each asks of Ray.

The coordinator owns the workers and the inference actors of its shard: Ray ends an actor whose
owner is gone, so nothing of a shard outlives it, and nothing of a run outlives its driver.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import Any

import ray

from search.distributed.config import ClusterConfig
from search.distributed.errors import DistributedError, LostError
from search.distributed.fleet import Fleet
from search.distributed.journal import Journal, JournaledWorkers
from search.distributed.metrics import MindMetrics, ShardMetrics
from search.distributed.minds import MindServer, RemoteMind
from search.distributed.parties import Site
from search.distributed.seats import RaySeat
from search.distributed.store import Task
from search.distributed.world import Crew, World
from search.protocols import Proposal, Value

_TELL_S = 5.0
_CALLS_AT_ONCE = 1000


class SiteActor:
    """An environment worker."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._site: Site | None = None
        self._opening = asyncio.Lock()

    async def ready(self) -> int:
        """Open the site, if that has not been done; the process id."""
        async with self._opening:
            if self._site is None:
                site = self._world.site()
                await site.open()
                self._site = site
        return os.getpid()

    async def serve(self, request: Any) -> Any:
        await self.ready()
        assert self._site is not None
        return await self._site.serve(request)

    async def close(self) -> None:
        if self._site is not None:
            await self._site.close()


class MindActor:
    """An inference actor."""

    def __init__(self, world: World) -> None:
        self._mind = world.mind()
        self._server = MindServer(self._mind)
        self._metrics = MindMetrics()
        self._opening = asyncio.Lock()
        self._open = False

    async def ready(self) -> int:
        """Load the models, if that has not been done; the process id."""
        async with self._opening:
            if not self._open:
                await self._mind.open()
                self._open = True
        return os.getpid()

    async def propose(self, states: Sequence[Any], n: int) -> list[Sequence[Proposal[Any]]]:
        await self.ready()
        answers = await self._server.propose(states, n)
        self._metrics.tell(self._server)
        return answers

    async def score(self, states: Sequence[Any]) -> list[Value]:
        await self.ready()
        return await self._server.score(states)

    async def close(self) -> None:
        await self._mind.close()


class CoordinatorActor:
    """A shard: its workers, its inference actors, and the searches that use them."""

    def __init__(self, world: World, config: ClusterConfig, shard: int) -> None:
        self._world = world
        self._config = config
        self._metrics = ShardMetrics(shard)
        self._actors: list[Any] = []
        self._fleet: Fleet | None = None
        self._minds: RemoteMind[Any] | None = None
        self._journals: dict[int, Journal] = {}
        self._teller: asyncio.Task[None] | None = None

    async def run(self, task: Task, entries: Mapping[bytes, bytes]) -> dict[str, Any]:
        """Carry a task out; whatever the attempt raises is raised. `entries`: of its journal."""
        if self._fleet is None or self._minds is None:
            self._fleet, self._minds = self._start()
        fleet, minds = self._fleet, self._minds
        try:
            await fleet.ready()  # an attempt's clock does not run while models load
            await minds.ready()
        except LostError as error:
            raise DistributedError(str(error)) from None
        fleet.users += 1
        journal = self._journals[task.id] = Journal(entries)
        crew = Crew(JournaledWorkers(fleet, journal), minds.noting(journal), self._config)
        try:
            return await self._world.attempt(task, crew)
        except LostError as error:  # it is not this actor that was lost
            raise DistributedError(str(error)) from None
        finally:
            fleet.users -= 1
            del self._journals[task.id]

    async def progress(self, task: int) -> dict[bytes, bytes]:
        """Journal entries of a running task since the last call."""
        journal = self._journals.get(task)
        return journal.fresh() if journal is not None else {}

    async def close(self) -> None:
        """End the shard in good order."""
        if self._teller is not None:
            self._teller.cancel()
        if self._fleet is not None:
            await self._fleet.close()
        closing = [asyncio.ensure_future(_answer(actor.close.remote())) for actor in self._actors]
        if closing:
            await asyncio.wait(closing, timeout=10)
        for actor in self._actors:
            ray.kill(actor)

    def _start(self) -> tuple[Fleet, RemoteMind[Any]]:
        config = self._config
        site = ray.remote(SiteActor).options(
            **options(config.worker_cpus, config.worker_memory_mb), scheduling_strategy="SPREAD"
        )
        mind = ray.remote(MindActor).options(
            **options(config.mind_cpus, config.mind_memory_mb, config.mind_gpus)
        )
        sites = [site.remote(self._world) for _ in range(config.workers)]
        minds = [mind.remote(self._world) for _ in range(config.minds)]
        self._actors = [*sites, *minds]
        fleet = Fleet([RaySeat(handle, config.call_timeout_s) for handle in sites], config)
        fleet.open()
        seats = [RaySeat(handle, None) for handle in minds]
        self._teller = asyncio.ensure_future(self._tell(fleet))
        return fleet, RemoteMind(seats, config, encode=_same, key=str)

    async def _tell(self, fleet: Fleet) -> None:
        while True:
            self._metrics.tell(fleet)
            await asyncio.sleep(_TELL_S)


def options(cpus: float, memory_mb: int, gpus: float = 0.0, restarts: int = -1) -> dict[str, Any]:
    """What an actor asks of Ray. Resources are asked for by number, so an autoscaler sees them."""
    asked: dict[str, Any] = {
        "num_cpus": cpus,
        "num_gpus": gpus,
        "max_restarts": restarts,
        "max_task_retries": 0,  # whoever asks asks again itself: it knows what may be repeated
        "max_concurrency": _CALLS_AT_ONCE,
    }
    if memory_mb:
        asked["memory"] = memory_mb << 20
    return asked


def _same(state: Any) -> Any:
    return state


async def _answer(reference: Any) -> Any:
    return await reference
