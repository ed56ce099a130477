"""The rules, stated a second time: what each needs, what it gives, and when it is valid.

Written from the theorems, not from the engine: every condition is tested on coordinates. The
arguments are the points in the roles that each docstring names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.replayer.plane import At, Condition
from geometry.proof.statement import Product, Statement

P = Predicate


@dataclass(frozen=True, slots=True)
class Inference:
    """If all of `needs` hold, and the figure satisfies `valid`, one of `gives` may be concluded."""

    needs: tuple[Statement, ...]
    gives: tuple[Statement, ...]
    valid: Condition


Rule = Callable[..., Inference]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Registers a rule under its function's name."""
    RULES[function.__name__] = function
    return function


def cong(a: str, b: str, c: str, d: str) -> Fact:
    """|ab| = |cd|."""
    return Fact(P.CONG, (a, b, c, d))


def coll(*points: str) -> Fact:
    """The points lie on a line."""
    return Fact(P.COLL, points)


def cyclic(*points: str) -> Fact:
    """The points lie on a circle."""
    return Fact(P.CYCLIC, points)


def para(a: str, b: str, c: str, d: str) -> Fact:
    """ab is parallel to cd, or the same line."""
    return Fact(P.PARA, (a, b, c, d))


def perp(a: str, b: str, c: str, d: str) -> Fact:
    """ab is perpendicular to cd."""
    return Fact(P.PERP, (a, b, c, d))


def angles(*p: str) -> Fact:
    """The angle from ab to cd equals that from ef to gh."""
    return Fact(P.EQANGLE, p)


def ratios(*p: str) -> Fact:
    """ab : cd = ef : gh."""
    return Fact(P.EQRATIO, p)


def bisects(a: str, b: str, d: str, c: str) -> Fact:
    """ad bisects the angle bac, inside or outside."""
    return angles(a, b, a, d, a, d, a, c)


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


def _oriented(names: tuple[str, ...], conclusion: Statement) -> tuple[bool, tuple[str, ...]]:
    """Whether a similarity is direct, and its second triangle turned like the first."""
    direct = isinstance(conclusion, Fact) and conclusion.predicate is P.SIMTRI
    p, q, r = names[3:]
    return direct, (p, q, r) if direct else (p, r, q)


def _similarity(
    names: tuple[str, ...], direct: bool, needs: tuple[Statement, ...], valid: Condition
) -> Inference:
    kind = P.SIMTRI if direct else P.SIMTRIR
    return Inference(
        needs,
        (Fact(kind, names),),
        lambda at: at.triangle(*names[:3]) and at.triangle(*names[3:]) and valid(at),
    )


def _angle_at(i: int, names: tuple[str, ...], direct: bool) -> Fact:
    a, b, c = (names[(i + k) % 3] for k in range(3))
    p, q, r = (names[3 + (i + k) % 3] for k in range(3))
    return angles(a, b, a, c, p, q, p, r) if direct else angles(a, b, a, c, p, r, p, q)


def _same_turn(names: tuple[str, ...], direct: bool) -> Condition:
    return lambda at: (at.left(*names[:3]) == at.left(*names[3:])) == direct


def _similar_aa(direct: bool, *n: str) -> Inference:
    """Two equal angles."""
    needs = (_angle_at(0, n, direct), _angle_at(1, n, direct))
    return _similarity(n, direct, needs, lambda at: True)


def _similar_sss(direct: bool, *n: str) -> Inference:
    """Proportional sides; the figure tells which way the triangles turn."""
    a, b, c, p, q, r = n
    needs = (ratios(a, b, b, c, p, q, q, r), ratios(b, c, c, a, q, r, r, p))
    return _similarity(n, direct, needs, _same_turn(n, direct))


def _similar_sas(direct: bool, *n: str) -> Inference:
    """An equal angle (as lines; the turn makes it one of rays) between proportional sides."""
    a, b, c, p, q, r = n
    needs = (_angle_at(0, n, direct), ratios(a, b, a, c, p, q, p, r))
    return _similarity(n, direct, needs, _same_turn(n, direct))


