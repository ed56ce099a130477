"""Names and propositions: facts of the geometry language as Lean text over `Geometry.Predicates`."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

from geometry.language import Fact, Predicate
from geometry.proof.equations import logarithm
from geometry.proof.statement import Product, Quantity, Statement

P = Predicate

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_']*\Z")
_OURS = re.compile(r"(given|apart|extra|step|point|need|known)_\d+")
_TAKEN = frozenset(
    " ".join(
        (
            "angle at by circle coll cong contri contrir cross cyclic def dir dist distSq do dot else",
            "end eqangle eqratio exists extends for forall from fun have if import in infix inst",
            "instance lemma let ln lsin match midp mut namespace ncoll notation nperp npara obtain of",
            "open para perp prefix private public rconst repeat rfl section set show simtri simtrir",
            "sorry structure suffices syntax then theorem turn universe variable where with",
        )
    ).split()
)


def lean_name(point: str) -> str:
    """A point's name as a Lean identifier that shadows nothing a proof uses."""
    if not _PLAIN.match(point):
        return f"«{point}»"
    if point in _TAKEN or _OURS.match(point):
        return f"{point}_pt"
    return point


def spell(*points: str) -> str:
    """Points in order, with blanks between them."""
    return " ".join(map(lean_name, points))


def number(value: Fraction) -> str:
    """A rational as an argument or a factor: `2`, `(1/2)`, `(-1)`."""
    if value.denominator == 1:
        return str(value.numerator) if value >= 0 else f"({value.numerator})"
    return f"({value.numerator}/{value.denominator})"


def turn(value: Fraction) -> str:
    """The angle `value` π."""
    return "0" if value == 0 else f"turn {number(value)}"


def logarithms(exponents: dict[int, Fraction]) -> str:
    """A sum of logarithms of primes, `0` if there are none."""
    parts = [
        f"Real.log {p}" if e == 1 else f"{number(e)} * Real.log {p}" for p, e in exponents.items()
    ]
    return " + ".join(parts) or "0"


def quantity(q: Quantity) -> str:
    """The logarithm of a length (two points) or of a sine (three)."""
    return f"{'ln' if len(q) == 2 else 'lsin'} {spell(*q)}"


def proposition(statement: Statement) -> str:
    """What a statement says, as a Lean proposition."""
    if isinstance(statement, Product):
        terms = [f"{number(Fraction(e))} * {quantity(q)}" for q, e in statement.terms]
        return f"{' + '.join(terms)} = {logarithms(logarithm(statement.value))}"
    return " ∧ ".join(propositions(statement))


def propositions(fact: Fact) -> list[str]:
    """The same, one proposition a line or circle of more points."""
    p, value = fact.args, fact.value
    match fact.predicate:
        case P.COLL:
            return [f"coll {spell(p[0], p[1], q)}" for q in p[2:]]
        case P.CYCLIC:
            return [f"cyclic [{', '.join(map(lean_name, p))}]"]
        case P.ACONST | P.RCONST | P.R2CONST | P.LCONST | P.L2CONST:
            assert value is not None
            return [f"{fact.predicate} {spell(*p)} {number(value)}"]
        case P.LEQUATION | P.L2EQUATION | P.AEQUATION:
            return [_equation(fact)]
        case P.OVERLAP:
            return [f"{lean_name(p[0])} = {lean_name(p[1])}"]
        case P.DIFF:
            return [f"{lean_name(a)} ≠ {lean_name(b)}" for a, b in combinations(p, 2)]
        case P.NCOLL if len(p) > 3:
            lines = [f"coll {spell(p[0], p[1], q)}" for q in p[2:]]
            return [f"¬ ({' ∧ '.join(lines)})"]
        case _:
            return [f"{fact.predicate} {spell(*p)}"]


def _equation(fact: Fact) -> str:
    value = fact.value or Fraction(0)
    parts = []
    for c, p in fact.terms:
        if fact.predicate is P.AEQUATION:
            parts.append(f"({c} : ℤ) • angle {spell(*p)}")
        elif fact.predicate is P.LEQUATION:
            parts.append(f"{number(c)} * dist {spell(*p)}")
        elif {p[0], p[1]} == {p[2], p[3]}:
            parts.append(f"{number(c)} * distSq {spell(p[0], p[1])}")
        else:
            parts.append(f"{number(c)} * (dist {spell(*p[:2])} * dist {spell(*p[2:])})")
    right = turn(value % 1) if fact.predicate is P.AEQUATION else number(value)
    return f"{' + '.join(parts)} = {right}"
