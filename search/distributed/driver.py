"""The driver: hands tasks to coordinators, takes results into the store, starts anew what is lost."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from search.distributed.config import ClusterConfig
from search.distributed.errors import LostError
from search.distributed.matchmaker import Matchmaker
from search.distributed.store import RunStore, Task
from search.distributed.world import World

if TYPE_CHECKING:
    from search.distributed.seats import RaySeat

Listener = Callable[[Task, dict[str, Any]], None]
"""Called with each result, once it is in the store and only the first time."""

_log = logging.getLogger(__name__)
_CLOSE_S = 20.0


async def run_distributed(
    world: World,
    store: RunStore,
    config: ClusterConfig,
    matchmaker: Matchmaker | None = None,
    listener: Listener | None = None,
) -> None:
    """Carry out every task of the store that is not done, on the Ray cluster that is connected.

    Cancelling ends all actors; the store then knows what is done, and the same call goes on.
    """
    store.recover()
    driver = _Driver(world, store, config, matchmaker or Matchmaker(), listener)
    async with asyncio.TaskGroup() as group:
        for number in range(config.coordinators):
            group.create_task(driver.serve(number))


class _Driver:
    def __init__(
        self,
        world: World,
        store: RunStore,
        config: ClusterConfig,
        matchmaker: Matchmaker,
        listener: Listener | None,
    ) -> None:
        from search.distributed.metrics import DriverMetrics

        self._world = world
        self._store = store
        self._config = config
        self._matchmaker = matchmaker
        self._listener = listener
        self._metrics = DriverMetrics()
        self._changed = asyncio.Event()
        self._running = 0

    async def serve(self, shard: int) -> None:
        """Keep one shard busy until nothing is left; a lost coordinator gets a successor."""
        while self._left():
            handle, seat = self._start(shard)
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(self._config.problems):
                        group.create_task(self._lane(seat))
            except* LostError:
                _log.warning("coordinator %d was lost; its tasks are handed out again", shard)
            finally:
                await self._end(handle)

    def _start(self, shard: int) -> tuple[Any, RaySeat]:
        import ray

        from search.distributed.actors import CoordinatorActor, options
        from search.distributed.seats import RaySeat

        asked = options(self._config.coordinator_cpus, 0, restarts=0)
        handle = (
            ray.remote(CoordinatorActor).options(**asked).remote(self._world, self._config, shard)
        )
        return handle, RaySeat(handle, None)

    async def _lane(self, seat: RaySeat) -> None:
        """Tasks one after the other, until none can come any more."""
        while True:
            task = self._store.take(self._matchmaker)
            if task is None:
                if not self._running:
                    return
                # a task under way may bring another round, or come back
                self._changed.clear()
                await self._changed.wait()
                continue
            self._running += 1
            try:
                await self._carry_out(task, seat)
            finally:
                self._running -= 1
                self._changed.set()

    async def _carry_out(self, task: Task, seat: RaySeat) -> None:
        journal = asyncio.ensure_future(self._keep_journal(task, seat))
        try:
            answer = await seat.call("run", task, self._store.journal(task))
        except LostError as error:
            self._hand_back(task, f"its coordinators were lost: {error}")
            raise
        except asyncio.CancelledError:
            self._store.release(task)
            raise
        except Exception as error:
            _log.warning("%s raised: %s", task.name, " ".join(str(error).split())[:500])
            self._hand_back(task, f"{type(error).__name__}: {error}")
        else:
            self._finish(task, answer)
        finally:
            journal.cancel()

    async def _keep_journal(self, task: Task, seat: RaySeat) -> None:
        """Fetch what a running task is answered, until the coordinator is lost."""
        while True:
            await asyncio.sleep(self._config.journal_interval_s)
            try:
                self._store.note(task, await seat.call("progress", task.id))
            except LostError:
                return

    def _hand_back(self, task: Task, reason: str) -> None:
        """Somebody is to try a task again, unless it keeps failing at the same place."""
        if self._store.release(task, lost=True) >= self._config.task_tries:
            self._finish(task, _crashed(task, reason))

    def _finish(self, task: Task, answer: dict[str, Any]) -> None:
        again = not answer.get("settled") and task.round + 1 < self._matchmaker.rounds
        if self._store.finish(task, answer, next_round=again):
            self._metrics.result(str(answer["verdict"]))
            if self._listener is not None:
                self._listener(task, answer)

    def _left(self) -> bool:
        counts = self._store.counts()
        return bool(counts["waiting"] or counts["running"])

    async def _end(self, handle: Any) -> None:
        import ray

        async def close() -> None:
            await handle.close.remote()

        with contextlib.suppress(Exception):
            await asyncio.wait_for(close(), _CLOSE_S)
        with contextlib.suppress(Exception):
            ray.kill(handle)


def _crashed(task: Task, reason: str) -> dict[str, Any]:
    return {
        "problem": task.name,
        "verdict": "crashed",
        "settled": False,
        "seconds": 0.0,
        "proof": None,
        "certificate": None,
        "stats": {"reason": " ".join(reason.split())[:1000]},
    }
