"""Numerals: made variables, or moved a little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Term,
    free_names,
    fresh_name,
)
from prover.training.variants.form import Form
from prover.training.variants.rewrite import everywhere, places
from prover.training.variants.specialise import Change

_LETTER = "k"
_MARK = "·exponent·"


def generalise(form: Form) -> Iterator[Change]:
    """All occurrences of one numeral, 2 or more, become one variable: exponents a natural number, the
    others a number of the statement's own kind, any one or a positive one."""
    taken = {name for name, _ in form.variables}.union(*map(free_names, form.propositions))
    letter = fresh_name(_LETTER, taken)
    for value in sorted(_values(form)):
        raised = _replaced(form, value, Name(letter), raised=True)
        if raised != form:
            yield f"exponent {value} = {letter}", _about(raised, letter, form.written("ℕ"))
        grounded = _replaced(form, value, Name(letter), raised=False)
        if grounded == form:
            continue
        grounded = _about(grounded, letter, _main_type(form))
        yield f"{value} = {letter}", grounded
        positive = Binary("<", Num(Fraction(0)), Name(letter))
        assumed = (*grounded.hypotheses, positive)
        yield f"{value} = {letter} > 0", replace(grounded, hypotheses=assumed)


def perturb(form: Form) -> Iterator[Change]:
    """One numeral at a time, one more or one less."""
    for number, term in enumerate(form.propositions):
        for part, put in places(term):
            match part:
                case Num(value) if value.denominator == 1 and value >= 1:
                    for moved in (value + 1, value - 1):
                        changed = form.with_proposition(number, put(Num(moved)))
                        yield f"{value} to {moved}", changed


def _values(form: Form) -> set[int]:
    return {
        int(part.value)
        for term in form.propositions
        for part, _ in places(term)
        if isinstance(part, Num) and part.value.denominator == 1 and part.value >= 2
    }


def _replaced(form: Form, value: int, new: Term, *, raised: bool) -> Form:
    """One numeral exchanged: where it is an exponent, or where it is none."""
    old = Num(Fraction(value))

    def change(term: Term) -> Term:
        match term:
            case Binary("^", base, exponent) if raised and exponent == old:
                return Binary("^", base, new)
            case Num() if not raised and term == old:
                return new
            case _:
                return term

    def shielded(term: Term) -> Term:
        """Numerals in exponents marked, so that `change` leaves them."""
        match term:
            case Binary("^", base, exponent) if exponent == old:
                return Binary("^", base, Name(_MARK))
            case _:
                return term

    def revealed(term: Term) -> Term:
        return old if term == Name(_MARK) else term

    def exchanged(term: Term) -> Term:
        if raised:
            return everywhere(term, change)
        return everywhere(everywhere(everywhere(term, shielded), change), revealed)

    return replace(
        form,
        hypotheses=tuple(map(exchanged, form.hypotheses)),
        conclusion=exchanged(form.conclusion),
    )


def _about(form: Form, name: str, kind: str) -> Form:
    return replace(form, variables=(*form.variables, (name, kind)))


def _main_type(form: Form) -> str:
    """The type most numbers of the statement have, as written; ℕ where it has none."""
    names = {name for name, _ in form.numbers()}
    kinds = [kind for name, kind in form.variables if name in names]
    return max(kinds, key=kinds.count, default=form.written("ℕ"))
