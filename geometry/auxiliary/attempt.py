"""`Attempt`: what the threads of one search for auxiliary points have in common."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from geometry.auxiliary.ranking import Ranked
from geometry.engine import _core as core

Path = tuple[core.Candidate, ...]
"""Candidates, each defined by the figure's points and those before it."""
Gain = tuple[int, int]
"""Equations that a point taught, or -1; classes about the problem's own points still open."""
Node = tuple[float, int, Path, float]
"""Minus its worth, a number, the points, the sum of their scores."""


@dataclass(slots=True)
class Attempt:
    """One search: its candidates, its deadline, and what its threads share, guarded by `lock`.

    `end`: on the monotonic clock. `accept`: has the last word on a set of points. `gains`: by place
    in `pool`, of the candidates tried alone. `nodes_left`: how many nodes may still be expanded;
    None for no limit. `busy`: threads that expand a node.
    """

    pool: Ranked
    end: float
    accept: Callable[[Path], bool]
    lock: threading.Lock = field(default_factory=threading.Lock)
    done: threading.Event = field(default_factory=threading.Event)
    answer: Path | None = None
    gains: dict[int, Gain] = field(default_factory=dict)
    heap: list[Node] = field(default_factory=list)
    nodes_left: int | None = None
    closures: int = 0
    pushed: int = 0
    busy: int = 0
    error: BaseException | None = None

    @property
    def left_s(self) -> float:
        """Seconds until the deadline; not positive once it is over."""
        return self.end - time.monotonic()

    @property
    def over(self) -> bool:
        """Whether there is an answer, an error, or no time left."""
        return self.done.is_set() or self.left_s <= 0

    def offer(self, path: Path) -> bool:
        """Whether a set of points that reaches the goals is accepted, which ends the search."""
        if not self.accept(path):
            return False
        with self.lock:
            self.answer = path
        self.done.set()
        return True

    def in_parallel(self, workers: int, work: Callable[[int], None]) -> None:
        """Runs `work(i)` in a thread for each i below `workers`. Raises what one of them raised."""

        def guarded(worker: int) -> None:
            try:
                work(worker)
            except BaseException as error:
                self.error = error
                self.done.set()

        threads = [threading.Thread(target=guarded, args=(i,), daemon=True) for i in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.error is not None:
            raise self.error
