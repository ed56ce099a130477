"""From what a user types to problems: NAME, FILE, FILE::NAME, `-`, or the name of a set."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from problems.library import library, library_set, set_names
from problems.loaders.read import PARSERS, read_file, read_stdin
from problems.problem import Problem, ProblemError


def resolve(spec: str, stdin: BinaryIO | None = None) -> list[Problem]:
    """The problems that `spec` means, at least one.

    - `-`: standard input (`stdin`, by default the process's own);
    - a path (with a `/` or a known suffix, or an existing file): all open problems of the file;
    - `FILE::NAME`: the one of that name;
    - anything else: the problem of ours of that name.

    Raises `ProblemError`: one line that says what is wrong, where, and what to try.
    """
    if spec == "-":
        return read_stdin(stdin)
    path, separator, name = spec.rpartition("::")
    if separator and _is_path(path):
        return [pick(read_file(Path(path)), name)]
    if _is_path(spec):
        return read_file(Path(spec))
    if not spec.strip():
        raise ProblemError("no problem named; give a name, a file or `-`")
    problems = library()
    if spec in problems:
        return [problems[spec]]
    near = _nearest(spec, problems)
    raise ProblemError(f"no problem called {spec!r}; {near}list them with `prover problems list`")


def load_set(spec: str, stdin: BinaryIO | None = None) -> list[Problem]:
    """The problems of a set: `olympiad`, `olympiad-false`, `geometry`, a category, or whatever
    `resolve` takes. Raises `ProblemError`."""
    found = library_set(spec)
    if found:
        return list(found)
    if spec == "-" or _is_path(spec.rpartition("::")[0] or spec) or spec in library():
        return resolve(spec, stdin)
    near = _nearest(spec, [*set_names(), *library()])
    sets = ", ".join(set_names())
    raise ProblemError(f"no set called {spec!r}; {near}the sets are {sets}; a file will do too")


def pick(problems: Sequence[Problem], name: str) -> Problem:
    """The problem of that name; raises `ProblemError` with the nearest names."""
    for problem in problems:
        if problem.name == name:
            return problem
    names = [problem.name for problem in problems]
    near = _nearest(name, names) or f"there are {', '.join(names[:5])}; "
    raise ProblemError(f"no problem called {name!r} there; {near.rstrip('; ')}")


def _nearest(name: str, names: Iterable[str]) -> str:
    """`did you mean a or b? `, or nothing if nothing is near."""
    near = difflib.get_close_matches(name.lower(), list(names), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}? " if near else ""


def _is_path(spec: str) -> bool:
    """Whether `spec` can only be meant as a file: a `/`, a known suffix, or it is there."""
    if not spec or "\0" in spec or len(spec) > 4096:
        return False
    path = Path(spec)
    try:
        return "/" in spec or path.suffix.lower() in PARSERS or path.exists()
    except OSError:
        return False
