"""Exact polynomials over the rationals whose indeterminates are Lean terms.

Main results: `read_fraction` turns an arithmetic term into numerator / denominator, `Poly.lean`
prints a polynomial back. What is not ring arithmetic (`f 3`, `n % 7`, truncated subtraction of
naturals) is an indeterminate of its own, so reading is total up to a size limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from operator import mul

from prover.policy.symbolic.goals.terms import (
    Ascription,
    Binary,
    Name,
    Num,
    Term,
    Unary,
    show,
)

Monomial = tuple[tuple[str, int], ...]
"""Sorted (atom text, exponent >= 1) pairs; the empty tuple is 1."""

MAX_EXPONENT = 12
MAX_TERMS = 400


class TooLargeError(Exception):
    """The expansion exceeds `MAX_TERMS` monomials or `MAX_EXPONENT`."""


def monomial_product(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials."""
    if not a or not b:
        return a or b
    powers = dict(a)
    for atom, exponent in b:
        powers[atom] = powers.get(atom, 0) + exponent
    return tuple(sorted(powers.items()))


def degree(m: Monomial) -> int:
    """The total degree."""
    return sum(e for _, e in m)


@dataclass(frozen=True, slots=True)
class Poly:
    """A polynomial: non-zero coefficients by monomial."""

    terms: Mapping[Monomial, Fraction]

    @staticmethod
    def const(value: Fraction | int) -> Poly:
        """The constant polynomial."""
        return Poly({(): Fraction(value)} if value else {})

    @staticmethod
    def atom(text: str) -> Poly:
        """The indeterminate named `text`."""
        return Poly({((text, 1),): Fraction(1)})

    def __add__(self, other: Poly) -> Poly:
        out = dict(self.terms)
        for m, c in other.terms.items():
            total = out.get(m, Fraction(0)) + c
            if total:
                out[m] = total
            else:
                out.pop(m, None)
        return Poly(out)

    def __neg__(self) -> Poly:
        return Poly({m: -c for m, c in self.terms.items()})

    def __sub__(self, other: Poly) -> Poly:
        return self + (-other)

    def __mul__(self, other: Poly) -> Poly:
        out: dict[Monomial, Fraction] = {}
        for m1, c1 in self.terms.items():
            for m2, c2 in other.terms.items():
                m = monomial_product(m1, m2)
                out[m] = out.get(m, Fraction(0)) + c1 * c2
        if len(out) > MAX_TERMS:
            raise TooLargeError
        return Poly({m: c for m, c in out.items() if c})

    def __pow__(self, exponent: int) -> Poly:
        if exponent > MAX_EXPONENT:
            raise TooLargeError
        return reduce(mul, [self] * exponent, Poly.const(1))

    def scale(self, factor: Fraction | int) -> Poly:
        """Every coefficient times `factor`."""
        return Poly({m: c * factor for m, c in self.terms.items()} if factor else {})

    @property
    def atoms(self) -> list[str]:
        """The indeterminates, sorted."""
        return sorted({a for m in self.terms for a, _ in m})

    @property
    def degree(self) -> int:
        """The total degree; 0 for the zero polynomial."""
        return max((degree(m) for m in self.terms), default=0)

    @property
    def constant(self) -> Fraction | None:
        """The value of a constant polynomial, else None."""
        if not self.terms:
            return Fraction(0)
        return self.terms.get(()) if len(self.terms) == 1 else None

    def evaluate(self, point: Mapping[str, Fraction]) -> Fraction:
        """The value at a point that covers every atom."""
        total = Fraction(0)
        for m, c in self.terms.items():
            for a, e in m:
                c *= point[a] ** e
            total += c
        return total

    def content(self) -> Fraction:
        """The positive rational r with `self = r * (primitive integer polynomial)`; 1 for zero."""
        if not self.terms:
            return Fraction(1)
        numerators = [c.numerator for c in self.terms.values()]
        denominators = [c.denominator for c in self.terms.values()]
        return Fraction(gcd(*numerators), lcm(*denominators))

    def primitive(self) -> Poly:
        """`self` divided by its content: integer coefficients without a common factor."""
        return self.scale(1 / self.content())

    def lean(self, names: Mapping[str, str] | None = None) -> str:
        """The polynomial as Lean text; `names` says how an atom is written."""
        if not self.terms:
            return "0"
        out = ""
        order = sorted(self.terms.items(), key=lambda item: (-degree(item[0]), item[0]))
        for i, (m, c) in enumerate(order):
            sign = "-" if c < 0 else "+"
            size = abs(c)
            factors = [_atom(a, names) if e == 1 else f"{_atom(a, names)}^{e}" for a, e in m]
            if size != 1 or not m:
                shown = str(size) if size.denominator == 1 else f"({size})"
                factors.insert(0, shown)
            body = " * ".join(factors)
            out += (f"-{body}" if c < 0 else body) if i == 0 else f" {sign} {body}"
        return out


