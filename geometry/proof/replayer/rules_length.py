"""Rules about sums of lengths and of their squares; see `inference`."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact
from geometry.proof.replayer.inference import (
    Inference,
    P,
    coll,
    cong,
    para,
    perp,
    ratios,
    rule,
)


def length_sum(*terms: tuple[str, str, Fraction | int]) -> Fact:
    """The sum of coefficient x |pq| is 0."""
    points = tuple(x for p, q, _ in terms for x in (p, q))
    return Fact(P.LEQUATION, points, Fraction(0), tuple(Fraction(c) for _, _, c in terms))


def square_sum(*terms: tuple[str, str, Fraction | int]) -> Fact:
    """The sum of coefficient x |pq|^2 is 0; terms with p = q are 0."""
    kept = [t for t in terms if t[0] != t[1]]
    points = tuple(x for p, q, _ in kept for x in (p, q, p, q))
    return Fact(P.L2EQUATION, points, Fraction(0), tuple(Fraction(c) for _, _, c in kept))


def four_squares(a: str, b: str, c: str, d: str) -> Fact:
    """ac^2 - ad^2 = bc^2 - bd^2."""
    return square_sum((a, c, 1), (a, d, -1), (b, c, -1), (b, d, 1))


@rule
def betweenness(a: str, b: str, c: str) -> Inference:
    """b is between a and c."""
    return Inference(
        (coll(a, b, c),),
        (length_sum((a, b, 1), (b, c, 1), (a, c, -1)),),
        lambda at: at.distinct(a, b, c) and at.between(a, b, c),
    )


@rule
def betweenness_converse(a: str, b: str, c: str) -> Inference:
    """Equality in the triangle inequality."""
    return Inference(
        (length_sum((a, b, 1), (b, c, 1), (a, c, -1)),),
        (coll(a, b, c),),
        lambda at: at.distinct(a, b, c),
    )


@rule
def lengths_to_ratio(a: str, b: str, c: str, d: str) -> Inference:
    """Equal in the table of lengths."""
    return Inference(
        (length_sum((a, b, 1), (c, d, -1)),),
        (cong(a, b, c, d),),
        lambda at: at.distinct(a, b) and at.distinct(c, d),
    )


@rule
def squares_to_ratio(a: str, b: str, c: str, d: str) -> Inference:
    """Equal squares, equal lengths."""
    return Inference(
        (square_sum((a, b, 1), (c, d, -1)),),
        (cong(a, b, c, d),),
        lambda at: at.distinct(a, b) and at.distinct(c, d),
    )


@rule
def pythagoras(a: str, b: str, c: str, d: str) -> Inference:
    """ab is perpendicular to cd."""
    return Inference(
        (perp(a, b, c, d),),
        (four_squares(a, b, c, d),),
        lambda at: at.distinct(a, b) and at.distinct(c, d),
    )


@rule
def pythagoras_converse(a: str, b: str, c: str, d: str) -> Inference:
    """The difference of squares to c and d is the same from a and from b."""
    return Inference(
        (four_squares(a, b, c, d),),
        (perp(a, b, c, d),),
        lambda at: at.distinct(a, b) and at.distinct(c, d),
    )


@rule
def thales_parallel(a: str, b: str, c: str, p: str, q: str, r: str) -> Inference:
    """abc and pqr are divided in one ratio, both inside or both outside, and ap is parallel to bq."""
    return Inference(
        (coll(a, b, c), coll(p, q, r), para(a, p, b, q), ratios(a, b, b, c, p, q, q, r)),
        (para(a, p, c, r),),
        lambda at: (
            at.distinct(a, b, c)
            and at.distinct(p, q, r)
            and at.distinct(a, p)
            and at.distinct(b, q)
            and at.distinct(c, r)
            and at.crossing(a, p, a, c)
            and at.crossing(a, p, p, r)
            # The signed ratios agree: b is between a and c exactly when q is between p and r, and
            # otherwise c and r are on the same side of b and q, which the figure decides.
            and at.between(a, b, c) == at.between(p, q, r)
            and at.between(b, a, c) == at.between(q, p, r)
        ),
    )


def quotient(known: Fact) -> Fraction | None:
    """|ab|^2 : |cd|^2 according to a fact, or None."""
    if known.predicate is P.CONG:
        return Fraction(1)
    if known.value is None or known.value <= 0:
        return None
    if known.predicate is P.RCONST:
        return known.value**2
    return known.value if known.predicate is P.R2CONST else None


def ratio_to_squares(known: Fact) -> Inference | None:
    """A constant ratio as an equation between squares."""
    r, p = quotient(known), known.args
    if r is None:
        return None
    given = square_sum((p[0], p[1], 1), (p[2], p[3], -r))
    return Inference((known,), (given,), lambda at: at.distinct(p[2], p[3]))


def ratio_to_lengths(known: Fact) -> Inference | None:
    """A constant ratio as an equation between lengths."""
    p = known.args
    if known.predicate is P.CONG:
        r = Fraction(1)
    elif known.predicate is P.RCONST and known.value is not None and known.value > 0:
        r = known.value
    else:
        return None
    given = length_sum((p[0], p[1], 1), (p[2], p[3], -r))
    return Inference((known,), (given,), lambda at: at.distinct(p[2], p[3]))


def stewart(x: str, a: str, b: str, c: str, known: Fact) -> Inference | None:
    """b divides ac inside at the known ratio ab : ac."""
    t = known.value
    if known.predicate is not P.RCONST or known.args != (a, b, a, c) or t is None:
        return None
    if not 0 < t < 1:
        return None
    given = square_sum((x, b, 1), (x, a, -(1 - t)), (x, c, -t), (a, c, t * (1 - t)))
    return Inference(
        (coll(a, b, c), known), (given,), lambda at: at.distinct(a, b, c) and at.between(a, b, c)
    )
