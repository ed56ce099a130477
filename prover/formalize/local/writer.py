"""A draft as Lean text: variables with settled types, hypotheses, conclusion."""

from __future__ import annotations

from itertools import count

from prover.formalize.candidates import HOLE
from prover.formalize.local.guessing import positives
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import (
    TRUE,
    Draft,
    conj,
)
from prover.formalize.local.ranges import range_of
from prover.formalize.local.settling import opened, positive_in, settled
from prover.formalize.local.systems import ORDER
from prover.formalize.local.typing import Typist
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Quantified,
    Term,
    conjuncts,
    free_names,
    show,
    substitute,
)

_RESERVED = frozenset(("at", "by", "do", "fun", "if", "in", "let", "then", "λ", "π", "φ", "σ"))


class Writer:
    """A draft as Lean text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        assert draft.claim is not None
        self._claims = [*draft.given, draft.claim]
        self._types = settled(draft)
        self._typist = Typist(self._types, positive_in(draft))

    def text(self) -> str:
        used = free_names(conj(*map(opened, self._claims)))
        for name in self._types:
            if name in _RESERVED or not name.replace("'", "").isalnum():
                raise AssemblyError(f"{name} cannot be a variable's name")
        groups: list[tuple[list[str], str]] = []
        for name, kind in self._types.items():
            if name not in used and kind in ORDER:
                continue
            if groups and groups[-1][1] == kind:
                groups[-1][0].append(name)
            else:
                groups.append(([name], kind))
        parts = [f"({' '.join(names)} : {kind})" for names, kind in groups]
        number = count()
        parts += [f"(h{_subscript(next(number))} : {self._written(c)})" for c in self._draft.given]
        claim = self._written(self._claims[-1])
        if claim == "True":
            raise AssemblyError("a claim that the types of its variables say already")
        return f"{' '.join(parts)} : {claim}".strip()

    def _written(self, claim: Term) -> str:
        match claim:
            case Quantified(
                "∀", (Binder((name,), Name(domain)),), App(Name("mem"), (_, _, members))
            ):
                inner = Typist({**self._types, name: domain}, positives(members)).claim(members)
                return f"∀ {name} : {domain}, {name} ∈ S ↔ {show(inner)}"
            case Quantified(
                "∀", (Binder(names, Name(domain)),), App(Name("memtuple"), (_, _, members))
            ):
                return self._tuples(names, domain, members)
            case Binary(
                "=", App(Name("countof" | "sumof" as head), (members, Name(n), Name(d))), answer
            ):
                return self._counted(head, members, n, d, answer)
            case Binary("=", App(Name("card"), _), answer):
                return f"S.card = {show(self._typed_answer(answer, 'ℕ'))}"
            case Binary("=", App(Name("setsum" | "setprod" as head), _), answer):
                sign = "∑" if head == "setsum" else "∏"
                return f"{sign} x ∈ S, x = {show(self._typed_answer(answer, self._element()))}".replace(
                    f"{sign} x ∈ S, x", f"({sign} x ∈ S, x)"
                )
            case App(
                Name("isleast" | "isgreatest" as head), (Name(name), Name(domain), members, answer)
            ):
                inner = Typist({**self._types, name: domain}, positives(members)).claim(members)
                lean = "IsLeast" if head == "isleast" else "IsGreatest"
                value = _atom(self._typed_answer(answer, domain))
                return f"{lean} {{{name} : {domain} | {show(inner)}}} {value}"
            case App(
                Name("leastvalue" | "greatestvalue" as head),
                (Quantified("∃", binders, body), answer),
            ):
                return self._optimum(head, binders, body, answer)
            case _:
                return show(self._typist.claim(claim))

    def _tuples(self, names: tuple[str, ...], domain: str, members: Term) -> str:
        """`∀ p : ℕ × ℕ, p ∈ S ↔ …` with `p.1` and `p.2` for the pair's numbers."""
        types = {**self._types, **dict.fromkeys(names, domain)}
        inner = Typist(types, positives(members)).claim(members)
        places = {2: ("p.1", "p.2"), 3: ("p.1", "p.2.1", "p.2.2")}[len(names)]
        put: dict[str, Term] = {n: Name(place) for n, place in zip(names, places, strict=True)}
        product = " × ".join([domain] * len(names))
        return f"∀ p : {product}, p ∈ S ↔ {show(substitute(inner, put))}"

    def _optimum(self, head: str, binders: tuple[Binder, ...], body: Term, answer: Term) -> str:
        """`(∀ x, c → N ≤ t) ∧ ∃ x, c ∧ t = N`."""
        *conditions, last = conjuncts(body)
        assert isinstance(last, Binary)
        given, value = conj(*conditions), last.right
        sides = (answer, value) if head == "leastvalue" else (value, answer)
        bound: Term = Binary("≤", *sides)
        if given != TRUE:
            bound = Binary("→", given, bound)
        attained = conj(given, Binary("=", value, answer))
        whole = Binary("∧", Quantified("∀", binders, bound), Quantified("∃", binders, attained))
        return show(self._typist.claim(whole))

    def _counted(self, head: str, members: Term, name: str, domain: str, answer: Term) -> str:
        """`((Finset.Icc 1 9).filter (fun n => …)).card = 4` over a range, else by a set's size."""
        bounds, rest = range_of(members, name)
        typist = Typist({**self._types, name: "ℕ"}, positives(members))
        if bounds is None:
            raise AssemblyError("a count without a range")
        low, high = (show(end) for end in bounds)
        over = f"Finset.Icc {low} {high}"
        if rest != TRUE:
            over = f"({over}).filter (fun {name} => {show(typist.claim(rest))})"
        shown = show(self._typed_answer(answer, "ℕ"))
        if head == "sumof":
            return f"(∑ {name} ∈ {over}, {name}) = {shown}"
        return f"({over}).card = {shown}"

    def _element(self) -> str:
        return self._types["S"].removeprefix("Finset ")

    def _typed_answer(self, answer: Term, domain: str) -> Term:
        if answer == Name(HOLE):
            return answer
        return self._typist._typed(answer, domain)


def _atom(term: Term) -> str:
    text = show(term)
    return text if text.isalnum() or text == HOLE else f"({text})"


def _subscript(number: int) -> str:
    return "".join(chr(ord("₀") + int(digit)) for digit in str(number))
