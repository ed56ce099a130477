"""Everything one tunes about the symbolic policy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SymbolicConfig:
    """Limits of the symbolic policy."""

    proposer_timeout_s: float = 6.0
    """Wall time of one proposer on one state."""
    state_timeout_s: float = 25.0
    """Wall time of all of them on one state; past it the worker is killed and restarted."""
    patience_s: float = 0.4
    """How long a call waits for the worker before it falls back on unlikely proposals."""
    unlikely_weight: float = 0.25
    """Proposals below this weight count as unlikely."""
    start_timeout_s: float = 120.0
    """Wall time the worker process may take to load its libraries."""
    max_per_proposer: int = 12
    """Suggestions kept from one proposer on one state."""
    max_states: int = 20_000
    """States remembered; the oldest are forgotten beyond that."""
