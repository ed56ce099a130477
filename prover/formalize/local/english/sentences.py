"""Sentences (`S`) and requests (`W`): acts in the order in which they count."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.english.meanings import Meaning, exists, same, solvable
from prover.formalize.local.english.sorts import said
from prover.formalize.local.meaning import TRUE, Ask, Assume, Declare, Described, Kind, Prove, conj
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term


def _the_one(what: Described) -> tuple[Declare, Ask] | None:
    """`the positive solution of x² = 4`: the variable is described, and its value is asked for."""
    if len(what.names) != 1 or what.given == TRUE:
        return None
    return Declare(what), Ask("value", Name(what.names[0]))


def _last_digits(value: Term, power: int) -> tuple[Ask]:
    return (Ask("value", Binary("%", value, Num(Fraction(power)))),)


def _last_two(value: Term) -> tuple[Ask]:
    return _last_digits(value, 100)


def _an_example(what: Described) -> tuple[Prove] | None:
    """One pair is asked for: that there is one is to be proved."""
    found = exists(what)
    return None if found is None else (Prove(found),)


def _narrowed(what: Described, claim: Term) -> Described:
    return Described(what.names, what.kind, conj(what.given, claim))


def _only(what: Described, claim: Term) -> tuple[Declare, Ask] | None:
    return _the_one(_narrowed(what, claim))


def _all(what: Described, claim: Term) -> Ask:
    return Ask("all", None, _narrowed(what, claim))


def _count(what: Described, claim: Term) -> Ask:
    return Ask("count", None, _narrowed(what, claim))


def _solve(claim: Term, kind: Kind) -> tuple[Ask] | None:
    what = solvable(claim, kind)
    return None if what is None else (Ask("all", None, what),)


WANTED: list[tuple[str, Meaning]] = [
    ("find A", lambda a: (a,)),
    ("find D", lambda d: _the_one(d)),
    ("W if|st|given|when|where|with P", lambda w, p: (Assume(p), *w)),
    ("W for|over [all] D", lambda w, d: (Declare(d), *w)),
]  # fmt: skip

SENTENCES: list[tuple[str, Meaning]] = [
    ("and|then|now|so S", same),
    ("prove P [,] where P", lambda p, q: (Assume(q), Prove(p))),
    ("prove P", lambda p: (Prove(p),)),
    ("find a pair|triple of K V st P", lambda k, v, p: _an_example(Described(v[0], k, conj(v[1], p)))),
    ("find whether [or] [not] P", lambda p: (Prove(p),)),
    ("what|which K V satisfy P", lambda k, v, p: _the_one(Described(v[0], k, conj(v[1], p)))),
    ("when [the] expression E is evaluated|simplified , find unitdigit", lambda t: _last_digits(t, 10)),
    ("when [the] expression E is evaluated , find [the] last|final two digits", _last_two),
    ("prove , for D , [that] P", lambda d, p: (Declare(d), Prove(p))),
    ("if P for [all] D , [then] prove P", lambda a, d, b: (Declare(d), Assume(a), Prove(b))),
    ("if|given|when|for P [,] [then] prove P", lambda a, b: (Assume(a), Prove(b))),
    ("P , prove P", lambda a, b: (Assume(a), Prove(b))),
    ("for|given D , [then] prove P", lambda d, p: (Declare(d), Prove(p))),
    ("let|suppose S", same),
    ("is it true that P", lambda p: (Prove(p),)),
    ("findall D", lambda d: (Ask("all", None, d),)),
    ("findall D for which P", lambda d, p: (_all(d, p),)),
    ("forwhat D is T Q", lambda d, t, q: (_all(d, said(q, t)),)),
    ("forwhat D does T divide T", lambda d, t, u: (_all(d, Binary("∣", t, u)),)),
    ("forwhat D does F", lambda d, f: _only(d, f)),
    ("forwhat D is F", lambda d, f: (_all(d, f),)),
    ("for number of D is T Q", lambda d, t, q: (_count(d, said(q, t)),)),
    ("for find number of D is T Q", lambda d, t, q: (_count(d, said(q, t)),)),
    ("for find number of D is F", lambda d, f: (_count(d, f),)),
    ("solve [the] [equation|system|inequality] [of] [equation|equations] P", lambda f: _solve(f, Kind(None))),
    ("solve [the] [equation|inequality] F for [all] D", lambda f, d: (_all(d, f),)),
    ("solve [the] [equation|inequality] F in K", lambda f, k: _solve(f, k)),
    ("solve for V : P", lambda v, p: (Ask("all", None, Described(v[0], Kind(None), p)),)),
    ("solve for V in|given|if P", lambda v, p: (Ask("all", None, Described(v[0], Kind(None), p)),)),
    ("W", same),
    ("if P for [all] D [,] [then] W", lambda p, d, w: (Declare(d), Assume(p), *w)),
    ("if|given|when|where|for|st P [,] [then] W", lambda p, w: (Assume(p), *w)),
    ("for|given D , W", lambda d, w: (Declare(d), *w)),
    ("P , [then] W", lambda p, w: (Assume(p), *w)),
    ("P and W", lambda p, w: (Assume(p), *w)),
    ("D", lambda d: (Declare(d),) if d.kind.domain is not None else None),
    ("P", lambda p: (Assume(p),)),
]  # fmt: skip
