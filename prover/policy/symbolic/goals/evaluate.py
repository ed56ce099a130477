"""Evaluates terms at concrete values, exactly and with Lean's conventions.

Naturals subtract to 0, `x / 0 = 0`, `x % 0 = x`, integer division floors for a positive divisor
(`Int.ediv`/`emod`). Quantifiers are sampled, so a truth that hangs on one is a guess; everything
else is exact. UnknownValueError names raise `UnknownValueError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import gcd, isqrt, lcm
from typing import TypeAlias

from prover.policy.symbolic.goals.sequent import normal_type
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Projection,
    Quantified,
    Term,
    Unary,
)

Value: TypeAlias = Fraction | bool | Callable[..., Fraction]
MAX_SAMPLES = 40


class UnknownValueError(Exception):
    """The term cannot be evaluated."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Values and types of names; types are `Nat`, `Int`, or anything else for a field."""

    values: Mapping[str, Value]
    types: Mapping[str, Term]
    samples: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    """Values that quantifiers over a type run through."""

    def bind(self, name: str, value: Value, kind: Term | None) -> Scope:
        """The scope with one more name."""
        types = {**self.types, name: kind} if kind is not None else self.types
        return Scope({**self.values, name: value}, types, self.samples)

    def samples_for(self, kind: str) -> tuple[Fraction, ...]:
        """The sample values of a type."""
        found = self.samples.get(kind)
        if found is not None:
            return found
        if kind == "Nat":
            return tuple(Fraction(k) for k in range(8))
        if kind == "Int":
            return tuple(Fraction(k) for k in range(-4, 5))
        return tuple(Fraction(k, 2) for k in range(-6, 7))


def type_of(term: Term, scope: Scope) -> str:
    """The type of an arithmetic term; empty if only numerals decide nothing."""
    match term:
        case Name(text):
            kind = scope.types.get(text)
            return kind.text if isinstance(kind, Name) else ""
        case Ascription(_, kind):
            plain = normal_type(kind)
            return plain.text if isinstance(plain, Name) else ""
        case Unary("-" | "⁻¹", arg):
            return type_of(arg, scope)
        case Binary("^", base, _):
            return type_of(base, scope)
        case Binary(_, left, right):
            return type_of(left, scope) or type_of(right, scope)
        case App(Name(text), args):
            kind = scope.types.get(text)
            for _ in args:
                kind = kind.right if isinstance(kind, Binary) and kind.op == "→" else None
            if isinstance(kind, Name):
                return kind.text
            return "Nat" if text.startswith("Nat.") else "Int" if text.startswith("Int.") else ""
        case _:
            return ""


def number(term: Term, scope: Scope, kind: str) -> Fraction:
    """The value of an arithmetic term of type `kind`. Raises `UnknownValueError`."""
    match term:
        case Num(value):
            return value
        case Name(text):
            found = scope.values.get(text)
            if isinstance(found, Fraction):
                return found
            raise UnknownValueError(text)
        case Ascription(inner, type_):
            plain = normal_type(type_)
            return number(inner, scope, plain.text if isinstance(plain, Name) else kind)
        case Unary("↑", arg):
            return number(arg, scope, type_of(arg, scope) or "Nat")
        case Unary("-", arg):
            return -number(arg, scope, kind)
        case Unary("⁻¹", arg):
            value = number(arg, scope, kind)
            return 1 / value if value else Fraction(0)
        case Unary("!", arg):
            return _factorial(number(arg, scope, "Nat"))
        case Binary("^", base, exponent):
            return _power(number(base, scope, kind), number(exponent, scope, "Nat"))
        case Binary(op, left, right) if op in _OPERATIONS:
            return _OPERATIONS[op](number(left, scope, kind), number(right, scope, kind), kind)
        case App(Name(text), args):
            return _apply(text, args, scope)
        case App(Projection(inner, name), (arg,)) if name in ("gcd", "lcm"):
            return _FUNCTIONS[f"Nat.{name}"](number(inner, scope, "Nat"), number(arg, scope, "Nat"))
        case Projection(inner, name) if name in _METHODS:
            return _METHODS[name](number(inner, scope, type_of(inner, scope) or "Nat"))
        case _:
            raise UnknownValueError


def _apply(text: str, args: tuple[Term, ...], scope: Scope) -> Fraction:
    fn = scope.values.get(text)
    if callable(fn):
        kind = scope.types.get(text)
        inputs: list[Fraction] = []
        for arg in args:
            left = kind.left if isinstance(kind, Binary) else None
            inputs.append(number(arg, scope, left.text if isinstance(left, Name) else "Nat"))
            kind = kind.right if isinstance(kind, Binary) else None
        return fn(*inputs)
    if "." in text and len(args) == 1:  # `x.gcd y`
        base, method = text.rsplit(".", 1)
        if base in scope.values and method in ("gcd", "lcm"):
            return _FUNCTIONS[f"Nat.{method}"](
                number(Name(base), scope, "Nat"), number(args[0], scope, "Nat")
            )
    if text in _FUNCTIONS:
        return _FUNCTIONS[text](*(number(a, scope, text.split(".")[0]) for a in args))
    raise UnknownValueError(text)


