"""Predicates of a number: what follows "is" (`Q`), and relative clauses (`R`)."""

from __future__ import annotations

from prover.formalize.local.english.meanings import Meaning, same
from prover.formalize.local.english.sorts import (
    TEN,
    ZERO,
    between,
    call,
    composite,
    congruent,
    kind_predicate,
    power_of,
    remainder,
)
from prover.formalize.local.meaning import IT, conj, denied
from prover.policy.symbolic.goals.terms import Binary, Binder, Name, Quantified, Term


def _undivided(divisor: Term) -> Term:
    return denied(Binary("∣", divisor, IT))


def is_remainder(term: Term) -> bool:
    return isinstance(term, Binary) and term.op == "%"


def _power_of(base: Term) -> Term:
    return Quantified(
        "∃", (Binder(("k",), Name("ℕ")),), Binary("=", IT, Binary("^", base, Name("k")))
    )


def _congruent_to_one_of(one: Term, last: Term) -> Term | None:
    """`congruent to 0 or 1 modulo 4`."""
    match last:
        case Binary("%", other, modulus):
            return Binary("∨", congruent(IT, one, modulus), congruent(IT, other, modulus))
        case _:
            return None


PREDICATES: list[tuple[str, Meaning]] = [
    ("not Q", denied),
    ("divisible by both E and E", lambda a, b: conj(Binary("∣", a, IT), Binary("∣", b, IT))),
    ("divisible by neither E nor E", lambda a, b: conj(_undivided(a), _undivided(b))),
    ("divisible by E but not by E", lambda a, b: conj(Binary("∣", a, IT), denied(Binary("∣", b, IT)))),
    ("divisible by E or [by] E", lambda a, b: Binary("∨", Binary("∣", a, IT), Binary("∣", b, IT))),
    ("divisible by E , E and E", lambda a, b, c: conj(*(Binary("∣", t, IT) for t in (a, b, c)))),
    ("divisible by E , E , and E", lambda a, b, c: conj(*(Binary("∣", t, IT) for t in (a, b, c)))),
    ("divisible by E and [by] E", lambda a, b: conj(Binary("∣", a, IT), Binary("∣", b, IT))),
    ("divisible by T", lambda t: Binary("∣", t, IT)),
    ("not divisible by T", lambda t: denied(Binary("∣", t, IT))),
    ("[a] multiple of T", lambda t: Binary("∣", t, IT)),
    ("[a] divisor of T", lambda t: Binary("∣", IT, t)),
    ("coprime to|with T", lambda t: call("coprime", IT, t)),
    ("equal [to] T", lambda t: Binary("=", IT, t)),
    ("congruent to T modulo T", lambda a, n: congruent(IT, a, n)),
    ("congruent to E or E", lambda a, b: _congruent_to_one_of(a, b)),
    ("in [the] [closed|open|half-open] interval|set E", lambda s: Binary("∈", IT, s)),
    ("congruent to T", lambda a: congruent(IT, a.left, a.right) if is_remainder(a) else None),
    ("above T", lambda t: Binary(">", IT, t)),
    ("below T", lambda t: Binary("<", IT, t)),
    ("atleast T", lambda t: Binary("≥", IT, t)),
    ("atmost T", lambda t: Binary("≤", IT, t)),
    ("strictly between T and T", lambda a, b: between(a, b, strict=True)),
    ("between T and T , inclusive", between),
    ("between T and T inclusive", between),
    ("between T and T [exclusive]", lambda a, b: between(a, b, strict=True)),
    ("prime", lambda: call("prime", IT)),
    ("composite", composite),
    ("even", lambda: call("even", IT)),
    ("odd", lambda: call("odd", IT)),
    ("positive", lambda: Binary("<", ZERO, IT)),
    ("negative", lambda: Binary("<", IT, ZERO)),
    ("nonnegative", lambda: Binary("≤", ZERO, IT)),
    ("nonpositive", lambda: Binary("≤", IT, ZERO)),
    ("nonzero", lambda: Binary("≠", IT, ZERO)),
    ("irrational", lambda: call("irrational", IT)),
    ("injective", lambda: call("injective", IT)),
    ("surjective", lambda: call("surjective", IT)),
    ("bijective", lambda: call("bijective", IT)),
    ("[a] perfectsquare", lambda: power_of(2)),
    ("[a] perfectcube", lambda: power_of(3)),
    ("[a] power of T", lambda t: _power_of(t)),
    ("K", kind_predicate),
    ("other than T", lambda t: Binary("≠", IT, t)),
    ("that|which Q", same),
    ("either Q or Q", lambda a, b: Binary("∨", a, b)),
    ("both Q and Q", conj),
    ("Q or Q", lambda a, b: Binary("∨", a, b)),
    ("Q and [is] Q", conj),
    ("Q but Q", conj),
    ("neither Q nor Q", lambda a, b: conj(denied(a), denied(b))),
]  # fmt: skip

RELATIVE: list[tuple[str, Meaning]] = [
    ("leave|has [a] remainder [of] T when [it] [is] divided by T", lambda r, m: remainder(IT, m, r)),
    ("leave|has [a] remainder [of] T on|upon division by T", lambda r, m: remainder(IT, m, r)),
    ("leave|has [a] remainder [of] T modulo T", lambda r, m: remainder(IT, m, r)),
    ("[a] remainder [of] T when divided by T", lambda r, m: remainder(IT, m, r)),
    ("divide T", lambda t: Binary("∣", IT, t)),
    ("[has] [a] unitdigit [of] T", lambda t: Binary("=", Binary("%", IT, TEN), t)),
    ("[has] [exactly] E [positive] [integer] divisor", lambda n: Binary("=", call("divisorcount", IT), n)),
    ("not divide T", lambda t: denied(Binary("∣", IT, t))),
    ("[is] Q", same),
    ("R and R", conj),
]  # fmt: skip
