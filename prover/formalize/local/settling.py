"""The types of a draft's variables: as declared, or as their use says."""

from __future__ import annotations

from prover.formalize.candidates import HOLE
from prover.formalize.local.guessing import guess_type, positives
from prover.formalize.local.heads import HEADS, AssemblyError
from prover.formalize.local.meaning import (
    Draft,
    conj,
)
from prover.formalize.local.systems import ORDER
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    free_names,
    subterms,
)

_SPECIAL = frozenset(
    [
        "mem",
        "memtuple",
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
"""Names that stand for questions, and `S` for the set of what is asked for."""


def settled(draft: Draft) -> dict[str, str]:
    """Every variable with its type; those that no sentence declares come in alphabetical order."""
    assert draft.claim is not None
    whole = conj(*map(opened, (*draft.given, draft.claim)))
    types: dict[str, str] = {}
    for name, kind in draft.variables.items():
        types[name] = kind if kind and kind != "?" else _guessed(draft, name, whole)
        if types[name] == "ℤ" and name in positive_in(draft) and guess_type(name, whole) == "ℕ":
            types[name] = "ℕ"  # as an exponent, an index or under a factorial
    heads = {p.fn.text for p in subterms(whole) if isinstance(p, App) and isinstance(p.fn, Name)}
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
            types[name] = _function_type(draft, name, whole)
        elif len(name) <= 4:
            types[name] = guess_type(name, whole)
    _make_complex(types, draft)
    for name in sequences:
        if "→" not in types[name]:
            types[name] = f"ℕ → {types[name]}"
    return types


def _guessed(draft: Draft, name: str, whole: Term) -> str:
    guess = guess_type(name, whole)
    return _function_type(draft, name, whole) if "→" in guess else guess


def positive_in(draft: Draft) -> frozenset[str]:
    return frozenset().union(*map(positives, draft.given))


def _function_type(draft: Draft, name: str, whole: Term) -> str:
    arities = {len(p.args) for p in subterms(whole) if isinstance(p, App) and p.fn == Name(name)}
    if len(arities) != 1:
        raise AssemblyError(f"{name} takes different numbers of arguments")
    for claim in draft.given:
        match claim:
            case Quantified(
                "∀", (Binder(names, Name(kind)),), Binary("=", App(Name(f), args), value)
            ) if f == name and args == tuple(map(Name, names)) and _is_integral(value):
                kinds = {guess_type(n, value) for n in names} if kind == "?" else {kind}
                if len(kinds) == 1 and kinds <= {"ℕ", "ℤ"}:
                    (source,) = kinds
                    return " → ".join([source] * len(args) + [_values(source, value)])
    return " → ".join(["ℝ"] * (arities.pop() + 1))


def _is_integral(value: Term) -> bool:
    """Whether a term of integers is one: without quotients and roots."""
    return not any(
        (isinstance(part, Binary) and part.op == "/")
        or (isinstance(part, Num) and part.value.denominator != 1)
        or (isinstance(part, Unary) and part.op not in ("-", "!", "|"))
        or (
            isinstance(part, App)
            and str(getattr(part.fn, "text", "")).startswith(("Real.", "root"))
        )
        for part in subterms(value)
    )


def _values(kind: str, value: Term) -> str:
    """The number system of a function's values on natural numbers or integers."""
    signed = any(
        (isinstance(part, Binary) and part.op == "-")
        or (isinstance(part, Unary) and part.op == "-")
        for part in subterms(value)
    )
    return "ℤ" if signed else kind


def _make_complex(types: dict[str, str], draft: Draft) -> None:
    """An equation with `i` in it is one of complex numbers, and so are the unknowns in it of which the words
    say nothing else."""
    if "i" in types:
        return
    assert draft.claim is not None
    equations = [
        part
        for claim in (*draft.given, draft.claim)
        for part in subterms(claim)
        if isinstance(part, Binary) and part.op == "="
    ]
    known = {name for name, kind in draft.variables.items() if kind not in (None, "?")}
    complex_: set[str] = {"i"}
    while True:
        more = {
            name
            for equation in equations
            if (inside := free_names(equation)) & complex_
            for name in inside & set(types) - known - complex_
            if types[name] == "ℝ"
        }
        if not more:
            break
        complex_ |= more
    types.update(dict.fromkeys(complex_ - {"i"}, "ℂ"))


def opened(claim: Term) -> Term:
    """A claim with the variables of sets and counts bound, so that they count as such."""
    match claim:
        case App(Name("isleast" | "isgreatest"), (Name(name), Name(domain), members, answer)):
            return conj(
                Quantified("∃", (Binder((name,), Name(domain)),), members), _number(answer, domain)
            )
        case App(Name("leastvalue" | "greatestvalue"), (inside, answer)):
            return conj(inside, _number(answer))
        case Binary(
            "=", App(Name("countof" | "sumof"), (members, Name(name), Name(domain))), answer
        ):
            return conj(
                Quantified("∃", (Binder((name,), Name(domain)),), members), _number(answer, "ℕ")
            )
        case App(Name("infinite"), (Name(name), Name(domain), members)):
            return Quantified("∃", (Binder((name,), Name(domain)),), members)
        case Binary(op, left, right) if op in ("∧", "∨", "→", "↔"):
            return Binary(op, opened(left), opened(right))
        case _:
            return claim


def _number(answer: Term, domain: str = "ℝ") -> Term:
    """A claim that speaks of an answer in a way that tells its number system."""
    if domain == "ℕ":
        return Binary("=", Unary("!", answer), Unary("!", answer))
    return Binary("∣" if domain == "ℤ" else "=", answer, answer)
