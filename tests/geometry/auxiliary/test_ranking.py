"""The order of candidates: its features, the learned order, and what happens without weights."""

from __future__ import annotations

import cmath
import json
import logging
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from geometry.auxiliary import (
    AuxiliarySearch,
    HeuristicRanking,
    LearnedRanking,
    RankingError,
    RankingKind,
    SearchConfig,
    open_ranking,
)
from geometry.auxiliary.features import NAMES, features
from geometry.auxiliary.scene import Scene
from geometry.engine import Closure, _core
from geometry.engine.forms import Statement
from geometry.figure import Figure, build
from geometry.language import GeometryProblem, hypotheses, parse
from geometry.proving import SolveConfig, solve
from problems.verdict import Verdict

PROBLEM = parse(
    "a b c = triangle a b c; d = circle d a b c; e = incenter e c a d; f = foot f e a d; "
    "g = on_line g a e, on_circle g e a; h = on_line h c e, on_circle h e c ? para d g f h"
)
"""It needs a point: the reflection of h in dc does, and others."""


def closed(problem: GeometryProblem, figure: Figure) -> Closure:
    closure = Closure(figure, hypotheses(problem))
    closure.saturate(problem.goals, 5.0)
    return closure


@pytest.fixture(scope="module")
def closure() -> Closure:
    return closed(PROBLEM, build(PROBLEM)[0])


@pytest.fixture(scope="module")
def found(closure: Closure) -> list[_core.Candidate]:
    return _core.find_candidates(closure.core, 1000, 3, 0)


def goals_of(closure: Closure) -> list[Statement]:
    return closure.statements(PROBLEM.goals)


def scene_of(closure: Closure) -> Scene:
    return Scene.of(closure.core, list(closure.coordinates.values()), goals_of(closure))


def proving(closure: Closure, candidates: list[_core.Candidate]) -> list[int]:
    """Places of the candidates that make the goal provable."""
    goals, size = goals_of(closure), closure.core.points
    return [
        i
        for i, c in enumerate(candidates)
        if _core.sweep(closure.core, [c], goals, 0, 1, 2.0, 60.0, size)[0] == 0
    ]


def column(rows: np.ndarray, name: str) -> np.ndarray:
    return rows[:, NAMES.index(name)]


def test_a_row_a_candidate_and_nothing_but_numbers(
    closure: Closure, found: list[_core.Candidate]
) -> None:
    rows = features(scene_of(closure), found)
    assert rows.shape == (len(found), len(NAMES))
    assert np.isfinite(rows).all()
    assert features(scene_of(closure), []).shape == (0, len(NAMES))
    assert (column(rows, "goal of kind 0") == 1).all()  # parallels are about directions
    kinds = rows[:, : len(_core.kind_clauses())]
    assert (kinds.argmax(axis=1) == [c.kind for c in found]).all()
    assert (kinds.sum(axis=1) == 1).all()


def test_a_similar_figure_has_the_same_rows(closure: Closure) -> None:
    turned = Figure({p: 3.0 * cmath.rect(1, 0.7) * z + 2 for p, z in closure.coordinates.items()})
    other = closed(PROBLEM, turned)
    rows = {}
    for which in (closure, other):
        names = _core.find_candidates(which.core, 1000, 3, 0)
        table = features(scene_of(which), names)
        rows[which] = {
            (c.kind, *c.args): row for c, row in zip(names, table, strict=True) if c.score > 3
        }
    shared = rows[closure].keys() & rows[other].keys()
    assert len(shared) > 50
    by_order = [NAMES.index(n) for n in ("rank", "definitions", "definitions before", "score")]
    kept = [i for i in range(len(NAMES)) if i not in by_order]
    same = [np.allclose(rows[closure][k][kept], rows[other][k][kept], atol=1e-4) for k in shared]
    assert np.mean(same) > 0.98  # a count may change where two values fall on a step of the grid


