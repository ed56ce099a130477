"""Candidates as clauses of the language."""

from __future__ import annotations

from collections.abc import Sequence

from geometry.engine import _core as core
from geometry.proof import AuxiliaryPoint

_CLAUSES = core.kind_clauses()


def fresh_name(taken: Sequence[str]) -> str:
    """A point name not taken yet: `x1`, `x2`, ..."""
    used = set(taken)
    number = 1
    while f"x{number}" in used:
        number += 1
    return f"x{number}"


def clause(candidate: core.Candidate, name: str, names: Sequence[str]) -> str:
    """The clause that introduces a candidate as `name`; `names`: the points by number."""
    body = []
    for word in _CLAUSES[candidate.kind].split(" "):
        bare = word.rstrip(",")
        comma = word[len(bare) :]
        if bare == "z":
            bare = name
        elif bare.isdigit():
            bare = names[candidate.args[int(bare)]]
        body.append(bare + comma)
    return f"{name} = {' '.join(body)}"


def points(candidates: Sequence[core.Candidate], names: Sequence[str]) -> list[AuxiliaryPoint]:
    """The auxiliary points of an attempt, named in order."""
    known = list(names)
    found = []
    for candidate in candidates:
        name = fresh_name(known)
        text = clause(candidate, name, known)
        found.append(AuxiliaryPoint(name, text, complex(candidate.x, candidate.y)))
        known.append(name)
    return found
