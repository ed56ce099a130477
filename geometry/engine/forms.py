"""Facts of the language as the core's statements: linear forms of a table, or sets of points.

A statement is `(kind, terms, points)`. Kinds 0 to 3 are linear forms: directions (in units of pi,
modulo 1), logarithms of lengths, lengths, squared lengths; a term `(i, j, c)` is c times the
quantity of the pair of points i, j. Kind 4 says that four points are concyclic, kind 5 that two
coincide. Constants are not part of a form: the core reads them off the figure, the replayer
computes them exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations
from math import lcm

from geometry.language import Fact, GeometryError, Predicate

DIRECTIONS, LOGS, LENGTHS, SQUARES, CONCYCLIC, IDENTICAL = range(6)

Term = tuple[int, int, int]
Statement = tuple[int, list[Term], list[int]]


class UnsupportedFactError(GeometryError):
    """A fact that the engine has no form for."""


def _form(kind: int, *terms: Term) -> Statement:
    return kind, list(terms), []


def _same_line(a: int, b: int, c: int) -> Statement:
    return _form(DIRECTIONS, (a, b, 1), (a, c, -1))


def _coll(p: list[int]) -> list[Statement]:
    return [s for c in p[2:] for s in (_same_line(p[0], p[1], c), _same_line(p[1], p[0], c))]


def _parallel(p: list[int]) -> list[Statement]:
    return [_form(DIRECTIONS, (p[0], p[1], 1), (p[2], p[3], -1))]


def _congruent(p: list[int]) -> list[Statement]:
    return [_form(LOGS, (p[0], p[1], 1), (p[2], p[3], -1))]


def _cyclic(p: list[int]) -> list[Statement]:
    return [(CONCYCLIC, [], [*p[:3], d]) for d in p[3:]]


def _circle(p: list[int]) -> list[Statement]:
    return [s for q in p[2:] for s in _congruent([p[0], p[1], p[0], q])]


def _midpoint(p: list[int]) -> list[Statement]:
    m, a, b = p
    return [*_coll([m, a, b]), *_congruent([m, a, m, b]), *_congruent([m, a, a, b])]


def _four(kind: int, p: list[int]) -> list[Statement]:
    a, b, c, d, e, f, g, h = p
    return [_form(kind, (a, b, 1), (c, d, -1), (e, f, -1), (g, h, 1))]


def _similar(sign: int) -> Callable[[list[int]], list[Statement]]:
    def forms(p: list[int]) -> list[Statement]:
        found = []
        for i in range(3):
            a, b, c = (p[(i + k) % 3] for k in range(3))
            q, r, s = (p[3 + (i + k) % 3] for k in range(3))
            found.append(_form(DIRECTIONS, (a, b, 1), (a, c, -1), (q, r, -sign), (q, s, sign)))
            found.append(_form(LOGS, (a, b, 1), (q, r, -1), (a, c, -1), (q, s, 1)))
        return found

    return forms


def _congruent_triangles(sign: int) -> Callable[[list[int]], list[Statement]]:
    def forms(p: list[int]) -> list[Statement]:
        sides = [
            s
            for i, j in combinations(range(3), 2)
            for s in _congruent([p[i], p[j], p[3 + i], p[3 + j]])
        ]
        return sides + _similar(sign)(p)

    return forms


_FORMS: dict[Predicate, Callable[[list[int]], list[Statement]]] = {
    Predicate.COLL: _coll,
    Predicate.PARA: _parallel,
    Predicate.PERP: _parallel,
    Predicate.ACONST: _parallel,
    Predicate.CONG: _congruent,
    Predicate.RCONST: _congruent,
    Predicate.R2CONST: _congruent,
    Predicate.CYCLIC: _cyclic,
    Predicate.CIRCLE: _circle,
    Predicate.MIDP: _midpoint,
    Predicate.EQANGLE: lambda p: _four(DIRECTIONS, p),
    Predicate.EQRATIO: lambda p: _four(LOGS, p),
    Predicate.SIMTRI: _similar(1),
    Predicate.SIMTRIR: _similar(-1),
    Predicate.CONTRI: _congruent_triangles(1),
    Predicate.CONTRIR: _congruent_triangles(-1),
    Predicate.OVERLAP: lambda p: [(IDENTICAL, [], p)],
    Predicate.LCONST: lambda p: [_form(LOGS, (p[0], p[1], 1))],
    Predicate.L2CONST: lambda p: [_form(LOGS, (p[0], p[1], 1))],
}


def statements(fact: Fact, index: Mapping[str, int]) -> list[Statement]:
    """The statements that together say `fact`. `index`: the number of each point.

    Raises `UnsupportedFactError` for inequalities and for equations without a linear form.
    """
    points = [index[name] for name in fact.args]
    if fact.predicate.equation:
        return [_equation(fact, index)]
    if fact.predicate not in _FORMS:
        raise UnsupportedFactError(f"{fact.predicate} is read off a figure, not deduced")
    return [_tidy(s) for s in _FORMS[fact.predicate](points)]


def _equation(fact: Fact, index: Mapping[str, int]) -> Statement:
    scale = lcm(*(c.denominator for c in fact.coefficients))
    terms: list[Term] = []
    for coefficient, names in fact.terms:
        p = [index[name] for name in names]
        whole = int(coefficient * scale)
        if fact.predicate is Predicate.AEQUATION:
            terms += [(p[0], p[1], -whole), (p[2], p[3], whole)]
        elif fact.predicate is Predicate.LEQUATION or {p[0], p[1]} == {p[2], p[3]}:
            terms.append((p[0], p[1], whole))
        else:
            raise UnsupportedFactError(f"products of different lengths are not supported: {fact}")
    kind = {Predicate.AEQUATION: DIRECTIONS, Predicate.LEQUATION: LENGTHS}
    constant = fact.value or Fraction(0)
    if constant and fact.predicate is not Predicate.AEQUATION:
        raise UnsupportedFactError(f"equations between lengths have no constant: {fact}")
    return _tidy((kind.get(fact.predicate, SQUARES), terms, []))


def _tidy(statement: Statement) -> Statement:
    """The same statement with one term a pair and no zero terms."""
    kind, terms, points = statement
    if kind >= CONCYCLIC:
        return statement
    total: dict[tuple[int, int], int] = {}
    for a, b, c in terms:
        pair = (max(a, b), min(a, b))
        total[pair] = total.get(pair, 0) + c
    return kind, [(a, b, c) for (a, b), c in total.items() if c], points
