from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from geometry.figure import build, error, holds, measure
from geometry.language import Predicate, hypotheses, parse
from geometry.language.numbers import angle, rational
from problems.geometry_text import load_geometry, our_geometry, parse_geometry
from problems.problem import Category, Kind, Problem, ProblemError

OURS = our_geometry()


def test_name_and_problem_lines() -> None:
    text = "# two problems\nfirst\na b = segment ? cong a b b a\n\nsecond\na = free a\n"
    problems = parse_geometry(text, "a file")
    assert [p.name for p in problems] == ["first", "second"]
    assert problems[0].geometry == "a b = segment ? cong a b b a"
    assert problems[0].category is Category.GEOMETRY
    assert problems[0].source.contest == "a file"


def test_a_single_problem_needs_no_name() -> None:
    (problem,) = parse_geometry("a b c = triangle ? coll a b c", "input")
    assert problem.name == "statement"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("lonely", "no problem line after the name lonely"),
        ("one\ntwo\n", "no problem line after the name one"),
        ("a = free a\nb = free b\n", "without a name line"),
        ("n\na = free a\nn\na = free a\n", "comes twice"),
    ],
)
def test_what_does_not_read(text: str, message: str) -> None:
    with pytest.raises(ProblemError, match=message):
        parse_geometry(text, "a file")


def test_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("n\na b c = triangle a b c ? coll a b c\n", encoding="utf-8")
    assert load_geometry(plain)[0].name == "n"
    with pytest.raises(ProblemError, match="cannot be read"):
        load_geometry(tmp_path / "missing.txt")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ProblemError, match="cannot be read"):
        load_geometry(tmp_path / "bytes.txt")


def test_our_set() -> None:
    names = [p.name for p in OURS]
    assert len(set(names)) == len(names)
    assert sum(p.source.contest == "IMO" for p in OURS) == 30
    assert sum(p.source.contest == "school" for p in OURS) >= 12
    assert all(p.words and p.category is Category.GEOMETRY for p in OURS)


@pytest.mark.parametrize("problem", OURS, ids=lambda p: p.name)
def test_our_problems_are_true_in_several_figures(problem: Problem) -> None:
    parsed = parse(problem.geometry or "", problem.name)
    assert parsed.goals
    for figure in build(parsed, seed=3, count=3):
        assert all(error(f, figure) < 1e-12 for f in hypotheses(parsed))
        assert all(holds(g, figure) for g in parsed.goals)
        assert figure.spread > 0.005


@pytest.mark.parametrize("problem", [p for p in OURS if p.kind is Kind.FIND], ids=lambda p: p.name)
def test_answers_are_what_figures_measure(problem: Problem) -> None:
    parsed = parse(problem.geometry or "")
    (goal,) = parsed.goals
    assert goal.asks and problem.answer
    angular = goal.predicate is Predicate.ACONST
    answer = angle(problem.answer) if angular else rational(problem.answer)
    assert isinstance(answer, Fraction)
    for figure in build(parsed, seed=5, count=3):
        assert measure(goal, figure) == pytest.approx(float(answer))
