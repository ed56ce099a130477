"""Propositions (`P`): quantifiers, connectives, and what is said of terms. The widest scope comes first."""

from __future__ import annotations

from fractions import Fraction
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
    unknowns_of,
)
from prover.formalize.local.english.sorts import (
    TWO,
    ZERO,
    call,
    congruent,
    kind_predicate,
    remainder,
    said,
)
from prover.formalize.local.meaning import TRUE, Described, Kind, conj, denied
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Term,
    free_names,
    substitute,
)


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


def _infinitely_many(
    kind: Kind, names: tuple[str, ...] = ("n",), claim: Term = TRUE
) -> Term | None:
    if kind.domain is None or len(names) != 1:
        return None
    members_of = conj(*kind.of(Name(names[0])), claim)
    return (
        None
        if members_of == TRUE
        else call("infinite", Name(names[0]), Name(kind.domain), members_of)
    )


def _triangle(names: tuple[str, ...]) -> Term | None:
    """Sides of a triangle: positive, and each less than the others together."""
    if len(names) != 3:
        return None
    a, b, c = map(Name, names)
    real = [call("isin", side, Name("ℝ")) for side in (a, b, c)]
    positive = [Binary("<", ZERO, side) for side in (a, b, c)]
    less = [Binary("<", x, Binary("+", y, z)) for x, y, z in ((a, b, c), (b, c, a), (c, a, b))]
    return conj(*real, *positive, *less)


_FRESH = ("a", "b", "c")


def _combined(op: str, count: int, kind: Kind, predicate: Term) -> Term | None:
    """`the sum of two odd integers is even`, for all such numbers."""
    if kind.domain is None:
        return None
    names = _FRESH[:count]
    value = _folded(op, names) if op != "^" else Binary("^", Name("a"), TWO)
    return forall(Described(names, kind), said(predicate, value))


def _consecutive(op: str, count: int, kind: Kind, predicate: Term) -> Term | None:
    if kind.domain not in ("ℕ", "ℤ"):
        return None
    value: Term = Name("n")
    for step in range(1, count):
        value = Binary(op, value, Binary("+", Name("n"), Num(Fraction(step))))
    return forall(Described(("n",), kind), said(predicate, value))


def _rooted(claim: Term, one: Term, other: Term) -> Term | None:
    """An equation that two terms solve; `p x = …` stands for a polynomial whose roots they are."""
    roots = (one,) if one == other else (one, other)
    match claim:
        case Binary("=", App(Name(_) as function, (Name(_),)), _):
            return conj(claim, *(Binary("=", App(function, (root,)), ZERO) for root in roots))
        case Binary("=", _, _):
            known = set().union(*map(free_names, roots))
            unknowns = [name for name in unknowns_of(claim) if name not in known]
            if len(unknowns) == 1 or "x" in unknowns:
                name = "x" if "x" in unknowns else unknowns[0]
                return conj(*(substitute(claim, {name: root}) for root in roots))
    return None


def _rooted_apart(claim: Term, one: Term, other: Term) -> Term | None:
    found = _rooted(claim, one, other)
    return None if found is None else conj(Binary("≠", one, other), found)


def _arrowed_with(
    names: tuple[tuple[str, ...], Term], start: Term, end: Term, claim: Term
) -> Term | None:
    found = _arrowed(names, start, end)
    return None if found is None else conj(found, claim)


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
    ("for [all] D : P", forall),
    ("given D , P", forall),
    ("let D . P", forall),
    ("exists unique D st|with P", lambda d, p: bound("∃!", d, p)),
    ("exists [some] D st|with P", exists),
    ("existsno D st|with P", none_of),
    ("exists unique D", lambda d: bound("∃!", d, TRUE)),
    ("exists [some] D", exists),
    ("existsno D", none_of),
    ("exists infinitely many K", lambda k: _infinitely_many(k)),
    ("exists infinitely many K V st P", lambda k, v, p: _infinitely_many(k, v[0], p)),
    ("P for [all] D", lambda p, d: forall(d, p)),
    ("if P for [all] D , then P", lambda a, d, b: forall(d, Binary("→", a, b))),
    ("if P , then P", lambda a, b: Binary("→", a, b)),
    ("if P then P", lambda a, b: Binary("→", a, b)),
    ("whenever|if|when|given P , P", lambda a, b: Binary("→", a, b)),
    ("P implies [that] P", lambda a, b: Binary("→", a, b)),
    ("P iff P", lambda a, b: Binary("↔", a, b)),
    ("P onlyif P", lambda a, b: Binary("→", a, b)),
    ("it is not true|case that P", denied),
    ("no K V satisfy P", lambda k, v, p: none_of(Described(v[0], k, v[1]), p)),
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
    ("V is [the] [length] [of] [the] side|sides [length|lengths] of a triangle", lambda v: _triangle(v[0])),
    ("[the] sum of two K is Q", lambda k, q: _combined("+", 2, k, q)),
    ("[the] product of two K is Q", lambda k, q: _combined("*", 2, k, q)),
    ("[the] difference of two K is Q", lambda k, q: _combined("-", 2, k, q)),
    ("[the] sum of three K is Q", lambda k, q: _combined("+", 3, k, q)),
    ("[the] sum of two consecutive K is Q", lambda k, q: _consecutive("+", 2, k, q)),
    ("[the] sum of three consecutive K is Q", lambda k, q: _consecutive("+", 3, k, q)),
    ("[the] product of two consecutive K is Q", lambda k, q: _consecutive("*", 2, k, q)),
    ("[the] product of three consecutive K is Q", lambda k, q: _consecutive("*", 3, k, q)),
    ("[the] square of K is Q", lambda k, q: _combined("^", 1, k, q)),
    ("[the] [polynomial|equation|quadratic|function] [equation] F has [real] solution E and E", _rooted),
    ("[the] [polynomial|equation|quadratic|function] F has distinct [real] solution E and E", _rooted_apart),
    ("E is a solution of|to [the] [equation] F", lambda t, f: _rooted(f, t, t)),
    ("V : E → E satisfy P", lambda v, a, b, p: _arrowed_with(v, a, b, p)),
    ("[the] equation F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no solution [in] K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in|over|among K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in K V", lambda f, k, v: _unsolvable(f, k)),
    ("V", lambda v: v[1] if v[1] != TRUE else None),
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
    ("atleast a|one of E and|or E is Q", lambda a, b, q: Binary("∨", said(q, a), said(q, b))),
    ("T and T is coprime", lambda a, b: call("coprime", a, b)),
    ("E and E is Q", lambda a, b, q: conj(said(q, a), said(q, b))),
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
    ("P , P or P", lambda a, b, c: Binary("∨", a, Binary("∨", b, c))),
    ("P , P , or P", lambda a, b, c: Binary("∨", a, Binary("∨", b, c))),
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
