"""How the rules about lengths, squares and sines read as proof steps."""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.derivation import Derivation, Names
from geometry.proof.equations import Equation
from geometry.proof.statement import Product

P = Predicate


def _squares(*terms: tuple[str, str, Fraction | int]) -> Fact:
    """A linear equation between squared lengths; terms about one point vanish."""
    kept = [(p, q, Fraction(c)) for p, q, c in terms if p != q]
    points = tuple(x for p, q, _ in kept for x in (p, q, p, q))
    return Fact(P.L2EQUATION, points, Fraction(0), tuple(c for _, _, c in kept))


def _lengths(*terms: tuple[str, str, Fraction | int]) -> Fact:
    points = tuple(x for p, q, _ in terms for x in (p, q))
    return Fact(P.LEQUATION, points, Fraction(0), tuple(Fraction(c) for _, _, c in terms))


def betweenness(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    a, b, c = p
    return Derivation(
        (Fact(P.COLL, p),),
        _lengths((a, b, 1), (b, c, 1), (a, c, -1)),
        (Fact(P.OBTUSE_ANGLE, p),),
    )


def betweenness_converse(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    a, b, c = p
    total = _lengths((a, b, 1), (b, c, 1), (a, c, -1))
    return Derivation((total,), Fact(P.COLL, p), (Fact(P.DIFF, p),))


def _quotient(parameter: int) -> Fraction:
    return Fraction(parameter >> 12, parameter & 0xFFF)


def ratio_to_lengths(p: Names, parameter: int, _equation: Equation) -> Derivation:
    r = _quotient(parameter)
    known = Fact(P.CONG, p) if r == 1 else Fact(P.RCONST, p, r)
    return Derivation((known,), _lengths((p[0], p[1], 1), (p[2], p[3], -r)))


def ratio_to_squares(p: Names, parameter: int, _equation: Equation) -> Derivation:
    r = _quotient(parameter)
    known = Fact(P.CONG, p) if r == 1 else Fact(P.R2CONST, p, r)
    return Derivation((known,), _squares((p[0], p[1], 1), (p[2], p[3], -r)))


def lengths_to_ratio(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((_lengths((p[0], p[1], 1), (p[2], p[3], -1)),), Fact(P.CONG, p))


def squares_to_ratio(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((_squares((p[0], p[1], 1), (p[2], p[3], -1)),), Fact(P.CONG, p))


def _cross(p: Names) -> Fact:
    a, b, c, d = p
    return _squares((a, c, 1), (b, d, 1), (a, d, -1), (b, c, -1))


def pythagoras(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((Fact(P.PERP, p),), _cross(p))


def pythagoras_converse(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    distinct = (Fact(P.DIFF, p[:2]), Fact(P.DIFF, p[2:]))
    return Derivation((_cross(p),), Fact(P.PERP, p), distinct)


def stewart(p: Names, parameter: int, _equation: Equation) -> Derivation:
    x, a, b, c = p
    t = _quotient(parameter)
    return Derivation(
        (Fact(P.COLL, (a, b, c)), Fact(P.RCONST, (a, b, a, c), t)),
        _squares((x, b, 1), (x, a, t - 1), (x, c, -t), (a, c, t * (1 - t))),
        (Fact(P.OBTUSE_ANGLE, (a, b, c)),),
    )


def _turned(one: Names, other: Names, equal: bool) -> Fact:
    """The angle at one[0] from one[1] to one[2] equals that of `other`, or its opposite."""
    x, y, z = one
    u, v, w = other
    return Fact(P.EQANGLE, (x, y, x, z, *((u, v, u, w) if equal else (u, w, u, v))))


def sine(p: Names, parameter: int, angle: bool) -> Derivation:
    a, b, c, q, r, s = p
    at_a = _turned((a, b, c), (q, r, s), bool(parameter & 1))
    at_b = _turned((b, c, a), (r, s, q), bool(parameter & 2))
    sides = Fact(P.EQRATIO, (b, c, c, a, r, s, s, q))
    conditions = (Fact(P.NCOLL, p[:3]), Fact(P.NCOLL, p[3:]))
    if angle:
        return Derivation((at_a, sides), at_b, conditions)
    return Derivation((at_a, at_b), sides, conditions)


def _angle_pair(one: Names, other: Names, sign: int) -> Fact:
    return _turned(one, other, sign > 0)


def law_of_sines(p: Names, parameter: int, _equation: Equation) -> Derivation:
    x, y, z = p[:3]
    product = Product((((x, y), 1), ((y, z), -1), (p[3:6], 1), (p[6:9], -1)))
    corners = (((x, y, z), p[3:6], parameter & 1), ((z, x, y), p[6:9], parameter & 2))
    same = tuple(
        _angle_pair(one, other, 1 if sign else -1)
        for one, other, sign in corners
        if (one[0], {*one[1:]}) != (other[0], {*other[1:]})
    )
    return Derivation(same, product, (Fact(P.NCOLL, (x, y, z)),))


def special_sine(p: Names, parameter: int, _equation: Equation) -> Derivation:
    v, a, b = p
    quarters, turn = parameter & 7, Fraction(parameter >> 3, 12)
    known = Fact(P.PERP, (v, a, v, b))
    if quarters != 4:
        known = Fact(P.ACONST, (v, a, v, b), turn)
    return Derivation((known,), Product((((v, a, b), 2),), Fraction(quarters, 4)))


def equal_sines(p: Names, sign: int, _equation: Equation) -> Derivation:
    product = Product(((p[:3], 1), (p[3:], -1)))
    return Derivation((_angle_pair(p[:3], p[3:], sign),), product, _corners(p))


def sines_to_angles(p: Names, sign: int, _equation: Equation) -> Derivation:
    product = Product(((p[:3], 1), (p[3:], -1)))
    return Derivation((product,), _angle_pair(p[:3], p[3:], sign), _corners(p))


def _corners(p: Names) -> tuple[Fact, ...]:
    return (Fact(P.NCOLL, p[:3]), Fact(P.NCOLL, p[3:]))
