"""Propositions (`P`): quantifiers, connectives, and what is said of terms. The widest scope comes first."""

from __future__ import annotations

from prover.formalize.local.english.meanings import (
    Meaning,
    arrow,
    bound,
    distinct,
    exists,
    forall,
    function_kind,
    members,
    none_of,
    same,
)
from prover.formalize.local.english.sorts import (
    ZERO,
    between,
    call,
    congruent,
    said,
)
from prover.formalize.local.meaning import TRUE, Described, Kind, conj, denied
from prover.formalize.local.unnamed import folded
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Term,
    free_names,
)


def _arrowed(names: tuple[tuple[str, ...], Term], start: Term, end: Term) -> Term | None:
    kind = arrow(start, end)
    return None if kind is None else members(names, kind)


def _irreducible(fraction: Term) -> Term | None:
    match fraction:
        case Binary("/", top, bottom):
            return call("coprime", top, bottom)
        case _:
            return None


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


def _introduced(value: Term, claim: Term) -> Term | None:
    """`P(x) is a polynomial such that P(x) + 3 = x²`, for all `x`."""
    match value:
        case App(Name(_), (Name(x),)):
            return forall(Described((x,), Kind(None)), claim)
        case _:
            return None


def _is_sequence(term: Term) -> bool:
    match term:
        case App(Name("_"), (Name(_), _)) | App(Name("set"), (App(Name("_"), _),)):
            return True
        case _:
            return False


def _named_pair(
    head: str, kind: Kind, variables: tuple[tuple[str, ...], Term], value: Term
) -> Term | None:
    if len(variables[0]) != 2:
        return None
    return conj(members(variables, kind), Binary("=", call(head, *map(Name, variables[0])), value))


def _arrowed_with(
    names: tuple[tuple[str, ...], Term], start: Term, end: Term, claim: Term
) -> Term | None:
    found = _arrowed(names, start, end)
    return None if found is None else conj(found, claim)


def _mapping(function: Term, start: Kind, end: Kind) -> Term | None:
    kind = function_kind(start, end)
    if kind is None or not isinstance(function, Name):
        return None
    return call("isin", function, Name(str(kind.domain)))


def _satisfied(what: Described, claim: Term) -> Term:
    return conj(members((what.names, what.given), what.kind), claim)


def _for_all(what: Described, claim: Term) -> Term | None:
    """`for all x, y > 0, …` bounds both variables: `y > 0` is no part of the claim."""
    match claim:
        case Binary("∧", Binary("<" | "≤" | ">" | "≥" | "≠" | "∈", left, right), rest):
            bare = [side.text for side in (left, right) if isinstance(side, Name)]
            if any(n not in what.names and n in free_names(rest) for n in bare if n.isalpha()):
                return None
    return forall(what, claim)


def _for_all_both(one: Described, other: Described, claim: Term) -> Term | None:
    inner = forall(other, claim)
    return None if inner is None else forall(one, inner)


CONNECTED: list[tuple[str, Meaning]] = [
    ("F", same),
    ("for all D and [for] all D , P", _for_all_both),
    ("for [all] D , P", _for_all),
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
    ("P for [all] D and [for] all D", lambda p, d, e: _for_all_both(d, e, p)),
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
]  # fmt: skip
"""Quantifiers and connectives of the widest scope."""

SAID: list[tuple[str, Meaning]] = [
    ("V is [the] [length] [of] [the] side|sides [length|lengths] of a triangle", lambda v: _triangle(v[0])),
    ("[the] gcd of K V is T", lambda k, v, t: _named_pair("gcd", k, v, t)),
    ("[the] lcm of K V is T", lambda k, v, t: _named_pair("lcm", k, v, t)),
    ("[the] ratio of T to T is T to T", lambda a, b, c, d: Binary("=", Binary("/", a, b), Binary("/", c, d))),
    ("V lie|lies between T and T", lambda v, a, b: conj(*(said(between(a, b), Name(n)) for n in v[0]))),
    (
        "K V has [the] product T",
        lambda k, v, t: conj(members(v, k), Binary("=", folded("*", list(map(Name, v[0]))), t)),
    ),
    (
        "K V has [the] sum T",
        lambda k, v, t: conj(members(v, k), Binary("=", folded("+", list(map(Name, v[0]))), t)),
    ),
    ("[the] function|equation|inequality|system|relation F", same),
    ("V is K F st|with P", lambda v, k, f, p: conj(members(v, k), f, p)),
    ("[the] K V is st P", lambda k, v, p: conj(members(v, k), p)),
    ("P , where P", conj),
    ("E is [a] sequence st|with P", lambda e, p: p if _is_sequence(e) else None),
    ("T has [exactly] E [positive] [integer] divisor", lambda t, n: Binary("=", call("divisorcount", t), n)),
    ("V : E → E satisfy P", lambda v, a, b, p: _arrowed_with(v, a, b, p)),
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
    ("T is T", lambda a, b: Binary("=", a, said(b, a))),
    ("T is not T", lambda a, b: Binary("≠", a, b)),
    ("E and E is coprime", lambda a, b: call("coprime", a, b)),
    ("atleast a|one of E and|or E is Q", lambda a, b, q: Binary("∨", said(q, a), said(q, b))),
    ("E and E coprime", lambda a, b: call("coprime", a, b)),
    ("T and T is coprime", lambda a, b: call("coprime", a, b)),
    ("E and E is Q", lambda a, b, q: conj(said(q, a), said(q, b))),
    ("T and T is not coprime", lambda a, b: denied(call("coprime", a, b))),
    ("V is distinct", lambda v: conj(*distinct(v[0])) if len(v[0]) > 1 else None),
    ("E and E is congruent modulo E", lambda a, b, n: congruent(a, b, n)),
    ("[the] fraction E is irreducible|reduced|simplified", _irreducible),
    ("[the] product of V is T", lambda v, t: Binary("=", folded("*", list(map(Name, v[0]))), t)),
    ("D satisfy P", lambda d, p: _satisfied(d, p)),
    ("E takes K to K", lambda f, a, b: _mapping(f, a, b)),
    ("E is a function from K to K", lambda f, a, b: _mapping(f, a, b)),
    ("[the] number T is Q", lambda t, q: said(q, t)),
    ("V : E → E is [a] function", _arrowed),
    ("P , P or P", lambda a, b, c: Binary("∨", a, Binary("∨", b, c))),
    ("P , P , or P", lambda a, b, c: Binary("∨", a, Binary("∨", b, c))),
    ("P and let P", conj),
    ("E is a polynomial|function st|with|satisfy P", _introduced),
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
"""What is said of terms, and connectives of a narrow scope."""
