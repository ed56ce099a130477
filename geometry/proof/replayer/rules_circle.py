"""Rules about circles, equal distances and points with two names; see `inference`."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact
from geometry.proof.replayer.inference import (
    Inference,
    P,
    angles,
    bisects,
    cong,
    cyclic,
    para,
    perp,
    rule,
)


@rule
def equal_angles_concyclic(a: str, b: str, c: str, d: str) -> Inference:
    """c and d see ab under one directed angle, not zero."""
    return Inference(
        (angles(c, a, c, b, d, a, d, b),),
        (cyclic(a, b, c, d),),
        lambda at: at.triangle(a, b, c) and at.triangle(a, b, d) and at.distinct(c, d),
    )


@rule
def equidistant_concyclic(o: str, a: str, b: str, c: str, d: str) -> Inference:
    """Four points equally far from o."""
    return Inference(
        (cong(o, a, o, b), cong(o, a, o, c), cong(o, a, o, d)),
        (cyclic(a, b, c, d),),
        lambda at: at.distinct(a, b, c) and at.distinct(o, a),
    )


@rule
def center_from_chords(o: str, a: str, b: str, c: str, d: str, s: str) -> Inference:
    """o lies on the perpendicular bisectors of two chords that are not parallel."""
    circle = tuple(dict.fromkeys((a, b, c, d, s)))
    return Inference(
        (cong(o, a, o, b), cong(o, c, o, d), cyclic(*circle)),
        (cong(o, a, o, s),),
        lambda at: at.crossing(a, b, c, d) and at.distinct(*circle),
    )


@rule
def half_central_angle(o: str, a: str, b: str, c: str) -> Inference:
    """c sees ab under half the angle under which o does, and o is on the bisector of ab."""
    double = Fact(P.AEQUATION, (c, a, c, b, o, a, o, b), Fraction(0), (Fraction(2), Fraction(-1)))
    return Inference(
        (cong(o, a, o, b), double),
        (cong(o, a, o, c),),
        # The other angle with this double differs by a right angle and puts c off the circle.
        lambda at: at.triangle(a, b, c) and at.distinct(o, a) and at.true(cong(o, a, o, c)),
    )


@rule
def isosceles_angles(o: str, a: str, b: str) -> Inference:
    """Equal sides, equal base angles."""
    return Inference(
        (cong(o, a, o, b),), (angles(a, b, a, o, b, o, b, a),), lambda at: at.distinct(o, a, b)
    )


@rule
def isosceles_sides(o: str, a: str, b: str) -> Inference:
    """Equal base angles, equal sides."""
    return Inference(
        (angles(a, b, a, o, b, o, b, a),), (cong(o, a, o, b),), lambda at: at.triangle(o, a, b)
    )


@rule
def bisector_perpendicular(p: str, q: str, a: str, b: str) -> Inference:
    """Two points equally far from a and b span the perpendicular bisector of ab."""
    return Inference(
        (cong(p, a, p, b), cong(q, a, q, b)),
        (perp(p, q, a, b),),
        lambda at: at.distinct(p, q) and at.distinct(a, b),
    )


@rule
def bisector_equidistant(p: str, q: str, a: str, b: str) -> Inference:
    """q lies on the perpendicular to ab through a point p of its bisector."""
    return Inference(
        (cong(p, a, p, b), perp(p, q, a, b)),
        (cong(q, a, q, b),),
        lambda at: at.distinct(a, b) and at.distinct(p, q),
    )


@rule
def equal_chords_parallel(a: str, b: str, p: str, q: str) -> Inference:
    """Equal chords ab, pq: aq is parallel to bp, or ap to bq, which the figure excludes."""
    return Inference(
        (cyclic(a, b, p, q), cong(a, b, p, q)),
        (para(a, q, b, p),),
        lambda at: at.distinct(a, b, p, q) and at.crossing(a, p, b, q),
    )


@rule
def parallel_chords_equal(a: str, b: str, p: str, q: str) -> Inference:
    """Parallel chords aq and bp cut off equal chords."""
    return Inference(
        (cyclic(a, b, p, q), para(a, q, b, p)),
        (cong(a, b, p, q),),
        lambda at: at.distinct(a, b, p, q),
    )


@rule
def identical_lines(x: str, y: str, u: str, v: str) -> Inference:
    """x and y lie on two different lines through u and through v."""
    return Inference(
        (para(u, x, u, y), para(v, x, v, y)),
        (Fact(P.OVERLAP, (x, y)),),
        lambda at: at.crossing(u, x, v, x),
    )


@rule
def identical_line_circle(x: str, y: str, z: str, v: str, w: str) -> Inference:
    """x and y lie on one line through z and on one circle through z, and neither is z."""
    return Inference(
        (para(z, x, z, y), cyclic(v, w, z, x), cyclic(v, w, z, y)),
        (Fact(P.OVERLAP, (x, y)),),
        lambda at: at.triangle(v, w, z) and at.distinct(z, x) and at.distinct(z, y),
    )


@rule
def identical_substitution(x: str, y: str, z: str) -> Inference:
    """One point under two names."""
    return Inference(
        (Fact(P.OVERLAP, (x, y)),),
        (para(z, x, z, y), cong(z, x, z, y)),
        lambda at: at.distinct(z, x),
    )


@rule
def bisectors_concyclic(a: str, b: str, c: str, d: str) -> Inference:
    """The bisector at c and the perpendicular bisector of ab meet on the circle abc."""
    return Inference(
        (cong(d, a, d, b), bisects(c, a, d, b)),
        (cyclic(a, b, c, d),),
        lambda at: (
            at.triangle(a, b, c)
            and at.distinct(c, d)
            and at.distinct(a, d)
            and at.distinct(b, d)
            and abs(at.turn(c, d, a, b) - 0.5) > 1e-6
        ),
    )
