"""What a search tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A search at one moment."""

    seconds: float
    """Wall time since its start, in seconds."""
    nodes: int
    """Distinct states in the tree."""
    open_nodes: int
    """States neither proved nor failed."""
    actions: int
    """Actions run by the environment."""
    under_way: int
    """Leaves under way."""
    best_line: tuple[str, ...]
    """The most promising actions, as text, from the root down."""
    finished: bool
    """True on the last snapshot of a search."""


class ProgressListener(Protocol):
    """Receives snapshots, at most one every `WorkConfig.progress_interval_s` and a last one.

    Runs in the search's event loop: it must return quickly. If it raises it is logged and not
    called again; the search goes on.
    """

    def __call__(self, snapshot: Snapshot, /) -> None: ...