def _subtract(a: Fraction, b: Fraction, kind: str) -> Fraction:
    return max(a - b, Fraction(0)) if kind in ("Nat", "") else a - b


def _divide(a: Fraction, b: Fraction, kind: str) -> Fraction:
    if not b:
        return Fraction(0)
    if kind in ("Nat", "Int", ""):
        return Fraction(a // b) if b > 0 else -Fraction(a // -b)
    return a / b


def _modulo(a: Fraction, b: Fraction, kind: str) -> Fraction:
    return a % abs(b) if b else a


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > 400:
        raise UnknownValueError
    if exponent < 0 and not base:
        return Fraction(0)
    if abs(base) > 10**30:
        raise UnknownValueError
    return base ** int(exponent)


def _factorial(n: Fraction) -> Fraction:
    if n > 40:
        raise UnknownValueError
    out = 1
    for k in range(2, int(n) + 1):
        out *= k
    return Fraction(out)


def _whole(fn: Callable[[int, int], int]) -> Callable[..., Fraction]:
    return lambda a, b: Fraction(fn(int(a), int(b)))


_OPERATIONS: dict[str, Callable[[Fraction, Fraction, str], Fraction]] = {
    "+": lambda a, b, _: a + b,
    "*": lambda a, b, _: a * b,
    "-": _subtract,
    "/": _divide,
    "%": _modulo,
}
_FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "Nat.gcd": _whole(gcd),
    "Nat.lcm": _whole(lcm),
    "Int.gcd": _whole(gcd),
    "Nat.succ": lambda n: n + 1,
    "min": min,
    "max": max,
    "abs": abs,
    "Int.natAbs": abs,
    "Int.toNat": lambda n: max(n, Fraction(0)),
}
_METHODS: dict[str, Callable[[Fraction], Fraction]] = {
    "natAbs": abs,
    "toNat": lambda n: max(n, Fraction(0)),
    "num": lambda q: Fraction(q.numerator),
    "den": lambda q: Fraction(q.denominator),
    "succ": lambda n: n + 1,
}
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
    "∣": lambda a, b: b == 0 if a == 0 else (b / a).denominator == 1,
    "∤": lambda a, b: not (b == 0 if a == 0 else (b / a).denominator == 1),
}


def holds(term: Term, scope: Scope) -> bool:
    """The truth of a proposition (quantifiers sampled). Raises `UnknownValueError`."""
    match term:
        case Name("True"):
            return True
        case Name("False"):
            return False
        case Unary("¬", arg):
            return not holds(arg, scope)
        case Binary("∧", left, right):
            return holds(left, scope) and holds(right, scope)
        case Binary("∨", left, right):
            return holds(left, scope) or holds(right, scope)
        case Binary("→", left, right):
            return not holds(left, scope) or holds(right, scope)
        case Binary("↔", left, right):
            return holds(left, scope) == holds(right, scope)
        case Binary(op, left, right) if op in _COMPARE:
            kind = type_of(left, scope) or type_of(right, scope) or "Nat"
            return _COMPARE[op](number(left, scope, kind), number(right, scope, kind))
        case Quantified("∀", binders, body):
            return all(holds(body, s) for s in instances(binders, scope))
        case Quantified("∃", binders, body):
            return any(holds(body, s) for s in instances(binders, scope))
        case App(Name("Nat.ModEq" | "Int.ModEq"), (modulus, left, right)):
            n, a, b = (number(t, scope, "Int") for t in (modulus, left, right))
            return a == b if n == 0 else (a - b) % n == 0
        case App(Name("Even" | "Odd" as parity), (arg,)):
            return number(arg, scope, "Int") % 2 == (parity == "Odd")
        case App(Name("Nat.Prime"), (arg,)):
            n = number(arg, scope, "Nat")
            return n >= 2 and all(n % d for d in range(2, isqrt(int(n)) + 1))
        case App(Name("Nat.Coprime"), (left, right)):
            return gcd(int(number(left, scope, "Nat")), int(number(right, scope, "Nat"))) == 1
        case _:
            raise UnknownValueError


def instances(binders: tuple[Binder, ...], scope: Scope) -> Iterator[Scope]:
    """Scopes with the bound names set to sample values that meet the binders' own bounds."""
    names = [(n, b) for b in binders for n in b.names if b.style == "("]
    if not names or len(names) > 4:
        raise UnknownValueError
    pools = []
    for _, b in names:
        kind = normal_type(b.type) if b.type is not None else Name("")
        if not isinstance(kind, Name):
            raise UnknownValueError
        pools.append(scope.samples_for(kind.text)[: MAX_SAMPLES if len(names) == 1 else 9])
    for values in product(*pools):
        inner = scope
        for (n, b), v in zip(names, values, strict=True):
            inner = inner.bind(n, v, normal_type(b.type) if b.type is not None else None)
        if all(
            b.relation is None or holds(Binary(b.relation[0], Name(n), b.relation[1]), inner)
            for n, b in names
        ):
            yield inner
