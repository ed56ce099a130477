"""What a statement means as exact linear equations, in four tables.

Directions are in units of pi, modulo 1: the coefficients are integers, and an equation may be
multiplied by integers only. Logarithms of lengths, lengths and squared lengths are real, and
their equations may be multiplied by any rational. The constant of a logarithmic equation is the
logarithm of a product of primes with rational exponents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from geometry.language import Fact, Predicate
from geometry.proof.statement import Product, Quantity, Statement


class Table(StrEnum):
    """Which quantity of a pair of points an equation is about."""

    DIRECTIONS = "directions"
    LOGS = "logs"
    LENGTHS = "lengths"
    SQUARES = "squares"


Pair = Quantity
Constant = tuple[tuple[int, Fraction], ...]
"""Directions, lengths, squares: `((1, value),)` or `()`; logarithms: `((prime, exponent), ...)`."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum over `terms` of coefficient x quantity of the pair equals `constant`.

    Pairs are sorted, terms sorted by pair and without zeros, so that equal equations compare
    equal once `normal` has fixed the scale.
    """

    table: Table
    terms: tuple[tuple[Pair, Fraction], ...]
    constant: Constant = ()

    @property
    def normal(self) -> Equation:
        """The same equation with its leading coefficient made positive, or 1 where legal."""
        if not self.terms:
            return self
        lead = self.terms[0][1]
        scale = Fraction(1 if lead > 0 else -1)
        if self.table is not Table.DIRECTIONS:
            scale = 1 / lead
        return self.scaled(scale) if scale != 1 else self

    def scaled(self, factor: Fraction) -> Equation:
        """Multiplied through; the factor of a direction equation must be an integer."""
        terms = tuple((pair, c * factor) for pair, c in self.terms)
        return make(self.table, terms, {base: c * factor for base, c in self.constant})


def make(
    table: Table,
    terms: Iterable[tuple[Pair, Fraction | int]],
    constant: Mapping[int, Fraction] | None = None,
) -> Equation:
    """An equation in normal order; constants of directions are reduced modulo 1."""
    total: dict[Pair, Fraction] = {}
    for quantity, c in terms:
        *vertex, p, q = quantity
        pair = (*vertex, p, q) if p < q else (*vertex, q, p)
        total[pair] = total.get(pair, Fraction(0)) + c
    values = dict(constant or {})
    if table is Table.DIRECTIONS:
        values = {base: c % 1 for base, c in values.items()}
    return Equation(
        table,
        tuple(sorted((pair, c) for pair, c in total.items() if c)),
        tuple(sorted((base, c) for base, c in values.items() if c)),
    )


def logarithm(value: Fraction) -> dict[int, Fraction]:
    """The exponents of the primes of a positive rational."""
    if value <= 0:
        raise ValueError("only positive numbers have logarithms")
    exponents: dict[int, Fraction] = {}
    for number, sign in ((value.numerator, 1), (value.denominator, -1)):
        n, prime = number, 2
        while n > 1:
            if prime * prime > n:
                prime = n
            while n % prime == 0:
                exponents[prime] = exponents.get(prime, Fraction(0)) + sign
                n //= prime
            prime += 1
    return {p: e for p, e in exponents.items() if e}


@lru_cache(maxsize=4096)
def equations(statement: Statement) -> tuple[Equation, ...]:
    """The linear equations a statement implies by definition alone, each in normal form.

    Empty for what is not linear: a coincidence, an inequality, a goal without its value.
    """
    if isinstance(statement, Product):
        return (make(Table.LOGS, statement.terms, logarithm(statement.value)).normal,)
    return tuple(e.normal for e in _of_fact(statement))


def direction(a: Pair, b: Pair, constant: Fraction | int = 0) -> Equation:
    """Direction of b minus direction of a."""
    return make(Table.DIRECTIONS, [(b, 1), (a, -1)], {1: Fraction(constant)})


def ratio(a: Pair, b: Pair, value: Fraction | int = 1, power: int = 1) -> Equation:
    """|a|^power : |b|^power = value."""
    return make(Table.LOGS, [(a, power), (b, -power)], logarithm(Fraction(value)))


def _angles(a: Pair, b: Pair, c: Pair, d: Pair) -> Equation:
    return make(Table.DIRECTIONS, [(b, 1), (a, -1), (d, -1), (c, 1)])


def _ratios(a: Pair, b: Pair, c: Pair, d: Pair) -> Equation:
    return make(Table.LOGS, [(a, 1), (b, -1), (c, -1), (d, 1)])


def _of_fact(fact: Fact) -> list[Equation]:
    p = fact.args
    pairs: list[Pair] = list(zip(p[::2], p[1::2], strict=False))
    value = fact.value if fact.value is not None else Fraction(0)
    match fact.predicate:
        case Predicate.COLL:
            chords = list(combinations(p, 2))
            return [direction(s, t) for s, t in combinations(chords, 2)]
        case Predicate.PARA:
            return [direction(pairs[0], pairs[1])]
        case Predicate.PERP:
            return [direction(pairs[0], pairs[1], Fraction(1, 2))]
        case Predicate.ACONST if not fact.asks:
            return [direction(pairs[0], pairs[1], value)]
        case Predicate.CONG:
            return [ratio(pairs[0], pairs[1])]
        case Predicate.RCONST if not fact.asks:
            return [ratio(pairs[0], pairs[1], value)]
        case Predicate.R2CONST if not fact.asks:
            return [ratio(pairs[0], pairs[1], value, 2)]
        case Predicate.LCONST if not fact.asks:
            return [make(Table.LOGS, [(pairs[0], 1)], logarithm(value))]
        case Predicate.L2CONST if not fact.asks:
            return [make(Table.LOGS, [(pairs[0], 2)], logarithm(value))]
        case Predicate.CIRCLE:
            radii = [(p[0], q) for q in p[1:]]
            return [ratio(s, t) for s, t in combinations(radii, 2)]
        case Predicate.MIDP:
            m, a, b = p
            line = _of_fact(Fact(Predicate.COLL, p))
            return [
                *line,
                ratio((m, a), (m, b)),
                ratio((m, a), (a, b), Fraction(1, 2)),
                ratio((m, b), (a, b), Fraction(1, 2)),
            ]
        case Predicate.EQANGLE:
            return [_angles(*pairs)]
        case Predicate.EQRATIO:
            return [_ratios(*pairs)]
        case Predicate.CYCLIC:
            return [
                _angles((x, a), (x, b), (y, a), (y, b))
                for four in combinations(p, 4)
                for a, b, x, y in _splits(four)
            ]
        case Predicate.SIMTRI | Predicate.SIMTRIR | Predicate.CONTRI | Predicate.CONTRIR:
            return _triangles(fact)
        case Predicate.LEQUATION | Predicate.L2EQUATION | Predicate.AEQUATION if not fact.asks:
            return _linear(fact, value)
        case _:
            return []


def _splits(four: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    a, b, c, d = four
    return [(a, b, c, d), (a, c, b, d), (a, d, b, c)]


def _triangles(fact: Fact) -> list[Equation]:
    found = []
    one, other = fact.args[:3], fact.args[3:]
    mirrored = fact.predicate in (Predicate.SIMTRIR, Predicate.CONTRIR)
    for i in range(3):
        a, b, c = (one[(i + k) % 3] for k in range(3))
        p, q, r = (other[(i + k) % 3] for k in range(3))
        u, v = ((p, r), (p, q)) if mirrored else ((p, q), (p, r))
        found.append(_angles((a, b), (a, c), u, v))
        found.append(_ratios((a, b), (a, c), (p, q), (p, r)))
        found.append(_ratios((a, b), (p, q), (a, c), (p, r)))
    if fact.predicate in (Predicate.CONTRI, Predicate.CONTRIR):
        for i, j in combinations(range(3), 2):
            found.append(ratio((one[i], one[j]), (other[i], other[j])))
    return found


def _linear(fact: Fact, value: Fraction) -> list[Equation]:
    terms: list[tuple[Pair, Fraction]] = []
    table = {
        Predicate.AEQUATION: Table.DIRECTIONS,
        Predicate.LEQUATION: Table.LENGTHS,
        Predicate.L2EQUATION: Table.SQUARES,
    }[fact.predicate]
    for c, p in fact.terms:
        if table is Table.DIRECTIONS:
            if c.denominator != 1:
                return []  # half an angle means nothing modulo pi
            terms += [((p[0], p[1]), -c), ((p[2], p[3]), c)]
        elif table is Table.LENGTHS or {p[0], p[1]} == {p[2], p[3]}:
            terms.append(((p[0], p[1]), c))
        else:
            return []
    return [make(table, terms, {1: value} if value else {})]
