"""Plane geometry in words: the problems that the rules were made with, and what they refuse."""

from __future__ import annotations

from importlib import resources

import pytest

from geometry import parse
from problems import Problem, load_set
from prover.formalize.local.geometry import translations
from prover.formalize.same_figure import same_figure

DEVELOP = load_set(str(resources.files("problems") / "geometry_words" / "develop.toml"))


@pytest.mark.parametrize("problem", DEVELOP[::3], ids=lambda problem: problem.name)
def test_problems_agree_with_their_references(problem: Problem) -> None:
    line = next(translations(problem.words), None)
    assert line is not None
    assert same_figure(line, problem.geometry or "")


@pytest.mark.parametrize("problem", DEVELOP, ids=lambda problem: problem.name)
def test_every_translation_is_a_problem_with_a_goal(problem: Problem) -> None:
    for line in translations(problem.words):
        assert parse(line).goals


@pytest.mark.parametrize(
    "words",
    [
        "Let ABC be a triangle. Prove that X lies on AB in a mysterious way.",
        "Let ABC be a triangle and let D be the blick point of BC. Prove that AD = BC.",
        "Prove that AB is parallel to CD.",
    ],
)
def test_what_is_not_understood_is_not_translated(words: str) -> None:
    lines = list(translations(words))
    assert all("X" not in line for line in lines)
    assert not lines


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("A B C = iso_triangle A B C ? cong A B A C",
         "A B C = triangle A B C, cong A B A C ? cong A C A B", True),
        ("A B C = triangle A B C; M = midpoint M A B ? cong M A M B",
         "A B C = triangle A B C; M = on_line M A B ? cong M A M B", False),
        ("A B C = iso_triangle A B C ? perp A B A C", "A B C = iso_triangle A B C ? cong A B A C", False),
    ],
)  # fmt: skip
def test_figures_tell_texts_apart(one: str, other: str, agree: bool) -> None:
    assert same_figure(one, other) is agree
