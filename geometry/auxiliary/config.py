"""The numbers of the auxiliary search that people tune."""

from __future__ import annotations

from dataclasses import dataclass

from geometry.auxiliary.ranking import RankingKind


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """Limits of the search for auxiliary points.

    `ranking`: in what order candidates are tried. `workers`: threads. `sweep_limit`: one-point
    candidates tried at the root; of them, in a first round, the best `first_plain` by the plain
    rules, the best `first_rich` by all rules, and `first_nodes` of them with a point more.
    `branch_limit`: candidates tried at a node that already has auxiliary points; `rich_limit`: those of
    them tried again with the costlier rules; `keep_limit`: those that become nodes. `per_place`:
    definitions kept of one place. `max_points`: auxiliary points of one attempt. `closure_s`: time
    limit of a single closure, in seconds. `seed`: of the random numbers that vary the order of the
    search.
    """

    ranking: RankingKind = RankingKind.LEARNED
    workers: int = 2
    sweep_limit: int = 4000
    first_plain: int = 400
    first_rich: int = 60
    first_nodes: int = 4
    branch_limit: int = 300
    rich_limit: int = 15
    keep_limit: int = 100
    per_place: int = 3
    max_points: int = 4
    closure_s: float = 2.0
    seed: int = 0
