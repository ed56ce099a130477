"""Whether a fact holds in a figure, and what a value goal measures there."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable

from geometry.figure.figure import Figure
from geometry.figure.gaps import DegenerateError, flatness, gaps, vector
from geometry.language import Fact, Predicate

TOLERANCE = 1e-9
"""Largest gap under which an equation counts as true; figures are precise to about 1e-12."""
MARGIN = 1e-6
"""Smallest gap over which an inequality counts as true."""

Points = list[complex]


def holds(fact: Fact, figure: Figure, tolerance: float = TOLERANCE) -> bool:
    """Whether `fact` is true in `figure`: every gap at most `tolerance`.

    A fact about a degenerate object (a line through coinciding points) is false, a goal that asks
    for a value is true. An inequality must hold by a margin of 1e-6, whatever the tolerance.
    Raises `KeyError` when the figure lacks a point.
    """
    try:
        if fact.predicate.numeric:
            return _INEQUALITIES[fact.predicate]([figure[a] for a in fact.args])
        if fact.predicate is Predicate.COLL and not _separate([figure[a] for a in fact.args]):
            return False
        return all(abs(gap) <= tolerance for gap in gaps(fact, figure.coordinates))
    except DegenerateError:
        return False


def error(fact: Fact, figure: Figure) -> float:
    """The largest gap of an equational fact in a figure; infinite when it is degenerate."""
    try:
        return max((abs(gap) for gap in gaps(fact, figure.coordinates)), default=0.0)
    except DegenerateError:
        return math.inf


def measure(fact: Fact, figure: Figure) -> float:
    """The value of a valued predicate's points in a figure, whatever the fact itself says.

    `aconst`: the directed angle in units of pi, in [0, 1); `rconst`, `lconst`: the ratio or length;
    `r2const`, `l2const`: its square. Raises `ValueError` for other predicates and
    `DegenerateError` when a line or ratio is degenerate.
    """
    p = [figure[a] for a in fact.args]
    match fact.predicate:
        case Predicate.ACONST:
            turn = vector(p[2], p[3]) / vector(p[0], p[1])
            share = cmath.phase(turn) / cmath.pi % 1
            return 0.0 if share > 1 - 1e-13 else share
        case Predicate.RCONST:
            return abs(vector(p[0], p[1])) / abs(vector(p[2], p[3]))
        case Predicate.R2CONST:
            return (abs(vector(p[0], p[1])) / abs(vector(p[2], p[3]))) ** 2
        case Predicate.LCONST:
            return abs(p[1] - p[0])
        case Predicate.L2CONST:
            return abs(p[1] - p[0]) ** 2
        case _:
            raise ValueError(f"{fact.predicate} has no value")


def _separate(p: Points) -> bool:
    """Whether no two of the points coincide."""
    scale = max(abs(z) for z in p) or 1.0
    return all(abs(a - b) > 1e-13 * scale for i, a in enumerate(p) for b in p[:i])


def _diff(p: Points) -> bool:
    scale = max(abs(z) for z in p) or 1.0
    return all(abs(a - b) > MARGIN * scale for i, a in enumerate(p) for b in p[:i])


def _ncoll(p: Points) -> bool:
    return any(abs(flatness(p[0], p[1], q)) > MARGIN for q in p[2:])


def _npara(p: Points) -> bool:
    cross = vector(p[0], p[1]).conjugate() * vector(p[2], p[3])
    return abs(cross.imag) > MARGIN * abs(cross)


def _nperp(p: Points) -> bool:
    dot = vector(p[0], p[1]).conjugate() * vector(p[2], p[3])
    return abs(dot.real) > MARGIN * abs(dot)


def _cosine(a: complex, b: complex, c: complex) -> float:
    """The cosine of angle bac."""
    turn = vector(a, b).conjugate() * vector(a, c)
    return turn.real / abs(turn)


def _sides(p: Points) -> float:
    one, other = _cosine(*p[:3]), _cosine(*p[3:])
    return one * other if min(abs(one), abs(other)) > MARGIN else math.nan


def _sameclock(p: Points) -> bool:
    one, other = flatness(*p[:3]), flatness(*p[3:])
    return min(abs(one), abs(other)) > MARGIN and one * other > 0


_INEQUALITIES: dict[Predicate, Callable[[Points], bool]] = {
    Predicate.DIFF: _diff,
    Predicate.NCOLL: _ncoll,
    Predicate.NPARA: _npara,
    Predicate.NPERP: _nperp,
    Predicate.SAMESIDE: lambda p: _sides(p) > 0,
    Predicate.NSAMESIDE: lambda p: _sides(p) < 0,
    Predicate.SAMECLOCK: _sameclock,
    Predicate.OBTUSE_ANGLE: lambda p: _cosine(p[1], p[0], p[2]) < -MARGIN,
}
