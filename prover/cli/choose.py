"""From what the user typed to one problem."""

from __future__ import annotations

from problems import Problem, pick, resolve
from problems.geometry_text import parse_geometry
from problems.loaders.read import looks_like_geometry
from prover.cli.errors import BadInput


def choose(spec: str, theorem: str | None = None) -> Problem:
    """The problem meant by NAME, FILE, FILE::NAME, `-` or a line of the geometry language.

    Raises ProblemError, and BadInput when a file holds several and none is named.
    """
    found = parse_geometry(spec, "command line") if looks_like_geometry(spec) else resolve(spec)
    if theorem is not None:
        return pick(found, theorem)
    if len(found) > 1:
        names = ", ".join(problem.name for problem in found[:5])
        more = ", …" if len(found) > 5 else ""
        raise BadInput(
            f"{spec} holds {len(found)} problems; choose one with --theorem: {names}{more}"
        )
    return found[0]
