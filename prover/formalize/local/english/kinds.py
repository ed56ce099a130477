"""Kinds of numbers and functions (`K`): "positive even integers", "three-digit primes"."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.english import sorts
from prover.formalize.local.english.meanings import Meaning, function_kind, same
from prover.formalize.local.english.sorts import (
    ONE,
    ZERO,
    between,
    call,
    composite,
    narrowed,
    power_of,
)
from prover.formalize.local.meaning import IT, Kind
from prover.policy.symbolic.goals.terms import Binary, Num, Term


def _from_to(kind: Kind, low: Term, high: Term) -> Kind:
    """`integers from 1 to 100`: natural numbers where nothing else is said."""
    domain = "ℕ" if kind.domain in (None, "ℤ") else kind.domain
    return narrowed(Kind(domain, kind.conditions), between(low, high))


def first_of(count: Term, kind: Kind) -> Kind | None:
    """`the first 100 positive integers`."""
    positive = Kind("ℕ", (Binary("<", ZERO, IT),))
    if kind != positive or not isinstance(count, Num):
        return None
    return Kind("ℕ", (between(ONE, count),))


KINDS: list[tuple[str, Meaning]] = [
    ("a|the|all|some|both K", same),
    ("positive K", sorts.positive),
    ("nonnegative K", sorts.nonnegative),
    ("negative K", sorts.with_condition(Binary("<", IT, ZERO))),
    ("nonzero K", sorts.with_condition(Binary("≠", IT, ZERO))),
    ("odd K", sorts.with_condition(call("odd", IT), "ℤ")),
    ("even K", sorts.with_condition(call("even", IT), "ℤ")),
    ("prime K", sorts.prime),
    ("composite K", sorts.with_condition(composite(), "ℕ")),
    ("real|real-valued K", sorts.in_domain("ℝ")),
    ("rational K", sorts.in_domain("ℚ")),
    ("complex K", sorts.in_domain("ℂ")),
    ("natural K", sorts.in_domain("ℕ")),
    ("integer K", sorts.in_domain("ℤ")),
    ("irrational K", sorts.with_condition(call("irrational", IT), "ℝ")),
    ("distinct K", lambda k: Kind(k.domain, k.conditions, distinct=True)),
    ("two|2-digit|two-digit digit K", sorts.digits(2)),
    ("two-digit|2-digit K", sorts.digits(2)),
    ("three-digit|3-digit K", sorts.digits(3)),
    ("four-digit|4-digit K", sorts.digits(4)),
    ("five-digit|5-digit K", sorts.digits(5)),
    ("integer", lambda: Kind("ℤ")),
    ("natural", lambda: Kind("ℕ")),
    ("real", lambda: Kind("ℝ")),
    ("rational", lambda: Kind("ℚ")),
    ("complex", lambda: Kind("ℂ")),
    ("irrational", lambda: Kind("ℝ", (call("irrational", IT),))),
    ("prime", lambda: Kind("ℕ", (call("prime", IT),))),
    ("perfectsquare", lambda: Kind("ℕ", (power_of(2),))),
    ("perfectcube", lambda: Kind("ℕ", (power_of(3),))),
    ("number|value|solution|constant", lambda: Kind(None)),
    ("[positive] divisor of T", lambda t: Kind("ℕ", (Binary("∣", IT, t),))),
    ("common multiple of E and E", lambda a, b: Kind("ℕ", (Binary("∣", a, IT), Binary("∣", b, IT)))),
    ("common divisor of E and E", lambda a, b: Kind("ℕ", (Binary("∣", IT, a), Binary("∣", IT, b)))),
    ("multiple of E", lambda t: Kind(None, (Binary("∣", t, IT),))),
    ("K from E to E [inclusive]", _from_to),
    ("K between E and E inclusive", lambda k, a, b: narrowed(k, between(a, b))),
    ("K which|that R", narrowed),
    ("K that|which is Q", narrowed),
    ("K with R", narrowed),
    ("K Q", lambda k, q: narrowed(k, q) if k.domain is not None or k.conditions else None),
    ("K whose digits sum|add [up] to T", lambda k, t: narrowed(k, Binary("=", call("digitsum", IT), t))),
    ("K whose digitsum is T", lambda k, t: narrowed(k, Binary("=", call("digitsum", IT), t))),
    ("digit|digits", lambda: Kind("ℕ", (Binary("≤", IT, Num(Fraction(9))),))),
    ("K in|from the interval E", lambda k, s: narrowed(k, Binary("∈", IT, s))),
    ("K in the range E to E", lambda k, a, b: narrowed(k, between(a, b))),
    ("sequence of K", lambda k: Kind(f"ℕ → {k.domain}") if k.domain and (not k.conditions) else None),
    ("function", lambda: Kind("?")),
    ("real-valued function", lambda: Kind("ℝ → ℝ")),
    ("first E K", first_of),
    ("function from K to K", lambda a, b: function_kind(a, b)),
    ("function on|over|of K", lambda a: function_kind(a, a)),
]  # fmt: skip
