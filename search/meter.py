"""Counting time inside the environment and outside it."""

from __future__ import annotations

import time


class Meter:
    """Wall time of a search, split by whether an environment call was running."""

    def __init__(self, whole: Meter | None = None) -> None:
        """`whole` is told of every call, too: the meter of several searches together."""
        self._whole = whole
        self._start = time.perf_counter()
        self._running = 0
        self._since = 0.0
        self._inside = 0.0
        self.worker_seconds = 0.0
        """Sum of the wall times of all finished calls, in seconds."""

    def call_started(self) -> float:
        """A call begins; the time to hand to `call_ended`."""
        if self._whole is not None:
            self._whole.call_started()
        now = time.perf_counter()
        if not self._running:
            self._since = now
        self._running += 1
        return now

    def call_ended(self, started: float) -> float:
        """That call has ended; its seconds."""
        if self._whole is not None:
            self._whole.call_ended(started)
        now = time.perf_counter()
        self._running -= 1
        if not self._running:
            self._inside += now - self._since
        self.worker_seconds += now - started
        return now - started

    @property
    def seconds(self) -> float:
        """Wall time since the meter was made."""
        return time.perf_counter() - self._start

    @property
    def seconds_inside(self) -> float:
        """Wall time with at least one call running."""
        return self._inside + (time.perf_counter() - self._since if self._running else 0.0)
