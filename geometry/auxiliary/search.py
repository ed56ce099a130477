"""The search for auxiliary points: one-point sweeps and best-first over sets of points, in two rounds.

Every trial is a copy of the saturated closure of the problem with a few points added. A node is
a set of points that did not suffice; it is worth expanding when its points rank high and when they
taught the closure much. The first round goes through the best candidates alone: by the plain rules,
by all rules, and with a point more. The second takes all of them. Two threads share the work;
the compiled core does its part without the interpreter lock.
"""

from __future__ import annotations

import heapq
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geometry.auxiliary.attempt import Attempt, Gain, Path
from geometry.auxiliary.config import SearchConfig
from geometry.auxiliary.ranking import Ranked, open_ranking
from geometry.engine import _core as core
from geometry.engine.closure import Closure
from geometry.engine.forms import Statement
from geometry.language import Fact


@dataclass(slots=True)
class SearchReport:
    """What a search did: closures computed, and whether every node within reach was tried."""

    closures: int = 0
    exhausted: bool = False


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
        self.points = list(base.coordinates.values())
        self.ranking = open_ranking(self.config.ranking)
        self.open = self.plain.core.open_classes(self.size)
        self.report = SearchReport()

    def run(self, deadline_s: float, accept: Callable[[Path], bool]) -> Path | None:
        """The first accepted set of points, or None when time or candidates ran out."""
        end = time.monotonic() + deadline_s
        config = self.config
        found = core.find_candidates(self.plain.core, config.sweep_limit, config.per_place, 0)
        attempt = Attempt(self._ranked(self.plain.core, (), found), end, accept)
        first_plain = min(config.first_plain, len(found))
        first_rich = min(config.first_rich, first_plain)
        rng = random.Random(config.seed)
        try:
            self._round(attempt, (0, first_plain), (0, first_rich), config.first_nodes, rng)
            rest = (first_plain, len(found)), (first_rich, len(found))
            self._round(attempt, *rest, None, rng)
        finally:
            self.report.closures = attempt.closures
        self.report.exhausted = not attempt.heap and not attempt.over
        return attempt.answer

    def _round(
        self,
        attempt: Attempt,
        plain: tuple[int, int],
        rich: tuple[int, int],
        nodes: int | None,
        rng: random.Random,
    ) -> None:
        """Candidates alone, from one place in the order to another, then up to `nodes` nodes."""
        self._sweep(attempt, self.plain.core, *plain)
        self._sweep(attempt, self.full.core, *rich)
        pool = attempt.pool
        for i in range(*plain):
            gain = attempt.gains.get(i, (-1, 0))
            if gain[0] >= 0:
                self._push(attempt, (pool.candidates[i],), pool.scores[i], gain, rng)
        attempt.nodes_left = nodes
        attempt.in_parallel(self.config.workers, lambda worker: self._work(attempt, worker))

    def _ranked(self, closure: core.Closure, path: Path, found: list[core.Candidate]) -> Ranked:
        """The candidates of a closure with the points of `path`, best first."""
        points = [*self.points, *(complex(c.x, c.y) for c in path)]
        return self.ranking.order(closure, points, self.goals, found)

    def _sweep(self, attempt: Attempt, base: core.Closure, begin: int, end: int) -> None:
        """The candidates from `begin` to `end` alone, dealt out to the workers in turn."""
        workers = self.config.workers
        pool = attempt.pool.candidates[:end]

        def deal(worker: int) -> None:
            at = begin + worker
            while at < end and not attempt.over:
                # Small portions, so that a success elsewhere stops this worker soon.
                portion = pool[at : at + 40 * workers : workers]
                found, taught = core.sweep(
                    base,
                    portion,
                    self.goals,
                    0,
                    1,
                    self.config.closure_s,
                    attempt.left_s,
                    self.size,
                )
                with attempt.lock:
                    attempt.closures += len(taught)
                    for i, gain in enumerate(taught):
                        attempt.gains.setdefault(at + i * workers, gain)
                if found >= 0 and attempt.offer((portion[found],)):
                    return
                at += workers * ((found + 1) if found >= 0 else 40)

        attempt.in_parallel(workers, deal)

    def _push(
        self, attempt: Attempt, path: Path, score: float, gain: Gain, rng: random.Random
    ) -> None:
        worth = score / (2 + len(path)) + self._taught(gain) - 2.0 * len(path)
        worth += rng.gauss(0.0, 1.0)
        heapq.heappush(attempt.heap, (-worth, attempt.pushed, path, score))
        attempt.pushed += 1

    def _taught(self, gain: Gain) -> float:
        """The worth of what points taught, most of all about the problem's own points."""
        learned, still_open = gain
        return math.log2(1 + max(learned, 0)) + 2.0 * math.log2(1 + max(self.open - still_open, 0))

    def _work(self, attempt: Attempt, worker: int) -> None:
        """Expands nodes until there are none, or the search is over."""
        rng = random.Random(self.config.seed * 1000 + worker + 1)
        while not attempt.over:
            with attempt.lock:
                if attempt.nodes_left == 0 or not (attempt.heap or attempt.busy):
                    return
                node = None
                if attempt.heap:
                    node = heapq.heappop(attempt.heap)
                    attempt.busy += 1
                    if attempt.nodes_left is not None:
                        attempt.nodes_left -= 1
            if node is None:
                time.sleep(0.01)
                continue
            try:
                self._expand(attempt, node[2], node[3], rng)
            finally:
                with attempt.lock:
                    attempt.busy -= 1

    def _expand(self, attempt: Attempt, path: Path, total: float, rng: random.Random) -> None:
        """Tries one more point at a node: all children by the plain rules, the best by all."""
        try:
            _, node = core.extend(self.plain.core, path, [], self.config.closure_s)
            _, rich = core.extend(self.full.core, path, [], self.config.closure_s)
        except ValueError:
            return
        limit = self.config.branch_limit
        found = core.find_candidates(node, limit, self.config.per_place, self.size)
        found += [c for c in attempt.pool.candidates[: limit // 4] if _apart(c, path)]
        ranked = self._ranked(node, path, found)
        children, scores = ranked.candidates, ranked.scores
        gains: list[Gain] = []
        if self._try(attempt, node, path, children, gains):
            return
        order = sorted(
            (i for i, gain in enumerate(gains) if gain[0] >= 0),
            key=lambda i: -(scores[i] / 3 + self._taught(gains[i])),
        )
        best = [children[i] for i in order[: self.config.rich_limit]]
        if self._try(attempt, rich, path, best, []):
            return
        if len(path) + 1 < self.config.max_points:
            with attempt.lock:
                for i in order[: self.config.keep_limit]:
                    self._push(attempt, (*path, children[i]), total + scores[i], gains[i], rng)

    def _try(
        self,
        attempt: Attempt,
        node: core.Closure,
        path: Path,
        children: list[core.Candidate],
        gains: list[Gain],
    ) -> bool:
        """Whether the search is over, by an accepted child or otherwise; notes the gains."""
        at = 0
        while at < len(children):
            if attempt.over:
                return True
            portion = children[at : at + 50]
            found, taught = core.sweep(
                node, portion, self.goals, 0, 1, self.config.closure_s, attempt.left_s, self.size
            )
            gains += taught
            with attempt.lock:
                attempt.closures += len(taught)
            if found >= 0 and attempt.offer((*path, children[at + found])):
                return True
            at += max(len(taught), 1)
        return False


def _apart(candidate: core.Candidate, path: Path) -> bool:
    """Whether a candidate is not at the place of a point added already."""
    return all(
        abs(candidate.x - p.x) + abs(candidate.y - p.y) > 1e-6 * (1 + abs(p.x) + abs(p.y))
        for p in path
    )
