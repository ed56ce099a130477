"""Propositions (`P`): quantifiers, connectives, and what is said of terms. The widest scope comes first."""

from __future__ import annotations

from functools import partial

from prover.formalize.local.english.meanings import (
    Meaning,
    arrow,
    bound,
    distinct,
    exists,
    forall,
    function_kind,
    none_of,
    same,
    solvable,
)
from prover.formalize.local.english.sorts import call, congruent, kind_predicate, remainder, said
from prover.formalize.local.meaning import TRUE, Described, Kind, conj, denied
from prover.policy.symbolic.goals.terms import Binary, Name, Term


def _arrowed(names: tuple[tuple[str, ...], Term], start: Term, end: Term) -> Term | None:
    kind = arrow(start, end)
    return None if kind is None else members(names, kind)


def _leaves(value: Term, rest: Term, modulus: Term) -> Term:
    return remainder(value, modulus, rest)


def _leaves_not(value: Term, rest: Term, modulus: Term) -> Term:
    return denied(remainder(value, modulus, rest))


def _irreducible(fraction: Term) -> Term | None:
    match fraction:
        case Binary("/", top, bottom):
            return call("coprime", top, bottom)
        case _:
            return None


def _extreme(head: str, kind: Kind, value: Term) -> Term | None:
    """`the least three-digit prime is 101`."""
    if kind.domain is None or not kind.conditions:
        return None
    name = Name("n")
    return call(head, name, Name(kind.domain), said(conj(*kind.conditions), name), value)


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


def _folded(op: str, names: tuple[str, ...]) -> Term:
    whole: Term = Name(names[0])
    for name in names[1:]:
        whole = Binary(op, whole, Name(name))
    return whole


def _mapping(function: Term, start: Kind, end: Kind) -> Term | None:
    kind = function_kind(start, end)
    if kind is None or not isinstance(function, Name):
        return None
    return call("isin", function, Name(str(kind.domain)))


def members(variables: tuple[tuple[str, ...], Term], kind: Kind) -> Term:
    names, given = variables
    claims = [said(kind_predicate(kind), Name(name)) for name in names]
    if kind.distinct:
        claims += distinct(names)
    return conj(*claims, given)


def _satisfied(what: Described, claim: Term) -> Term:
    return conj(members((what.names, what.given), what.kind), claim)


def _unsolvable(equation: Term, kind: Kind) -> Term | None:
    what = solvable(equation, kind)
    return None if what is None or kind.domain is None else none_of(what)