def _atom(text: str, names: Mapping[str, str] | None) -> str:
    written = (names or {}).get(text, text)
    simple = written.replace("_", "").replace("'", "").isalnum() or written.startswith("(")
    return written if simple else f"({written})"


def lean_names(atoms: list[str], domain: str, variables: Mapping[str, Term]) -> dict[str, str]:
    """How to write each atom as an element of `domain`: naturals and integers get their cast."""
    names: dict[str, str] = {}
    for atom in atoms:
        if atom.startswith("↑"):
            names[atom] = f"({_strip(atom[1:])} : {domain})"
        elif variables.get(atom) == Name("Nat") and domain != "Nat":
            names[atom] = f"({atom} : {domain})"
    return names


def _strip(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def read_fraction(term: Term, domain: str, *, is_field: bool) -> tuple[Poly, Poly]:
    """(numerator, denominator) of an arithmetic term of type `domain`.

    With `is_field` division is read as such; otherwise quotients are atoms. Over `Nat`
    subtraction is an atom, since it truncates. Raises `TooLargeError`.
    """
    one = Poly.const(1)

    def read(t: Term) -> tuple[Poly, Poly]:
        match t:
            case Num(value):
                return Poly.const(value), one
            case Binary("+", left, right):
                (a, b), (c, d) = read(left), read(right)
                return (a + c, b) if b == d else (a * d + c * b, b * d)
            case Binary("-", left, right) if domain != "Nat":
                (a, b), (c, d) = read(left), read(right)
                return (a - c, b) if b == d else (a * d - c * b, b * d)
            case Binary("*", left, right):
                (a, b), (c, d) = read(left), read(right)
                return a * c, b * d
            case Binary("/", left, right) if is_field:
                (a, b), (c, d) = read(left), read(right)
                if not c.terms:
                    return Poly.const(0), one
                divisor = c.constant
                if divisor is not None:
                    return (a * d).scale(1 / divisor), b
                return a * d, b * c
            case Binary("^", base, Num(value)) if value.denominator == 1:
                if value > MAX_EXPONENT:
                    inner, below = read(base)
                    if inner.constant is not None and below == one and value <= 200:
                        return Poly.const(inner.constant ** int(value)), one
                    return Poly.atom(show(t)), one
                (a, b), e = read(base), int(value)
                return a**e, b**e
            case Unary("-", arg) if domain != "Nat":
                a, b = read(arg)
                return -a, b
            case Unary("⁻¹", arg) if is_field:
                a, b = read(arg)
                if not a.terms:
                    return Poly.const(0), one
                inverse = a.constant
                return (b.scale(1 / inverse), one) if inverse is not None else (b, a)
            case Unary("↑", Num(value)):
                return Poly.const(value), one
            case Unary("↑", Binary(op, left, right)) if op in ("+", "*"):
                return read(Binary(op, Unary("↑", left), Unary("↑", right)))
            case Unary("↑", Binary("^", base, power)):
                return read(Binary("^", Unary("↑", base), power))
            case Ascription(inner_term, _):
                return read(inner_term)
            case _:
                return Poly.atom(show(t)), one

    return read(term)


def read_poly(term: Term, domain: str, *, is_field: bool) -> Poly | None:
    """The polynomial a term denotes, or None when it has a variable denominator or is too large."""
    try:
        top, bottom = read_fraction(term, domain, is_field=is_field)
    except TooLargeError:
        return None
    value = bottom.constant
    return top.scale(1 / value) if value else None
