"""Auxiliary points: which to try, in what order, and the search over sets of them."""

from __future__ import annotations

from geometry.auxiliary.config import SearchConfig
from geometry.auxiliary.environment import (
    ConstructionEnvironment,
    ConstructionState,
    IncidencePolicy,
)
from geometry.auxiliary.naming import clause, fresh_name, points
from geometry.auxiliary.ranking import (
    HeuristicRanking,
    LearnedRanking,
    Ranking,
    RankingError,
    RankingKind,
    open_ranking,
)
from geometry.auxiliary.search import AuxiliarySearch, SearchReport

__all__ = [
    "AuxiliarySearch",
    "ConstructionEnvironment",
    "ConstructionState",
    "HeuristicRanking",
    "IncidencePolicy",
    "LearnedRanking",
    "Ranking",
    "RankingError",
    "RankingKind",
    "SearchConfig",
    "SearchReport",
    "clause",
    "fresh_name",
    "open_ranking",
    "points",
]
