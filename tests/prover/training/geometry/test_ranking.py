"""Labels are what closures say; the loss counts what rows stand for; training learns an order."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from geometry.auxiliary import LearnedRanking
from geometry.auxiliary.features import NAMES
from geometry.engine import Closure, Stop
from geometry.engine import _core as core
from geometry.figure import build
from geometry.language import hypotheses, parse
from geometry.synthetic import Recipe, Split, Store, SyntheticProblem
from prover.training.errors import TrainingError
from prover.training.geometry import labels, ranking
from prover.training.geometry.labels import Block, LabelConfig, label, labelled
from prover.training.geometry.ranking import RankingConfig, judge, listwise, train

PROBLEM = SyntheticProblem(
    figure=0,
    problem="a b c = triangle a b c; d = circle d a b c; e = incenter e c a d; f = foot f e a d; "
    "g = on_line g a e, on_circle g e a; h = on_line h c e, on_circle h e c ? para d g f h",
    auxiliary=("x1 = reflect x1 h d c",),
    steps=31,
    key="0123456789abcdef",
)


def test_labels_are_what_the_closure_says() -> None:
    block = label(PROBLEM, LabelConfig(), whole=True)
    assert block is not None
    assert 0 < block.proves.sum() < block.size == len(block.rows)
    problem = parse(PROBLEM.problem)
    closure = Closure(build(problem)[0], hypotheses(problem))
    assert closure.saturate(problem.goals) is Stop.SATURATED
    pool = core.find_candidates(closure.core, 4000, 3, 0)
    goals = closure.statements(problem.goals)
    sample = [*np.flatnonzero(block.proves)[:5], *np.flatnonzero(~block.proves)[:20]]
    for i in sample:
        stop, _ = core.extend(closure.core, [pool[i]], goals, 5.0)
        assert (Stop(stop) is Stop.GOAL) == block.proves[i]


def test_a_sample_stands_for_all() -> None:
    config = LabelConfig(positives=2, hard=10, easy=20)
    block, whole = label(PROBLEM, config, whole=False), label(PROBLEM, config, whole=True)
    assert block is not None
    assert whole is not None
    assert len(block.rows) == 32
    assert block.stands_for.sum() == pytest.approx(block.size)
    assert (whole.proves[block.ranks] == block.proves).all()
    assert np.array_equal(whole.rows[block.ranks], block.rows)


def test_a_problem_that_no_point_proves_has_no_rows() -> None:
    # Provable as it stands, so that there is nothing to label.
    plain = replace(PROBLEM, problem="a b c = triangle a b c; d = midpoint d a b ? coll a b d")
    assert label(plain, LabelConfig(), whole=True) is None


def blocks(count: int, seed: int) -> list[Block]:
    """Problems in which the candidate that proves is the one with the largest second feature."""
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        rows = rng.normal(size=(40, len(NAMES))).astype(np.float16)
        proves = rows[:, 1] == rows[:, 1].max()
        ones, ranks = np.ones(40, np.float32), np.arange(40, dtype=np.int32)
        made.append(Block(rows, proves, ones, ranks, 40))
    return made


def test_the_loss_counts_candidates_that_rows_stand_for() -> None:
    class Zero(nn.Module):
        def forward(self, rows: torch.Tensor) -> torch.Tensor:
            return rows[:, 0] * 0

    (block,) = blocks(1, 0)
    block = replace(block, proves=np.arange(40) < 1)
    assert listwise(Zero(), [block], "cpu").item() == pytest.approx(np.log(40))
    heavy = replace(block, stands_for=np.where(block.proves, 1, 3).astype(np.float32))
    assert listwise(Zero(), [heavy], "cpu").item() == pytest.approx(np.log(1 + 3 * 39), rel=1e-5)


def test_judging_counts_closures_to_the_first_that_proves() -> None:
    class Reversed(nn.Module):
        def forward(self, rows: torch.Tensor) -> torch.Tensor:
            return torch.arange(len(rows)).float()

    (block,) = blocks(1, 0)
    block = replace(block, proves=np.isin(np.arange(40), [7, 37]))
    judged = judge(Reversed(), [block], "cpu")
    assert judged.mean == pytest.approx(3)
    assert judged.ratio == pytest.approx(3 / 8)
    assert judged.first == 0


def fake_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(folder, 0, Recipe())
    for figure in range(10):
        store.add(figure, [replace(PROBLEM, figure=figure, key=f"{figure:016}")])
    monkeypatch.setattr(ranking, "_blocks", lambda data, split, *_: blocks(60, len(split)))


def test_training_learns_an_order_and_writes_what_the_search_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_data(tmp_path, monkeypatch)
    config = RankingConfig(hidden=(16,), epochs=6, batch=8, dropout=0.0)
    best = train(tmp_path, tmp_path / "one.safetensors", config)
    assert best.ratio < 0.5
    shipped = LearnedRanking(tmp_path / "one.safetensors")
    (block,) = blocks(1, 99)
    values = shipped.values(block.rows.astype(np.float32))
    assert block.proves[np.argsort(-values)[:3]].any()
    record = json.loads((tmp_path / "one.json").read_text())
    assert record["config"] == {**asdict(config), "hidden": list(config.hidden)}
    assert len(record["curve"]) == 6
    assert record["data"]["recipe"]["seed"] == 0
    # Equal data and configuration: equal weights.
    train(tmp_path, tmp_path / "two.safetensors", config)
    one, two = ((tmp_path / f"{n}.safetensors").read_bytes() for n in ("one", "two"))
    assert one == two


def test_labelling_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path, 0, Recipe())
    for figure in range(5):
        store.add(figure, [replace(PROBLEM, figure=figure, key=f"{figure:016}")])
    calls: list[str] = []

    def fake(problem: SyntheticProblem, config: LabelConfig, *, whole: bool) -> Block | None:
        calls.append(problem.key)
        return blocks(1, problem.figure)[0] if problem.figure != 3 else None

    monkeypatch.setattr(labels, "label", fake)
    monkeypatch.setattr(labels, "SHARD", 2)
    first = [b for _, found in labelled(tmp_path, Split.TRAIN, LabelConfig()) for b in found]
    assert (len(first), len(calls)) == (4, 5)
    store.add(5, [replace(PROBLEM, figure=5, key=f"{5:016}")])
    second = [b for _, found in labelled(tmp_path, Split.TRAIN, LabelConfig()) for b in found]
    assert len(calls) == 7  # the last shard has grown
    assert all(np.array_equal(a.rows, b.rows) for a, b in zip(first, second, strict=False))
    with pytest.raises(TrainingError, match="other features or settings"):
        list(labelled(tmp_path, Split.TRAIN, LabelConfig(hard=1)))


def test_no_data_is_one_line_of_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ranking.main([str(tmp_path)]) == 2
    assert "python -m geometry.synthetic" in capsys.readouterr().err
