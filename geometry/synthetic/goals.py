"""Truths of a figure that a closure lacks: what might need an auxiliary point."""

from __future__ import annotations

import cmath
import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, permutations

from geometry.engine import Closure
from geometry.engine.forms import DIRECTIONS, LOGS
from geometry.figure import Figure, holds
from geometry.language import Fact, Predicate, trivial

_MODULUS = 2**61 - 1
_GRID = 1e7  # values closer than this count as one, and are compared exactly afterwards

Points = tuple[str, ...]
"""Two points: their line or distance. Three: the angle or ratio at the first between the others."""


MEASURED = (Predicate.EQANGLE, Predicate.EQRATIO)
"""Kinds of facts that compare two angles or two ratios."""


def lacking(closure: Closure, rng: random.Random, *, measured: bool = True) -> list[Fact]:
    """Facts that the closure's figure shows and the closure does not know, one of a kind at most.

    Collinear points, circles, parallels, perpendiculars and equal lengths in random order; then, if
    `measured`, equal angles and equal ratios of two pairs of segments with a common end.
    """
    names, figure = closure.names, closure.figure
    pairs: list[Points] = list(combinations(names, 2))
    corners: list[Points] = [(v, p, q) for v in names for p, q in pairs if v not in (p, q)]
    directions, logs = _Values(closure, DIRECTIONS), _Values(closure, LOGS)
    angles = directions.apart(corners, rng)
    facts = [_directed(figure, p, q) for p, q in directions.apart(pairs, rng)]
    facts += [Fact(Predicate.CONG, p + q) for p, q in logs.apart(pairs, rng)]
    if angles:
        for p, q in pairs:
            over = [(v, p, q) for v in names if v not in (p, q)]
            for one, other in directions.apart(over, rng):
                facts.append(Fact(Predicate.CYCLIC, (p, q, one[0], other[0])))
    rng.shuffle(facts)
    if measured:
        ratios = logs.apart(corners, rng)
        further = [
            Fact(predicate, (*p[:2], p[0], p[2], *q[:2], q[0], q[2]))
            for predicate, found in zip(MEASURED, (angles, ratios), strict=True)
            for p, q in found
        ]
        rng.shuffle(further)
        facts += further
    kept: dict[Predicate, Fact] = {}
    for fact in facts:
        if fact.predicate in kept or trivial(fact) or not holds(fact, figure):
            continue
        if not closure.proves(fact):
            kept[fact.predicate] = fact
    return list(kept.values())


class _Values:
    """What the pairs of points of a closure measure, and which of it the closure knows.

    Directions in units of pi, or logarithms of lengths. Known values are equal for pairs that the
    closure knows to be equal up to a constant.
    """

    def __init__(self, closure: Closure, table: int) -> None:
        self.table = table
        self.measured: dict[tuple[str, str], float] = {}
        self.known: dict[tuple[str, str], int] = {}
        places = closure.coordinates
        for p, q in permutations(closure.names, 2):
            step = cmath.log(places[q] - places[p])
            self.measured[p, q] = step.real if table == LOGS else step.imag / cmath.pi
            self.known[p, q] = closure.core.hash(table, closure.index[p], closure.index[q])

    def apart(self, items: Sequence[Points], rng: random.Random) -> list[tuple[Points, Points]]:
        """For each value in the figure that the closure takes for several: two that have it."""
        classes: dict[int, dict[int, list[Points]]] = defaultdict(lambda: defaultdict(list))
        for item in items:
            first, *rest = item
            measured, known = self.measured[first, rest[0]], self.known[first, rest[0]]
            if len(rest) > 1:
                measured -= self.measured[first, rest[1]]
                known = (known - self.known[first, rest[1]]) % _MODULUS
            if self.table == DIRECTIONS:  # of lines modulo a right angle, of angles modulo two
                measured %= 1.0 if len(rest) > 1 else 0.5
            classes[round(_GRID * measured)][known].append(item)
        found = []
        for parts in classes.values():
            if len(parts) > 1:
                one, other = rng.sample(list(parts.values()), 2)
                found.append((rng.choice(one), rng.choice(other)))
        return found


def _directed(figure: Figure, p: Points, q: Points) -> Fact:
    """Two lines at right angles, parallel, or one."""
    points = tuple(dict.fromkeys((*p, *q)))
    turn = (figure[q[1]] - figure[q[0]]) / (figure[p[1]] - figure[p[0]])
    if abs(turn.real) < abs(turn.imag):
        return Fact(Predicate.PERP, (*p, *q))
    return Fact(Predicate.COLL, points) if len(points) == 3 else Fact(Predicate.PARA, (*p, *q))
