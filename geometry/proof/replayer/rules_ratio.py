"""Rules about ratios on lines: Thales, Menelaus, Ceva; see `inference`."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact
from geometry.proof.replayer.inference import (
    Inference,
    P,
    coll,
    para,
    ratios,
    rule,
)
from geometry.proof.replayer.plane import At, Condition
from geometry.proof.statement import Product


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
