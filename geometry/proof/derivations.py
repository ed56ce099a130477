"""How each rule of the engine reads as a proof step: its premises, conclusion and conditions.

The engine logs a rule's name and its points; the functions here say what that meant. They are
not trusted: `geometry.proof.replayer` states every rule again.
"""

from __future__ import annotations

from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.derivation import Derivation, Names, Rule, pattern_rule
from geometry.proof.derivations_length import (
    betweenness,
    betweenness_converse,
    equal_sines,
    law_of_sines,
    lengths_to_ratio,
    pythagoras,
    pythagoras_converse,
    ratio_to_lengths,
    ratio_to_squares,
    sine,
    sines_to_angles,
    special_sine,
    squares_to_ratio,
    stewart,
)
from geometry.proof.equations import Equation
from geometry.proof.statement import Product

P = Predicate


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


DERIVATIONS: dict[str, Rule] = {
    "equal_angles_concyclic": pattern_rule(
        ((P.EQANGLE, "cacbdadb"),), (P.CYCLIC, "abcd"), ((P.NCOLL, "abc"), (P.DIFF, "cd")), "abcd"
    ),
    "equidistant_concyclic": pattern_rule(
        ((P.CONG, "oaob"), (P.CONG, "oaoc"), (P.CONG, "oaod")),
        (P.CYCLIC, "abcd"),
        ((P.DIFF, "abcd"),),
        "oabcd",
    ),
    "center_from_chords": _center_from_chords,
    "half_central_angle": _half_central,
    "isosceles_angles": pattern_rule(
        ((P.CONG, "oaob"),), (P.EQANGLE, "abaoboba"), ((P.DIFF, "ab"),), "oab"
    ),
    "isosceles_sides": pattern_rule(
        ((P.EQANGLE, "abaoboba"),), (P.CONG, "oaob"), ((P.NCOLL, "oab"),), "oab"
    ),
    "bisector_perpendicular": pattern_rule(
        ((P.CONG, "papb"), (P.CONG, "qaqb")),
        (P.PERP, "pqab"),
        ((P.DIFF, "pq"), (P.DIFF, "ab")),
        "pqab",
    ),
    "bisector_equidistant": pattern_rule(
        ((P.CONG, "papb"), (P.PERP, "pqab")), (P.CONG, "qaqb"), (), "pqab"
    ),
    "similar_aa": _similar("aa"),
    "similar_sss": _similar("sss"),
    "similar_sas": _similar("sas"),
    "similar_ssa": _similar("ssa"),
    "collinear_ratios": pattern_rule(
        ((P.COLL, "uvz"), (P.COLL, "wxy"), (P.EQRATIO, "uvuzwxwy")),
        (P.EQRATIO, "uvvzwxxy"),
        ((P.SAMESIDE, "uvzwxy"),),
        "uvzwxy",
    ),
    "constant_ratio": _constant_ratio,
    "thales_ratios": _thales,
    "bisector_theorem": pattern_rule(
        ((P.COLL, "bdc"), (P.EQANGLE, "abadadac")),
        (P.EQRATIO, "dbdcabac"),
        ((P.NCOLL, "abc"),),
        "abdc",
    ),
    "bisector_converse": pattern_rule(
        ((P.COLL, "bdc"), (P.EQRATIO, "dbdcabac")),
        (P.EQANGLE, "abadadac"),
        ((P.NCOLL, "abc"),),
        "abdc",
    ),
    "orthocenter": pattern_rule(
        ((P.PERP, "xhyz"), (P.PERP, "yhzx")),
        (P.PERP, "zhxy"),
        ((P.NCOLL, "xyz"), (P.DIFF, "zh")),
        "xyzh",
    ),
    "incenter": pattern_rule(
        ((P.EQANGLE, "xyxixixz"), (P.EQANGLE, "yxyiyiyz")),
        (P.EQANGLE, "zxzizizy"),
        ((P.NCOLL, "xyz"), (P.DIFF, "zi")),
        "ixyz",
    ),
    "equal_chords_parallel": pattern_rule(
        ((P.CYCLIC, "abpq"), (P.CONG, "abpq")), (P.PARA, "aqbp"), ((P.NPARA, "apbq"),), "abpq"
    ),
    "parallel_chords_equal": pattern_rule(
        ((P.CYCLIC, "abpq"), (P.PARA, "aqbp")), (P.CONG, "abpq"), ((P.DIFF, "aqbp"),), "abpq"
    ),
    "identical_lines": pattern_rule(
        ((P.PARA, "uxuy"), (P.PARA, "vxvy")), (P.OVERLAP, "xy"), ((P.NPARA, "uxvx"),), "xyuv"
    ),
    "identical_line_circle": pattern_rule(
        ((P.PARA, "zxzy"), (P.CYCLIC, "vwzx"), (P.CYCLIC, "vwzy")),
        (P.OVERLAP, "xy"),
        ((P.NCOLL, "vwz"), (P.DIFF, "zx"), (P.DIFF, "zy")),
        "xyzvw",
    ),
    "identical_substitution": _substitution,
    "bisectors_concyclic": pattern_rule(
        ((P.CONG, "dadb"), (P.EQANGLE, "cacdcdcb")),
        (P.CYCLIC, "abcd"),
        ((P.NCOLL, "abc"), (P.NPERP, "cdab")),
        "abcd",
    ),
    "menelaus": _menelaus,
    "menelaus_converse": _menelaus_converse,
    "ceva": _ceva,
    "ceva_converse": _ceva_converse,
    "thales_parallel": pattern_rule(
        ((P.COLL, "abc"), (P.COLL, "pqr"), (P.PARA, "apbq"), (P.EQRATIO, "abbcpqqr")),
        (P.PARA, "apcr"),
        ((P.NPARA, "apac"), (P.SAMESIDE, "bacqpr")),
        "abcpqr",
    ),
    "betweenness": betweenness,
    "betweenness_converse": betweenness_converse,
    "ratio_to_lengths": ratio_to_lengths,
    "ratio_to_squares": ratio_to_squares,
    "lengths_to_ratio": lengths_to_ratio,
    "squares_to_ratio": squares_to_ratio,
    "pythagoras": pythagoras,
    "pythagoras_converse": pythagoras_converse,
    "stewart": stewart,
    "law_of_sines": law_of_sines,
    "equal_sines": equal_sines,
    "special_sine": special_sine,
    "sines_to_angles": sines_to_angles,
    "sine_ratio": lambda p, parameter, _: sine(p, parameter, False),
    "sine_angle": lambda p, parameter, _: sine(p, parameter, True),
}
