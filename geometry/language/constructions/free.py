"""Free shapes: points introduced from nothing, general but for what their name says.

The samples avoid accidental symmetry (nearly equal sides, nearly right angles), so that what holds
in a figure holds for a reason.
"""

from __future__ import annotations

import cmath
import math

from geometry.language.definition import Family, Sampler
from geometry.language.registry import points
from geometry.plane import PlaneError

FREE = Family.FREE
Branches = list[tuple[complex, ...]]
S = Sampler


@points(FREE, "a = free a", "any point", facts="")
def free(s: S) -> Branches:
    return [(s.unit * complex(s.uniform(-1, 1), s.uniform(-1, 1)),)]


@points(FREE, "a b = segment a b", "two points", facts="", conditions="diff a b")
def segment(s: S) -> Branches:
    return _posed(s, [0, 1])


@points(
    FREE,
    "c a b = between c a b",
    "a segment ab and a point c inside it",
    facts="coll c a b",
    conditions="diff a b, obtuse_angle a c b",
)
def between(s: S) -> Branches:
    share = s.uniform(0.2, 0.43) if s.uniform(0, 1) < 0.5 else s.uniform(0.57, 0.8)
    return _posed(s, [share, 0, 1])


@points(FREE, "a b c = triangle a b c", "a triangle", facts="", conditions="ncoll a b c")
def triangle(s: S) -> Branches:
    if s.wild:
        return _posed(s, _scattered(s, 3))
    return _posed(s, _scalene(s, 150 if s.uniform(0, 1) < 0.3 else 84))


@points(
    FREE,
    "a b c = acute_triangle a b c",
    "a triangle, drawn with acute angles",
    facts="",
    conditions="ncoll a b c",
)
def acute_triangle(s: S) -> Branches:
    return _posed(s, _scalene(s, 84))


@points(
    FREE,
    "a b c = r_triangle a b c",
    "a triangle with a right angle at a",
    facts="perp a b a c",
    conditions="ncoll a b c",
)
def r_triangle(s: S) -> Branches:
    return _posed(s, [0, 1, 1j * _off_one(s, 0.5, 1.9)])


@points(
    FREE,
    "a b c = iso_triangle a b c",
    "a triangle with ab = ac",
    facts="cong a b a c",
    conditions="ncoll a b c",
    aliases=("iso_triangle0",),
)
def iso_triangle(s: S) -> Branches:
    half = s.uniform(0.35, 0.5) if s.uniform(0, 1) < 0.5 else s.uniform(0.56, 0.74)
    return _posed(s, [0, cmath.exp(-1j * half), cmath.exp(1j * half)])


@points(
    FREE,
    "a b c = risos a b c",
    "a triangle with a right angle at a and ab = ac",
    facts="perp a b a c, cong a b a c",
    conditions="ncoll a b c",
)
def risos(s: S) -> Branches:
    return _posed(s, [0, 1, 1j])


@points(
    FREE,
    "a b c = ieq_triangle a b c",
    "an equilateral triangle",
    facts="cong a b b c, cong b c c a, eqangle a b a c c a c b, eqangle c a c b b c b a",
    conditions="ncoll a b c",
)
def ieq_triangle(s: S) -> Branches:
    return _posed(s, [0, 1, cmath.exp(1j * cmath.pi / 3)])


@points(
    FREE,
    "a b c = triangle12 a b c",
    "a triangle with ab : ac = 1 : 2",
    facts="rconst a b a c 1/2",
    conditions="ncoll a b c",
)
def triangle12(s: S) -> Branches:
    angle = s.uniform(0.5, 0.95) if s.uniform(0, 1) < 0.5 else s.uniform(1.2, 1.9)
    return _posed(s, [0, 0.5, cmath.exp(1j * angle)])


@points(
    FREE,
    "a b c d = quadrangle a b c d",
    "a quadrilateral, drawn convex",
    facts="",
    conditions="ncoll a b c, ncoll b c d, ncoll c d a, ncoll d a b",
)
def quadrangle(s: S) -> Branches:
    return _posed(s, _scattered(s, 4) if s.wild else _ring(s, 4))


@points(
    FREE,
    "a b c d = trapezoid a b c d",
    "a trapezoid with ab parallel to cd",
    facts="para a b c d",
    conditions="ncoll a b c, ncoll b c d, npara a d b c",
)
def trapezoid(s: S) -> Branches:
    left, height, top = s.uniform(0.1, 0.3), s.uniform(0.45, 0.8), s.uniform(0.35, 0.58)
    return _posed(s, [0, 1, complex(left + top, height), complex(left, height)])


@points(
    FREE,
    "a b c d = r_trapezoid a b c d",
    "a trapezoid with ab parallel to cd and a right angle at a",
    facts="para a b c d, perp a b a d",
    conditions="ncoll a b c, ncoll b c d, npara a d b c",
)
def r_trapezoid(s: S) -> Branches:
    height, top = s.uniform(0.45, 0.9), s.uniform(0.4, 0.75)
    return _posed(s, [0, 1, complex(top, height), complex(0, height)])


