"""Sentences' acts into one Lean statement: who is declared, what is assumed, what is claimed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count

from prover.formalize.local.english.meanings import distinct
from prover.formalize.local.meaning import (
    TRUE,
    Act,
    Ask,
    Assume,
    Declare,
    Described,
    Draft,
    Prove,
    conj,
)
from prover.formalize.local.typing import ORDER, TypingError, Typist, guess_type, positives
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    conjuncts,
    free_names,
    show,
    substitute,
    subterms,
)

HOLE = "answer?"
_RESERVED = frozenset(("at", "by", "do", "fun", "if", "in", "let", "then", "λ", "π", "φ", "σ"))
_HEADS = frozenset(
    [
        "gcd",
        "lcm",
        "choose",
        "modeq",
        "set",
        "tuple",
        "root",
        "isin",
        "prime",
        "even",
        "odd",
        "square",
        "irrational",
        "coprime",
        "digitsum",
        "digitcount",
        "divisorcount",
        "divisorsum",
        "primesum",
        "quotient",
        "max",
        "min",
        "injective",
        "surjective",
        "bijective",
        "same",
        "True",
        "False",
        "it",
        "_",
        "e",
        "i",
        "π",
        "?",
        "…",
        "countof",
        "sumof",
        "extremum",
        "ℕ",
        "ℤ",
        "ℚ",
        "ℝ",
        "ℂ",
    ]
)


class AssemblyError(Exception):
    """The acts make no statement."""


def assemble(acts: Sequence[Act], answers: Sequence[Term] | None) -> str:
    """The Lean text of the statement behind its name: binders, colon, conclusion.

    `answers`: the answer of a question, several terms for several solutions; None where it is open.
    Raises AssemblyError and TypingError.
    """
    draft = Draft()
    for act in acts:
        _take(draft, act, answers)
    if draft.claim is None:
        raise AssemblyError("nothing is claimed")
    return _Writer(draft).text()


def _take(draft: Draft, act: Act, answers: Sequence[Term] | None) -> None:
    match act:
        case Declare(what):
            _declare(draft, what)
        case Assume(claim):
            _assume(draft, claim)
        case Prove(claim) if draft.claim is None:
            draft.claim = _peeled(draft, claim)
        case Ask(_, _, _) if draft.claim is None:
            draft.claim = _answered(draft, act, answers)
        case _:
            raise AssemblyError("two claims")


def _declare(draft: Draft, what: Described) -> None:
    for name in what.names:
        draft.variables.setdefault(name, what.kind.domain)
        if draft.variables[name] is None:
            draft.variables[name] = what.kind.domain
        for condition in what.kind.of(Name(name)):
            _assume(draft, condition)
    if what.kind.distinct:
        draft.given += distinct(what.names)
    _assume(draft, what.given)


def _assume(draft: Draft, claim: Term) -> None:
    for part in conjuncts(claim):
        match part:
            case Name("True"):
                pass
            case App(Name("isin"), (Name(name), Name(domain))):
                _place(draft, name, domain)
            case Binary("∈", Name(name), Name(domain)):
                _place(draft, name, domain.rstrip("+0*"))
                draft.given += _sign(name, domain)
            case _:
                draft.given.append(_closed(draft, part))


def _place(draft: Draft, name: str, domain: str) -> None:
    if draft.variables.get(name) is None:
        draft.variables[name] = domain
    elif draft.variables[name] != domain:
        draft.given.append(App(Name("isin"), (Name(name), Name(domain))))


def _sign(name: str, domain: str) -> list[Term]:
    zero = Num(Fraction(0))
    if domain.endswith("+"):
        return [Binary("<", zero, Name(name))]
    if domain.endswith("0"):
        return [Binary("≤", zero, Name(name))]
    return [Binary("≠", Name(name), zero)] if domain.endswith("*") else []


def _closed(draft: Draft, claim: Term) -> Term:
    """A definition `f x = …` with its variables bound; other claims as they stand."""
    match claim:
        case Binary("→", Binary() as condition, Binary("=", App(Name(f), args), right)):
            return _definition(draft, f, args, right, condition) or claim
        case Binary("=", App(Name(f), args), right):
            return _definition(draft, f, args, right, None) or claim
        case _:
            return claim


def _definition(
    draft: Draft, function: str, args: tuple[Term, ...], right: Term, condition: Term | None
) -> Term | None:
    if function in _HEADS or "." in function:
        return None
    names = tuple(arg.text for arg in args if isinstance(arg, Name))
    if len(names) != len(args) or any(name in draft.variables for name in names):
        return None
    body: Term = Binary("=", App(Name(function), args), right)
    if condition is not None:
        body = Binary("→", condition, body)
    return Quantified("∀", (Binder(names, Name("?")),), body)


def _peeled(draft: Draft, claim: Term) -> Term:
    """The claim without its outer quantifiers and premises, which become the theorem's own."""
    while True:
        match claim:
            case Quantified("∀", binders, body) if not any(
                name in draft.variables for b in binders for name in b.names
            ):
                for binder in binders:
                    kind = binder.type.text if isinstance(binder.type, Name) else "?"
                    for name in binder.names:
                        draft.variables[name] = None if kind == "?" else kind
                claim = body
            case Binary("→", left, right):
                _assume(draft, left)
                claim = right
            case _:
                return claim


