"""Loci from facts: where a new point may be when a fact is demanded of it and of placed points.

The common facts give lines and circles; any other gives the curve on which its gap vanishes.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping, Sequence

from geometry.figure.gaps import DegenerateError, gaps
from geometry.language import Fact, Predicate
from geometry.plane import Circle, Curve, Line, Locus, angle_circle, circumcenter, ratio_circle

Pairs = list[tuple[str, str]]


def demanded_loci(fact: Fact, name: str, placed: Mapping[str, complex]) -> list[Locus]:
    """The loci that `fact` puts the point `name` on, all its other points being placed.

    Raises `PlaneError` when the placed points make it degenerate.
    """
    loci = _plain(fact, name, placed)
    return loci if loci is not None else _curves(fact, name, placed)


def _plain(fact: Fact, name: str, at: Mapping[str, complex]) -> list[Locus] | None:
    """Lines and circles, or None where the shape of the fact is not a common one."""
    others = [at[a] for a in fact.args if a != name]
    pairs: Pairs = [(fact.args[i], fact.args[i + 1]) for i in range(0, len(fact.args) - 1, 2)]
    mine = [i for i, pair in enumerate(pairs) if name in pair]
    match fact.predicate:
        case Predicate.COLL:
            return [Line.through(others[0], others[1])]
        case Predicate.CYCLIC if len(others) >= 3:
            o = circumcenter(*others[:3])
            return [Circle.around(o, abs(others[0] - o))]
        case Predicate.MIDP:
            return _midpoint(fact.args.index(name), others)
        case Predicate.LCONST | Predicate.L2CONST:
            assert fact.value is not None
            power = 1 if fact.predicate is Predicate.LCONST else 2
            return [Circle.around(others[0], float(fact.value) ** (1 / power))]
        case Predicate.CONG | Predicate.RCONST | Predicate.R2CONST | Predicate.EQRATIO:
            return _by_length(fact, name, pairs, mine, at)
        case Predicate.PARA | Predicate.PERP | Predicate.EQANGLE | Predicate.ACONST:
            return _by_angle(fact, name, pairs, mine, at)
        case _:
            return None


def _midpoint(place: int, others: Sequence[complex]) -> list[Locus]:
    """Two lines through the point: the line of the segment, and its normal there."""
    a, b = others
    if place == 0:
        return [Line.through(a, b), Line.along((a + b) / 2, 1j * (b - a))]
    middle, end = others[0], others[1]
    return [Line.through(middle, end), Line.along(2 * middle - end, 1j * (middle - end))]


def _by_length(
    fact: Fact, name: str, pairs: Pairs, mine: list[int], at: Mapping[str, complex]
) -> list[Locus] | None:
    """|p| : |q| = ratio with the point in one length, or in two that share nothing else."""
    partners = [at[_partner(pairs[i], name)] for i in mine]

    def length(i: int) -> float:
        return abs(at[pairs[i][0]] - at[pairs[i][1]])

    ratio = 1.0
    if fact.value is not None:
        ratio = float(fact.value)
        ratio = math.sqrt(ratio) if fact.predicate is Predicate.R2CONST else ratio
    if fact.predicate is Predicate.EQRATIO:
        # |0| |3| = |1| |2|: the point's length is the product across over its factor.
        if len(mine) == 1:
            i = mine[0]
            across = (1, 2) if i in (0, 3) else (0, 3)
            return [
                Circle.around(partners[0], length(across[0]) * length(across[1]) / length(3 - i))
            ]
        if mine == [0, 1] and partners[0] != partners[1]:
            return [ratio_circle(partners[0], partners[1], length(2) / length(3))]
        return None
    if len(mine) == 1:
        size = length(1) * ratio if mine == [0] else length(0) / ratio
        return [Circle.around(partners[0], size)]
    if partners[0] != partners[1]:
        return [ratio_circle(partners[0], partners[1], ratio)]
    return None


def _by_angle(
    fact: Fact, name: str, pairs: Pairs, mine: list[int], at: Mapping[str, complex]
) -> list[Locus] | None:
    """The angle from one line to another, the point on one of them or at their corner."""

    def direction(i: int) -> complex:
        v = at[pairs[i][1]] - at[pairs[i][0]]
        if v == 0:
            raise DegenerateError("two points coincide")
        return v / abs(v)

    if fact.predicate is Predicate.EQANGLE:
        first, second = (0, 1) if mine[0] < 2 else (2, 3)
        rest = (2, 3) if first == 0 else (0, 1)
        if any(i in rest for i in mine):
            return None
        turn = direction(rest[1]) / direction(rest[0])
    else:
        first, second = 0, 1
        quarter = {Predicate.PARA: 1 + 0j, Predicate.PERP: 1j}
        if fact.predicate is Predicate.ACONST:
            assert fact.value is not None
            turn = cmath.exp(1j * cmath.pi * float(fact.value))
        else:
            turn = quarter[fact.predicate]
    if len(mine) == 1:
        along = direction(first) * turn if mine == [second] else direction(second) / turn
        return [Line.along(at[_partner(pairs[mine[0]], name)], along)]
    a, b = (at[_partner(pairs[i], name)] for i in (first, second))
    return [angle_circle(a, b, turn)] if a != b else None


def _curves(fact: Fact, name: str, placed: Mapping[str, complex]) -> list[Locus]:
    others = [placed[a] for a in dict.fromkeys(fact.args) if a != name]
    center = sum(others) / len(others)
    size = max(max(abs(z - center) for z in others), 1e-6)

    def value(z: complex, index: int) -> float:
        try:
            return gaps(fact, {**placed, name: z})[index]
        except (DegenerateError, ZeroDivisionError):
            return math.nan

    probe = center + size * (0.371 + 0.513j)
    try:
        count = len(gaps(fact, {**placed, name: probe}))
    except (DegenerateError, ZeroDivisionError):
        return []
    return [Curve(lambda z, i=i: value(z, i), center, size) for i in range(count)]  # type: ignore[misc]


def _partner(pair: tuple[str, str], name: str) -> str:
    return pair[1] if pair[0] == name else pair[0]
