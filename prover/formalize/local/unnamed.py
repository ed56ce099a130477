"""Numbers that a problem does not name, and members of a progression: words for them become variables.

"The sum of two numbers is 30. What is the larger one?" speaks of two numbers as `⟨1⟩` and `⟨2⟩`, of their
greatest as `⟨greatest⟩`; "the fifth term" is `member 5`. What they stand for is settled when the whole
problem is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.formalize.entries import rebuilt
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import Draft
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
    subterms,
)

MEMBERS = ("⟨1⟩", "⟨2⟩", "⟨3⟩", "⟨4⟩")
PARTY = "party"
"""`party count step`: that many numbers; consecutive ones if the step is not 0."""
PROGRESSION = "progression"
"""`progression arithmetic`, or `geometric`."""
_FRESH = ("x", "y", "z", "u", "v", "w", "t", "s")
_FIRST = ("a", "b", "u")
_STEP = {"arithmetic": ("d", "k", "t"), "geometric": ("r", "q", "t")}
_ONE, _ZERO = Num(Fraction(1)), Num(Fraction(0))


def folded(op: str, terms: list[Term]) -> Term:
    """The sum or product of some terms."""
    whole = terms[0]
    for term in terms[1:]:
        whole = Binary(op, whole, term)
    return whole


def settle(draft: Draft) -> None:
    """Give the unnamed numbers of a draft their names. Raises AssemblyError where words speak of numbers
    that nothing introduced."""
    assert draft.claim is not None
    _named_party(draft)
    _named_progression(draft)
    left = {n for claim in (*draft.given, draft.claim) for n in free_names(claim)}
    if "it" in left or any(name.startswith("⟨") for name in left | set(draft.variables)):
        raise AssemblyError("numbers that nothing introduced")


def _free(options: tuple[str, ...], draft: Draft) -> Iterator[str]:
    assert draft.claim is not None
    taken = {n for claim in (*draft.given, draft.claim) for n in _all_names(claim)}
    return (name for name in options if name not in taken | set(draft.variables))


def _all_names(claim: Term) -> set[str]:
    return {part.text for part in subterms(claim) if isinstance(part, Name)}


def _taken_out(draft: Draft, head: str) -> list[tuple[Term, ...]]:
    """The arguments of the marks with a head, which leave the draft."""
    found: list[tuple[Term, ...]] = []
    kept = []
    for claim in draft.given:
        match claim:
            case App(Name(name), args) if name == head:
                found += [args] if args not in found else []
            case _:
                kept.append(claim)
    draft.given = kept
    return found


def _named_party(draft: Draft) -> None:
    marks = _taken_out(draft, PARTY)
    assert draft.claim is not None
    spoken = {n for claim in (*draft.given, draft.claim) for n in free_names(claim)}
    if not marks:
        if not {"⟨1⟩", "⟨2⟩"} & (spoken | set(draft.variables)):
            _named_theirs(draft)
            return
        if any(not name.startswith("⟨") for name in draft.variables):
            _named_it(draft, alone="⟨2⟩" not in spoken)
            return
        marks = [(Num(Fraction(2 if "⟨2⟩" in spoken else 1)), _ZERO)]
    if len(marks) > 1:
        raise AssemblyError("two groups of unnamed numbers")
    count, step = (int(arg.value) for arg in marks[0] if isinstance(arg, Num))
    names = list(_free(_FRESH, draft))[:count]
    terms: list[Term] = [Name(name) for name in names]
    values: dict[str, Term] = dict(zip(MEMBERS, terms, strict=False))
    if step:
        base = terms[0]
        later: list[Term] = [Binary("+", base, Num(Fraction(i * step))) for i in range(1, count)]
        terms = [base, *later]
        values = dict(zip(MEMBERS, terms, strict=False))
        values |= {"⟨least⟩": terms[0], "⟨greatest⟩": terms[-1], "⟨middle⟩": terms[count // 2]}
    elif count == 2:
        one, two = terms
        if {"⟨greatest⟩", "⟨least⟩"} & spoken and not _are_ordered(draft):
            draft.given.append(Binary("<", Name(MEMBERS[1]), Name(MEMBERS[0])))
        values |= {"⟨greatest⟩": one, "⟨least⟩": two}
    values |= _of_all(terms)
    draft.variables = {
        str(getattr(values.get(name, Name(name)), "text", name)): kind
        for name, kind in draft.variables.items()
    }
    draft.given = [substitute(claim, values) for claim in draft.given]
    draft.claim = substitute(draft.claim, values)
    if not any(set(names) & free_names(claim) for claim in draft.given):
        raise AssemblyError("unnamed numbers of which nothing is known")


def _of_all(terms: list[Term]) -> dict[str, Term]:
    """What words say of some numbers together."""
    values: dict[str, Term] = {
        "⟨sum⟩": folded("+", terms),
        "⟨product⟩": folded("*", terms),
        "⟨squares⟩": folded("+", [Binary("^", t, Num(Fraction(2))) for t in terms]),
        "⟨cubes⟩": folded("+", [Binary("^", t, Num(Fraction(3))) for t in terms]),
        "⟨reciprocals⟩": folded("+", [Binary("/", _ONE, t) for t in terms]),
        "⟨average⟩": Binary("/", folded("+", terms), Num(Fraction(len(terms)))),
    }
    if len(terms) == 2:
        values["⟨difference⟩"] = Binary("-", terms[0], terms[1])
    return values


def _named_it(draft: Draft, *, alone: bool) -> None:
    """`the number` where the problem has given a name to one number and to nothing else."""
    assert draft.claim is not None
    named = [name for name in draft.variables if not name.startswith("⟨")]
    if len(named) != 1 or not alone:
        raise AssemblyError("a number that may be one of several")
    values: dict[str, Term] = {"⟨1⟩": Name(named[0])}
    kind = draft.variables.pop("⟨1⟩", None)
    draft.variables[named[0]] = draft.variables[named[0]] or kind
    draft.given = [substitute(claim, values) for claim in draft.given]
    draft.claim = substitute(draft.claim, values)


def _named_theirs(draft: Draft) -> None:
    """`their sum` where the problem has given names to two or three numbers and to nothing else."""
    assert draft.claim is not None
    terms: list[Term] = [Name(name) for name in draft.variables]
    if len(terms) not in (2, 3):
        return
    values = _of_all(terms)
    draft.given = [substitute(claim, values) for claim in draft.given]
    draft.claim = substitute(draft.claim, values)


def _are_ordered(draft: Draft) -> bool:
    """Whether a difference says already which of two numbers is the greater one."""
    difference = Name("⟨difference⟩")
    return any(
        isinstance(claim, Binary) and claim.op == "=" and difference in (claim.left, claim.right)
        for claim in draft.given
    )


def _named_progression(draft: Draft) -> None:
    assert draft.claim is not None
    marks = _taken_out(draft, PROGRESSION)
    kinds = {str(getattr(args[0], "text", "")) for args in marks}
    members = any(
        isinstance(part, App) and part.fn in (Name("member"), Name("partial"))
        for claim in (*draft.given, draft.claim)
        for part in subterms(claim)
    )
    if not kinds and not members:
        return
    if len(kinds) != 1:
        raise AssemblyError("members of what is no progression")
    (kind,) = kinds
    first = Name(next(_free(_FIRST, draft)))
    draft.variables.setdefault(first.text, "ℝ")
    step = Name(next(_free(_STEP[kind], draft)))
    draft.variables.setdefault(step.text, "ℝ")

    def put(term: Term) -> Term:
        match term:
            case App(Name("member"), (Num(place),)):
                return _member(kind, first, step, Num(place - 1))
            case App(Name("member"), (place,)):
                return _member(kind, first, step, Binary("-", place, _ONE))
            case App(Name("partial"), (count,)):
                k = Name("k")
                over = ("∈", App(Name("Finset.Icc"), (_ZERO, Binary("-", count, _ONE))))
                if isinstance(count, Num):
                    over = ("∈", App(Name("Finset.Icc"), (_ZERO, Num(count.value - 1))))
                body = _member(kind, first, step, k)
                return Quantified("∑", (Binder(("k",), None, "(", over),), body)
            case Name("⟨step⟩"):
                return step
            case _:
                return rebuilt(term, put)

    draft.given = [put(claim) for claim in draft.given]
    draft.claim = put(draft.claim)


def _member(kind: str, first: Term, step: Term, after: Term) -> Term:
    """The member that stands so many places behind the first."""
    if after == _ZERO:
        return first
    if kind == "arithmetic":
        return Binary("+", first, step if after == _ONE else Binary("*", after, step))
    return Binary("*", first, step if after == _ONE else Binary("^", step, after))
