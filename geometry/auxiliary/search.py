"""The search for auxiliary points: a full one-point sweep, then best-first over sets of points.

Every attempt is a copy of the saturated closure of the problem with a few points added. A node is
a set of points that did not suffice; it is worth expanding when many lines and circles meet in its
points and when they taught the closure much. Two threads share the work; the compiled core does
its part without the interpreter lock.
"""

from __future__ import annotations

import heapq
import math
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from geometry.auxiliary.config import SearchConfig
from geometry.engine import _core as core
from geometry.engine.closure import Closure
from geometry.engine.forms import Statement
from geometry.language import Fact

Path = tuple[core.Candidate, ...]
Gain = tuple[int, int]
"""Equations that a point taught, or -1; classes about the problem's own points still open."""


@dataclass(slots=True)
class SearchReport:
    """What a search did: closures computed, and whether every node within reach was tried."""

    closures: int = 0
    exhausted: bool = False


@dataclass(slots=True)
class _Shared:
    """What the workers have in common, guarded by `lock`."""

    heap: list[tuple[float, int, Path]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    done: threading.Event = field(default_factory=threading.Event)
    answers: list[Path] = field(default_factory=list)
    closures: int = 0
    pushed: int = 0
    busy: int = 0
    error: BaseException | None = None


class AuxiliarySearch:
    """Looks for points that make a closure reach its goals.

    `base`: a saturated closure that does not; it is copied, never changed. `accept` is asked about
    every set of points found and may turn it down (a proof that the replayer rejects).
    """

    def __init__(
        self, base: Closure, goals: Sequence[Fact], config: SearchConfig | None = None
    ) -> None:
        self.config = config or SearchConfig()
        self.goals: list[Statement] = base.statements(goals)
        self.plain = base.clone()
        self.plain.use(lengths=False, sines=False)
        self.full = base.clone()
        self.full.use(lengths=True, sines=True)
        self.full.saturate([], self.config.closure_s * 5)
        self.size = len(base.names)
        self.open = self.plain.core.open_classes(self.size)
        self.report = SearchReport()

    def run(self, deadline_s: float, accept: Callable[[Path], bool]) -> Path | None:
        """The first accepted set of points, or None when time or candidates ran out."""
        end = time.monotonic() + deadline_s
        pool = core.find_candidates(
            self.plain.core, self.config.sweep_limit, self.config.per_place, 0
        )
        shared = _Shared()
        gains: dict[int, Gain] = {}
        for rich in (False, True):
            solved = self._sweep(pool, rich, end, accept, shared, gains)
            self.report.closures = shared.closures
            if solved:
                return shared.answers[0]
            if time.monotonic() > end:
                return None
        self._push_roots(pool, gains, shared)
        threads = [
            threading.Thread(target=self._work, args=(i, pool, end, accept, shared), daemon=True)
            for i in range(self.config.workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.report.closures = shared.closures
        self.report.exhausted = not shared.heap and time.monotonic() < end
        if shared.error is not None:
            raise shared.error
        return shared.answers[0] if shared.answers else None

    def _sweep(
        self,
        pool: list[core.Candidate],
        rich: bool,
        end: float,
        accept: Callable[[Path], bool],
        shared: _Shared,
        gains: dict[int, Gain],
    ) -> bool:
        """All candidates alone, dealt out to the workers in turn."""
        base = (self.full if rich else self.plain).core
        workers = self.config.workers

        def deal(worker: int) -> None:
            at = worker
            while at < len(pool) and not shared.done.is_set():
                left = end - time.monotonic()
                if left <= 0:
                    return
                # Small portions, so that a success elsewhere stops this worker soon.
                portion = pool[at : at + 40 * workers : workers]
                found, taught = core.sweep(
                    base, portion, self.goals, 0, 1, self.config.closure_s, left, self.size
                )
                with shared.lock:
                    shared.closures += len(taught)
                    for i, gain in enumerate(taught):
                        gains.setdefault(at + i * workers, gain)
                if found >= 0 and accept((portion[found],)):
                    with shared.lock:
                        shared.answers.append((portion[found],))
                    shared.done.set()
                    return
                at += workers * ((found + 1) if found >= 0 else 40)

        self._parallel(deal, shared)
        return bool(shared.answers)

    def _parallel(self, work: Callable[[int], None], shared: _Shared) -> None:
        def guarded(worker: int) -> None:
            try:
                work(worker)
            except BaseException as error:
                shared.error = error
                shared.done.set()

        threads = [
            threading.Thread(target=guarded, args=(i,), daemon=True)
            for i in range(self.config.workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if shared.error is not None:
            raise shared.error

    def _push_roots(
        self, pool: list[core.Candidate], gains: dict[int, Gain], shared: _Shared
    ) -> None:
        rng = random.Random(self.config.seed)
        for i, gain in gains.items():
            if gain[0] >= 0:
                self._push(shared, (pool[i],), pool[i].score, gain, rng)

    def _push(
        self, shared: _Shared, path: Path, score: float, gain: Gain, rng: random.Random
    ) -> None:
        worth = score / (2 + len(path)) + self._taught(gain) - 2.0 * len(path)
        worth += rng.gauss(0.0, 1.0)
        heapq.heappush(shared.heap, (-worth, shared.pushed, path))
        shared.pushed += 1

    def _taught(self, gain: Gain) -> float:
        """The worth of what points taught, most of all about the problem's own points."""
        learned, still_open = gain
        return math.log2(1 + max(learned, 0)) + 2.0 * math.log2(1 + max(self.open - still_open, 0))

    def _work(
        self,
        worker: int,
        pool: list[core.Candidate],
        end: float,
        accept: Callable[[Path], bool],
        shared: _Shared,
    ) -> None:
        rng = random.Random(self.config.seed * 1000 + worker + 1)
        try:
            while not shared.done.is_set() and time.monotonic() < end:
                with shared.lock:
                    if not shared.heap:
                        if shared.busy == 0:
                            return
                        node = None
                    else:
                        node = heapq.heappop(shared.heap)
                        shared.busy += 1
                if node is None:
                    time.sleep(0.01)
                    continue
                try:
                    self._expand(node[2], pool, end, accept, shared, rng)
                finally:
                    with shared.lock:
                        shared.busy -= 1
        except BaseException as error:
            shared.error = error
            shared.done.set()

    def _expand(
        self,
        path: Path,
        pool: list[core.Candidate],
        end: float,
        accept: Callable[[Path], bool],
        shared: _Shared,
        rng: random.Random,
    ) -> None:
        """Tries one more point at a node: all children by the plain rules, the best by all."""
        try:
            _, node = core.extend(self.plain.core, path, [], self.config.closure_s)
            _, rich = core.extend(self.full.core, path, [], self.config.closure_s)
        except ValueError:
            return
        limit = self.config.branch_limit
        children = core.find_candidates(node, limit, self.config.per_place, self.size)
        children += [c for c in pool[: limit // 4] if _apart(c, path)]
        gains: list[Gain] = []
        if self._try(node, path, children, end, accept, shared, gains):
            return
        ranked = sorted(
            (i for i, gain in enumerate(gains) if gain[0] >= 0),
            key=lambda i: -(children[i].score / 3 + self._taught(gains[i])),
        )
        best = [children[i] for i in ranked[: self.config.rich_limit]]
        if self._try(rich, path, best, end, accept, shared, []):
            return
        if len(path) + 1 < self.config.max_points:
            total = sum(c.score for c in path)
            with shared.lock:
                for i in ranked[: self.config.keep_limit]:
                    child = children[i]
                    self._push(shared, (*path, child), total + child.score, gains[i], rng)

    def _try(
        self,
        node: core.Closure,
        path: Path,
        children: list[core.Candidate],
        end: float,
        accept: Callable[[Path], bool],
        shared: _Shared,
        gains: list[Gain],
    ) -> bool:
        """Whether the search is over, by an accepted child or otherwise; notes the gains."""
        at = 0
        while at < len(children):
            left = end - time.monotonic()
            if left <= 0 or shared.done.is_set():
                return True
            portion = children[at : at + 50]
            found, taught = core.sweep(
                node, portion, self.goals, 0, 1, self.config.closure_s, left, self.size
            )
            gains += taught
            with shared.lock:
                shared.closures += len(taught)
            if found >= 0 and accept((*path, children[at + found])):
                with shared.lock:
                    shared.answers.append((*path, children[at + found]))
                shared.done.set()
                return True
            at += max(len(taught), 1)
        return False


def _apart(candidate: core.Candidate, path: Path) -> bool:
    """Whether a candidate is not at the place of a point added already."""
    return all(
        abs(candidate.x - p.x) + abs(candidate.y - p.y) > 1e-6 * (1 + abs(p.x) + abs(p.y))
        for p in path
    )