def _similar_ssa(direct: bool, *n: str) -> Inference:
    """An equal angle at a, and bc : ac; the angles at b are both acute or both obtuse."""
    a, b, c, p, q, r = n
    needs = (_angle_at(0, n, direct), ratios(b, c, a, c, q, r, p, r))
    turn = _same_turn(n, direct)

    def valid(at: At) -> bool:
        one, other = at.cosine(a, b, c), at.cosine(p, q, r)
        return turn(at) and abs(one) > 1e-4 and abs(other) > 1e-4 and one * other > 0

    return _similarity(n, direct, needs, valid)


SIMILARITIES: dict[str, Callable[..., Inference]] = {
    "similar_aa": _similar_aa,
    "similar_sss": _similar_sss,
    "similar_sas": _similar_sas,
    "similar_ssa": _similar_ssa,
}


@rule
def collinear_ratios(u: str, v: str, z: str, w: str, x: str, y: str) -> Inference:
    """Two lines of three points in the same order: one ratio in common gives the others."""

    def valid(at: At) -> bool:
        if not (at.distinct(u, v, z) and at.distinct(w, x, y)):
            return False
        return at.between(v, u, z) == at.between(x, w, y)

    return Inference(
        (coll(u, v, z), coll(w, x, y), ratios(u, v, u, z, w, x, w, y)),
        (ratios(u, v, v, z, w, x, x, y),),
        valid,
    )


@rule
def thales_ratios(a: str, b: str, c: str, p: str, q: str, r: str) -> Inference:
    """Three parallels ap, bq, cr cut the lines abc and pqr in one ratio."""
    return Inference(
        (coll(a, b, c), coll(p, q, r), para(a, p, b, q), para(a, p, c, r)),
        (ratios(a, b, b, c, p, q, q, r), ratios(a, b, a, c, p, q, p, r)),
        lambda at: (
            at.distinct(a, b, c)
            and at.distinct(p, q, r)
            and at.distinct(b, q)
            and at.distinct(c, r)
            and at.crossing(a, p, a, c)
            and at.crossing(a, p, p, r)
        ),
    )


@rule
def bisector_theorem(a: str, b: str, d: str, c: str) -> Inference:
    """The bisector at a, inside or outside, divides bc in the ratio of the sides."""
    return Inference(
        (coll(b, d, c), bisects(a, b, d, c)),
        (ratios(d, b, d, c, a, b, a, c),),
        lambda at: at.triangle(a, b, c) and at.distinct(b, d, c),
    )


@rule
def bisector_converse(a: str, b: str, d: str, c: str) -> Inference:
    """Both points that divide bc in the ratio of the sides lie on bisectors at a."""
    return Inference(
        (coll(b, d, c), ratios(d, b, d, c, a, b, a, c)),
        (bisects(a, b, d, c),),
        lambda at: at.triangle(a, b, c) and at.distinct(b, d, c),
    )


@rule
def orthocenter(x: str, y: str, z: str, h: str) -> Inference:
    """Two altitudes through h: so is the third."""
    return Inference(
        (perp(x, h, y, z), perp(y, h, z, x)),
        (perp(z, h, x, y),),
        lambda at: at.triangle(x, y, z) and at.distinct(x, y, z, h),
    )


