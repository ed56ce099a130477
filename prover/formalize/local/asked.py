"""Questions as claims: the value of a term, all solutions, counts and sums, extreme members and values."""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.candidates import HOLE
from prover.formalize.local.draft import assume, declare
from prover.formalize.local.english.meanings import distinct, placed
from prover.formalize.local.guessing import guess_type
from prover.formalize.local.heads import HEADS, AssemblyError
from prover.formalize.local.meaning import (
    TRUE,
    Ask,
    Described,
    Draft,
    Kind,
    conj,
)
from prover.formalize.local.ranges import range_of
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Quantified,
    Term,
    free_names,
    substitute,
    subterms,
)


def answered(draft: Draft, asked: Ask, answers: Sequence[Term] | None) -> Term:
    open_answer: Sequence[Term] = answers if answers is not None else (Name(HOLE),)
    if asked.over is not None and asked.what in ("value", "minimum", "maximum"):
        declare(draft, asked.over)
    match asked.what:
        case "value":
            return _value(draft, asked, open_answer, known=answers is not None)
        case "solve" if answers is not None and len(answers) == 1:
            return _solved(draft, asked, answers)
        case "all" | "solve":
            return _all(draft, asked, open_answer, known=answers is not None)
        case "count" | "sum" | "product":
            return _collected(draft, asked, _one(open_answer))
        case "least" | "greatest":
            return _extreme(draft, asked, _one(open_answer))
        case "minimum" | "maximum":
            return _optimum(draft, asked, _one(open_answer))
        case _:
            raise AssemblyError(f"no statement asks for {asked.what}")


def _one(answers: Sequence[Term]) -> Term:
    if len(answers) != 1:
        raise AssemblyError("several answers where one is asked for")
    return answers[0]


def _value(draft: Draft, asked: Ask, answers: Sequence[Term], *, known: bool) -> Term:
    assert asked.term is not None
    found: list[Term] = []
    for answer in answers:
        match asked.term, answer:
            case App(Name("tuple"), ours), App(Name("tuple"), theirs) if len(ours) == len(theirs):
                found.append(conj(*(Binary("=", a, b) for a, b in zip(ours, theirs, strict=True))))
            case (term, Binary("=", _, _) as equation):
                found.append(equation)
                del term
            case (term, answer):
                found.append(Binary("=", term, answer))
    whole = found[-1]
    for claim in reversed(found[:-1]):
        whole = Binary("∨", claim, whole)
    return whole


def _all(draft: Draft, asked: Ask, answers: Sequence[Term], *, known: bool) -> Term:
    over = asked.over
    assert over is not None
    domain, conditions = placed(over)
    what = Described(
        over.names, Kind(domain, over.kind.conditions, over.kind.distinct), conj(*conditions)
    )
    if what.given == TRUE and len(what.names) == 1 and not what.kind.conditions:
        return _value(draft, Ask("value", Name(what.names[0])), answers, known=known)
    for name in what.names:
        if draft.variables.get(name) is None:
            draft.variables[name] = what.kind.domain
        for condition in what.kind.of(Name(name)):
            assume(draft, condition)
    if not known:
        return Binary("↔", what.given, answers[0])
    target: Term = Name(what.names[0])
    if len(what.names) > 1:
        target = App(Name("tuple"), tuple(map(Name, what.names)))
    return Binary("↔", what.given, _value(draft, Ask("value", target), answers, known=True))


def _solved(draft: Draft, asked: Ask, answers: Sequence[Term]) -> Term:
    """`x = 5` of what solves the equation."""
    what = asked.over
    assert what is not None
    declare(draft, what)
    target: Term = Name(what.names[0])
    if len(what.names) > 1:
        target = App(Name("tuple"), tuple(map(Name, what.names)))
    return _value(draft, Ask("value", target), answers, known=True)


def _collected(draft: Draft, asked: Ask, answer: Term) -> Term:
    """`S.card = 5` with `S` the set of what is described, as problem sets for Lean write it."""
    what = asked.over
    assert what is not None
    if len(what.names) != 1:
        return _counted_tuples(draft, asked, answer)
    name = what.names[0]
    if name in draft.variables or any(name in free_names(claim) for claim in draft.given):
        return _collected_given(draft, asked, answer)
    domain = what.kind.domain or guess_type(name, conj(what.given, *what.kind.of(Name(name))))
    members = conj(*what.kind.of(Name(name)), what.given)
    if (
        asked.what in ("count", "sum")
        and domain in ("ℕ", "ℤ")
        and range_of(members, name)[0] is not None
    ):
        head = "countof" if asked.what == "count" else "sumof"
        return Binary("=", App(Name(head), (members, Name(name), Name(domain))), answer)
    draft.variables["S"] = f"Finset {domain}"
    inside = App(Name("mem"), (Name(name), Name("S"), members))
    draft.given.append(Quantified("∀", (Binder((name,), Name(domain)),), inside))
    return _over_set(asked.what, answer)


