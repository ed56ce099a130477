"""Rules about sums of lengths and squares, and the law of sines; same form as in `rules`."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import equations
from geometry.proof.replayer.plane import At
from geometry.proof.replayer.rules import (
    Inference,
    angles,
    coll,
    cong,
    para,
    perp,
    ratios,
    rule,
)
from geometry.proof.statement import Product

P = Predicate


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


def _sine_parts(p: tuple[str, ...], first: bool, second: bool) -> tuple[Fact, Fact, Fact]:
    a, b, c, q, r, s = p
    at_a = angles(a, b, a, c, *((q, r, q, s) if first else (q, s, q, r)))
    at_b = angles(b, c, b, a, *((r, s, r, q) if second else (r, q, r, s)))
    return at_a, at_b, ratios(b, c, c, a, r, s, s, q)


def sine_ratio(uses: tuple[Fact, ...], *p: str) -> Inference | None:
    """Angles at a and b equal those at q and r up to sign: their sines, and bc : ca, agree."""
    said = {e for u in uses for e in equations(u)}
    for first in (True, False):
        for second in (True, False):
            at_a, at_b, sides = _sine_parts(p, first, second)
            if {*equations(at_a), *equations(at_b)} <= said:
                return Inference(
                    (at_a, at_b),
                    (sides,),
                    lambda at: at.triangle(*p[:3]) and at.triangle(*p[3:]),
                )
    return None


def sine_angle(uses: tuple[Fact, ...], conclusion: Fact, *p: str) -> Inference | None:
    """Equal sines at a and equal bc : ca make equal sines at b; the figure tells the sign."""
    said = {e for u in uses for e in equations(u)}
    for first in (True, False):
        for second in (True, False):
            at_a, at_b, sides = _sine_parts(p, first, second)
            if not {*equations(at_a), *equations(sides)} <= said:
                continue
            if set(equations(at_b)) != set(equations(conclusion)):
                continue

            def valid(at: At) -> bool:
                proper = at.triangle(*p[:3]) and at.triangle(*p[3:])
                return proper and abs(at.cosine(p[0], p[1], p[2])) > 1e-4

            return Inference((at_a, sides), (at_b,), valid)
    return None


_SINE_SQUARES = {
    Fraction(1, 6): Fraction(1, 4),
    Fraction(5, 6): Fraction(1, 4),
    Fraction(1, 4): Fraction(1, 2),
    Fraction(3, 4): Fraction(1, 2),
    Fraction(1, 3): Fraction(3, 4),
    Fraction(2, 3): Fraction(3, 4),
    Fraction(1, 2): Fraction(1),
}


def special_sine(uses: tuple[Fact, ...], v: str, a: str, b: str) -> Inference | None:
    """The sine of a multiple of 30 or 45 degrees."""
    for use in uses:
        turn = Fraction(1, 2) if use.predicate is P.PERP else use.value
        if turn in _SINE_SQUARES and use.args == (v, a, v, b):
            product = Product((((v, a, b), 2),), _SINE_SQUARES[turn])
            return Inference((use,), (product,), lambda at: at.triangle(v, a, b))
    return None


def _match(
    uses: tuple[Fact, ...], one: tuple[str, ...], other: tuple[str, ...]
) -> list[Fact] | None:
    """The premise that makes two unsigned angles equal: none if they are the same angle."""
    if one[0] == other[0] and set(one[1:]) == set(other[1:]):
        return []
    v, p, q = one
    w, r, s = other
    for tail in ((w, r, w, s), (w, s, w, r)):
        fact = angles(v, p, v, q, *tail)
        if any(set(equations(fact)) <= set(equations(u)) for u in uses):
            return [fact]
    return None


def law_of_sines(uses: tuple[Fact, ...], *p: str) -> Inference | None:
    """xy : yz = sin z : sin x, the sines given as those of equal angles elsewhere."""
    x, y, z = p[:3]
    first, second = _match(uses, (x, y, z), p[3:6]), _match(uses, (z, x, y), p[6:9])
    if first is None or second is None:
        return None
    product = Product((((x, y), 1), ((y, z), -1), (p[3:6], 1), (p[6:9], -1)))
    return Inference((*first, *second), (product,), lambda at: at.triangle(x, y, z))


def equal_sines(uses: tuple[Fact, ...], *p: str) -> Inference | None:
    """Angles equal up to sign modulo pi have equal sines."""
    found = _match(uses, p[:3], p[3:])
    if found is None:
        return None
    product = Product(((p[:3], 1), (p[3:], -1)))
    return Inference(
        tuple(found), (product,), lambda at: at.triangle(*p[:3]) and at.triangle(*p[3:])
    )


def sines_to_angles(conclusion: Fact, *p: str) -> Inference | None:
    """Equal sines: angles equal or supplementary, which the figure tells apart."""
    v, a, b = p[:3]
    w, r, s = p[3:]
    product = Product(((p[:3], 1), (p[3:], -1)))

    def valid(at: At) -> bool:
        proper = at.triangle(*p[:3]) and at.triangle(*p[3:])
        return proper and abs(at.cosine(a, v, b)) > 1e-4

    gives = (angles(v, a, v, b, w, r, w, s), angles(v, a, v, b, w, s, w, r))
    return Inference((product,), gives, valid)
