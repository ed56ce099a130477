"""Measured loci: one point confined by a given angle, length or ratio, or by an equal ratio."""

from __future__ import annotations

import cmath
import math
from fractions import Fraction

from geometry.language.definition import Family, Number
from geometry.language.registry import locus
from geometry.plane import Circle, Line, Locus, ratio_circle

MEASURE = Family.MEASURE
Loci = tuple[Locus, ...]


@locus(
    MEASURE,
    "x = s_angle a b x",
    "x with the angle from ba to bx given, anticlockwise",
    facts="aconst a b b x #",
    conditions="diff a b",
    number=Number.ANGLE,
)
def s_angle(a: complex, b: complex, value: Fraction) -> Loci:
    return (Line.along(b, (a - b) * _turn(value), ray=True),)


@locus(
    MEASURE,
    "x = aconst a b c x",
    "x with the angle from line ab to line cx given, anticlockwise",
    facts="aconst a b c x #",
    conditions="diff a b",
    number=Number.ANGLE,
)
def aconst(a: complex, b: complex, c: complex, value: Fraction) -> Loci:
    return (Line.along(c, (b - a) * _turn(value)),)


@locus(
    MEASURE,
    "x = lconst x a",
    "x at a given distance from a",
    facts="lconst x a #",
    number=Number.LENGTH,
)
def lconst(a: complex, value: Fraction) -> Loci:
    return (Circle.around(a, float(value)),)


@locus(
    MEASURE,
    "x = l2const x a",
    "x at a distance from a of given square",
    facts="l2const x a #",
    number=Number.LENGTH,
)
def l2const(a: complex, value: Fraction) -> Loci:
    return (Circle.around(a, math.sqrt(value)),)


@locus(
    MEASURE,
    "x = rconst a b c x",
    "x with |ab| : |cx| given",
    facts="rconst a b c x #",
    conditions="diff a b",
    number=Number.RATIO,
)
def rconst(a: complex, b: complex, c: complex, value: Fraction) -> Loci:
    return (Circle.around(c, abs(a - b) / float(value)),)


@locus(
    MEASURE,
    "x = r2const a b c x",
    "x with |ab|² : |cx|² given",
    facts="r2const a b c x #",
    conditions="diff a b",
    number=Number.RATIO,
)
def r2const(a: complex, b: complex, c: complex, value: Fraction) -> Loci:
    return (Circle.around(c, abs(a - b) / math.sqrt(value)),)


@locus(
    MEASURE,
    "x = rconst2 x a b",
    "x with |xa| : |xb| given",
    facts="rconst x a x b #",
    conditions="diff a b",
    number=Number.RATIO,
)
def rconst2(a: complex, b: complex, value: Fraction) -> Loci:
    return (ratio_circle(a, b, float(value)),)


@locus(
    MEASURE,
    "x = eqratio x a b c d e f g",
    "x with |ab| : |cd| = |ef| : |gx|",
    facts="eqratio a b c d e f g x",
    conditions="diff a b, diff c d, diff e f",
    aliases=("eqratio_prescription",),
)
def eqratio(
    a: complex, b: complex, c: complex, d: complex, e: complex, f: complex, g: complex
) -> Loci:
    return (Circle.around(g, abs(e - f) * abs(c - d) / abs(a - b)),)


@locus(
    MEASURE,
    "x = eqratio6 x a c e f g h",
    "x with |ax| : |cx| = |ef| : |gh|",
    facts="eqratio a x c x e f g h",
    conditions="diff a c, diff e f, diff g h",
)
def eqratio6(a: complex, c: complex, e: complex, f: complex, g: complex, h: complex) -> Loci:
    return (ratio_circle(a, c, abs(e - f) / abs(g - h)),)


def _turn(value: Fraction) -> complex:
    """The unit vector at this angle (in units of pi); exact at multiples of a right angle."""
    quarter = 2 * value
    if quarter.denominator == 1:
        return (1, 1j, -1, -1j)[quarter.numerator % 4]
    return cmath.exp(1j * cmath.pi * float(value))