@points(
    FREE,
    "a b c d = eq_trapezoid a b c d",
    "an isosceles trapezoid: ab parallel to cd, ad = bc",
    facts="para d c a b, cong d a b c",
    conditions="ncoll a b c, ncoll b c d, npara a d b c",
    aliases=("iso_trapezoid",),
)
def eq_trapezoid(s: S) -> Branches:
    inset, height = s.uniform(0.12, 0.3), s.uniform(0.45, 0.85)
    return _posed(s, [0, 1, complex(1 - inset, height), complex(inset, height)])


@points(
    FREE,
    "a b c d = eq_quadrangle a b c d",
    "a quadrilateral with ad = bc",
    facts="cong d a b c",
    conditions="ncoll a b c, ncoll b c d, npara a d b c",
)
def eq_quadrangle(s: S) -> Branches:
    side = s.uniform(0.55, 0.9)
    left, right = s.uniform(1.2, 1.5), s.uniform(0.7, 1.05)
    return _posed(s, [0, 1, 1 - cmath.rect(side, -right), cmath.rect(side, left)])


@points(
    FREE,
    "a b c d = eqdia_quadrangle a b c d",
    "a quadrilateral with equal diagonals ac and bd",
    facts="cong d b a c",
    conditions="ncoll a b c, ncoll b c d",
)
def eqdia_quadrangle(s: S) -> Branches:
    # The diagonals cross at 0 in the shares m and n, at a general angle.
    m, n, angle = s.uniform(0.35, 0.45), s.uniform(0.52, 0.65), s.uniform(1.0, 1.4)
    turn = cmath.exp(1j * angle)
    return _posed(s, [-m, -n * turn, 1 - m, (1 - n) * turn])


@points(
    FREE,
    "a b c d = rectangle a b c d",
    "a rectangle",
    facts="para a b c d, para a d b c, perp a b a d, cong a b c d, cong a d b c, cong a c b d",
    conditions="ncoll a b c",
)
def rectangle(s: S) -> Branches:
    height = _off_one(s, 0.45, 1.7)
    return _posed(s, [0, 1, complex(1, height), complex(0, height)])


@points(
    FREE,
    "a b c d = isquare a b c d",
    "a square",
    facts="perp a b b c, cong a b b c, para a b c d, para a d b c, perp a d d c,"
    " cong b c c d, cong c d d a, perp a c b d, cong a c b d",
    conditions="ncoll a b c",
)
def isquare(s: S) -> Branches:
    return _posed(s, [0, 1, 1 + 1j, 1j])


@points(
    FREE,
    "a b c d e = pentagon a b c d e",
    "a pentagon, drawn convex",
    facts="",
    conditions="ncoll a b c, ncoll b c d, ncoll c d e, ncoll d e a, ncoll e a b",
)
def pentagon(s: S) -> Branches:
    return _posed(s, _scattered(s, 5) if s.wild else _ring(s, 5))


def _posed(s: S, shape: list[complex | float]) -> Branches:
    """The shape turned, moved, scaled and possibly reflected at random."""
    flip = s.uniform(0, 1) < 0.5
    turn = s.unit * s.uniform(0.8, 1.4) * cmath.exp(1j * s.uniform(0, cmath.tau))
    move = s.unit * complex(s.uniform(-0.5, 0.5), s.uniform(-0.5, 0.5))
    corners = (complex(z).conjugate() if flip else complex(z) for z in shape)
    return [tuple(move + turn * z for z in corners)]


def _scalene(s: S, largest: float) -> list[complex | float]:
    """A triangle whose angles differ by 6 degrees or more, the largest below `largest`."""
    for _ in range(1000):
        p, q = s.uniform(28, 110), s.uniform(28, 110)
        angles = sorted((p, q, 180 - p - q))
        gaps = (angles[1] - angles[0], angles[2] - angles[1], abs(angles[2] - 90))
        if angles[0] >= 26 and angles[2] <= largest and min(gaps) >= 5.5:
            break
    else:  # pragma: no cover - the region has positive measure for both bounds in use
        raise PlaneError("no general triangle found")
    p, q = math.radians(p), math.radians(q)
    side = math.sin(q) / math.sin(p + q)
    return [0, 1, cmath.rect(side, p)]


def _ring(s: S, count: int) -> list[complex | float]:
    """A convex polygon with corners near a circle, anticlockwise."""
    step = cmath.tau / count
    return [
        cmath.rect(s.uniform(0.8, 1.1), step * (i + s.uniform(-0.22, 0.22))) for i in range(count)
    ]


def _scattered(s: S, count: int) -> list[complex | float]:
    """Points anywhere in a square, some far apart and some near."""
    size = s.uniform(0.5, 2)
    return [size * complex(s.uniform(-1, 1), s.uniform(-1, 1)) for _ in range(count)]


def _off_one(s: S, low: float, high: float) -> float:
    """A ratio between two bounds that is not nearly 1."""
    return s.uniform(low, 0.85) if s.uniform(0, 1) < 0.5 else s.uniform(1.18, high)
