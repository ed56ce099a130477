"""Points with a name in the triangle, images, squares, tangents: coordinates known at once."""

from __future__ import annotations

import cmath
import math

from geometry.language.definition import Family, Sampler
from geometry.language.registry import points
from geometry.plane import (
    Line,
    PlaneError,
    circumcenter,
    excenter,
    foot,
    incenter,
    orthocenter,
    reflection,
)

POINT = Family.POINT
Branches = list[tuple[complex, ...]]
S = Sampler

BISECTORS = "eqangle a b a {0} a {0} a c, eqangle b c b {0} b {0} b a, eqangle c a c {0} c {0} c b"
TOUCHES = (
    "coll x b c, perp i x b c, coll y c a, perp i y c a, coll z a b, perp i z a b,"
    " cong i x i y, cong i y i z"
)
SIDES = "midp x b c, midp y c a, midp z a b"


@points(
    POINT,
    "x = midpoint x a b",
    "the midpoint of ab",
    facts="midp x a b",
    conditions="diff a b",
)
def midpoint(_: S, a: complex, b: complex) -> Branches:
    return [((a + b) / 2,)]


@points(
    POINT,
    "x = mirror x a b",
    "the image of a in the point b",
    facts="midp b a x",
    conditions="diff a b",
)
def mirror(_: S, a: complex, b: complex) -> Branches:
    return [(2 * b - a,)]


@points(
    POINT,
    "x = foot x a b c",
    "the foot of the perpendicular from a to bc",
    facts="perp x a b c, coll x b c",
    conditions="ncoll a b c",
)
def foot_(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(foot(a, Line.through(b, c)),)]


@points(
    POINT,
    "x = reflect x a b c",
    "the mirror image of a in line bc",
    facts="cong b a b x, cong c a c x, perp b c a x",
    conditions="ncoll a b c",
)
def reflect(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(reflection(a, Line.through(b, c)),)]


@points(
    POINT,
    "x = circle x a b c",
    "the centre of the circle through a, b, c",
    facts="cong x a x b, cong x b x c",
    conditions="ncoll a b c",
    aliases=("circumcenter",),
)
def circle(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(circumcenter(a, b, c),)]


@points(
    POINT,
    "x = orthocenter x a b c",
    "the meeting point of the altitudes of abc",
    facts="perp x a b c, perp x b c a, perp x c a b",
    conditions="ncoll a b c",
)
def orthocenter_(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(orthocenter(a, b, c),)]


@points(
    POINT,
    "x = incenter x a b c",
    "the centre of the circle inscribed in abc",
    facts=BISECTORS.format("x"),
    conditions="ncoll a b c",
)
def incenter_(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(incenter(a, b, c),)]


@points(
    POINT,
    "x = excenter x a b c",
    "the centre of the circle escribed to abc opposite to a",
    facts=BISECTORS.format("x"),
    conditions="ncoll a b c",
)
def excenter_(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(excenter(a, b, c),)]