def _answered(draft: Draft, asked: Ask, answers: Sequence[Term] | None) -> Term:
    open_answer: Sequence[Term] = answers if answers is not None else (Name(HOLE),)
    if asked.over is not None and asked.what in ("value", "minimum", "maximum"):
        _declare(draft, asked.over)
    match asked.what:
        case "value":
            return _value(draft, asked, open_answer, known=answers is not None)
        case "all":
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
    what = asked.over
    assert what is not None
    if what.given == TRUE and len(what.names) == 1 and not what.kind.conditions:
        return _value(draft, Ask("value", Name(what.names[0])), answers, known=known)
    for name in what.names:
        if draft.variables.get(name) is None:
            draft.variables[name] = what.kind.domain
        for condition in what.kind.of(Name(name)):
            _assume(draft, condition)
    if not known:
        return Binary("↔", what.given, answers[0])
    target: Term = Name(what.names[0])
    if len(what.names) > 1:
        target = App(Name("tuple"), tuple(map(Name, what.names)))
    return Binary("↔", what.given, _value(draft, Ask("value", target), answers, known=True))


def _collected(draft: Draft, asked: Ask, answer: Term) -> Term:
    """`S.card = 5` with `S` the set of what is described, as problem sets for Lean write it."""
    what = asked.over
    assert what is not None
    if len(what.names) != 1:
        raise AssemblyError("a count of pairs")
    name = what.names[0]
    if name in draft.variables or any(name in free_names(claim) for claim in draft.given):
        return _collected_given(draft, asked, answer)
    domain = what.kind.domain or guess_type(name, conj(what.given, *what.kind.of(Name(name))))
    members = conj(*what.kind.of(Name(name)), what.given)
    if (
        asked.what in ("count", "sum")
        and domain in ("ℕ", "ℤ")
        and _range(members, name)[0] is not None
    ):
        head = "countof" if asked.what == "count" else "sumof"
        return Binary("=", App(Name(head), (members, Name(name), Name(domain))), answer)
    draft.variables["S"] = f"Finset {domain}"
    inside = App(Name("mem"), (Name(name), Name("S"), members))
    draft.given.append(Quantified("∀", (Binder((name,), Name(domain)),), inside))
    return _over_set(asked.what, answer)


def _collected_given(draft: Draft, asked: Ask, answer: Term) -> Term:
    """The variable was spoken of before: what was assumed of it describes the members."""
    what = asked.over
    assert what is not None
    name = what.names[0]
    mine = [claim for claim in draft.given if name in free_names(claim)]
    others = set().union(*(free_names(claim) for claim in mine)) - {name} - _HEADS
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
    mine: list[Term] = []
    if name in draft.variables:
        mine = [claim for claim in draft.given if name in free_names(claim)]
        draft.given = [claim for claim in draft.given if claim not in mine]
        domain = draft.variables.pop(name) or domain
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
        for name in sorted(free_names(term) - functions - fixed - _HEADS)
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


class _Writer:
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
        for name in sorted(free_names(whole) - set(types) - _HEADS | sequences - set(types)):
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
                return f"S.card = {show(self._typist.at(answer, 'ℕ'))}"
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
        bounds, rest = _range(members, name)
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


def _range(members: Term, name: str) -> tuple[tuple[Term, Term] | None, Term]:
    """The first two bounds of a variable by numerals, and the other conditions."""
    low = high = None
    rest: list[Term] = []
    me = Name(name)
    for part in conjuncts(members):
        match part:
            case Binary("≤", Num(_) as bound, term) if term == me and low is None:
                low = bound
            case Binary("≤", term, Num(_) as bound) if term == me and high is None:
                high = bound
            case _:
                rest.append(part)
    if low is None or high is None or low.value < 0:
        return None, members
    return (low, high), conj(*rest)


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


def names_in(claims: Iterable[Term]) -> frozenset[str]:
    return frozenset().union(*map(free_names, claims))


__all__ = ["HOLE", "AssemblyError", "TypingError", "Unary", "assemble"]
