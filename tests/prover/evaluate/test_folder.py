"""The folder of a run: resumed, joined only with itself, digests over its lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prover.evaluate import RunError, RunFolder, attempts_of, verify_records
from prover.evaluate.plan import file_stem
from tests.prover.evaluate.made import answer, config_of, lean_problem, run_of

ONE, TWO = lean_problem("one", "1 + 1 = 2"), lean_problem("two", "2 + 2 = 5")


def test_a_run_resumes_after_a_cut_line(tmp_path: Path) -> None:
    run_of(tmp_path / "run", [ONE, TWO], ["proved"])
    results = tmp_path / "run" / "results.jsonl"
    kept = results.read_text()
    results.write_text(kept + json.dumps({"problem": "two"})[:9])
    run = RunFolder.create(tmp_path / "run", config_of([ONE, TWO]), [ONE, TWO])
    assert run.done() == {("one", 0)}
    last = list(attempts_of([ONE, TWO], 1, 0))[1]
    run.append(last, answer(TWO, "timeout"))
    run.append(last, answer(TWO, "proved"))
    assert results.read_text().startswith(kept)
    again = RunFolder.read(tmp_path / "run")
    assert [line["verdict"] for line in again.lines] == ["proved", "timeout"]
    assert verify_records(again, [ONE, TWO]).sound
    assert again.problems["one"] == ONE
    assert again.proof(again.lines[0]) == "theorem one : 1 + 1 = 2 := by rfl\n"


def test_another_run_is_not_joined(tmp_path: Path) -> None:
    run_of(tmp_path / "run", [ONE], ["proved"])
    with pytest.raises(RunError, match="seed: 0 → 3"):
        RunFolder.create(tmp_path / "run", config_of([ONE], seed=3), [ONE])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.tex").touch()
    with pytest.raises(RunError, match="no run"):
        RunFolder.create(tmp_path / "other", config_of([ONE]), [ONE])
    with pytest.raises(RunError, match=r"config\.json"):
        RunFolder.read(tmp_path / "other")


def test_attempts_cover_the_set_before_they_repeat() -> None:
    planned = [(a.problem.name, a.number, a.seed) for a in attempts_of([ONE, TWO], 2, 5)]
    assert planned == [("one", 0, 5), ("two", 0, 5), ("one", 1, 6), ("two", 1, 6)]


def test_names_are_no_paths() -> None:
    assert file_stem("one", 0) == "one"
    assert file_stem("one", 2) == "one@2"
    evil = file_stem("../../etc/passwd", 0)
    assert "/" not in evil and not evil.startswith(".")
    assert file_stem("a b", 0) != file_stem("a_b", 0) != file_stem("a c", 0)
