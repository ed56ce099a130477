"""Counts, extremes, and what holds of all sums or products of some kind of numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from prover.formalize.local.english.meanings import (
    Meaning,
    exists,
    forall,
)
from prover.formalize.local.english.sorts import (
    TWO,
    call,
    said,
)
from prover.formalize.local.meaning import TRUE, Described, Kind, conj, denied
from prover.formalize.local.unnamed import folded
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Term,
)

_FRESH = ("a", "b", "c")


def _extreme(head: str, kind: Kind, value: Term) -> Term | None:
    """`the least three-digit prime is 101`."""
    if kind.domain is None or not kind.conditions:
        return None
    name = Name("n")
    return call(head, name, Name(kind.domain), said(conj(*kind.conditions), name), value)


def _extreme_described(head: str, what: Described, value: Term) -> Term | None:
    """`n is the least positive integer m such that …`."""
    if len(what.names) != 1 or what.kind.domain is None:
        return None
    name = Name(what.names[0])
    inside = conj(*what.kind.of(name), what.given)
    return None if inside == TRUE else call(head, name, Name(what.kind.domain), inside, value)


def _counted(
    number: Term, kind: Kind, predicate: Term | None = None, head: str = "countof"
) -> Term | None:
    """`exactly 5 integers from 1 to 9 are odd`, over a range of natural numbers."""
    conditions = (*kind.conditions, *(() if predicate is None else (predicate,)))
    if kind.domain not in ("ℕ", "ℤ") or not conditions:
        return None
    return Binary(
        "=", call(head, said(conj(*conditions), Name("n")), Name("n"), Name(kind.domain)), number
    )


def _counted_described(number: Term, what: Described) -> Term | None:
    if len(what.names) != 1:
        return None
    claims = conj(*what.kind.of(Name(what.names[0])), what.given)
    domain = what.kind.domain or "ℕ"
    return Binary("=", call("countof", claims, Name(what.names[0]), Name(domain)), number)


def _extremal(which: str, term: Term, over: Described, value: Term) -> Term | None:
    inner = exists(over, Binary("=", Name("extremum"), term))
    return None if inner is None else call(f"{which}value", inner, value)


def _combined(op: str, count: int, kind: Kind, predicate: Term) -> Term | None:
    """`the sum of two odd integers is even`, for all such numbers."""
    if kind.domain is None:
        return None
    names = _FRESH[:count]
    value = folded(op, list(map(Name, names))) if op != "^" else Binary("^", Name("a"), TWO)
    return forall(Described(names, kind), said(predicate, value))


def _consecutive(op: str, count: int, kind: Kind, predicate: Term) -> Term | None:
    if kind.domain not in ("ℕ", "ℤ"):
        return None
    value: Term = Name("n")
    for step in range(1, count):
        value = Binary(op, value, Binary("+", Name("n"), Num(Fraction(step))))
    return forall(Described(("n",), kind), said(predicate, value))


COUNTS: list[tuple[str, Meaning]] = [
    ("E [of] [the] K is Q", lambda n, k, q: _counted(n, k, q)),
    ("exists E K", lambda n, k: _counted(n, k)),
    ("exists E D", lambda n, d: _counted_described(n, d)),
    ("[the] number of D is|equal T", lambda d, n: _counted_described(n, d)),
    ("[the] sum of [all] [the] K is|equal T", lambda k, n: _counted(n, k, head="sumof")),
    ("[the] least [value] of T over|for|among [all] D is|equal T", partial(_extremal, "least")),
    ("[the] greatest [value] of T over|for|among [all] D is|equal T", partial(_extremal, "greatest")),
    ("[the] least K is T", partial(_extreme, "isleast")),
    ("[the] greatest K is T", partial(_extreme, "isgreatest")),
    ("[the] sum of two K is Q", lambda k, q: _combined("+", 2, k, q)),
    ("[the] product of two K is Q", lambda k, q: _combined("*", 2, k, q)),
    ("[the] difference of two K is Q", lambda k, q: _combined("-", 2, k, q)),
    ("[the] sum of three K is Q", lambda k, q: _combined("+", 3, k, q)),
    ("[the] sum of two consecutive K is Q", lambda k, q: _consecutive("+", 2, k, q)),
    ("[the] sum of three consecutive K is Q", lambda k, q: _consecutive("+", 3, k, q)),
    ("[the] product of two consecutive K is Q", lambda k, q: _consecutive("*", 2, k, q)),
    ("[the] product of three consecutive K is Q", lambda k, q: _consecutive("*", 3, k, q)),
    ("[the] square of K is Q", lambda k, q: _combined("^", 1, k, q)),
    ("E is [the] number of D", lambda n, d: _counted_described(n, d)),
    ("T is [the] least D", lambda t, d: _extreme_described("isleast", d, t)),
    ("T is [the] greatest D", lambda t, d: _extreme_described("isgreatest", d, t)),
    ("T is [the] least K", lambda t, k: _extreme("isleast", k, t)),
    ("T is [the] greatest K", lambda t, k: _extreme("isgreatest", k, t)),
    ("[the] product of four consecutive K is Q", lambda k, q: _consecutive("*", 4, k, q)),
    ("[the] product of two|2 consecutive K is not Q", lambda k, q: _consecutive("*", 2, k, denied(q))),
    ("[the] product of three|3 consecutive K is not Q", lambda k, q: _consecutive("*", 3, k, denied(q))),
    ("[the] product of four|4 consecutive K is not Q", lambda k, q: _consecutive("*", 4, k, denied(q))),
]  # fmt: skip
