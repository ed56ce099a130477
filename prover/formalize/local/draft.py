"""What is declared and assumed goes into a draft: variables with their kinds, hypotheses in order."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.english.meanings import distinct
from prover.formalize.local.heads import HEADS
from prover.formalize.local.meaning import (
    Described,
    Draft,
)
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    conjuncts,
)


def declare(draft: Draft, what: Described) -> None:
    for name in what.names:
        draft.variables.setdefault(name, what.kind.domain)
        if draft.variables[name] is None:
            draft.variables[name] = what.kind.domain
        for condition in what.kind.of(Name(name)):
            assume(draft, condition)
    if what.kind.distinct:
        draft.given += distinct(what.names)
    assume(draft, what.given)


def assume(draft: Draft, claim: Term) -> None:
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
    if function in HEADS or "." in function:
        return None
    names = tuple(arg.text for arg in args if isinstance(arg, Name))
    if len(names) != len(args) or any(name in draft.variables for name in names):
        return None
    body: Term = Binary("=", App(Name(function), args), right)
    if condition is not None:
        body = Binary("→", condition, body)
    return Quantified("∀", (Binder(names, Name("?")),), body)
