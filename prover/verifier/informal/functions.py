"""Functions that a problem defines by a formula, put in where they are used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Name,
    Quantified,
    Term,
    Unary,
    conjuncts,
    substitute,
)

_DEEPEST = 8
"""Times that a function is put into itself."""
_Rules = Mapping[str, tuple[str, Term]]


def unfolded(claim: Term, given: Sequence[Term]) -> Term:
    """A claim with `f t` replaced by the formula that `∀ x, f x = …` among the given gives for it."""
    rules = dict(rule for term in given for part in conjuncts(term) if (rule := _rule(part)))
    for _ in range(_DEEPEST):
        further = _put_in(claim, rules)
        if further == claim:
            break
        claim = further
    return claim


def _rule(term: Term) -> tuple[str, tuple[str, Term]] | None:
    match term:
        case Quantified("∀", _, body):
            return _rule(body)
        case Binary("=", App(Name(function), (Name(variable),)), formula):
            return function, (variable, formula)
        case _:
            return None


def _put_in(term: Term, rules: _Rules) -> Term:
    match term:
        case App(Name(function), (arg,)) if function in rules:
            variable, formula = rules[function]
            return substitute(formula, {variable: _put_in(arg, rules)})
        case App(fn, args):
            return App(fn, tuple(_put_in(arg, rules) for arg in args))
        case Binary(op, left, right):
            return Binary(op, _put_in(left, rules), _put_in(right, rules))
        case Unary(op, arg):
            return Unary(op, _put_in(arg, rules))
        case Ascription(inner, kind):
            return Ascription(_put_in(inner, rules), kind)
        case _:
            return term