@points(
    POINT,
    "x y z i = incenter2 x y z i a b c",
    "the incentre i and the points x, y, z where the circle touches bc, ca, ab",
    facts=f"{BISECTORS.format('i')}, {TOUCHES}",
    conditions="ncoll a b c",
)
def incenter2(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [_with_feet(incenter(a, b, c), a, b, c)]


@points(
    POINT,
    "x y z i = excenter2 x y z i a b c",
    "the excentre i opposite to a and the points x, y, z where its circle touches bc, ca, ab",
    facts=f"{BISECTORS.format('i')}, {TOUCHES}",
    conditions="ncoll a b c",
)
def excenter2(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [_with_feet(excenter(a, b, c), a, b, c)]


@points(
    POINT,
    "x y z i = centroid x y z i a b c",
    "the midpoints x, y, z of bc, ca, ab and the centroid i",
    facts=f"{SIDES}, coll a x i, coll b y i, coll c z i",
    conditions="ncoll a b c",
)
def centroid(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(*_middles(a, b, c), (a + b + c) / 3)]


@points(
    POINT,
    "x y z i = ninepoints x y z i a b c",
    "the midpoints x, y, z of bc, ca, ab and the centre i of the circle through them",
    facts=f"{SIDES}, cong i x i y, cong i y i z",
    conditions="ncoll a b c",
)
def ninepoints(_: S, a: complex, b: complex, c: complex) -> Branches:
    x, y, z = _middles(a, b, c)
    return [(x, y, z, circumcenter(x, y, z))]


@points(
    POINT,
    "x = parallelogram a b c x",
    "the fourth vertex of the parallelogram abcx",
    facts="para a b c x, para a x b c, cong a b c x, cong a x b c",
    conditions="ncoll a b c",
)
def parallelogram(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(a + c - b,)]


@points(
    POINT,
    "x = shift x b c d",
    "the image of b under the translation from d to c",
    facts="para x b c d, para x c b d, cong x b c d, cong x c b d",
    conditions="diff b d, diff c d, diff b c",
)
def shift(_: S, b: complex, c: complex, d: complex) -> Branches:
    return [(b + c - d,)]


@points(
    POINT,
    "x = iso_trapezoid2 x a b c",
    "the fourth vertex of the isosceles trapezoid abcx with ab parallel to cx",
    facts="para a b c x, cong x b a c, cong x a b c",
    conditions="ncoll a b c",
)
def iso_trapezoid2(_: S, a: complex, b: complex, c: complex) -> Branches:
    return [(reflection(c, Line.along((a + b) / 2, 1j * (b - a))),)]


@points(
    POINT,
    "x y = square a b x y",
    "the square abxy, anticlockwise",
    facts="perp a b b x, cong a b b x, para a b x y, para a y b x, perp a y y x,"
    " cong b x x y, cong x y y a, perp a x b y, cong a x b y",
    conditions="diff a b",
)
def square(_: S, a: complex, b: complex) -> Branches:
    side = 1j * (b - a)
    return [(b + side, a + side)]


@points(
    POINT,
    "x = psquare x a b",
    "b turned about a by a right angle, anticlockwise",
    facts="cong x a a b, perp x a a b",
    conditions="diff a b",
)
def psquare(_: S, a: complex, b: complex) -> Branches:
    return [(a + 1j * (b - a),)]


@points(
    POINT,
    "x = nsquare x a b",
    "b turned about a by a right angle, clockwise",
    facts="cong x a a b, perp x a a b",
    conditions="diff a b",
)
def nsquare(_: S, a: complex, b: complex) -> Branches:
    return [(a - 1j * (b - a),)]


@points(
    POINT,
    "x = eq_triangle x b c",
    "the third vertex of an equilateral triangle on bc, on either side",
    facts="cong x b b c, cong b c c x, eqangle b x b c c b c x, eqangle c x c b x b x c",
    conditions="diff b c",
)
def eq_triangle(_: S, b: complex, c: complex) -> Branches:
    turn = cmath.exp(1j * cmath.pi / 3)
    return [(b + (c - b) * turn,), (b + (c - b) / turn,)]


@points(
    POINT,
    "x y = tangent x y a o b",
    "the points x, y where the tangents from a touch the circle around o through b",
    facts="cong o x o b, perp a x o x, cong o y o b, perp a y o y",
    conditions="diff a o, diff o b",
)
def tangent(_: S, a: complex, o: complex, b: complex) -> Branches:
    radius, distance = abs(b - o), abs(a - o)
    if distance <= radius * (1 + 1e-9):
        raise PlaneError("no tangents from a point inside the circle")
    unit = (a - o) / distance
    cosine = radius / distance
    turn = complex(cosine, math.sqrt((1 - cosine) * (1 + cosine)))
    return _both(o + radius * unit * turn, o + radius * unit / turn)


def _with_feet(i: complex, a: complex, b: complex, c: complex) -> tuple[complex, ...]:
    lines = (Line.through(b, c), Line.through(c, a), Line.through(a, b))
    return (*(foot(i, line) for line in lines), i)


def _middles(a: complex, b: complex, c: complex) -> tuple[complex, complex, complex]:
    return (b + c) / 2, (c + a) / 2, (a + b) / 2


def _both(x: complex, y: complex) -> Branches:
    """The two orders of a pair that the words do not order."""
    return [(x, y), (y, x)]
