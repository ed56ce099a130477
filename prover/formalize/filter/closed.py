"""The truth of statements about numerals alone: sums over intervals, counts, digits, divisors.

Exact, by plain computation; what is large or not known gives None.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from operator import mul

from prover.formalize.relations import bare
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Name,
    Num,
    Projection,
    Quantified,
    Term,
    Unary,
    substitute,
    subterms,
)

_MOST = 5_000
"""Members of a set, and bits of a power, beyond which nothing is computed."""
_RELATIONS = frozenset("=≠<≤>≥")


def closed_truth(claim: Term) -> bool | None:
    """Whether a claim without variables holds; None where that is not computed. Of quantifiers, only a
    universal one that fails at a small value is decided."""
    match claim:
        case Binary("∧" | "∨" as op, left, right):
            sides = (closed_truth(left), closed_truth(right))
            if (op == "∨") in sides:
                return op == "∨"
            return None if None in sides else op == "∧"
        case Quantified("∀", _, body) if not _quantifies(body):
            return False if _computed(claim) is False else None
        case _:
            return None if _quantifies(claim) else _computed(claim)


def _quantifies(claim: Term) -> bool:
    return any(isinstance(part, Quantified) and part.op in "∀∃!" for part in subterms(claim))


def _computed(claim: Term) -> bool | None:
    try:
        return _truth(claim)
    except (UnknownValueError, ZeroDivisionError, OverflowError, RecursionError):
        return None


def _truth(claim: Term) -> bool:
    match claim:
        case Binary(op, left, right) if op in _RELATIONS:
            read = _field if _in_field(left) or _in_field(right) else _value
            return _compare(op, read(left), read(right))
        case _:
            return holds(claim, Scope({}, {}))


def _in_field(term: Term) -> bool:
    """Whether a term says that it is a rational or a real number."""
    match term:
        case Ascription(_, Name("ℚ" | "ℝ" | "Rat" | "Real")):
            return True
        case _:
            return False


def _compare(op: str, a: Fraction, b: Fraction) -> bool:
    return {"=": a == b, "≠": a != b, "<": a < b, "≤": a <= b, ">": a > b, "≥": a >= b}[op]


def _value(term: Term) -> Fraction:
    """The value of a closed term. Raises UnknownValueError where conventions of types would decide:
    differences below 0 and quotients that are no integers, unless the term says its type."""
    match term:
        case Num(value):
            return value
        case Unary("-", Num(value)):
            return -value
        case Ascription(inner, _) if _in_field(term):
            return _field(inner)
        case Ascription(inner, Name("ℤ" | "Int")) if not _divides(inner):
            return _field(inner)
        case Ascription(inner, Name("ℕ" | "Nat")):
            return _value(inner)
        case Quantified("∑" | "∏" as op, (binder,), body) if binder.relation is not None:
            values = [
                _value(substitute(body, {binder.names[0]: Num(k)}))
                for k in _members(binder.relation[1])
            ]
            return sum(values, Fraction(0)) if op == "∑" else reduce(mul, values, Fraction(1))
        case Projection(inner, "card" | "length"):
            return Fraction(len(_members(inner)))
        case Projection(inner, "sum"):
            return sum(_members(inner), Fraction(0))
        case Binary("^", base, exponent):
            return _power(_value(base), _value(exponent))
        case Binary("%", left, right):
            return _modulo(left, right)
        case Binary("/", left, right):
            quotient = _value(left) / _value(right)
            return quotient if quotient.denominator == 1 else _unknown()
        case Binary("-", left, right):
            difference = _value(left) - _value(right)
            return difference if difference >= 0 else _unknown()
        case Binary("+", left, right):
            return _value(left) + _value(right)
        case Binary("*", left, right):
            return _value(left) * _value(right)
        case Unary("!", arg):
            return _whole(math.factorial, arg)
        case App(Name(name), args) if name in _FUNCTIONS:
            return _whole(_FUNCTIONS[name], *args)
        case _:
            return _unknown()


def _field(term: Term) -> Fraction:
    """A value among rationals: quotients and negatives are what they are."""
    match bare(term):
        case Binary("/", left, right):
            bottom = _field(right)
            return _field(left) / bottom if bottom else Fraction(0)
        case Binary("-", left, right):
            return _field(left) - _field(right)
        case Binary("+", left, right):
            return _field(left) + _field(right)
        case Binary("*", left, right):
            return _field(left) * _field(right)
        case Binary("^", base, exponent):
            return _power(_field(base), _value(exponent))
        case Unary("-", arg):
            return -_field(arg)
        case other:
            return _value(other)


def _divides(term: Term) -> bool:
    return isinstance(term, Binary) and (
        term.op in "/%" or _divides(term.left) or _divides(term.right)
    )


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    bits = max(abs(base.numerator), base.denominator).bit_length()
    if exponent.denominator != 1 or not 0 <= exponent * bits <= _MOST:
        return _unknown()
    return base ** int(exponent)


def _modulo(left: Term, right: Term) -> Fraction:
    modulus = _value(right)
    match left:
        case Binary("^", Num(base), Num(exponent)) if modulus.denominator == base.denominator == 1:
            return Fraction(pow(int(base), int(exponent), int(modulus)))
        case _:
            return _value(left) % modulus


def _whole(fn: Callable[..., int], *args: Term) -> Fraction:
    values = [_value(arg) for arg in args]
    if any(v.denominator != 1 or not 0 <= v <= _MOST for v in values):
        return _unknown()
    return Fraction(fn(*map(int, values)))


def _fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def _totient(n: int) -> int:
    return sum(math.gcd(k, n) == 1 for k in range(1, n + 1))


_FUNCTIONS: dict[str, Callable[..., int]] = {
    "Nat.gcd": math.gcd, "Nat.lcm": math.lcm, "Nat.choose": math.comb, "Nat.factorial": math.factorial,
    "Nat.fib": _fibonacci, "Nat.totient": _totient,
}  # fmt: skip


def _members(term: Term) -> list[Fraction]:
    """The members of a finite set, or of a list, of naturals."""
    match term:
        case App(Name("Finset.range" | "List.range"), (end,)):
            return _span(Fraction(0), _value(end) - 1)
        case App(Name("Finset.Icc"), (first, last)):
            return _span(_value(first), _value(last))
        case App(Name("Nat.divisors"), (number,)):
            n = _value(number)
            return [d for d in _span(Fraction(1), n) if n % d == 0]
        case App(Name("Nat.digits"), (Num(base), number)) if base == 10:
            value = _value(number)
            return [Fraction(d) for d in str(value)[::-1]] if value else []
        case App(Projection(inner, "filter"), (Quantified("fun", (binder,), condition),)):
            name = binder.names[0]
            scope = Scope({}, {})
            return [
                k for k in _members(inner) if holds(substitute(condition, {name: Num(k)}), scope)
            ]
        case _:
            raise UnknownValueError


def _span(first: Fraction, last: Fraction) -> list[Fraction]:
    if first.denominator != 1 or last.denominator != 1 or last - first > _MOST:
        raise UnknownValueError
    return [Fraction(k) for k in range(int(first), int(last) + 1)]


def _unknown() -> Fraction:
    raise UnknownValueError
