"""Whether two geometry texts say the same of the points they share: by figures, numerically.

In figures of either text what the other assumes has to hold, and so have its goals; each goal of one has to
be equivalent to one of the other in figures where nothing else is assumed. Points of one text alone (centres
that the words do not name) count by what follows from them: equal lengths, and circles around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from geometry import Fact, Figure, FigureError, GeometryError, GeometryProblem, build, holds, parse
from geometry.language import Predicate, hypotheses

FIGURES = 3
"""Figures that are drawn of each text."""
_TOLERANCE = 1e-6
_LIMIT_S = 8.0


def same_figure(one: str, other: str) -> bool:
    """Whether two texts of the geometry language agree. False, too, where one cannot be drawn."""
    try:
        first, second = parse(one), parse(other)
        return (
            bool(first.goals)
            and _follows(first, second)
            and _follows(second, first)
            and _matched(first.goals, second.goals)
            and _matched(second.goals, first.goals)
        )
    except (GeometryError, FigureError):
        return False


def _follows(drawn: GeometryProblem, said: GeometryProblem) -> bool:
    """Whether what one text assumes holds in the figures of the other."""
    known = frozenset(drawn.points)
    wanted = [*_visible(hypotheses(said), known), *said.goals]
    if any(set(goal.args) - known for goal in said.goals):
        return False
    figures = build(drawn, seed=7, count=FIGURES, limit_s=_LIMIT_S)
    return all(holds(fact, figure, _TOLERANCE) for figure in figures for fact in wanted)


def _visible(facts: Iterable[Fact], known: frozenset[str]) -> Iterator[Fact]:
    """What some facts say of known points: those facts, and what equal lengths join."""
    facts = tuple(facts)
    yield from (fact for fact in facts if set(fact.args) <= known)
    for group in _equal_lengths(facts):
        seen = [segment for segment in group if set(segment) <= known]
        yield from (_cong(seen[0], segment) for segment in seen[1:])
        for centre in set().union(*group) - known:
            around = sorted({p for s in group if centre in s for p in s} & known)
            for four in combinations(around, 4):
                yield Fact(Predicate("cyclic"), four)


def _cong(one: frozenset[str], other: frozenset[str]) -> Fact:
    return Fact(Predicate("cong"), (*sorted(one), *sorted(other)))


def _equal_lengths(facts: Iterable[Fact]) -> list[set[frozenset[str]]]:
    """Classes of segments that the facts make equally long."""
    groups: list[set[frozenset[str]]] = []
    for fact in facts:
        if fact.predicate is not Predicate("cong"):
            continue
        a, b, c, d = fact.args
        pair = {frozenset((a, b)), frozenset((c, d))}
        joined = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair]
        groups.append(pair.union(*joined))
    return groups


def _matched(mine: Iterable[Fact], theirs: Iterable[Fact]) -> bool:
    others = tuple(theirs)
    return all(any(_implies(goal, other) for other in others) for goal in mine)


def _implies(goal: Fact, other: Fact) -> bool:
    """Whether one goal alone makes the other true, in figures where nothing else is known."""
    if goal == other:
        return True
    if set(goal.args) != set(other.args):
        return False
    points = sorted(set(goal.args))
    clauses = [f"{point} = free {point}" for point in points]
    clauses[-1] += f", {goal}"
    try:
        figures = build(parse("; ".join(clauses)), seed=3, count=2, limit_s=_LIMIT_S)
    except (GeometryError, FigureError):
        return False
    return all(_true(other, figure) for figure in figures)


def _true(fact: Fact, figure: Figure) -> bool:
    return holds(fact, figure, _TOLERANCE)
