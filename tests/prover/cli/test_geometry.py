"""Geometry problems through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.prover.cli.conftest import Prover

NEEDS_A_POINT = (
    "a b c = triangle; d = circle d a b c; e = incenter e c a d; f = foot f e a d;"
    " g = on_line g a e, on_circle g e a; h = on_line h c e, on_circle h e c ? para d g f h"
)
PAPPUS = (
    "a b = segment; c = on_line c a b; d e = segment; f = on_line f d e;"
    " x = on_line x a e, on_line x b d; y = on_line y a f, on_line y c d;"
    " z = on_line z b f, on_line z c e ? coll x y z"
)
ISOSCELES = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_line_of_text_is_proved_and_its_proof_replayed(prover: Prover) -> None:
    ran = prover("solve", ISOSCELES, "--output", "proof.json")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("# statement: proved in ")
    ran = prover("geometry", "check", "proof.json", "--json")
    assert ran.code == 0, ran.err
    answer = json.loads(ran.out)
    assert answer["verdict"] == "proved"
    assert answer["certificate"]["replayed_in_figures"] > 0
    assert answer["stats"]["statement"] == ISOSCELES


def test_json_of_a_competition_problem(prover: Prover) -> None:
    ran = prover("solve", "imo_2004_p1", "--json")
    assert ran.code == 0, ran.err
    answer = json.loads(ran.out)
    assert set(answer) == {"problem", "verdict", "seconds", "proof", "certificate", "stats"}
    assert (answer["problem"], answer["verdict"]) == ("imo_2004_p1", "proved")
    Path("proof.json").write_text(json.dumps(answer["certificate"]["proof_file"]))
    assert prover("geometry", "check", "proof.json").code == 0


def test_a_false_goal(prover: Prover) -> None:
    ran = prover("solve", "-", "--json", stdin=b"a b c = triangle a b c ? cong a b a c")
    assert ran.code == 1, ran.err
    assert json.loads(ran.out)["verdict"] == "disproved"


def test_a_proof_with_another_goal_is_refused(prover: Prover) -> None:
    assert prover("solve", ISOSCELES, "--output", "proof.json").code == 0
    text = Path("proof.json").read_text()
    assert "? eqangle b a b c c b c a" in text
    Path("proof.json").write_text(text.replace("? eqangle b a b c c b c a", "? cong a b b c"))
    ran = prover("geometry", "check", "proof.json")
    assert ran.code == 1
    assert "not proved" in ran.out


def test_coordinates_that_do_not_fit_are_not_believed(prover: Prover) -> None:
    """A file whose figure breaks the hypotheses is judged by figures built here alone."""
    assert prover("solve", ISOSCELES, "--output", "proof.json").code == 0
    file = json.loads(Path("proof.json").read_text())
    file["figure"] = {"a": [0.0, 0.0], "b": [1.0, 0.0], "c": [0.0, 3.0]}
    Path("proof.json").write_text(json.dumps(file))
    honest = json.loads(prover("geometry", "check", "proof.json", "--json").out)
    assert honest["certificate"]["replayed_in_figures"] == 3


@pytest.mark.parametrize("ending", ["svg", "png", "tex", "txt"])
def test_outputs_by_ending(prover: Prover, ending: str) -> None:
    assert prover("solve", ISOSCELES, "--output", f"out.{ending}").code == 0
    begins = {"svg": b"<", "png": b"\x89PNG", "tex": b"Angles", "txt": b"Given"}
    assert Path(f"out.{ending}").read_bytes().startswith(begins[ending])


def test_a_picture_without_a_solution(prover: Prover) -> None:
    ran = prover("geometry", "draw", "imo_2004_p1")
    assert ran.code == 0, ran.err
    assert ran.out == "imo_2004_p1.svg\n"
    assert Path("imo_2004_p1.svg").read_text().startswith("<")


def test_a_set_goes_on_where_it_stopped(prover: Prover) -> None:
    Path("set.txt").write_text(f"one\n{ISOSCELES}\ntwo\na b c = triangle a b c ? coll a b c\n")
    ran = prover("eval", "set.txt", "--output", "run", "--limit", "1")
    assert ran.code == 0, ran.err
    assert [line["problem"] for line in _lines("run/results.jsonl")] == ["one"]
    ran = prover("eval", "set.txt", "--output", "run")
    assert "1 of 2 problems have their line" in ran.out
    assert [(line["problem"], line["verdict"]) for line in _lines("run/results.jsonl")] == [
        ("one", "proved"),
        ("two", "disproved"),
    ]
    assert ran.out.rstrip().endswith("run: sound; 2 lines, 2 answers checked afresh")

    ran = prover("report", "run")
    assert ran.out == "run/report.html\nrun/report.md\n"
    assert "2 answers checked afresh" in Path("run/report.md").read_text()
    ran = prover("eval", "--compare", "run", "run")
    assert ran.code == 0 and "2 problems in both: 2 settled, then 2" in ran.out
    Path("set.txt").write_text(f"one\n{ISOSCELES}\ntwo\na b c = triangle a b c ? cong a b a c\n")
    ran = prover("eval", "--verify", "run")
    assert ran.code == 1 and "two: the statement is not that of the problem set" in ran.out


def test_a_page_about_one_problem(prover: Prover) -> None:
    ran = prover("solve", ISOSCELES, "--report", "page.html")
    assert ran.code == 0, ran.err
    assert "figure-highlight" in Path("page.html").read_text()
    assert ".html" in prover("solve", ISOSCELES, "--report", "page.pdf").complaint()


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text().splitlines()]


@pytest.mark.lean
def test_a_proof_in_lean(prover: Prover) -> None:
    """The file that is written is checked before, and can be checked again."""
    ran = prover("solve", ISOSCELES, "--lean", "proof.lean", "--json")
    assert ran.code == 0, ran.err
    certificate = json.loads(ran.out)["certificate"]
    assert certificate["theorem"] == "statement"
    assert "Geometry" in certificate["sealed_library"]
    assert certificate["extra_conditions"] == []
    assert "sorry" not in Path("proof.lean").read_text()
    again = prover("check", "proof.lean", "--json")
    assert again.code == 0, again.out


@pytest.mark.lean
def test_a_theorem_of_pappus(prover: Prover) -> None:
    """Menelaus and Ceva in turn; Lean has the last word."""
    ran = prover("solve", PAPPUS, "--seconds", "30", "--lean", "proof.lean", "--json")
    answer = json.loads(ran.out)
    assert answer["verdict"] == "proved", answer["stats"]["reason"]
    assert "checked by Lean" in answer["stats"]["reason"]
    assert "menelaus" in Path("proof.lean").read_text()


@pytest.mark.parametrize("ranking", ["learned", "heuristic"])
def test_either_ranking_finds_a_point(
    prover: Prover, ranking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path))  # no Lean there that the proof waits for
    ran = prover("solve", NEEDS_A_POINT, "--ranking", ranking, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["certificate"]["auxiliary_points"]


def test_an_unknown_ranking_is_bad_input(prover: Prover) -> None:
    ran = prover("solve", NEEDS_A_POINT, "--ranking", "random")
    assert ran.code == 2
    assert "learned" in ran.err