def test_counts_of_what_meets_in_a_midpoint() -> None:
    # d is the midpoint of ab; the midpoint of ac is as far from a as from c.
    problem = parse("a b c = triangle; d = midpoint d a b ? cong a c b c")
    closure = closed(problem, Figure({"a": 0j, "b": 4 + 0j, "c": 1 + 3j, "d": 2 + 0j}))
    candidates = _core.find_candidates(closure.core, 500, 3, 0)
    midpoint = next(c for c in candidates if (c.x, c.y) == (0.5, 1.5))
    goals = closure.statements(problem.goals)
    scene = Scene.of(closure.core, list(closure.coordinates.values()), goals)
    (row,) = features(scene, [midpoint])
    values = dict(zip(NAMES, row.tolist(), strict=True))
    assert values["lines"] == pytest.approx(np.log(2))  # line ac
    assert values["equal distances to goal points"] == pytest.approx(np.log(2))
    assert values["arguments in the goal"] == 1.0
    assert values["goal segments among the arguments"] == 1.0
    # Half of bc, seen from d, and half of ac: the direction to d is that of bc.
    assert values["directions of the goal"] >= np.log(2)


def test_the_shipped_order_puts_points_that_prove_first(
    closure: Closure, found: list[_core.Candidate]
) -> None:
    points = list(closure.coordinates.values())
    ranked = LearnedRanking().order(closure.core, points, goals_of(closure), found)
    assert sorted(map(id, ranked.candidates)) == sorted(map(id, found))
    assert ranked.scores == sorted((c.score for c in found), reverse=True)
    assert min(proving(closure, ranked.candidates[:50])) < 10
    again = LearnedRanking().order(closure.core, points, goals_of(closure), found)
    assert [id(c) for c in again.candidates] == [id(c) for c in ranked.candidates]


def test_the_weights_decide_the_order(
    closure: Closure, found: list[_core.Candidate], tmp_path: Path
) -> None:
    # One layer that asks for midpoints alone.
    midpoint = next(i for i, c in enumerate(_core.kind_clauses()) if c.startswith("midpoint"))
    weight = np.zeros((1, len(NAMES)), np.float32)
    weight[0, midpoint] = 1.0
    path = write(tmp_path, weight, NAMES)
    points = list(closure.coordinates.values())
    order = LearnedRanking(path).order(closure.core, points, goals_of(closure), found).candidates
    count = sum(c.kind == midpoint for c in found)
    assert count > 3
    assert sum(c.kind == midpoint for c in order[: 2 * count]) == count
    assert order[0].kind == midpoint
    # The finder's first candidates are not put off: every other place is theirs.
    places = {id(c): i for i, c in enumerate(order)}
    assert all(places[id(c)] <= 2 * i + 1 for i, c in enumerate(found))
    search = AuxiliarySearch(closure, PROBLEM.goals, SearchConfig(workers=1))
    search.ranking = LearnedRanking(path)
    tried: list[int] = []
    search.run(10.0, lambda path: bool(tried.append(path[0].kind)) or True)
    assert len(tried) == 1


def write(folder: Path, weight: np.ndarray, columns: tuple[str, ...]) -> Path:
    path = folder / "ranking.safetensors"
    size = weight.shape[1]
    tensors = {
        "mean": np.zeros(size, np.float32),
        "scale": np.ones(size, np.float32),
        "weight0": weight,
        "bias0": np.zeros(1, np.float32),
    }
    save_file(tensors, path, {"columns": json.dumps(columns)})
    return path


def test_missing_weights_give_the_heuristic_order(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    missing = tmp_path / "none.safetensors"
    with pytest.raises(RankingError, match="no weights"):
        LearnedRanking(missing)
    with caplog.at_level(logging.WARNING):
        ranking = open_ranking(RankingKind.LEARNED, missing)
    assert isinstance(ranking, HeuristicRanking)
    assert "heuristic order" in caplog.text


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, np.zeros((1, 3), np.float32), ("one", "two", "three"))
    with pytest.raises(RankingError, match="other features"):
        LearnedRanking(path)
    path.write_bytes(b"no tensors")
    with pytest.raises(RankingError, match="no weights"):
        LearnedRanking(path)


@pytest.mark.parametrize("kind", RankingKind)
def test_both_orders_prove(kind: RankingKind) -> None:
    search = SearchConfig(ranking=kind, workers=1)
    solution = solve(PROBLEM, SolveConfig(deadline_s=20.0, search=search))
    assert solution.verdict is Verdict.PROVED
    assert solution.proof is not None
    assert solution.proof.auxiliary
    assert solve(PROBLEM, SolveConfig(deadline_s=20.0, search=search)).closures == solution.closures


def test_heuristic_order_is_the_finders(closure: Closure, found: list[_core.Candidate]) -> None:
    points = list(closure.coordinates.values())
    ranked = HeuristicRanking().order(closure.core, points, goals_of(closure), found)
    assert ranked.candidates == found
    assert ranked.scores == [c.score for c in found]
