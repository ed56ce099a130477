"""What is declared and assumed goes into a draft: variables with their kinds, hypotheses in order."""

from __future__ import annotations

from prover.formalize.local.english.meanings import distinct, sign
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
    Quantified,
    Term,
    conjuncts,
    free_names,
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
                draft.given += sign(name, domain)
            case _:
                draft.given.append(_closed(draft, part))


def _place(draft: Draft, name: str, domain: str) -> None:
    if draft.variables.get(name) is None:
        draft.variables[name] = domain
    elif draft.variables[name] != domain:
        draft.given.append(App(Name("isin"), (Name(name), Name(domain))))


def _closed(draft: Draft, claim: Term) -> Term:
    """A definition `f x = …` with its variables bound; other claims as they stand."""
    match claim:
        case Binary("→", Binary() as condition, Binary("=", App(Name(f), args), right)):
            return _definition(draft, f, args, right, condition) or claim
        case Binary("=", App(Name("_"), (Name(_), index)), _):
            return _of_all_members(draft, index, claim)
        case Binary("=", App(Name(f), args), right):
            return _definition(draft, f, args, right, None) or claim
        case _:
            return claim


def _unknowns(args: tuple[Term, ...], right: Term) -> tuple[str, ...]:
    """The letters of `f(x / 2) = x² + 1`, which holds for all of them; empty where the right side speaks of
    none of them, as in `f(2a) = 6`."""
    found = sorted(set().union(*map(free_names, args)) - HEADS)
    whole = set(found) <= free_names(right) and all(len(name) == 1 for name in found)
    return tuple(found) if whole else ()


def _is_defined(draft: Draft, function: str) -> bool:
    for claim in draft.given:
        match claim:
            case Quantified("∀", _, Binary("=", App(Name(f), _), _)) if f == function:
                return True
            case Quantified("∀", _, Binary("→", _, Binary("=", App(Name(f), _), _))) if (
                f == function
            ):
                return True
    return False


def _of_all_members(draft: Draft, index: Term, claim: Term) -> Term:
    """`a_{n+1} = a_n + 3` of an index that was not spoken of holds for all natural numbers."""
    names = sorted(free_names(index) - set(draft.variables) - HEADS)
    if len(names) != 1 or len(names[0]) != 1:
        return claim
    return Quantified("∀", (Binder((names[0],), Name("ℕ")),), claim)


def _definition(
    draft: Draft, function: str, args: tuple[Term, ...], right: Term, condition: Term | None
) -> Term | None:
    if function in HEADS or "." in function:
        return None
    if condition is None and _is_defined(draft, function):
        return None  # `f(x) = 10` where `f` is known is an equation
    names = tuple(arg.text for arg in args if isinstance(arg, Name))
    if len(names) != len(args):
        names = _unknowns(args, right)
    if not names or any(name in draft.variables for name in names):
        return None
    body: Term = Binary("=", App(Name(function), args), right)
    if condition is not None:
        body = Binary("→", condition, body)
    return Quantified("∀", (Binder(names, Name("?")),), body)
