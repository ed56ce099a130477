"""What is not said of a variable, by how it is used: its type, and whether it is positive."""

from __future__ import annotations

from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    children,
    free_names,
)

_COUNTING = frozenset("ijklmn")
"""Letters that stand for whole numbers in exponents; other unknown exponents are real."""


def guess_type(name: str, where: Term) -> str:
    """The type of a variable of which the words say none, by how it is used: ℕ, ℤ or ℝ."""
    found: set[str] = set()
    _uses(name, where, found)
    if found & {"function"}:
        return "ℝ → ℝ"
    if "natural" in found or ("exponent" in found and ("integer" in found or name in _COUNTING)):
        return "ℕ"
    return "ℤ" if "integer" in found else "ℝ"


def _uses(name: str, term: Term, found: set[str]) -> None:
    me = Name(name)

    def inside(part: Term, use: str) -> None:
        if name in free_names(part):
            found.add(use)

    match term:
        case Binary("∣" | "∤" | "%", left, right):
            inside(left, "integer")
            inside(right, "integer")
        case Binary("^", base, exponent):
            if not isinstance(base, Name) or base.text not in ("e",):
                inside(exponent, "exponent") if isinstance(base, Num) else None
        case Binary("=", Name(one), Binary("%", _, _) as rest) if one == name:
            found.add("integer" if free_names(rest) else "natural")
        case Binary(
            "=", Name(one), App(Name("gcd" | "lcm" | "choose" | "digitsum" | "inbase"), _)
        ) if one == name:
            found.add("natural")
        case Binary("=", App(Name("countof"), _), Name(one)) if one == name:
            found.add("natural")
        case App(Name("modeq"), args):
            for arg in args:
                inside(arg, "integer")
        case App(Name("_"), (_, index)):
            inside(index, "natural")
        case App(
            Name("gcd" | "lcm" | "prime" | "choose" | "square" | "coprime" | "digitsum"), args
        ):
            for arg in args:
                inside(arg, "natural")
        case App(Name("even" | "odd"), args):
            for arg in args:
                inside(arg, "integer")
        case Unary("!", arg):
            inside(arg, "natural")
        case App(fn, _) if fn == me:
            found.add("function")
        case Quantified(_, binders, _):
            for binder in binders:
                if binder.relation is not None:
                    inside(binder.relation[1], "natural")
    for child in children(term):
        _uses(name, child, found)


def positives(claim: Term) -> frozenset[str]:
    """The variables that a conjunction or a row of premises says to be positive."""
    match claim:
        case Binary("∧" | "→", left, right):
            return positives(left) | positives(right)
        case Binary("<", Num(low), Name(text)) if low >= 0:
            return frozenset((text,))
        case Binary(">", Name(text), Num(low)) if low >= 0:
            return frozenset((text,))
        case Binary("≤", Num(low), Name(text)) if low >= 1:
            return frozenset((text,))
        case Binary("≥", Name(text), Num(low)) if low >= 1:
            return frozenset((text,))
        case App(Name("prime"), (Name(text),)):
            return frozenset((text,))
        case _:
            return frozenset()
