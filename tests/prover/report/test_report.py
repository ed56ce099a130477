"""The page and the summary as text: whole, self-contained, small, safe from what it shows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from problems import load_set
from prover.evaluate import RunFolder
from prover.geometry import attempt_geometry
from prover.report import entry_of, markdown, page, run_entries, run_facts
from prover.report.highlight import lean
from prover.report.plot import solved_over_time
from prover.report.tree import compact
from tests.prover.report.made import made_run, made_tree


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return made_run(tmp_path_factory.mktemp("report") / "run", lean=10, geometry=2)


def test_the_page_needs_nothing_from_outside(run: RunFolder) -> None:
    html = page(run_facts(run), run_entries(run))
    links = re.findall(r'(?:src|href|action)="([^"]*)"|url\(([^)]*)\)', html)
    assert links and all((a or b).startswith("#") for a, b in links)
    assert not re.search(r"@import|<link|<iframe|<img", html)
    for problem in run.problems.values():
        assert html.count(f'id="p-{problem.name}"') == 1
        assert f'href="#p-{problem.name}"' in html


def test_what_a_problem_says_cannot_leave_its_place(run: RunFolder) -> None:
    (entry,) = [e for e in run_entries(run) if e.verdict == "proved" and e.in_lean][:1]
    evil = "</script><script>alert(1)</script>"
    tree = json.dumps({"root": 0, "left": 0, "nodes": {"0": [evil, "open", 1, 0, [], 0]}})
    html = page(None, [replace(entry, words=evil, proof=evil, reason=evil, tree=tree, name=evil)])
    assert "<script>alert" not in html


def test_markdown_holds_the_figures(run: RunFolder) -> None:
    text = markdown(run_facts(run), run_entries(run))
    settled = sum(line["verdict"] in ("proved", "disproved") for line in run.lines)
    assert f"**{settled} of 12 problems settled" in text
    assert "| geometry | 2 | 2 |" in text
    assert all(f"| {name} |" in text for name in run.problems)


def test_one_geometry_problem_has_its_figure_and_steps() -> None:
    problem = next(p for p in load_set("geometry") if p.name == "imo_2004_p1")
    entry = entry_of(problem, attempt_geometry(problem, 20.0))
    assert entry.figure is not None
    assert len(entry.figure.steps) >= 2
    assert all(layer.startswith("<g ") for _, layer in entry.figure.steps)
    assert any("figure-highlight" in layer for _, layer in entry.figure.steps)
    html = page(None, [entry])
    assert html.count("<template>") == len(entry.figure.steps)


def test_trees_are_cut_to_size_with_the_proof_in() -> None:
    whole = json.loads(compact(made_tree(40), 1_000_000))
    assert len(whole["nodes"]) == 40 and whole["left"] == 3
    small = compact(made_tree(400), 60_000)
    cut = json.loads(small)
    assert set(map(str, range(200))) <= set(cut["nodes"])
    assert cut["left"] == 3 + 400 - len(cut["nodes"])


def test_highlighting_keeps_the_text() -> None:
    text = "theorem x («a b» : Nat) : a < 2 ∧ True := by\n  -- why & how\n  simp [h₁, foo.bar]\n"
    marked = str(lean(text))
    plain = re.sub(r"</?span[^>]*>", "", marked)
    assert plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert "<span class=k>theorem</span>" in marked
    assert "<span class=c>-- why &amp; how</span>" in marked


@pytest.mark.parametrize("points", [(), ((0.0, 1),), ((0.5, 1), (400.0, 2))])
def test_the_plot_takes_any_run(points: tuple[tuple[float, int], ...]) -> None:
    svg = str(solved_over_time(points, 3, 60.0))
    assert "nan" not in svg and svg.count("V") == len(points)


def test_three_hundred_problems_stay_small(tmp_path: Path) -> None:
    run = made_run(tmp_path / "run", lean=290, geometry=10)
    html = page(run_facts(run), run_entries(run))
    assert len(html.encode()) <= 10_000_000
