"""The numbers of the auxiliary search that people tune."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """Limits of the search for auxiliary points.

    `workers`: threads. `sweep_limit`: one-point candidates tried at the root. `branch_limit`:
    candidates tried at a node that already has auxiliary points; `rich_limit`: those of them tried
    again with the costlier rules; `keep_limit`: those that become nodes. `per_place`: definitions
    kept of one place. `max_points`: auxiliary points of one attempt. `closure_s`: time limit of a single
    closure, in seconds. `seed`: of the random numbers that vary the order of the search.
    """

    workers: int = 2
    sweep_limit: int = 4000
    branch_limit: int = 300
    rich_limit: int = 15
    keep_limit: int = 100
    per_place: int = 3
    max_points: int = 4
    closure_s: float = 2.0
    seed: int = 0
