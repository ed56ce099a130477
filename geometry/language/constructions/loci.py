"""Loci: one point confined to a line, a circle or a curve; two of them in a clause fix it."""

from __future__ import annotations

from geometry.language.definition import Family
from geometry.language.registry import locus
from geometry.plane import (
    Circle,
    Curve,
    Line,
    Locus,
    angle_circle,
    bisector,
    circumcenter,
)

LOCUS = Family.LOCUS
Loci = tuple[Locus, ...]


@locus(LOCUS, "x = on_line x a b", "x on line ab", facts="coll x a b", conditions="diff a b")
def on_line(a: complex, b: complex) -> Loci:
    return (Line.through(a, b),)


@locus(
    LOCUS,
    "x = on_opline x a b",
    "x on line ab, on b's side of a",
    facts="coll x a b",
    conditions="diff a b",
)
def on_opline(a: complex, b: complex) -> Loci:
    return (Line.along(a, b - a, ray=True),)


@locus(
    LOCUS,
    "x = between_bound x a b",
    "x on segment ab",
    facts="coll x a b",
    conditions="diff a b, obtuse_angle a x b",
)
def between_bound(a: complex, b: complex) -> Loci:
    return (Line.through(a, b),)


@locus(
    LOCUS,
    "x = on_pline x a b c",
    "x on the parallel to bc through a",
    facts="para x a b c",
    conditions="diff b c",
    aliases=("on_pline0",),
)
def on_pline(a: complex, b: complex, c: complex) -> Loci:
    return (Line.along(a, c - b),)


@locus(
    LOCUS,
    "x = on_tline x a b c",
    "x on the perpendicular to bc through a",
    facts="perp x a b c",
    conditions="diff b c",
)
def on_tline(a: complex, b: complex, c: complex) -> Loci:
    return (Line.along(a, 1j * (c - b)),)


@locus(
    LOCUS,
    "x = on_bline x a b",
    "x on the perpendicular bisector of ab",
    facts="cong x a x b",
    conditions="diff a b",
    aliases=("iso_triangle_vertex",),
)
def on_bline(a: complex, b: complex) -> Loci:
    return (Line.along((a + b) / 2, 1j * (b - a)),)


@locus(
    LOCUS,
    "x = iso_triangle_vertex_angle x b c",
    "x with equal angles xbc and bcx",
    facts="eqangle x b b c b c x c",
    conditions="diff b c",
)
def iso_triangle_vertex_angle(b: complex, c: complex) -> Loci:
    return (Line.along((b + c) / 2, 1j * (c - b)),)


@locus(
    LOCUS,
    "x = lc_tangent x a o",
    "x on the tangent at a to the circle around o",
    facts="perp a x a o",
    conditions="diff a o",
)
def lc_tangent(a: complex, o: complex) -> Loci:
    return (Line.along(a, 1j * (o - a)),)


@locus(
    LOCUS,
    "x = on_circle x o a",
    "x on the circle around o through a",
    facts="cong o x o a",
    conditions="diff o a",
)
def on_circle(o: complex, a: complex) -> Loci:
    return (Circle.around(o, abs(a - o)),)


@locus(
    LOCUS,
    "x = on_circum x a b c",
    "x on the circle through a, b, c",
    facts="cyclic x a b c",
    conditions="ncoll a b c",
)
def on_circum(a: complex, b: complex, c: complex) -> Loci:
    o = circumcenter(a, b, c)
    return (Circle.around(o, abs(a - o)),)


@locus(
    LOCUS,
    "x = on_dia x a b",
    "x on the circle with diameter ab",
    facts="perp x a x b",
    conditions="diff a b",
)
def on_dia(a: complex, b: complex) -> Loci:
    return (Circle.around((a + b) / 2, abs(a - b) / 2),)


@locus(
    LOCUS,
    "x = eqdistance x a b c",
    "x as far from a as b is from c",
    facts="cong x a b c",
    conditions="diff b c",
)
def eqdistance(a: complex, b: complex, c: complex) -> Loci:
    return (Circle.around(a, abs(b - c)),)


@locus(
    LOCUS,
    "x = angle_bisector x a b c",
    "x on the bisector of angle abc at b",
    facts="eqangle b a b x b x b c",
    conditions="diff a b, diff b c",
)
def angle_bisector(a: complex, b: complex, c: complex) -> Loci:
    return (bisector(a, b, c),)


@locus(
    LOCUS,
    "x = angle_mirror x a b c",
    "x such that bc bisects angle abx",
    facts="eqangle b a b c b c b x",
    conditions="diff a b, diff b c",
)
def angle_mirror(a: complex, b: complex, c: complex) -> Loci:
    return (Line.along(b, (c - b) ** 2 / (a - b), ray=True),)


@locus(
    LOCUS,
    "x = on_aline x a b c d e",
    "x with angle from ax to ab equal to that from dc to de",
    facts="eqangle a x a b d c d e",
    conditions="diff a b, diff c d, diff d e",
)
def on_aline(a: complex, b: complex, c: complex, d: complex, e: complex) -> Loci:
    return (Line.along(a, _unit(b - a) * _unit(c - d) / _unit(e - d), ray=True),)


@locus(
    LOCUS,
    "x = on_aline0 x a b c d e f g",
    "x with angle from gx equal: that from ab to cd is that from ef to gx",
    facts="eqangle a b c d e f g x",
    conditions="diff a b, diff c d, diff e f",
)
def on_aline0(
    a: complex, b: complex, c: complex, d: complex, e: complex, f: complex, g: complex
) -> Loci:
    return (Line.along(g, _unit(f - e) * _unit(d - c) / _unit(b - a)),)


@locus(
    LOCUS,
    "x = on_aline2 x a b c d e",
    "x with angle from xa to xb equal to that from dc to de",
    facts="eqangle x a x b d c d e",
    conditions="diff a b, diff c d, diff d e",
)
def on_aline2(a: complex, b: complex, c: complex, d: complex, e: complex) -> Loci:
    return (angle_circle(a, b, _unit(e - d) / _unit(c - d)),)


@locus(
    LOCUS,
    "x = eqangle3 x a b d e f",
    "x with angle from xa to xb equal to that from de to df",
    facts="eqangle x a x b d e d f",
    conditions="diff a b, diff d e, diff d f",
)
def eqangle3(a: complex, b: complex, d: complex, e: complex, f: complex) -> Loci:
    return (angle_circle(a, b, _unit(f - d) / _unit(e - d)),)


@locus(
    LOCUS,
    "x = eqangle2 x a b c",
    "x with angles bax and xcb equal",
    facts="eqangle a b a x c x c b",
    conditions="ncoll a b c",
)
def eqangle2(a: complex, b: complex, c: complex) -> Loci:
    scale = (b - a) * (b - c)
    center = (a + b + c) / 3
    size = max(abs(a - b), abs(b - c), abs(c - a))
    return (Curve(lambda x: ((x - a) * (x - c) / scale).imag, center, size),)


def _unit(z: complex) -> complex:
    return z / abs(z)
