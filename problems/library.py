"""Hypatia's own problems: the olympiad set, its false variants, the geometry texts."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from problems.loaders.read import PARSERS
from problems.problem import Problem, ProblemError

OLYMPIAD = "olympiad"
OLYMPIAD_FALSE = "olympiad-false"
GEOMETRY = "geometry"
_FOLDERS = {OLYMPIAD: "olympiad", OLYMPIAD_FALSE: "olympiad_false", GEOMETRY: "geometry"}


def set_names() -> tuple[str, ...]:
    """The names `library_set` knows: the three sets, then the categories of the olympiad set."""
    categories = sorted({problem.category.value for problem in _folder(OLYMPIAD)})
    return (*_FOLDERS, *(c for c in categories if c not in _FOLDERS))


def library_set(name: str) -> tuple[Problem, ...]:
    """The problems of a set, in file order; empty if no set has that name."""
    if name in _FOLDERS:
        return _folder(name)
    return tuple(p for p in _folder(OLYMPIAD) if p.category.value == name)


def library() -> dict[str, Problem]:
    """Every problem of ours by name; names are unique over all sets."""
    return dict(_library())


@cache
def _library() -> dict[str, Problem]:
    problems: dict[str, Problem] = {}
    for folder in _FOLDERS:
        for problem in _folder(folder):
            if problem.name in problems:
                raise ProblemError(f"{folder}: two problems are called {problem.name}; rename one")
            problems[problem.name] = problem
    return problems


@cache
def _folder(name: str) -> tuple[Problem, ...]:
    """The problems of all data files of a set, files in alphabetical order."""
    folder = resources.files("problems") / _FOLDERS[name]
    if not folder.is_dir():
        return ()
    files = sorted((f for f in folder.iterdir() if _suffix(f) in (".toml", ".txt")), key=_name)
    found = []
    for file in files:
        found += PARSERS[_suffix(file)](file.read_text("utf-8"), file.name)
    return tuple(found)


def _name(file: Traversable) -> str:
    return file.name


def _suffix(file: Traversable) -> str:
    return f".{file.name.rpartition('.')[2]}"
