"""What the rules have in common: quantifiers over what is described, kinds of functions, unknowns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from prover.formalize.local.english.sorts import kind_predicate, said
from prover.formalize.local.meaning import TRUE, Described, Kind, conj
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
    subterms,
)

Meaning = Callable[..., Any]
"""From the meanings of a rule's categories to that of the whole; None where the rule does not apply."""


def same(value: Any) -> Any:
    """A rule that adds nothing to its one category."""
    return value


def _is_bound(given: Term) -> bool:
    """Whether a condition is none, or a bound by a numeral: then something satisfies it."""
    match given:
        case Binary("<" | "≤" | ">" | "≥", Name(_), Num(_)):
            return True
        case Binary("<" | "≤" | ">" | "≥", Num(_), Name(_)):
            return True
        case _:
            return given == TRUE


def bound(op: str, what: Described, body: Term) -> Term | None:
    """A quantifier over what is described; None without variables."""
    if not what.names:
        return None
    claims = [claim for name in what.names for claim in what.kind.of(Name(name))]
    if what.kind.distinct:
        claims += distinct(what.names)
    domain, conditions = placed(what)
    given = conj(*claims, *conditions)
    if op == "∀" and _is_bound(what.given):
        outside = [part for part in conjuncts(body) if not free_names(part) & set(what.names)]
        if outside and len(outside) < len(list(conjuncts(body))):
            inside = conj(*(part for part in conjuncts(body) if part not in outside))
            inner_claim = bound(op, what, inside)
            return None if inner_claim is None else conj(*outside, inner_claim)
    binder = Binder(what.names, Name(domain or "?"))
    if given == TRUE:
        return Quantified(op, (binder,), body)
    if body == TRUE:
        return Quantified(op, (binder,), given)
    inner = Binary("→", given, body) if op == "∀" else conj(given, body)
    return Quantified(op, (binder,), inner)


def placed(what: Described) -> tuple[str | None, list[Term]]:
    """The number system of some variables and what else is given of them: `x, y ∈ ℝ` says the first."""
    systems: dict[str, str] = {}
    rest: list[Term] = []
    for part in conjuncts(what.given):
        match part:
            case Binary("∈", Name(name), Name(system)) if system[:1] in "ℕℤℚℝℂ":
                systems[name] = system[0]
                rest += sign(name, system)
            case _:
                rest.append(part)
    if (
        what.kind.domain is None
        and set(systems) == set(what.names)
        and len(set(systems.values())) == 1
    ):
        return next(iter(systems.values())), rest
    return what.kind.domain, list(conjuncts(what.given))


def sign(name: str, system: str) -> list[Term]:
    """What the sign of a number system says of a number: `ℝ+`, `ℕ0`, `ℤ*`."""
    zero = Num(Fraction(0))
    if system.endswith("+"):
        return [Binary("<", zero, Name(name))]
    if system.endswith("0"):
        return [Binary("≤", zero, Name(name))]
    return [Binary("≠", Name(name), zero)] if system.endswith("*") else []


def distinct(names: Sequence[str]) -> list[Term]:
    return [Binary("≠", Name(a), Name(b)) for i, a in enumerate(names) for b in names[i + 1 :]]


def forall(what: Described, body: Term) -> Term | None:
    return bound("∀", what, body)


def exists(what: Described, body: Term = TRUE) -> Term | None:
    return bound("∃", what, body)


def none_of(what: Described, body: Term = TRUE) -> Term | None:
    found = bound("∃", what, body)
    return None if found is None else Unary("¬", found)


def members(variables: tuple[tuple[str, ...], Term], kind: Kind) -> Term:
    """What it says of some variables that they are of a kind."""
    names, given = variables
    claims = [said(kind_predicate(kind), Name(name)) for name in names]
    if kind.distinct:
        claims += distinct(names)
    return conj(*claims, given)


def solvable(equation: Term, kind: Kind, names: tuple[str, ...] = ()) -> Described | None:
    unknowns = names or unknowns_of(equation)
    return Described(unknowns, kind, equation) if unknowns else None


def unknowns_of(claim: Term) -> tuple[str, ...]:
    """The single letters of an equation, which are its unknowns where nothing else is said."""

    found: dict[str, None] = {}
    heads = {t.fn for t in subterms(claim) if isinstance(t, App)}
    for part in subterms(claim):
        if (
            isinstance(part, Name)
            and part not in heads
            and len(part.text) == 1
            and part.text.isalpha()
        ):
            found[part.text] = None
    return tuple(sorted(found)) if len(found) <= 4 else ()


def function_kind(start: Kind, end: Kind) -> Kind | None:
    if start.domain is None or end.domain is None or start.conditions or end.conditions:
        return None
    return Kind(f"{start.domain} → {end.domain}")


_SYSTEMS = {letter: letter for letter in "ℕℤℚℝℂ"} | dict(zip("NZQRC", "ℕℤℚℝℂ", strict=True))


def arrow(start: Term, end: Term) -> Kind | None:
    """The kind of the functions between two number systems, as `f : ℝ → ℝ` or `f : R -> R` writes it."""
    match start, end:
        case Name(a), Name(b) if a in _SYSTEMS and b in _SYSTEMS:
            return Kind(f"{_SYSTEMS[a]} → {_SYSTEMS[b]}")
        case _:
            return None
