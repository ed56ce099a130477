"""Folders of problems: resumed as if never cut off, no problem twice, splits by figure."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geometry.language import parse
from geometry.synthetic import DataError, Recipe, Split, Store, SyntheticProblem, pairs, read
from geometry.synthetic.__main__ import main

PROBLEM = SyntheticProblem(
    figure=0,
    problem="a b c = triangle a b c; d = midpoint d a b ? cong c a c b",
    auxiliary=("x1 = midpoint x1 a c", "x2 = midpoint x2 x1 b"),
    steps=3,
    key="one",
)


def test_problems_are_read_back_once_each(tmp_path: Path) -> None:
    store = Store(tmp_path, 0, Recipe())
    store.add(0, [PROBLEM])
    store.add(1, [replace(PROBLEM, figure=1)])  # the same key again
    store.add(9, [replace(PROBLEM, figure=9, key="two")])
    assert [p.key for p in read(tmp_path)] == ["one", "two"]
    assert next(read(tmp_path)) == PROBLEM
    assert [p.key for p in read(tmp_path, Split.TEST)] == ["two"]


def test_pairs_are_the_states_before_each_point() -> None:
    first, second = pairs(PROBLEM)
    assert (first["tactic"], second["tactic"]) == PROBLEM.auxiliary
    assert first["state"] == PROBLEM.problem
    assert PROBLEM.auxiliary[0] in str(second["state"])
    parse(str(second["state"]))


def test_what_a_cut_off_run_left_behind_is_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path, 0, Recipe())
    store.add(0, [PROBLEM])
    with store.problems.open("a") as file:
        file.write(json.dumps({"figure": 1, "problem": "…"}) + "\n" + '{"figure": 2, "pro')
    resumed = Store(tmp_path, 0, Recipe())
    assert resumed.figures == 1
    assert list(read(tmp_path)) == [PROBLEM]


def test_other_settings_are_refused(tmp_path: Path) -> None:
    Store(tmp_path, 0, Recipe()).add(0, [PROBLEM])
    with pytest.raises(DataError, match="another seed or recipe"):
        Store(tmp_path, 1, Recipe())
    with pytest.raises(DataError, match="another seed or recipe"):
        Store(tmp_path, 0, Recipe(most_points=9))


def test_all_problems_of_a_figure_are_in_one_split() -> None:
    splits = [Split.of(figure) for figure in range(1000)]
    assert splits.count(Split.TRAIN) == 800
    assert splits.count(Split.VALID) == splits.count(Split.TEST) == 100


def test_the_command_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def problems_of(number: int, seed: int, recipe: Recipe) -> list[SyntheticProblem]:
        made = replace(PROBLEM, figure=number, key=str(number // 2))
        return [made] if number % 3 else []

    monkeypatch.setattr("geometry.synthetic.__main__.problems_of", problems_of)
    parts, whole = tmp_path / "parts", tmp_path / "whole"
    for count in ("1", "2", "7"):
        assert main([str(parts), "--problems", count]) == 0
    assert main([str(whole), "--problems", "7"]) == 0
    assert "7 problems of" in capsys.readouterr().err
    assert len({p.key for p in read(whole)}) == 7
    for name in ("problems.jsonl", "pairs.jsonl", "recipe.json"):
        assert (parts / name).read_text() == (whole / name).read_text()


def test_the_command_refuses_a_foreign_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "problems.jsonl").write_text("{}\n")
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