PROPOSITIONS: list[tuple[str, Meaning]] = [
    ("F", same),
    ("for [all] D , P", forall),
    ("given D , P", forall),
    ("let D . P", forall),
    ("P for [all] D", lambda p, d: forall(d, p)),
    ("if P for [all] D , then P", lambda a, d, b: forall(d, Binary("→", a, b))),
    ("if P , then P", lambda a, b: Binary("→", a, b)),
    ("if P then P", lambda a, b: Binary("→", a, b)),
    ("whenever|if|when|given P , P", lambda a, b: Binary("→", a, b)),
    ("P implies [that] P", lambda a, b: Binary("→", a, b)),
    ("P iff P", lambda a, b: Binary("↔", a, b)),
    ("P onlyif P", lambda a, b: Binary("→", a, b)),
    ("it is not true|case that P", denied),
    ("exists unique D st|with P", lambda d, p: bound("∃!", d, p)),
    ("exists [some] D st|with P", exists),
    ("existsno D st|with P", none_of),
    ("exists unique D", lambda d: bound("∃!", d, TRUE)),
    ("exists [some] D", exists),
    ("existsno D", none_of),
    ("for no D [,] P", none_of),
    ("P for no D", lambda p, d: none_of(d, p)),
    ("P for some D", lambda p, d: exists(d, p)),
    ("for some D , P", exists),
    ("E [of] [the] K is Q", lambda n, k, q: _counted(n, k, q)),
    ("exists E K", lambda n, k: _counted(n, k)),
    ("exists E D", lambda n, d: _counted_described(n, d)),
    ("[the] number of D is|equal T", lambda d, n: _counted_described(n, d)),
    ("[the] sum of [all] [the] K is|equal T", lambda k, n: _counted(n, k, head="sumof")),
    ("[the] least [value] of T over|for|among [all] D is|equal T", partial(_extremal, "least")),
    ("[the] greatest [value] of T over|for|among [all] D is|equal T", partial(_extremal, "greatest")),
    ("[the] least K is T", partial(_extreme, "isleast")),
    ("[the] greatest K is T", partial(_extreme, "isgreatest")),
    ("[the] equation F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no solution [in] K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in|over|among K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in K V", lambda f, k, v: _unsolvable(f, k)),
    ("T is Q", lambda t, q: said(q, t)),
    ("T is not Q", lambda t, q: denied(said(q, t))),
    ("V is K", lambda v, k: members(v, k)),
    ("V is all|both K", lambda v, k: members(v, k)),
    ("neither T nor T is Q", lambda a, b, q: conj(denied(said(q, a)), denied(said(q, b)))),
    ("both T and T is Q", lambda a, b, q: conj(said(q, a), said(q, b))),
    ("T and T is both Q", lambda a, b, q: conj(said(q, a), said(q, b))),
    ("T divide T", lambda a, b: Binary("∣", a, b)),
    ("T divide both T and T", lambda a, b, c: conj(Binary("∣", a, b), Binary("∣", a, c))),
    ("T not divide T", lambda a, b: denied(Binary("∣", a, b))),
    ("T equal [to] T", lambda a, b: Binary("=", a, b)),
    ("T not equal T", lambda a, b: Binary("≠", a, b)),
    ("T is T", lambda a, b: Binary("=", a, b)),
    ("T is not T", lambda a, b: Binary("≠", a, b)),
    ("E and E is coprime", lambda a, b: call("coprime", a, b)),
    ("T and T is coprime", lambda a, b: call("coprime", a, b)),
    ("T and T is not coprime", lambda a, b: denied(call("coprime", a, b))),
    ("V is distinct", lambda v: conj(*distinct(v[0])) if len(v[0]) > 1 else None),
    ("E and E is congruent modulo E", lambda a, b, n: congruent(a, b, n)),
    ("T leave [a|the] remainder [of] T when|if|after [it] [is] divided by T", _leaves),
    ("T not leave [a|the] remainder [of] T when|if|after [it] [is] divided by T", _leaves_not),
    ("T leave [a|the] remainder [of] T on|upon division by T", _leaves),
    ("T not leave [a|the] remainder [of] T on|upon division by T", _leaves_not),
    ("T leave [a|the] remainder [of] T modulo T", _leaves),
    ("T , when divided by T , leave [a|the] remainder [of] T", lambda a, m, r: remainder(a, m, r)),
    ("when T is divided by T , [the] remainder is T", remainder),
    ("T divided by T leave [a|the] remainder [of] T", remainder),
    ("[the] fraction E is irreducible|reduced|simplified", _irreducible),
    ("[the] product of V is T", lambda v, t: Binary("=", _folded("*", v[0]), t)),
    ("D satisfy P", lambda d, p: _satisfied(d, p)),
    ("E takes K to K", lambda f, a, b: _mapping(f, a, b)),
    ("E is a function from K to K", lambda f, a, b: _mapping(f, a, b)),
    ("[the] number T is Q", lambda t, q: said(q, t)),
    ("V : E → E is [a] function", _arrowed),
    ("P , and [that] P", conj),
    ("P , but P", conj),
    ("P and [that] P", conj),
    ("P but P", conj),
    ("P , P", conj),
    ("P st P", conj),
    ("P with P", conj),
    ("V K", lambda v, k: members(v, k) if k.domain is not None else None),
    ("V [a] function : E → E", _arrowed),
    ("P whenever|if|given|when P", lambda b, a: Binary("→", a, b)),
    ("either P or P", lambda a, b: Binary("∨", a, b)),
    ("P or P", lambda a, b: Binary("∨", a, b)),
    ("not P", denied),
    ("the|that P", same),
]  # fmt: skip
