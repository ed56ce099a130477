"""A draft as Lean text: variables with settled types, hypotheses, conclusion."""

from __future__ import annotations

from itertools import count

from prover.formalize.candidates import HOLE
from prover.formalize.local.guessing import guess_type, positives
from prover.formalize.local.heads import HEADS, AssemblyError
from prover.formalize.local.meaning import (
    TRUE,
    Draft,
    conj,
)
from prover.formalize.local.numbers import ORDER
from prover.formalize.local.ranges import range_of
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
    subterms,
)

_RESERVED = frozenset(("at", "by", "do", "fun", "if", "in", "let", "then", "λ", "π", "φ", "σ"))


class Writer:
    """A draft as Lean text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        assert draft.claim is not None
        self._claims = [*draft.given, draft.claim]
        self._types = self._settled()
        self._typist = Typist(self._types, self._positive())

    def _settled(self) -> dict[str, str]:
        """Every variable with its type; those that no sentence declares come in alphabetical order."""
        whole = conj(*map(_open, self._claims))
        types: dict[str, str] = {}
        for name, kind in self._draft.variables.items():
            types[name] = kind if kind and kind != "?" else guess_type(name, whole)
            if types[name] == "ℤ" and name in self._positive() and guess_type(name, whole) == "ℕ":
                types[name] = "ℕ"  # as an exponent, an index or under a factorial
        heads = {
            p.fn.text for p in subterms(whole) if isinstance(p, App) and isinstance(p.fn, Name)
        }
        sequences = {
            p.args[0].text
            for p in subterms(whole)
            if isinstance(p, App) and p.fn == Name("_") and isinstance(p.args[0], Name)
        }
        for name in sorted(free_names(whole) - set(types) - HEADS | sequences - set(types)):
            if "." in name or name == HOLE or name in _SPECIAL or name in ORDER:
                continue
            if name in sequences:
                types[name] = "ℕ → ℝ"
            elif name in heads:
                types[name] = self._function_type(name, whole)
            elif len(name) <= 4:
                types[name] = guess_type(name, whole)
        for name in sequences:
            if "→" not in types[name]:
                types[name] = f"ℕ → {types[name]}"
        return types

    def _positive(self) -> frozenset[str]:
        return frozenset().union(*map(positives, self._draft.given))

    def _function_type(self, name: str, whole: Term) -> str:
        arities = {
            len(p.args) for p in subterms(whole) if isinstance(p, App) and p.fn == Name(name)
        }
        if len(arities) != 1:
            raise AssemblyError(f"{name} takes different numbers of arguments")
        return " → ".join(["ℝ"] * (arities.pop() + 1))

    def text(self) -> str:
        used = free_names(conj(*map(_open, self._claims)))
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
        return f"{' '.join(parts)} : {claim}".strip()

    def _written(self, claim: Term) -> str:
        match claim:
            case Quantified(
                "∀", (Binder((name,), Name(domain)),), App(Name("mem"), (_, _, members))
            ):
                inner = Typist({**self._types, name: domain}, positives(members)).claim(members)
                return f"∀ {name} : {domain}, {name} ∈ S ↔ {show(inner)}"
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


_SPECIAL = frozenset(
    [
        "mem",
        "card",
        "setsum",
        "setprod",
        "isleast",
        "isgreatest",
        "leastvalue",
        "greatestvalue",
        "S",
    ]
)


def _open(claim: Term) -> Term:
    """A claim with the variables of sets and counts bound, so that they count as such."""
    match claim:
        case App(Name("isleast" | "isgreatest"), (Name(name), Name(domain), members, answer)):
            return conj(Quantified("∃", (Binder((name,), Name(domain)),), members), _number(answer))
        case App(Name("leastvalue" | "greatestvalue"), (inside, answer)):
            return conj(inside, _number(answer))
        case Binary(
            "=", App(Name("countof" | "sumof"), (members, Name(name), Name(domain))), answer
        ):
            return conj(Quantified("∃", (Binder((name,), Name(domain)),), members), _number(answer))
        case App(Name("infinite"), (Name(name), Name(domain), members)):
            return Quantified("∃", (Binder((name,), Name(domain)),), members)
        case Binary(op, left, right) if op in ("∧", "∨", "→", "↔"):
            return Binary(op, _open(left), _open(right))
        case _:
            return claim


def _number(answer: Term) -> Term:
    return Binary("=", answer, answer)


def _atom(term: Term) -> str:
    text = show(term)
    return text if text.isalnum() or text == HOLE else f"({text})"


def _subscript(number: int) -> str:
    return "".join(chr(ord("₀") + int(digit)) for digit in str(number))