@rule
def incenter(i: str, x: str, y: str, z: str) -> Inference:
    """Two bisectors through i, inside or outside: zi is one too."""
    return Inference(
        (bisects(x, y, i, z), bisects(y, x, i, z)),
        (bisects(z, x, i, y),),
        lambda at: at.triangle(x, y, z) and at.distinct(x, y, z, i),
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


def _feet(p: tuple[str, ...]) -> tuple[tuple[Fact, ...], Product, Condition]:
    """Points d, e, f on the sides of abc: the statements, their product of ratios, distinctness."""
    a, b, c, d, e, f = p[:6]
    on_sides = (coll(b, c, d), coll(c, a, e), coll(a, b, f))
    product = Product(
        (((d, b), 1), ((d, c), -1), ((e, c), 1), ((e, a), -1), ((f, a), 1), ((f, b), -1))
    )

    def proper(at: At) -> bool:
        return (
            at.triangle(a, b, c)
            and at.distinct(b, c, d)
            and at.distinct(c, a, e)
            and at.distinct(a, b, f)
        )

    return on_sides, product, proper


def _outside(p: tuple[str, ...], at: At) -> int:
    """How many of d, e, f lie outside their sides."""
    a, b, c, d, e, f = p[:6]
    return sum(not at.between(x, y, z) for x, y, z in ((b, d, c), (c, e, a), (a, f, b)))


@rule
def menelaus(*p: str) -> Inference:
    """A line meets the sides of abc in d, e, f."""
    sides, product, proper = _feet(p)
    return Inference(
        (*sides, coll(*p[3:6])), (product,), lambda at: proper(at) and at.distinct(*p[3:6])
    )


@rule
def menelaus_converse(*p: str) -> Inference:
    """The product is 1 and an odd number of feet are outside: d, e, f are collinear."""
    sides, product, proper = _feet(p)
    return Inference(
        (*sides, product),
        (coll(*p[3:6]),),
        lambda at: proper(at) and at.distinct(*p[3:6]) and _outside(p, at) % 2 == 1,
    )


@rule
def ceva(*p: str) -> Inference:
    """ad, be and cf meet in x."""
    a, b, c, d, e, f, x = p
    sides, product, proper = _feet(p)
    lines = (coll(a, d, x), coll(b, e, x), coll(c, f, x))
    return Inference(
        (*sides, *lines),
        (product,),
        lambda at: proper(at) and at.distinct(a, b, c, x) and at.distinct(x, d, e, f),
    )


@rule
def ceva_converse(*p: str) -> Inference:
    """be and cf meet in x, the product is 1, an even number of feet are outside: so does ad."""
    a, b, c, d, e, f, x = p
    sides, product, proper = _feet(p)
    return Inference(
        (*sides, coll(b, e, x), coll(c, f, x), product),
        (coll(a, d, x),),
        lambda at: (
            proper(at)
            and at.distinct(a, b, c, x)
            and at.distinct(a, d)
            and at.crossing(b, e, c, f)
            and _outside(p, at) % 2 == 0
        ),
    )


def constant_ratio(a: str, b: str, c: str, known: Fact, given: Fact) -> Inference | None:
    """b between a and c: a rational ratio of two of ab, bc, ac gives the others.

    `known` is the ratio used, `given` the one concluded; None when they do not fit together.
    """
    sizes = _segments(a, b, c, known)
    if sizes is None or given.predicate is not P.RCONST or given.value is None:
        return None
    u, v = (frozenset(given.args[:2]), frozenset(given.args[2:]))
    if u not in sizes or v not in sizes or sizes[u] != given.value * sizes[v]:
        return None
    return Inference(
        (coll(a, b, c), known),
        (given,),
        lambda at: at.distinct(a, b, c) and at.between(a, b, c),
    )


def _segments(a: str, b: str, c: str, known: Fact) -> dict[frozenset[str], Fraction] | None:
    """Lengths of ab, bc, ac in some unit, from the ratio of two of them."""
    if known.predicate is not P.RCONST or known.value is None or known.value <= 0:
        return None
    ab, bc, ac = frozenset((a, b)), frozenset((b, c)), frozenset((a, c))
    u, v = frozenset(known.args[:2]), frozenset(known.args[2:])
    if u == v or not {u, v} <= {ab, bc, ac}:
        return None
    size = {u: known.value, v: Fraction(1)}
    if ac not in size:
        size[ac] = size[ab] + size[bc]
    elif ab not in size:
        size[ab] = size[ac] - size[bc]
    else:
        size[bc] = size[ac] - size[ab]
    return size if min(size.values()) > 0 else None
