"""What a search may spend."""

from __future__ import annotations

from dataclasses import dataclass

from search.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one search; None is unlimited.

    `nodes` and `actions` count what the whole tree holds, a resumed part included; `seconds`
    counts this run alone. `actions` is never exceeded. Batches under way when the last node is
    made may still add theirs.
    """

    seconds: float | None = None
    """Wall time, in seconds."""
    nodes: int | None = None
    """Distinct states in the tree, the root included."""
    actions: int | None = None
    """Actions (tactics) the environment has run."""

    def __post_init__(self) -> None:
        for name in ("seconds", "nodes", "actions"):
            limit = getattr(self, name)
            if limit is not None and not limit >= 0:
                raise ConfigError(f"budget: {name} must be a number >= 0 or None, got {limit}")
