"""Universally bound variables set to small values, or two of them made one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from prover.policy.symbolic.goals.terms import Ascription, Name, Num, Term, Unary
from prover.training.variants.form import Form

Change = tuple[str, Form]
"""What was done, in a few words, and what came of it."""

_VALUES = {"ℕ": (0, 1, 2, 3), "ℕ+": (1, 2, 3), "ℤ": (-1, 0, 1, 2)}
_ELSE = (0, 1, 2)


def specialise(form: Form) -> Iterator[Change]:
    """Each number set to each small value; each two of one type made equal."""
    numbers = form.numbers()
    for name, kind in numbers:
        for value in _VALUES.get(kind, _ELSE):
            term = numeral(value, dict(form.variables)[name], bare={k for _, k in numbers} == {"ℕ"})
            yield f"{name} = {value}", form.substituted({name: term})
    for (name, kind), (other, same) in combinations(numbers, 2):
        if kind == same:
            yield f"{other} = {name}", form.substituted({other: Name(name)})


def numeral(value: int, kind: str, *, bare: bool = False) -> Term:
    """A numeral of a type; `bare` leaves the type out."""
    term: Term = Num(Fraction(abs(value)))
    if value < 0:
        term = Unary("-", term)
    return term if bare else Ascription(term, Name(kind))