def _counted_tuples(draft: Draft, asked: Ask, answer: Term) -> Term:
    """`S.card = 9` with `S` the set of pairs, or of triples, of numbers of one kind."""
    what = asked.over
    assert what is not None
    if asked.what != "count" or len(what.names) > 3:
        raise AssemblyError("what is asked of pairs is their number")
    mine = [claim for claim in draft.given if set(what.names) & free_names(claim)]
    draft.given = [claim for claim in draft.given if claim not in mine]
    conditions = [c for name in what.names for c in what.kind.of(Name(name))]
    apart = distinct(what.names) if what.kind.distinct else []
    members = conj(*conditions, *apart, *mine, what.given)
    declared = {draft.variables.pop(name, None) for name in what.names} - {None}
    kinds = {what.kind.domain} if what.kind.domain else declared
    kinds = kinds or {guess_type(name, members) for name in what.names}
    if len(kinds) != 1 or members == TRUE:
        raise AssemblyError("pairs of numbers of different kinds")
    (domain,) = kinds
    product = " × ".join([str(domain)] * len(what.names))
    draft.variables["S"] = f"Finset ({product})"
    names = App(Name("tuple"), tuple(map(Name, what.names)))
    inside = App(Name("memtuple"), (names, Name("S"), members))
    draft.given.append(Quantified("∀", (Binder(what.names, Name(str(domain))),), inside))
    return _over_set("count", answer)


def _collected_given(draft: Draft, asked: Ask, answer: Term) -> Term:
    """The variable was spoken of before: what was assumed of it describes the members."""
    what = asked.over
    assert what is not None
    name = what.names[0]
    mine = [claim for claim in draft.given if name in free_names(claim)]
    heads = {
        p.fn.text
        for c in mine
        for p in subterms(c)
        if isinstance(p, App) and isinstance(p.fn, Name)
    }
    others = set().union(*(free_names(claim) for claim in mine)) - {name} - HEADS - heads
    if others & set(draft.variables):
        raise AssemblyError("a count that depends on other variables")
    draft.given = [claim for claim in draft.given if claim not in mine]
    kind = draft.variables.pop(name, None)
    fresh = Described(
        (name,), what.kind if what.kind.domain else type(what.kind)(kind), conj(*mine, what.given)
    )
    return _collected(draft, Ask(asked.what, None, fresh), answer)


def _over_set(what: str, answer: Term) -> Term:
    if what == "count":
        return Binary("=", App(Name("card"), (Name("S"),)), answer)
    return Binary("=", App(Name("setsum" if what == "sum" else "setprod"), (Name("S"),)), answer)


def _extreme(draft: Draft, asked: Ask, answer: Term) -> Term:
    what = asked.over
    assert what is not None
    if len(what.names) != 1:
        raise AssemblyError("the least of several variables")
    name = what.names[0]
    head = "isleast" if asked.what == "least" else "isgreatest"
    domain = what.kind.domain or draft.variables.get(name) or guess_type(name, what.given)
    mine = [claim for claim in draft.given if name in free_names(claim)]
    if name in draft.variables or mine:
        draft.given = [claim for claim in draft.given if claim not in mine]
        declared = draft.variables.pop(name, None) or what.kind.domain
        domain = declared or guess_type(name, conj(*mine, what.given))
    members = conj(*what.kind.of(Name(name)), *mine, what.given)
    if members == TRUE:
        raise AssemblyError("the least of everything")
    if domain == "ℤ" and guess_type(name, members) == "ℕ":
        domain = "ℕ"  # it stands in an exponent
    return App(Name(head), (Name(name), Name(domain), members, answer))


def _optimum(draft: Draft, asked: Ask, answer: Term) -> Term:
    """The least value of a term over all its variables, as a bound that is attained."""
    assert asked.term is not None
    term = asked.term
    fixed: set[str] = set()
    if isinstance(term, App) and len(term.args) == 1 and isinstance(term.args[0], Name):
        varied = free_names(term.args[0])
        term = _unfolded(draft, term)
        fixed = free_names(term) - varied  # parameters stay as they are
    functions = {
        part.fn.text
        for part in subterms(term)
        if isinstance(part, App) and isinstance(part.fn, Name)
    }
    names = [
        name
        for name in sorted(free_names(term) - functions - fixed - HEADS)
        if len(name) <= 3 and "." not in name
    ]
    if not names:
        raise AssemblyError("the least value of a constant")
    used = set(names)
    mine = [claim for claim in draft.given if used & free_names(claim)]
    draft.given = [claim for claim in draft.given if claim not in mine]
    for claim in mine:
        extra = free_names(claim) & set(draft.variables) - fixed
        names += [n for n in sorted(extra) if n not in names]
    kinds = {n: draft.variables.pop(n, None) or guess_type(n, conj(term, *mine)) for n in names}
    head = "leastvalue" if asked.what == "minimum" else "greatestvalue"
    binders = tuple(Binder((n,), Name(kind)) for n, kind in kinds.items())
    inside = Quantified("∃", binders, conj(*mine, Binary("=", Name("extremum"), term)))
    return App(Name(head), (inside, answer))


def _unfolded(draft: Draft, call: App) -> Term:
    """The minimum of `f x` is that of its defining term."""
    for claim in draft.given:
        match claim:
            case Quantified("∀", (Binder(names, _, _, _),), Binary("=", App(fn, args), right)) if (
                fn == call.fn and args == tuple(map(Name, names))
            ):
                draft.given.remove(claim)
                return substitute(right, dict(zip(names, call.args, strict=True)))
    return call
