"""Equations and inequalities in one canonical form, so that text and statement can be compared.

`2 * x ≤ y` and `y - 2x ≥ 0` are the same relation: `p ≥ 0` with a primitive polynomial. What is not
ring arithmetic (`f 3`, `√x`) is an indeterminate. Over integers `p > 0` is read as `p - 1 ≥ 0`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prover.policy.symbolic.goals.poly import Monomial, Poly, TooLargeError, read_fraction
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    children,
    subterms,
)

_TURNED = {"<": ">", "≤": "≥"}
NEGATED = {"=": "≠", "≠": "=", "<": "≥", "≤": ">", ">": "≤", "≥": "<"}
RELATIONS = frozenset(NEGATED)
_UNARY = {"Real.sqrt": "√", "NNReal.sqrt": "√", "abs": "|", "Int.floor": "⌊", "Nat.factorial": "!"}


@dataclass(frozen=True, slots=True)
class Relation:
    """`top / bottom` compared with 0."""

    op: str
    """`=`, `≠`, `≥` or `>`."""
    top: tuple[tuple[Monomial, Fraction], ...]
    """A primitive polynomial's terms, sorted; for `=` and `≠` the first coefficient is positive."""
    bottom: tuple[tuple[Monomial, Fraction], ...]
    """The denominator, for inequalities alone; 1 where there is none."""

    @property
    def monomials(self) -> frozenset[Monomial]:
        return frozenset(monomial for monomial, _ in self.top)

    @property
    def atoms(self) -> frozenset[str]:
        """The texts of the indeterminates."""
        return frozenset(atom for monomial, _ in self.top for atom, _ in monomial)

    @property
    def telling(self) -> bool:
        """Whether it is more than a bound of one unknown: two terms or more that are no constants, or
        a power."""
        own = [monomial for monomial, _ in self.top if monomial]
        return len(own) > 1 or any(sum(e for _, e in monomial) > 1 for monomial in own)


def relation(op: str, left: Term, right: Term, *, whole: bool = False) -> Relation | None:
    """`left op right` in canonical form; None if it is too large or says nothing (`1 = 1`).

    `whole` says that all values are integers.
    """
    try:
        (a, b), (c, d) = (read_fraction(bare(side), "Rat", is_field=True) for side in (left, right))
        top = a - c if b == d else a * d - c * b
        bottom = b if b == d else b * d
    except TooLargeError:
        return None
    if op in _TURNED:
        op, top = _TURNED[op], -top
    if not top.atoms:
        return None
    if op in ("=", "≠"):
        return Relation(op, _terms(top, signed=False), _terms(Poly.const(1), signed=True))
    if whole and op == ">" and bottom.constant is not None:
        op, top = "≥", top.scale(1 / bottom.constant).primitive() - Poly.const(1)
        bottom = Poly.const(1)
    return Relation(op, _terms(top, signed=True), _terms(bottom, signed=True))


def relations_in(term: Term, *, whole: bool = False) -> Iterator[Relation]:
    """Every equation and inequality inside a proposition, negated ones turned."""
    match term:
        case Unary("¬", Binary(op, left, right)) if op in RELATIONS:
            found = relation(NEGATED[op], left, right, whole=whole)
            if found is not None:
                yield found
            inner = [left, right]
        case Binary(op, left, right) if op in RELATIONS:
            found = relation(op, left, right, whole=whole)
            if found is not None:
                yield found
            inner = [left, right]
        case Quantified(_, binders, body):
            for binder in binders:
                yield from _bounds(binder, whole)
            inner = [body]
        case _:
            inner = list(_parts(term))
    for part in inner:
        yield from relations_in(part, whole=whole)


def _bounds(binder: Binder, whole: bool) -> Iterator[Relation]:
    if binder.relation is not None and binder.relation[0] in RELATIONS:
        op, side = binder.relation
        found = relation(op, Name(binder.names[0]), side, whole=whole)
        if found is not None:
            yield found


def _parts(term: Term) -> tuple[Term, ...]:
    return () if isinstance(term, Quantified) else children(term)


def bare(term: Term) -> Term:
    """A term without casts and type ascriptions, functions in their symbols (`√x` for `Real.sqrt x`)."""
    match term:
        case Ascription(inner, _) | Unary("↑", inner):
            return bare(inner)
        case App(Name(name), (arg,)) if name in _UNARY:
            return Unary(_UNARY[name], bare(arg))
        case App(fn, args):
            return App(bare(fn), tuple(bare(arg) for arg in args))
        case Binary(op, left, right):
            return Binary(op, bare(left), bare(right))
        case Unary(op, arg):
            return Unary(op, bare(arg))
        case _:
            return term


def numerals_in(term: Term) -> frozenset[Fraction]:
    """The values of the numerals of a term, those of quotients of numerals included."""
    found = set()
    for part in subterms(term):
        match part:
            case Num(value):
                found.add(value)
            case Binary("/", Num(top), Num(bottom)) if bottom:
                found.add(top / bottom)
            case _:
                pass
    return frozenset(found)


def _terms(poly: Poly, *, signed: bool) -> tuple[tuple[Monomial, Fraction], ...]:
    terms = sorted(poly.primitive().terms.items())
    turn = not signed and bool(terms) and terms[0][1] < 0
    return tuple((monomial, -value if turn else value) for monomial, value in terms)
