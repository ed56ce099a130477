"""The option `--ranking`: in what order auxiliary points of a geometry problem are tried."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Ranking(StrEnum):
    """The orders of `geometry.auxiliary.RankingKind`, without loading the geometry."""

    LEARNED = "learned"
    HEURISTIC = "heuristic"


PointRanking = Annotated[
    Ranking,
    typer.Option("--ranking", help="How a geometry problem's auxiliary points are ranked."),
]
