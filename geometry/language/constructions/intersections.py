"""Intersections in one word: two loci at once, and common tangents of two circles."""

from __future__ import annotations

import math

from geometry.language.definition import Family, Sampler
from geometry.language.registry import locus, points
from geometry.plane import Circle, Line, Locus, PlaneError

MEET = Family.INTERSECTION
Loci = tuple[Locus, ...]
Branches = list[tuple[complex, ...]]
S = Sampler

ONE_TANGENT = "cong o x o a, cong w y w b, perp x o x y, perp y w y x"
OTHER_TANGENT = "cong o z o a, cong w i w b, perp z o z i, perp i w i z"


@locus(
    MEET,
    "x = intersection_ll x a b c d",
    "the meeting point of lines ab and cd",
    facts="coll x a b, coll x c d",
    conditions="npara a b c d",
)
def intersection_ll(a: complex, b: complex, c: complex, d: complex) -> Loci:
    return Line.through(a, b), Line.through(c, d)


@locus(
    MEET,
    "x = intersection_lc x a o b",
    "the second point of line ab on the circle around o through b",
    facts="coll x a b, cong o b o x",
    conditions="diff a b, diff o b, nperp b o b a, diff x b",
)
def intersection_lc(a: complex, o: complex, b: complex) -> Loci:
    return Line.through(b, a), Circle.around(o, abs(o - b))


@locus(
    MEET,
    "x = intersection_cc x o w a",
    "the second point of the circles around o and w through a",
    facts="cong o a o x, cong w a w x",
    conditions="ncoll o w a, diff x a",
)
def intersection_cc(o: complex, w: complex, a: complex) -> Loci:
    return Circle.around(o, abs(o - a)), Circle.around(w, abs(w - a))


@locus(
    MEET,
    "x = intersection_lp x a b c m n",
    "the meeting point of line ab and the parallel to mn through c",
    facts="coll x a b, para c x m n",
    conditions="npara a b m n",
)
def intersection_lp(a: complex, b: complex, c: complex, m: complex, n: complex) -> Loci:
    return Line.through(a, b), Line.along(c, n - m)


@locus(
    MEET,
    "x = intersection_lt x a b c d e",
    "the meeting point of line ab and the perpendicular to de through c",
    facts="coll x a b, perp x c d e",
    conditions="nperp a b d e, diff a b, diff d e",
)
def intersection_lt(a: complex, b: complex, c: complex, d: complex, e: complex) -> Loci:
    return Line.through(a, b), Line.along(c, 1j * (e - d))


@locus(
    MEET,
    "x = intersection_pp x a b c d e f",
    "the meeting point of the parallel to bc through a and the parallel to ef through d",
    facts="para x a b c, para x d e f",
    conditions="diff a d, npara b c e f",
)
def intersection_pp(a: complex, b: complex, c: complex, d: complex, e: complex, f: complex) -> Loci:
    return Line.along(a, c - b), Line.along(d, f - e)


@locus(
    MEET,
    "x = intersection_tt x a b c d e f",
    "the meeting point of the perpendicular to bc through a and that to ef through d",
    facts="perp x a b c, perp x d e f",
    conditions="diff a d, npara b c e f",
)
def intersection_tt(a: complex, b: complex, c: complex, d: complex, e: complex, f: complex) -> Loci:
    return Line.along(a, 1j * (c - b)), Line.along(d, 1j * (f - e))


@points(
    MEET,
    "x y = cc_tangent0 x y o a w b",
    "an outer common tangent xy of the circles around o through a and around w through b",
    facts=ONE_TANGENT,
    conditions="diff o a, diff w b, diff o w",
)
def cc_tangent0(_: S, o: complex, a: complex, w: complex, b: complex) -> Branches:
    one, other = _tangents(o, abs(o - a), w, abs(w - b))
    return [one, other]


@points(
    MEET,
    "x y z i = cc_tangent x y z i o a w b",
    "both outer common tangents xy and zi of the circles around o through a and w through b",
    facts=f"{ONE_TANGENT}, {OTHER_TANGENT}",
    conditions="diff o a, diff w b, diff o w",
)
def cc_tangent(_: S, o: complex, a: complex, w: complex, b: complex) -> Branches:
    one, other = _tangents(o, abs(o - a), w, abs(w - b))
    return [one + other, other + one]


@points(
    MEET,
    "x y z i = cc_itangent x y z i o a w b",
    "both inner common tangents xy and zi of the circles around o through a and w through b",
    facts=f"{ONE_TANGENT}, {OTHER_TANGENT}",
    conditions="diff o a, diff w b, diff o w",
)
def cc_itangent(_: S, o: complex, a: complex, w: complex, b: complex) -> Branches:
    one, other = _tangents(o, abs(o - a), w, -abs(w - b))
    return [one + other, other + one]


def _tangents(
    o: complex, r: float, w: complex, s: float
) -> tuple[tuple[complex, complex], tuple[complex, complex]]:
    """The touch points of two common tangents; a negative second radius asks for inner ones."""
    axis = w - o
    cosine = (r - s) / abs(axis)
    if abs(cosine) >= 1 - 1e-9:
        raise PlaneError("the two circles have no such common tangents")
    sine = math.sqrt((1 - cosine) * (1 + cosine))
    unit = axis / abs(axis)
    normals = (unit * complex(cosine, sine), unit * complex(cosine, -sine))
    one, other = ((o + r * n, w + s * n) for n in normals)
    return one, other
