"""The law of sines and what it needs; see `inference`."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact
from geometry.proof.equations import equations
from geometry.proof.replayer.inference import (
    Inference,
    P,
    angles,
    ratios,
)
from geometry.proof.replayer.plane import At
from geometry.proof.statement import Product


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
