"""A key that two problems share when one is the other with points renamed and clauses reordered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from geometry.language import GeometryProblem

_ROUNDS = 4


def key_of(problem: GeometryProblem) -> str:
    """Sixteen hexadecimal digits: colour refinement over constructions and goals.

    A point is told apart by the places that it takes in constructions and goals, and by the points
    that stand beside it there, some rounds deep. Renamed problems have equal keys; different
    problems that this cannot tell apart are rare and pass for one.
    """
    uses = [(c.name, str(c.value), c.args) for c in problem.constructions]
    uses += [(f"? {g.predicate}", str(g.value), g.args) for g in problem.goals]
    colours = dict.fromkeys(problem.points, "")
    for _ in range(_ROUNDS):
        seen: dict[str, list[str]] = {p: [colours[p]] for p in problem.points}
        for word, value, args in uses:
            around = " ".join(colours[a] for a in args)
            for place, point in enumerate(args):
                seen[point].append(f"{word} {value} {place} {around}")
        colours = {p: _digest([lines[0], *sorted(lines[1:])]) for p, lines in seen.items()}
    whole = (f"{word} {value} {' '.join(colours[a] for a in args)}" for word, value, args in uses)
    return _digest(sorted(whole))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
