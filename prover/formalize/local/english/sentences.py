"""Sentences (`S`) and requests (`W`): acts in the order in which they count."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.english.meanings import Meaning, exists, forall, same, solvable
from prover.formalize.local.english.parties import FIRST
from prover.formalize.local.english.sorts import call, said
from prover.formalize.local.heads import HEADS
from prover.formalize.local.meaning import (
    IT,
    TRUE,
    Act,
    Ask,
    Assume,
    Declare,
    Described,
    Kind,
    Prove,
    conj,
)
from prover.formalize.local.unnamed import PROGRESSION
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, free_names, subterms


def _for_all(what: Described, claim: Term) -> tuple[Assume] | None:
    found = forall(what, claim)
    return None if found is None else (Assume(found),)


def _chosen(what: Described) -> tuple[Declare] | None:
    """`there is a positive integer n such that …`, of which the rest of the problem speaks."""
    return None if what.given == TRUE else (Declare(what),)


def _spoken_of(what: Described, claim: Term) -> tuple[Act, ...] | None:
    """`for positive integers m and n, gcd(m, n) = 8`: of these numbers the rest of the problem speaks, save
    where a function or a sequence is defined for all of them."""
    mine = set(what.names)
    for part in subterms(claim):
        match part:
            case Binary("=", App(Name(head), args), _) if head not in HEADS and any(
                free_names(arg) & mine for arg in args
            ):
                return _for_all(what, claim)
            case App(Name("_"), (_, index)) if free_names(index) & mine:
                return _for_all(what, claim)
    return Declare(what), Assume(claim)


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
    return None if what is None else (Ask("solve", None, what),)


def _valued(value: Term) -> tuple[Ask]:
    return (Ask("value", value),)


def _defined(sequence: Term, claim: Term) -> tuple[Assume] | None:
    """`the sequence aₙ is defined by …`: its members are spoken of by their index."""
    match sequence:
        case App(Name("_"), (Name(_), _)) | App(Name("set"), (App(Name("_"), _),)):
            return (Assume(claim),)
        case _:
            return None


def _one_such(kind: Kind, predicate: Term) -> tuple[Declare, Ask] | None:
    """`what two-digit integer is twice the sum of its digits?`"""
    if kind.domain not in ("ℕ", "ℤ") or not kind.conditions:
        return None
    return _the_one(Described(("n",), kind, said(predicate, Name("n"))))


def _progressing(kind: str, wanted: tuple[Act, ...], claim: Term) -> tuple[Act, ...]:
    return (Assume(conj(call(PROGRESSION, Name(kind)), claim)), *wanted)


WANTED: list[tuple[str, Meaning]] = [
    ("find A", lambda a: (a,)),
    ("W if|st|given|when|where|with P", lambda w, p: (Assume(p), *w)),
    ("A is|equal|= [to]", lambda a: (a,)),
    ("find T equal [to]", _valued),
    ("find T in [the] [equation] F", lambda t, f: (Assume(f), *_valued(t))),
    ("find a|the value for|of V st P", lambda v, p: _the_one(Described(v[0], Kind(None), p))),
    ("find value that|which V must|can has", lambda v: _valued(Name(v[0][0])) if len(v[0]) == 1 else None),
    ("forwhat D is T Q", lambda d, t, q: (_all(d, said(q, t)),)),
    ("forwhat D does T divide T", lambda d, t, u: (_all(d, Binary("∣", t, u)),)),
    ("forwhat D does F", lambda d, f: _only(d, f)),
    ("forwhat D is F", lambda d, f: (_all(d, f),)),
    ("forwhatone D does P", _only),
    ("forwhatone D is P", _only),
    ("forwhatone D is T Q", lambda d, t, q: _only(d, said(q, t))),
    ("forwhatone D P", _only),
    ("forwhat D does P", _only),
    ("find number|integer", lambda: _valued(FIRST)),
    ("W for|in|of [the] equation F", lambda w, f: (Assume(f), *w)),
    ("what does T equal", _valued),
    ("what number is T", _valued),
    ("W of a arithmetic sequence whose|with|if P", lambda w, p: _progressing("arithmetic", w, p)),
    ("W of a geometric sequence whose|with|if P", lambda w, p: _progressing("geometric", w, p)),
    ("find D", lambda d: _the_one(d)),
    ("W for|over [all] D", lambda w, d: (Declare(d), *w)),
]  # fmt: skip

SENTENCES: list[tuple[str, Meaning]] = [
    ("and|then|now|so S", same),
    ("prove P [,] where P", lambda p, q: (Assume(q), Prove(p))),
    ("prove P ( P )", lambda p, q: (Assume(q), Prove(p))),
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
    ("define P", lambda p: (Assume(p),)),
    ("for D , define P", lambda d, p: _for_all(d, p)),
    ("[the] operation [is] [st] P", lambda p: (Assume(p),)),
    ("[the] operation [is] [st] P for [all] D", lambda p, d: _for_all(d, p)),
    ("[the|a] [infinite] sequence st P", lambda p: (Assume(p),)),
    ("for [all] D , let P", lambda d, p: _for_all(d, p)),
    (
        "when [the] [number|integer] E is written [out] , find digitsum",
        lambda t: _valued(call("digitsum", t)),
    ),
    ("in [the] equation F , W", lambda f, w: (Assume(f), *w)),
    ("[the|a] [infinite] sequence E st|with|satisfy P", _defined),
    ("let [the|a] [infinite] sequence E is|satisfy [st] P", _defined),
    ("what|which K is Q", _one_such),
    ("what|which K is T", lambda k, t: _one_such(k, Binary("=", IT, t))),
    ("what|which K R", _one_such),
    ("solve for V : P", lambda v, p: (Ask("solve", None, Described(v[0], Kind(None), p)),)),
    ("solve for V in|given|if P", lambda v, p: (Ask("solve", None, Described(v[0], Kind(None), p)),)),
    (
        "solve [the] [equation|inequality] F for V",
        lambda f, v: (Ask("solve", None, Described(v[0], Kind(None), f)),),
    ),
    ("solve [the] [equation|inequality] F for [all] D", lambda f, d: (_all(d, f),)),
    ("solve [the] [equation|inequality] F in K", lambda f, k: _solve(f, k)),
    ("solve [the] [equation|system|inequality] [of] [equation|equations] P", lambda f: _solve(f, Kind(None))),
    ("findall D", lambda d: (Ask("all", None, d),)),
    ("findall D for which P", lambda d, p: (_all(d, p),)),
    ("for find number of D does T divide T", lambda d, t, u: (_count(d, Binary("∣", t, u)),)),
    ("for number of D is T Q", lambda d, t, q: (_count(d, said(q, t)),)),
    ("for find number of D is T Q", lambda d, t, q: (_count(d, said(q, t)),)),
    ("for find number of D is F", lambda d, f: (_count(d, f),)),
    ("W", same),
    ("exists [unique|some] D", _chosen),
    ("for all D , P", lambda d, p: _for_all(d, p)),
    ("for D , P", _spoken_of),
    ("if P for [all] D [,] [then] W", lambda p, d, w: (*(_spoken_of(d, p) or ()), *w)),
    ("in a|the arithmetic sequence with|whose P , W", lambda p, w: _progressing("arithmetic", w, p)),
    ("in a|the geometric sequence with|whose P , W", lambda p, w: _progressing("geometric", w, p)),
    ("T is [equal] [to] which of [the] following", _valued),
    ("solve [the] [equation|inequality] F for D", lambda f, d: (Ask("solve", None, _narrowed(d, f)),)),
    ("if|given|when|where|for|st P [,] [then] W", lambda p, w: (Assume(p), *w)),
    ("for|given D , W", lambda d, w: (Declare(d), *w)),
    ("P , [then] W", lambda p, w: (Assume(p), *w)),
    ("P and W", lambda p, w: (Assume(p), *w)),
    ("which of [the] following is [equal] [to] T", _valued),
    ("D", lambda d: (Declare(d),) if d.kind.domain is not None else None),
    ("P", lambda p: (Assume(p),)),
]  # fmt: skip
