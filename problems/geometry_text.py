"""Reads geometry problems: plain text of name and problem lines, and our own set.

The plain format is AlphaGeometry's: one line holds a name, the next the problem; blank lines and
lines that start with `#` count for nothing. The text itself is not parsed here: that is
`geometry.parse`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from problems.loaders.toml_file import parse_toml
from problems.problem import Category, Difficulty, Problem, ProblemError, Source

OUR_SET = Path(__file__).with_name("geometry")
"""The folder of our own problems, TOML files."""


def parse_geometry(text: str, origin: str) -> list[Problem]:
    """The problems of a plain text, in order. A single problem line needs no name.

    `origin` names the text in messages and as the source. Raises `ProblemError` when a name has no
    problem, a problem no name, or a name comes twice.
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if len(lines) == 1 and _states(lines[0]):
        return [_problem("statement", lines[0], origin)]
    if not lines:
        raise ProblemError(f"{origin}: empty; give a name line and a problem line")
    problems: dict[str, Problem] = {}
    for name, statement in _pairs(lines, origin):
        if name in problems:
            raise ProblemError(f"{origin}: the name {name} comes twice; rename one")
        problems[name] = _problem(name, statement, origin)
    return list(problems.values())


def load_geometry(path: Path) -> list[Problem]:
    """The problems of a file: our TOML format by its ending, the plain format otherwise."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise ProblemError(f"{path}: cannot be read as text ({failure})") from None
    return (
        parse_toml(text, str(path)) if path.suffix == ".toml" else parse_geometry(text, str(path))
    )


def our_geometry() -> list[Problem]:
    """Our own geometry problems, in the order of their files."""
    return [p for path in sorted(OUR_SET.glob("*.toml")) for p in load_geometry(path)]


def _states(line: str) -> bool:
    """Whether a line is a problem rather than a name."""
    return "=" in line


def _pairs(lines: list[str], origin: str) -> Iterator[tuple[str, str]]:
    rest = iter(lines)
    for name in rest:
        if _states(name):
            raise ProblemError(f"{origin}: a problem without a name line before it: {name[:60]}")
        statement = next(rest, None)
        if statement is None or not _states(statement):
            raise ProblemError(f"{origin}: no problem line after the name {name[:60]}")
        yield name, statement


def _problem(name: str, statement: str, origin: str) -> Problem:
    return Problem(
        name=name,
        words="",
        lean=None,
        geometry=statement,
        source=Source(contest=origin),
        category=Category.GEOMETRY,
        difficulty=Difficulty.UNRATED,
    )
