"""In what order candidates are tried: by incidence alone, or also by a network trained for it.

The network sees the rows of `features` and was trained so that the candidates that make a goal
provable come first (`prover.training.geometry`). It only orders: no proof rests on it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from geometry.auxiliary.features import NAMES, features
from geometry.auxiliary.scene import Scene
from geometry.engine import _core as core
from geometry.engine.forms import Statement
from geometry.language import GeometryError

WEIGHTS = Path(__file__).with_name("weights") / "ranking.safetensors"
_log = logging.getLogger(__name__)


class RankingError(GeometryError):
    """A file of weights that is not there, cannot be read, or is about other features."""


class RankingKind(StrEnum):
    """The orders there are."""

    LEARNED = "learned"
    HEURISTIC = "heuristic"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates, best first, and what each is worth on the scale of the finder's scores."""

    candidates: list[core.Candidate]
    scores: list[float]


class Ranking(Protocol):
    """Orders what the finder found."""

    def order(
        self,
        closure: core.Closure,
        points: Sequence[complex],
        goals: Sequence[Statement],
        found: list[core.Candidate],
    ) -> Ranked:
        """The candidates `found` in a closure with these points, which lacks `goals`."""
        ...


class HeuristicRanking:
    """The finder's own order: the lines and circles that meet in a place, and a prior by kind."""

    def order(
        self,
        closure: core.Closure,
        points: Sequence[complex],
        goals: Sequence[Statement],
        found: list[core.Candidate],
    ) -> Ranked:
        """The candidates as they come."""
        return Ranked(found, [c.score for c in found])


class LearnedRanking:
    """A multilayer perceptron over `features`: standardised columns, ReLU, one number a candidate.

    Raises `RankingError` when the weights are missing, unreadable, or about other columns.
    """

    def __init__(self, path: Path = WEIGHTS) -> None:
        try:
            with safe_open(path, framework="np") as file:
                columns = json.loads((file.metadata() or {}).get("columns", "[]"))
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (OSError, SafetensorError, json.JSONDecodeError) as error:
            raise RankingError(f"no weights of a ranking in {path}: {error}") from None
        if tuple(columns) != NAMES:
            raise RankingError(f"the weights in {path} are about other features; train them again")
        self.mean, self.scale = tensors["mean"], tensors["scale"]
        layers = sorted(name for name in tensors if name.startswith("weight"))
        self.layers = [(tensors[w], tensors[w.replace("weight", "bias")]) for w in layers]

    def values(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """(candidates,): the higher, the sooner it should be tried. `rows` as `features` gives them."""
        x = (rows - self.mean) / self.scale
        for weight, bias in self.layers[:-1]:
            x = np.maximum(x @ weight.T + bias, 0)
        weight, bias = self.layers[-1]
        return np.asarray((x @ weight.T + bias)[:, 0])

    def order(
        self,
        closure: core.Closure,
        points: Sequence[complex],
        goals: Sequence[Statement],
        found: list[core.Candidate],
    ) -> Ranked:
        """In turn the next by value and the next of the finder's order.

        So no candidate comes later than at twice its place in either: the finder knows what holds of
        all figures, the network what it saw in synthetic ones. The first takes the highest of the
        finder's scores, and so on.
        """
        if len(found) < 2:
            return Ranked(found, [c.score for c in found])
        values = self.values(features(Scene.of(closure, points, goals), found))
        places = np.arange(len(found))
        by_value = np.empty_like(places)
        by_value[np.argsort(-values, kind="stable")] = places
        order = np.argsort(np.minimum(2 * by_value, 2 * places + 1), kind="stable")
        scores = sorted((c.score for c in found), reverse=True)
        return Ranked([found[i] for i in order], scores)


@lru_cache(maxsize=4)
def open_ranking(kind: RankingKind, path: Path = WEIGHTS) -> Ranking:
    """The ranking of that name; without its weights the learned one gives way to the heuristic."""
    if kind is RankingKind.LEARNED:
        try:
            return LearnedRanking(path)
        except RankingError as error:
            _log.warning("%s; auxiliary points are tried in the heuristic order", error)
    return HeuristicRanking()
