"""How far a figure is from satisfying a fact: signed, smooth, dimensionless numbers.

Every equation between points becomes one or more gaps, zero exactly when it holds: sines of angles,
differences of lengths relative to them, logarithms of ratios. The polishing of a figure and the
test whether a fact holds use the same gaps.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from geometry.language import Fact, Predicate

Points = list[complex]
Gaps = list[float]


class DegenerateError(ArithmeticError):
    """A line through coinciding points, a circle through collinear ones."""


def gaps(fact: Fact, coordinates: Mapping[str, complex]) -> Gaps:
    """The gaps of an equational fact; none for a goal that asks for a value.

    Raises `DegenerateError` when the fact has no meaning at these coordinates, `KeyError` when a
    point is missing, `ValueError` for an inequality.
    """
    if fact.asks:
        return []
    points = [coordinates[a] for a in fact.args]
    if fact.predicate in _SHAPES:
        return _SHAPES[fact.predicate](points)
    if fact.predicate in _VALUED:
        assert fact.value is not None
        return [_VALUED[fact.predicate](points, fact.value)]
    if fact.predicate.equation:
        return [_equation(fact, points)]
    raise ValueError(f"{fact.predicate} is an inequality")


def vector(a: complex, b: complex) -> complex:
    """b - a, refused when the points coincide."""
    if not _apart(a, b):
        raise DegenerateError("two points coincide")
    return b - a


def _apart(a: complex, b: complex) -> bool:
    return a != b and abs(b - a) > 1e-13 * (abs(a) + abs(b))


def flatness(a: complex, b: complex, c: complex) -> float:
    """The sine of the smallest angle of a triangle, signed by its orientation; 0 when flat."""
    ab, bc, ca = vector(a, b), vector(b, c), vector(c, a)
    _, middle, long = sorted((abs(ab), abs(bc), abs(ca)))
    return (ab.conjugate() * -ca).imag / (middle * long)


def _sine(z: complex) -> float:
    return z.imag / abs(z)


def _coll(p: Points) -> Gaps:
    # Two points that coincide, as a text may pin them, lie on a line with any third.
    distinct = [z for i, z in enumerate(p) if all(_apart(z, w) for w in p[:i])]
    gaps_of_rest = [flatness(distinct[0], distinct[1], q) for q in distinct[2:]]
    return gaps_of_rest + [0.0] * (len(p) - 2 - len(gaps_of_rest))


def _para(p: Points) -> Gaps:
    return [_sine(vector(p[0], p[1]).conjugate() * vector(p[2], p[3]))]


def _perp(p: Points) -> Gaps:
    return [_sine(1j * vector(p[0], p[1]).conjugate() * vector(p[2], p[3]))]


def _cong(p: Points) -> Gaps:
    r, s = abs(vector(p[0], p[1])), abs(vector(p[2], p[3]))
    return [(r - s) / (r + s)]


def _cyclic(p: Points) -> Gaps:
    a, b, c = p[:3]
    if abs(flatness(a, b, c)) < 1e-9:
        raise DegenerateError("three points of a circle lie on one line")
    return [_sine(vector(c, a) / vector(c, b) * vector(d, b) / vector(d, a)) for d in p[3:]]


def _circle(p: Points) -> Gaps:
    o, *rest = p
    return [*_cong([o, rest[0], o, rest[1]]), *_cong([o, rest[1], o, rest[2]])]


def _midp(p: Points) -> Gaps:
    m, a, b = p
    half = vector(a, b)
    off = (m - (a + b) / 2) / half
    return [off.real, off.imag]


def _eqangle(p: Points) -> Gaps:
    one = vector(p[2], p[3]) / vector(p[0], p[1])
    other = vector(p[6], p[7]) / vector(p[4], p[5])
    return [_sine(one * other.conjugate())]


def _eqratio(p: Points) -> Gaps:
    a, b, c, d = (math.log(abs(vector(p[i], p[i + 1]))) for i in (0, 2, 4, 6))
    return [a - b - c + d]


def _similar(p: Points, *, mirrored: bool, rigid: bool) -> Gaps:
    a, b, c, x, y, z = p
    for pair in ((a, b), (b, c), (c, a), (x, y), (y, z), (z, x)):
        vector(*pair)
    one, other = (c - a) / (b - a), (z - x) / (y - x)
    off = one - (other.conjugate() if mirrored else other)
    result = [off.real / (1 + abs(one)), off.imag / (1 + abs(one))]
    return [*result, *_cong([a, b, x, y])] if rigid else result


def _overlap(p: Points) -> Gaps:
    off = (p[0] - p[1]) / (1e-300 + max(abs(p[0]), abs(p[1]), 1.0))
    return [off.real, off.imag]


def _aconst(p: Points, value: Fraction) -> float:
    turn = vector(p[2], p[3]) / vector(p[0], p[1])
    return _sine(turn * cmath.exp(-1j * cmath.pi * float(value)))


def _rconst(p: Points, value: Fraction) -> float:
    return math.log(abs(vector(p[0], p[1])) / abs(vector(p[2], p[3]))) - math.log(value)


def _lconst(p: Points, value: Fraction) -> float:
    return math.log(abs(vector(p[0], p[1]))) - math.log(value)


def _equation(fact: Fact, p: Points) -> float:
    assert fact.value is not None
    width = 2 if fact.predicate is Predicate.LEQUATION else 4
    groups = [p[i : i + width] for i in range(0, len(p), width)]
    if fact.predicate is Predicate.AEQUATION:
        whole = math.lcm(*(c.denominator for c in fact.coefficients), fact.value.denominator)
        total = -float(fact.value % 1) * cmath.pi
        for c, (a, b, x, y) in zip(fact.coefficients, groups, strict=True):
            total += float(c) * (cmath.phase(vector(x, y) / vector(a, b)) % cmath.pi)
        return math.sin(whole * total)
    total, size = -float(fact.value), abs(float(fact.value))
    for c, group in zip(fact.coefficients, groups, strict=True):
        lengths = [abs(vector(group[i], group[i + 1])) for i in range(0, width, 2)]
        term = float(c) * math.prod(lengths)
        total, size = total + term, size + abs(term)
    return total / size if size else 0.0


_SHAPES: dict[Predicate, Callable[[Points], Gaps]] = {
    Predicate.COLL: _coll,
    Predicate.PARA: _para,
    Predicate.PERP: _perp,
    Predicate.CONG: _cong,
    Predicate.CYCLIC: _cyclic,
    Predicate.CIRCLE: _circle,
    Predicate.MIDP: _midp,
    Predicate.EQANGLE: _eqangle,
    Predicate.EQRATIO: _eqratio,
    Predicate.SIMTRI: lambda p: _similar(p, mirrored=False, rigid=False),
    Predicate.SIMTRIR: lambda p: _similar(p, mirrored=True, rigid=False),
    Predicate.CONTRI: lambda p: _similar(p, mirrored=False, rigid=True),
    Predicate.CONTRIR: lambda p: _similar(p, mirrored=True, rigid=True),
    Predicate.OVERLAP: _overlap,
}

_VALUED: dict[Predicate, Callable[[Points, Fraction], float]] = {
    Predicate.ACONST: _aconst,
    Predicate.RCONST: _rconst,
    Predicate.R2CONST: lambda p, v: 2 * _rconst(p, Fraction(1)) - math.log(v),
    Predicate.LCONST: _lconst,
    Predicate.L2CONST: lambda p, v: 2 * _lconst(p, Fraction(1)) - math.log(v),
}
