"""Statements turned round: converses, single directions of equivalences, equations read backwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prover.policy.symbolic.goals.terms import Binary, Term, free_names
from prover.training.variants.form import Form
from prover.training.variants.specialise import Change


def reverse(form: Form) -> Iterator[Change]:
    """The directions of an equivalence; each hypothesis exchanged with the conclusion; an equation
    with its sides exchanged."""
    last = len(form.hypotheses)
    match form.conclusion:
        case Binary("↔", left, right):
            yield "from left to right", _implied(form, left, right)
            yield "from right to left", _implied(form, right, left)
        case Binary("=", left, right):
            yield "sides exchanged", form.with_proposition(last, Binary("=", right, left))
        case _:
            pass
    names = free_names(form.conclusion)
    for place, term in enumerate(form.hypotheses):
        if free_names(term) & names:
            swapped = form.with_proposition(place, form.conclusion)
            yield "a hypothesis and the conclusion exchanged", replace(swapped, conclusion=term)


def _implied(form: Form, left: Term, right: Term) -> Form:
    return replace(form, hypotheses=(*form.hypotheses, left), conclusion=right)
