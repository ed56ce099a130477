"""The loop that every search runs in: select leaves, carry them out side by side, commit them.

With one worker leaves are committed in the order in which they were selected, whatever finishes
first: the tree then depends on outcomes alone, not on timing. With more, they are committed as
they finish. All changes of the tree happen in this event loop, between awaits.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.budget import Budget
from search.config import WorkConfig
from search.errors import SearchError, TraceError
from search.growth import Growth, Harvest, state_of, value_of
from search.node import Status
from search.progress import ProgressListener, Snapshot
from search.proof import best_line, extract_proof
from search.protocols import OutcomeKind, Value
from search.result import SearchResult, SearchStatus, Stats
from search.strategy import Strategy
from search.trace import EndRecord, Header, LeafRecord, TraceFile, TraceOptions
from search.tree import Child, Tree
from search.worker import Workshop

S = TypeVar("S")
A = TypeVar("A")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan(Generic[S, A]):
    """What distinguishes one run of the engine from another."""

    strategy: Callable[[Tree[S, A]], Strategy[S, A]]
    """Made once the tree has its root."""
    algorithm: str
    """Its name, for the trace."""
    settings: dict[str, object]
    """The resolved configuration, for the trace."""
    budget: Budget
    trace: TraceOptions[A] | None
    listener: ProgressListener | None
    workers: Callable[[], int]
    """How many leaves the environment serves at once for this search; read anew each time."""


class Engine(Generic[S, A]):
    """One search. `run` may be called once."""

    def __init__(self, workshop: Workshop[S, A], plan: Plan[S, A]) -> None:
        self._shop = workshop
        self._plan = plan
        self._work: WorkConfig = workshop.config
        self._tree: Tree[S, A] | None = None
        self._file: TraceFile | None = None
        self._listener = plan.listener
        self._tasks: dict[asyncio.Task[Harvest[S, A]], int] = {}
        """Leaves under way or not yet committed, in the order of selection, and how many actions
        each may run."""
        self._reserved = 0
        """The sum of those numbers."""
        self._finished: deque[asyncio.Task[Harvest[S, A]]] = deque()
        self._wake = asyncio.Event()
        self._in_order = plan.workers() == 1
        self._actions = self._resumed = self._leaves = 0
        self._lost: set[int] = set()
        """Ids of the nodes whose state could not be obtained again."""
        self._kinds: Counter[str] = Counter()
        self._last_progress = float("-inf")

    async def run(self) -> SearchResult[S, A]:
        """Search. Raises `TraceError` if the trace cannot be used; all else is a result."""
        error: Exception | None = None
        status, reason = SearchStatus.CANCELLED, "cancelled"
        deadline = asyncio.timeout(self._plan.budget.seconds)
        try:
            try:
                async with deadline:
                    await self._open()
                    status, reason = await self._loop()
            except asyncio.CancelledError:
                pass  # whoever cancelled wants what is known so far
            except TraceError:
                await _finish_first(self._stop(keep=False))
                raise
            except Exception as caught:
                if deadline.expired():
                    status = SearchStatus.TIMEOUT
                    reason = f"the budget of {self._plan.budget.seconds} s is used up"
                else:
                    error = caught
                    status, reason = SearchStatus.CRASHED, f"{type(caught).__name__}: {caught}"
                    _log.error("search crashed: %s", reason, exc_info=caught)
            keep = status in (SearchStatus.TIMEOUT, SearchStatus.CANCELLED)
            await _finish_first(self._stop(keep))
            return self._finish(status, reason, error)
        finally:
            if self._file is not None:
                self._file.close()

    async def _open(self) -> None:
        """Obtain the root, replay the trace if there is one to resume."""
        environment, options = self._shop.environment, self._plan.trace
        if options is not None:
            self._file = TraceFile(options.path, options.resume)
        started = self._shop.meter.call_started()
        try:
            state = await environment.root()
        finally:
            self._shop.meter.call_ended(started)
        key, text = environment.key(state), environment.render(state)
        header = None if self._file is None else self._file.header
        value: Value | None = None
        if header is None:
            (value,) = await self._shop.score([state])
        elif header.root.key == key:
            value = value_of(header.root)
        else:
            raise TraceError("the trace belongs to another statement")
        tree: Tree[S, A] = Tree(environment.render_action)
        node = tree.intern(Child(key, text, state, value))
        strategy = self._plan.strategy(tree)
        codec = None if options is None else options.codec
        self._growth = Growth(tree, strategy, codec)
        self._strategy = strategy
        if self._file is not None and codec is not None:
            if header is None:
                plan = self._plan
                self._file.write(
                    Header(root=state_of(node), algorithm=plan.algorithm, settings=plan.settings)
                )
            else:
                self._resumed = self._actions = self._growth.replay(self._file.leaves, codec)
                self._kinds.update(str(e.kind) for e in tree.edges if e.kind is not None)
                self._lost = {leaf.node for leaf in self._file.leaves if leaf.lost is not None}
                self._file.leaves.clear()
        self._tree = tree

    async def _loop(self) -> tuple[SearchStatus, str]:
        tree, budget = self._tree, self._plan.budget
        assert tree is not None
        while True:
            if tree.root.status is Status.PROVED:
                return SearchStatus.PROVED, f"proof of {tree.root.distance_to_proof} actions"
            if budget.nodes is not None and len(tree.nodes) >= budget.nodes:
                return SearchStatus.EXHAUSTED, f"the budget of {budget.nodes} nodes is used up"
            self._fill()
            if not self._tasks:
                return self._settled(tree)
            await self._commit_next()
            self._report()

    def _fill(self) -> None:
        """Start leaves until enough are under way."""
        limit = self._plan.workers() * (1 + self._work.lookahead)
        most = self._plan.budget.actions
        while len(self._tasks) < limit:
            left = self._work.chunk_actions
            if most is not None:
                left = min(left, most - self._actions - self._reserved)
                if left <= 0:
                    return
            leaf = self._strategy.select(left)
            if leaf is None:
                return
            leaf.limit = len(leaf.edges) or left
            self._growth.start(leaf)
            attach = None if self._in_order else self._attach
            assert self._tree is not None
            task = asyncio.ensure_future(self._shop.carry_out(leaf, self._tree, attach))
            self._tasks[task] = leaf.limit
            self._reserved += leaf.limit
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Harvest[S, A]]) -> None:
        self._finished.append(task)
        self._wake.set()

    def _attach(self, harvest: Harvest[S, A]) -> None:
        """Early proposals: other leaves may now run the rest of them."""
        self._write(self._growth.attach(harvest))
        self._wake.set()

    async def _commit_next(self) -> None:
        """Wait for a leaf (the oldest, if in order), or for proposals; commit what is due."""
        if self._in_order:
            # One at a time: selection must not depend on how many had finished by now.
            oldest = next(iter(self._tasks))
            while not oldest.done():
                self._wake.clear()
                await self._wake.wait()
            self._finished.clear()
            self._commit(oldest)
            return
        await self._wake.wait()
        self._wake.clear()
        while self._finished:
            self._commit(self._finished.popleft())

    def _commit(self, task: asyncio.Task[Harvest[S, A]]) -> None:
        self._reserved -= self._tasks.pop(task)
        harvest = task.result()
        record = self._growth.commit(harvest)
        self._leaves += 1
        if harvest.lost is not None:
            self._lost.add(harvest.leaf.node.id)
        for _, result in harvest.results:
            if result.kind is not OutcomeKind.SKIPPED:
                self._actions += 1
                self._kinds[str(result.kind)] += 1
        self._write(record)

    def _write(self, record: LeafRecord | None) -> None:
        if self._file is not None and record is not None:
            self._file.write(record)

    def _settled(self, tree: Tree[S, A]) -> tuple[SearchStatus, str]:
        """Nothing is under way and nothing more may be started: why?"""
        most = self._plan.budget.actions
        if tree.root.status is Status.FAILED:
            if self._lost:
                return (
                    SearchStatus.CRASHED,
                    f"{len(self._lost)} recorded states could not be restored",
                )
            if self._kinds and set(self._kinds) == {str(OutcomeKind.CRASHED)}:
                return SearchStatus.CRASHED, f"all {self._actions} actions crashed"
            return SearchStatus.EXHAUSTED, "every proposal is used up"
        if most is not None and self._actions >= most:
            return SearchStatus.EXHAUSTED, f"the budget of {most} actions is used up"
        raise SearchError("the strategy found nothing to do below an open root")

    async def _stop(self, keep: bool) -> None:
        """Cancel what is under way; with `keep` commit what had finished.

        What was proved or used up is complete without the rest, and keeping it would let timing
        into the tree.
        """
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._work.grace_s)
        await self._shop.policy.close(self._work.grace_s)
        await self._shop.verifier.close(self._work.grace_s)
        for task in list(self._tasks):
            if not task.done():
                _log.warning("a call ignored its cancellation for %s s", self._work.grace_s)
            elif not task.cancelled() and task.exception() is None and keep:
                self._commit(task)

    def _finish(
        self, status: SearchStatus, reason: str, error: Exception | None
    ) -> SearchResult[S, A]:
        tree = self._tree
        if tree is not None and tree.root.status is Status.PROVED:
            # Work that finished while the search was being stopped may have completed a proof.
            status, error = SearchStatus.PROVED, None
            reason = f"proof of {tree.root.distance_to_proof} actions"
        stats = self._stats()
        if self._file is not None:
            self._file.write(EndRecord(status=status, reason=reason, seconds=stats.seconds))
        self._report(finished=True)
        return SearchResult(
            status=status,
            reason=reason,
            proof=None if tree is None else extract_proof(tree),
            stats=stats,
            best_line=() if tree is None else best_line(tree),
            tree=tree,
            error=error,
        )

    def _stats(self) -> Stats:
        shop, meter, tree = self._shop, self._shop.meter, self._tree
        seconds, inside = meter.seconds, meter.seconds_inside
        return Stats(
            nodes=0 if tree is None else len(tree.nodes),
            open_nodes=0 if tree is None else tree.open_nodes,
            actions=self._actions,
            resumed_actions=self._resumed,
            leaves=self._leaves,
            outcomes=dict(sorted(self._kinds.items())),
            seconds=seconds,
            seconds_inside=inside,
            seconds_outside=max(seconds - inside, 0.0),
            worker_seconds=meter.worker_seconds,
            restored_states=shop.restored_states,
            lost_states=len(self._lost),
            policy_calls=shop.policy.calls,
            policy_states=shop.policy.questions,
            verifier_calls=shop.verifier.calls,
            verifier_states=shop.verifier.questions,
        )

    def _report(self, finished: bool = False) -> None:
        """Tell the listener, if it is time to."""
        tree, now = self._tree, self._shop.meter.seconds
        due = finished or now - self._last_progress >= self._work.progress_interval_s
        if self._listener is None or tree is None or not due:
            return
        self._last_progress = now
        snapshot = Snapshot(
            seconds=now,
            nodes=len(tree.nodes),
            open_nodes=tree.open_nodes,
            actions=self._actions,
            under_way=len(self._tasks),
            best_line=best_line(tree),
            finished=finished,
        )
        try:
            self._listener(snapshot)
        except Exception:
            _log.exception("the progress listener failed; it is not called again")
            self._listener = None


async def _finish_first(cleanup: Coroutine[object, object, None]) -> None:
    """Await a cleanup of bounded length to its end, whoever cancels meanwhile."""
    task = asyncio.ensure_future(cleanup)
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            continue
    task.result()
