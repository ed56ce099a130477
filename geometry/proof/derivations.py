"""How each rule of the engine reads as a proof step: its premises, conclusion and conditions.

The engine logs a rule's name and its points; the functions here say what that meant. They are
not trusted: `geometry.proof.replayer` states every rule again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import Equation
from geometry.proof.statement import Product, Statement

P = Predicate


@dataclass(frozen=True, slots=True)
class Derivation:
    """One use of a rule, spelled out."""

    premises: tuple[Statement, ...]
    conclusion: Statement
    conditions: tuple[Fact, ...] = ()


def fact(predicate: Predicate, words: str, value: Fraction | None = None) -> Fact:
    """A fact from its points written with blanks between them."""
    return Fact(predicate, tuple(words.split()), value)


Names = tuple[str, ...]
Rule = Callable[[Names, int, Equation], Derivation]
"""From the points, the parameter and the equation learned (some rules teach several)."""


def _simple(
    premises: tuple[tuple[Predicate, str], ...],
    conclusion: tuple[Predicate, str],
    conditions: tuple[tuple[Predicate, str], ...] = (),
    roles: str = "",
) -> Rule:
    """A rule whose statements are patterns over single-letter roles."""

    def rule(points: Names, _parameter: int, _equation: Equation) -> Derivation:
        names = dict(zip(roles, points, strict=True))

        def put(pattern: tuple[Predicate, str]) -> Fact:
            return Fact(pattern[0], tuple(names[r] for r in pattern[1]))

        return Derivation(tuple(map(put, premises)), put(conclusion), tuple(map(put, conditions)))

    return rule


def _similar(kind: str) -> Rule:
    def rule(points: Names, sign: int, _equation: Equation) -> Derivation:
        a, b, c, p, q, r = points
        direct = sign > 0

        def angle(x: str, y: str, z: str, u: str, v: str, w: str) -> Fact:
            tail = (u, v, u, w) if direct else (u, w, u, v)
            return Fact(P.EQANGLE, (x, y, x, z, *tail))

        premises: dict[str, list[Fact]] = {
            "aa": [angle(a, b, c, p, q, r), angle(b, c, a, q, r, p)],
            "sss": [
                Fact(P.EQRATIO, (a, b, b, c, p, q, q, r)),
                Fact(P.EQRATIO, (b, c, c, a, q, r, r, p)),
            ],
            "sas": [angle(a, b, c, p, q, r), Fact(P.EQRATIO, (a, b, a, c, p, q, p, r))],
            "ssa": [angle(a, b, c, p, q, r), Fact(P.EQRATIO, (b, c, a, c, q, r, p, r))],
        }
        conditions = [Fact(P.NCOLL, (a, b, c)), Fact(P.NCOLL, (p, q, r))]
        turn = (p, q, r) if direct else (p, r, q)
        if kind != "aa":
            conditions.append(Fact(P.SAMECLOCK, (a, b, c, *turn)))
        if kind == "ssa":
            conditions.append(Fact(P.SAMESIDE, (b, a, c, q, p, r)))
        return Derivation(
            tuple(premises[kind]),
            Fact(P.SIMTRI if direct else P.SIMTRIR, points),
            tuple(conditions),
        )

    return rule


def _center_from_chords(points: Names, _parameter: int, _equation: Equation) -> Derivation:
    o, a, b, c, d, s = points
    circle = tuple(dict.fromkeys((a, b, c, d, s)))
    return Derivation(
        (Fact(P.CONG, (o, a, o, b)), Fact(P.CONG, (o, c, o, d)), Fact(P.CYCLIC, circle)),
        Fact(P.CONG, (o, a, o, s)),
        (Fact(P.NPARA, (a, b, c, d)),),
    )


def _half_central(points: Names, _parameter: int, _equation: Equation) -> Derivation:
    o, a, b, c = points
    double = Fact(P.AEQUATION, (c, a, c, b, o, a, o, b), Fraction(0), (Fraction(2), Fraction(-1)))
    return Derivation(
        (Fact(P.CONG, (o, a, o, b)), double),
        Fact(P.CONG, (o, a, o, c)),
        (Fact(P.NCOLL, (a, b, c)),),
    )


def _constant_ratio(points: Names, parameter: int, equation: Equation) -> Derivation:
    a, b, c = points
    which, n, m = parameter >> 24, parameter >> 8 & 0xFFFF, parameter & 0xFF
    known = (
        Fact(P.RCONST, (a, b, b, c), Fraction(n, m)),
        Fact(P.RCONST, (b, c, a, c), Fraction(m, n + m)),
        Fact(P.RCONST, (a, b, a, c), Fraction(n, n + m)),
    )
    target = (
        known[0]
        if {frozenset(t[0]) for t in equation.terms} == {frozenset((a, b)), frozenset((b, c))}
        else known[2]
    )
    return Derivation(
        (Fact(P.COLL, points), known[which]), target, (Fact(P.OBTUSE_ANGLE, (a, b, c)),)
    )


def _thales(points: Names, _parameter: int, equation: Equation) -> Derivation:
    a, b, c, p, q, r = points
    whole = frozenset((a, c)) in {frozenset(t[0]) for t in equation.terms}
    conclusion = (a, b, a, c, p, q, p, r) if whole else (a, b, b, c, p, q, q, r)
    return Derivation(
        (
            Fact(P.COLL, (a, b, c)),
            Fact(P.COLL, (p, q, r)),
            Fact(P.PARA, (a, p, b, q)),
            Fact(P.PARA, (a, p, c, r)),
        ),
        Fact(P.EQRATIO, conclusion),
        (Fact(P.NPARA, (a, p, a, c)), Fact(P.NPARA, (a, p, p, r))),
    )


def _substitution(points: Names, _parameter: int, equation: Equation) -> Derivation:
    x, y, z = points
    kind = P.PARA if equation.table == "directions" else P.CONG
    return Derivation((Fact(P.OVERLAP, (x, y)),), Fact(kind, (z, x, z, y)))


def _sides(p: Names) -> tuple[Fact, ...]:
    a, b, c, d, e, f = p[:6]
    return (Fact(P.COLL, (b, c, d)), Fact(P.COLL, (c, a, e)), Fact(P.COLL, (a, b, f)))


def _product(p: Names) -> Product:
    a, b, c, d, e, f = p[:6]
    return Product(
        (((d, b), 1), ((d, c), -1), ((e, c), 1), ((e, a), -1), ((f, a), 1), ((f, b), -1))
    )


def _menelaus(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((*_sides(p), Fact(P.COLL, p[3:6])), _product(p), (Fact(P.NCOLL, p[:3]),))


def _menelaus_converse(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((*_sides(p), _product(p)), Fact(P.COLL, p[3:6]), (Fact(P.NCOLL, p[:3]),))


def _ceva(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    a, b, c, d, e, f, x = p
    lines = (Fact(P.COLL, (a, d, x)), Fact(P.COLL, (b, e, x)), Fact(P.COLL, (c, f, x)))
    return Derivation((*_sides(p), *lines), _product(p), (Fact(P.NCOLL, p[:3]),))


def _ceva_converse(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    a, b, c, d, e, f, x = p
    lines = (Fact(P.COLL, (b, e, x)), Fact(P.COLL, (c, f, x)))
    return Derivation(
        (*_sides(p), *lines, _product(p)), Fact(P.COLL, (a, d, x)), (Fact(P.NCOLL, p[:3]),)
    )


def _squares(*terms: tuple[str, str, Fraction | int]) -> Fact:
    """A linear equation between squared lengths; terms about one point vanish."""
    kept = [(p, q, Fraction(c)) for p, q, c in terms if p != q]
    points = tuple(x for p, q, _ in kept for x in (p, q, p, q))
    return Fact(P.L2EQUATION, points, Fraction(0), tuple(c for _, _, c in kept))


def _lengths(*terms: tuple[str, str, Fraction | int]) -> Fact:
    points = tuple(x for p, q, _ in terms for x in (p, q))
    return Fact(P.LEQUATION, points, Fraction(0), tuple(Fraction(c) for _, _, c in terms))


def _betweenness(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    a, b, c = p
    return Derivation(
        (Fact(P.COLL, p),),
        _lengths((a, b, 1), (b, c, 1), (a, c, -1)),
        (Fact(P.OBTUSE_ANGLE, p),),
    )


def _quotient(parameter: int) -> Fraction:
    return Fraction(parameter >> 12, parameter & 0xFFF)


def _ratio_to_lengths(p: Names, parameter: int, _equation: Equation) -> Derivation:
    r = _quotient(parameter)
    known = Fact(P.CONG, p) if r == 1 else Fact(P.RCONST, p, r)
    return Derivation((known,), _lengths((p[0], p[1], 1), (p[2], p[3], -r)))


def _ratio_to_squares(p: Names, parameter: int, _equation: Equation) -> Derivation:
    r = _quotient(parameter)
    known = Fact(P.CONG, p) if r == 1 else Fact(P.R2CONST, p, r)
    return Derivation((known,), _squares((p[0], p[1], 1), (p[2], p[3], -r)))


def _lengths_to_ratio(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((_lengths((p[0], p[1], 1), (p[2], p[3], -1)),), Fact(P.CONG, p))


def _squares_to_ratio(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((_squares((p[0], p[1], 1), (p[2], p[3], -1)),), Fact(P.CONG, p))


def _cross(p: Names) -> Fact:
    a, b, c, d = p
    return _squares((a, c, 1), (b, d, 1), (a, d, -1), (b, c, -1))


def _pythagoras(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    return Derivation((Fact(P.PERP, p),), _cross(p))


def _pythagoras_converse(p: Names, _parameter: int, _equation: Equation) -> Derivation:
    distinct = (Fact(P.DIFF, p[:2]), Fact(P.DIFF, p[2:]))
    return Derivation((_cross(p),), Fact(P.PERP, p), distinct)


def _stewart(p: Names, parameter: int, _equation: Equation) -> Derivation:
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


def _sine(p: Names, parameter: int, angle: bool) -> Derivation:
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


def _law_of_sines(p: Names, parameter: int, _equation: Equation) -> Derivation:
    x, y, z = p[:3]
    product = Product((((x, y), 1), ((y, z), -1), (p[3:6], 1), (p[6:9], -1)))
    corners = (((x, y, z), p[3:6], parameter & 1), ((z, x, y), p[6:9], parameter & 2))
    same = tuple(
        _angle_pair(one, other, 1 if sign else -1)
        for one, other, sign in corners
        if (one[0], {*one[1:]}) != (other[0], {*other[1:]})
    )
    return Derivation(same, product, (Fact(P.NCOLL, (x, y, z)),))


def _special_sine(p: Names, parameter: int, _equation: Equation) -> Derivation:
    v, a, b = p
    quarters, turn = parameter & 7, Fraction(parameter >> 3, 12)
    known = Fact(P.PERP, (v, a, v, b))
    if quarters != 4:
        known = Fact(P.ACONST, (v, a, v, b), turn)
    return Derivation((known,), Product((((v, a, b), 2),), Fraction(quarters, 4)))


def _equal_sines(p: Names, sign: int, _equation: Equation) -> Derivation:
    product = Product(((p[:3], 1), (p[3:], -1)))
    return Derivation((_angle_pair(p[:3], p[3:], sign),), product, _corners(p))


def _sines_to_angles(p: Names, sign: int, _equation: Equation) -> Derivation:
    product = Product(((p[:3], 1), (p[3:], -1)))
    return Derivation((product,), _angle_pair(p[:3], p[3:], sign), _corners(p))


def _corners(p: Names) -> tuple[Fact, ...]:
    return (Fact(P.NCOLL, p[:3]), Fact(P.NCOLL, p[3:]))


DERIVATIONS: dict[str, Rule] = {
    "equal_angles_concyclic": _simple(
        ((P.EQANGLE, "cacbdadb"),), (P.CYCLIC, "abcd"), ((P.NCOLL, "abc"), (P.DIFF, "cd")), "abcd"
    ),
    "equidistant_concyclic": _simple(
        ((P.CONG, "oaob"), (P.CONG, "oaoc"), (P.CONG, "oaod")),
        (P.CYCLIC, "abcd"),
        ((P.DIFF, "abcd"),),
        "oabcd",
    ),
    "center_from_chords": _center_from_chords,
    "half_central_angle": _half_central,
    "isosceles_angles": _simple(
        ((P.CONG, "oaob"),), (P.EQANGLE, "abaoboba"), ((P.DIFF, "ab"),), "oab"
    ),
    "isosceles_sides": _simple(
        ((P.EQANGLE, "abaoboba"),), (P.CONG, "oaob"), ((P.NCOLL, "oab"),), "oab"
    ),
    "bisector_perpendicular": _simple(
        ((P.CONG, "papb"), (P.CONG, "qaqb")),
        (P.PERP, "pqab"),
        ((P.DIFF, "pq"), (P.DIFF, "ab")),
        "pqab",
    ),
    "bisector_equidistant": _simple(
        ((P.CONG, "papb"), (P.PERP, "pqab")), (P.CONG, "qaqb"), (), "pqab"
    ),
    "similar_aa": _similar("aa"),
    "similar_sss": _similar("sss"),
    "similar_sas": _similar("sas"),
    "similar_ssa": _similar("ssa"),
    "collinear_ratios": _simple(
        ((P.COLL, "uvz"), (P.COLL, "wxy"), (P.EQRATIO, "uvuzwxwy")),
        (P.EQRATIO, "uvvzwxxy"),
        ((P.SAMESIDE, "uvzwxy"),),
        "uvzwxy",
    ),
    "constant_ratio": _constant_ratio,
    "thales_ratios": _thales,
    "bisector_theorem": _simple(
        ((P.COLL, "bdc"), (P.EQANGLE, "abadadac")),
        (P.EQRATIO, "dbdcabac"),
        ((P.NCOLL, "abc"),),
        "abdc",
    ),
    "bisector_converse": _simple(
        ((P.COLL, "bdc"), (P.EQRATIO, "dbdcabac")),
        (P.EQANGLE, "abadadac"),
        ((P.NCOLL, "abc"),),
        "abdc",
    ),
    "orthocenter": _simple(
        ((P.PERP, "xhyz"), (P.PERP, "yhzx")),
        (P.PERP, "zhxy"),
        ((P.NCOLL, "xyz"), (P.DIFF, "zh")),
        "xyzh",
    ),
    "incenter": _simple(
        ((P.EQANGLE, "xyxixixz"), (P.EQANGLE, "yxyiyiyz")),
        (P.EQANGLE, "zxzizizy"),
        ((P.NCOLL, "xyz"), (P.DIFF, "zi")),
        "ixyz",
    ),
    "equal_chords_parallel": _simple(
        ((P.CYCLIC, "abpq"), (P.CONG, "abpq")), (P.PARA, "aqbp"), ((P.NPARA, "apbq"),), "abpq"
    ),
    "parallel_chords_equal": _simple(
        ((P.CYCLIC, "abpq"), (P.PARA, "aqbp")), (P.CONG, "abpq"), ((P.DIFF, "aqbp"),), "abpq"
    ),
    "identical_lines": _simple(
        ((P.PARA, "uxuy"), (P.PARA, "vxvy")), (P.OVERLAP, "xy"), ((P.NPARA, "uxvx"),), "xyuv"
    ),
    "identical_line_circle": _simple(
        ((P.PARA, "zxzy"), (P.CYCLIC, "vwzx"), (P.CYCLIC, "vwzy")),
        (P.OVERLAP, "xy"),
        ((P.NCOLL, "vwz"), (P.DIFF, "zx"), (P.DIFF, "zy")),
        "xyzvw",
    ),
    "identical_substitution": _substitution,
    "bisectors_concyclic": _simple(
        ((P.CONG, "dadb"), (P.EQANGLE, "cacdcdcb")),
        (P.CYCLIC, "abcd"),
        ((P.NCOLL, "abc"), (P.NPERP, "cdab")),
        "abcd",
    ),
    "menelaus": _menelaus,
    "menelaus_converse": _menelaus_converse,
    "ceva": _ceva,
    "ceva_converse": _ceva_converse,
    "thales_parallel": _simple(
        ((P.COLL, "abc"), (P.COLL, "pqr"), (P.PARA, "apbq"), (P.EQRATIO, "abbcpqqr")),
        (P.PARA, "apcr"),
        ((P.NPARA, "apac"), (P.SAMESIDE, "bacqpr")),
        "abcpqr",
    ),
    "betweenness": _betweenness,
    "ratio_to_lengths": _ratio_to_lengths,
    "ratio_to_squares": _ratio_to_squares,
    "lengths_to_ratio": _lengths_to_ratio,
    "squares_to_ratio": _squares_to_ratio,
    "pythagoras": _pythagoras,
    "pythagoras_converse": _pythagoras_converse,
    "stewart": _stewart,
    "law_of_sines": _law_of_sines,
    "equal_sines": _equal_sines,
    "special_sine": _special_sine,
    "sines_to_angles": _sines_to_angles,
    "sine_ratio": lambda p, parameter, _: _sine(p, parameter, False),
    "sine_angle": lambda p, parameter, _: _sine(p, parameter, True),
}
