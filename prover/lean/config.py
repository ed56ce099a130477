"""The numbers people tune on the Lean side; units in the names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeanLimits:
    """Limits of one Lean process and of the requests it serves."""

    memory_mb: int = 2048
    """Resident memory of a process; more, and it is killed and counted as crashed."""
    start_timeout_s: float = 120.0
    """Until a process has loaded its driver."""
    open_timeout_s: float = 60.0
    """Until a statement is imported and elaborated."""
    tactic_timeout_s: float = 10.0
    """Wall-clock limit of one tactic; the process is killed when it is exceeded."""
    heartbeats: int = 200_000
    """Lean's own limit of one tactic, in thousands of small allocations."""
    check_timeout_s: float = 120.0
    """Wall-clock limit of the final check of a whole proof."""
    states_per_worker: int = 3000
    """States a process remembers; beyond it the ones not used for longest are dropped."""
    start_attempts: int = 5
    """Starts that may fail in a row before the pool gives up."""
    backoff_s: float = 0.2
    """Wait before the second of such starts; doubled for each further one."""
