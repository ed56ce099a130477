"""Sorts of numbers and what can be said of a number: the adjectives and predicates of the grammar."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from prover.formalize.local.meaning import IT, Kind, conj, denied
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    free_names,
    substitute,
)

ZERO, ONE, TWO, TEN = (Num(Fraction(n)) for n in (0, 1, 2, 10))
INTEGERS = frozenset(("ℕ", "ℤ"))


def call(head: str, *args: Term) -> Term:
    return App(Name(head), args)


def said(predicate: Term, of: Term) -> Term:
    """A predicate over `IT`, of a term."""
    return substitute(predicate, {"it": of})


def within(domain: str) -> Term:
    """`IT` lies in a number system."""
    return call("isin", IT, Name(domain))


def kind_predicate(kind: Kind) -> Term:
    """What it is to be of a kind, the number system first."""
    systems = [within(kind.domain)] if kind.domain is not None else []
    return conj(*systems, *kind.conditions)


def positive(kind: Kind) -> Kind:
    for condition in kind.conditions:
        match condition:
            case Binary("∣", it, whole) if (
                kind.domain == "ℕ" and it == IT and not free_names(whole)
            ):
                return kind  # a natural divisor of a number that is not 0
    domain = "ℕ" if kind.domain == "ℤ" else kind.domain
    return Kind(domain, (Binary("<", ZERO, IT), *kind.conditions), kind.distinct)


def nonnegative(kind: Kind) -> Kind:
    if kind.domain in INTEGERS:
        return Kind("ℕ", kind.conditions, kind.distinct)
    return Kind(kind.domain, (Binary("≤", ZERO, IT), *kind.conditions), kind.distinct)


def with_condition(condition: Term, domain: str | None = None) -> Callable[[Kind], Kind | None]:
    """Adds a condition; `domain` where the kind has none of its own."""

    def added(kind: Kind) -> Kind | None:
        return Kind(kind.domain or domain, (condition, *kind.conditions), kind.distinct)

    return added


def in_domain(domain: str) -> Callable[[Kind], Kind | None]:
    """`real`, `rational` before a noun that says no number system, such as `number` or `root`."""

    def placed(kind: Kind) -> Kind | None:
        if kind.domain not in (None, domain):
            return None
        return Kind(domain, kind.conditions, kind.distinct)

    return placed


def prime(kind: Kind) -> Kind | None:
    if kind.domain not in (None, "ℕ", "ℤ"):
        return None
    return Kind("ℕ", (call("prime", IT), *kind.conditions), kind.distinct)


def digits(count: int) -> Callable[[Kind], Kind | None]:
    """`three-digit`: in ℕ between powers of ten."""

    def sized(kind: Kind) -> Kind | None:
        low, high = Num(Fraction(10 ** (count - 1))), Num(Fraction(10**count - 1))
        if kind.domain not in (None, "ℕ", "ℤ"):
            return None
        bounds = (Binary("≤", low, IT), Binary("≤", IT, high))
        positive_is_said = Binary("<", ZERO, IT)
        kept = tuple(c for c in kind.conditions if c != positive_is_said)
        return Kind("ℕ", (*bounds, *kept), kind.distinct)

    return sized


def narrowed(kind: Kind, predicate: Term) -> Kind:
    return Kind(kind.domain, (*kind.conditions, predicate), kind.distinct)


def between(low: Term, high: Term, *, strict: bool = False) -> Term:
    op = "<" if strict else "≤"
    return conj(Binary(op, low, IT), Binary(op, IT, high))


def power_of(exponent: int) -> Term:
    """`IT` is a square, or a cube, of an integer."""
    if exponent == 2:
        return call("square", IT)
    k = Name("k")
    return Quantified(
        "∃",
        (Binder(("k",), Name("same")),),
        Binary("=", IT, Binary("^", k, Num(Fraction(exponent)))),
    )


def composite() -> Term:
    return conj(Binary("<", ONE, IT), denied(call("prime", IT)))


def remainder(value: Term, modulus: Term, rest: Term) -> Term:
    return Binary("=", Binary("%", value, modulus), rest)


def congruent(value: Term, other: Term, modulus: Term) -> Term:
    return call("modeq", modulus, value, other)
