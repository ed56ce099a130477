"""Joint constructions: several points determined together."""

from __future__ import annotations

import cmath
import math

from geometry.language.definition import Family, Sampler
from geometry.language.registry import points
from geometry.plane import Circle, Line, PlaneError, bisector, foot, meet

JOINT = Family.JOINT
Branches = list[tuple[complex, ...]]
S = Sampler


@points(
    JOINT,
    "x y = trisect x y a b c",
    "the points x, y of ac on the trisectors of angle abc, x nearer to a",
    facts="coll x a c, coll y a c, eqangle b a b x b x b y, eqangle b x b y b y b c",
    conditions="ncoll a b c",
)
def trisect(_: S, a: complex, b: complex, c: complex) -> Branches:
    third = cmath.phase((c - b) / (a - b)) / 3
    side = Line.through(a, c)
    rays = [Line.along(b, (a - b) * cmath.exp(1j * k * third)) for k in (1, 2)]
    return [(meet(rays[0], side)[0], meet(rays[1], side)[0])]


@points(
    JOINT,
    "x y = trisegment x y a b",
    "the points x, y that divide ab into three equal parts, x nearer to a",
    facts="coll x a b, coll y a b, midp x a y, midp y x b, rconst a x a b 1/3, rconst b y a b 1/3",
    conditions="diff a b",
)
def trisegment(_: S, a: complex, b: complex) -> Branches:
    return [((2 * a + b) / 3, (a + 2 * b) / 3)]


@points(
    JOINT,
    "x y z = 3peq x y z a b c",
    "x on ab, y on ac, z on bc with z the midpoint of xy",
    facts="coll z b c, coll x a b, coll y a c, midp z x y",
    conditions="ncoll a b c",
)
def three_points_equal(s: S, a: complex, b: complex, c: complex) -> Branches:
    z = b + (c - b) * s.uniform(-0.5, 1.5)
    x = meet(Line.through(a, b), Line.along(2 * z - a, c - a))[0]
    return [(x, 2 * z - x, z)]


@points(
    JOINT,
    "x y z i = 2l1c x y z i a b c o",
    "the centre i of a circle that touches ac at x, bc at y and the circle oa at z, inside it",
    facts="coll x a c, coll y b c, cong o a o z, coll i o z, cong i x i y, cong i y i z,"
    " perp i x a c, perp i y b c",
    conditions="ncoll a b c, cong o a o b",
)
def two_lines_one_circle(_: S, a: complex, b: complex, c: complex, o: complex) -> Branches:
    # i = c + t u on the bisector at c touches both lines with radius t sin; |oi| = r - t sin.
    axis = bisector(a, c, b)
    sine = abs(((a - c).conjugate() * axis.direction).imag) / abs(a - c)
    w, r = o - c, abs(o - a)
    half = (axis.direction.conjugate() * w).real - r * sine
    square, rest = (1 - sine) * (1 + sine), abs(w) ** 2 - r * r
    root = half * half - square * rest
    if root <= 0:
        raise PlaneError("no circle touches the two lines and the circle")
    branches: Branches = []
    for t in ((half + math.sqrt(root)) / square, (half - math.sqrt(root)) / square):
        if t * sine <= 1e-9 * r or r - t * sine <= 1e-9 * r:
            continue
        i = axis.at(t)
        x, y = foot(i, Line.through(a, c)), foot(i, Line.through(b, c))
        branches.append((x, y, o + (i - o) / abs(i - o) * r, i))
    if not branches:
        raise PlaneError("the touching circle has no room")
    return branches


@points(
    JOINT,
    "x y = e5128 x y a b c d",
    "y on the tangent ab to the circle around c through b and d, x the second point of dy on"
    " the circle, with the angle from ab to ad equal to that from xa to xy",
    facts="cong c b c x, coll y a b, coll x y d, eqangle a b a d x a x y",
    conditions="cong c b c d, perp b c b a, ncoll a b d",
)
def tangent_secant(_: S, a: complex, b: complex, c: complex, d: complex) -> Branches:
    # The angles make ya² = yd · yx = yb², so that y is the midpoint of ab.
    y = (a + b) / 2
    hits = meet(Line.through(y, d), Circle.around(c, abs(b - c)))
    far = [x for x in hits if abs(x - d) > 1e-9 * abs(b - c)]
    return [(x, y) for x in far]


@points(
    JOINT,
    "o a b c = test_r20 o a b c",
    "a circle with centre o, diameter ac and a point b",
    facts="cong o a o b, cong o b o c, coll o a c",
    conditions="ncoll a b c",
)
def circle_with_diameter(s: S) -> Branches:
    turn = cmath.exp(1j * (s.uniform(0.5, 1.4) if s.uniform(0, 1) < 0.5 else s.uniform(1.8, 2.6)))
    radius = s.unit * cmath.exp(1j * s.uniform(0, cmath.tau))
    o = s.unit * complex(s.uniform(-0.5, 0.5), s.uniform(-0.5, 0.5))
    return [(o, o + radius, o + radius * turn, o - radius)]


@points(
    JOINT,
    "a b c d m = test_r25 a b c d m",
    "two segments ab and cd with the same midpoint m",
    facts="midp m a b, midp m c d",
    conditions="ncoll a b c",
)
def crossing_segments(s: S) -> Branches:
    one = s.unit * cmath.exp(1j * s.uniform(0, cmath.tau))
    other = one * s.uniform(0.5, 0.85) * cmath.exp(1j * s.uniform(0.6, 1.3))
    m = s.unit * complex(s.uniform(-0.5, 0.5), s.uniform(-0.5, 0.5))
    return [(m + one, m - one, m + other, m - other, m)]
