"""Parts of a statement as lemmas: its conjuncts, and the goals that a proof attempt has left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prover.formalize.statement import NUMBERS
from prover.policy.symbolic.goals.sequent import Sequent, read_state
from prover.policy.symbolic.goals.terms import Opaque, Term, conjuncts, show, subterms
from prover.training.variants.form import Form
from prover.training.variants.specialise import Change


def extract(form: Form) -> Iterator[Change]:
    """Each part of a conjunction alone, and with the parts before it assumed."""
    parts = list(conjuncts(form.conclusion))
    if len(parts) < 2:
        return
    for number, part in enumerate(parts, 1):
        yield f"part {number}", replace(form, conclusion=part)
        if number > 1:
            assumed = (*form.hypotheses, *parts[: number - 1])
            yield (
                f"part {number} from those before",
                replace(form, conclusion=part, hypotheses=assumed),
            )


def from_states(form: Form, states: Sequence[str]) -> Iterator[Change]:
    """The goals of some proof states, as Lean prints them, each as a statement beside the form.

    Goals with names that cannot be written, or with text that is not understood, are left out.
    """
    for state in states:
        for goal in read_state(state):
            found = _of_goal(form, goal)
            if found is not None:
                yield "an open goal", found


def _of_goal(form: Form, goal: Sequent) -> Form | None:
    terms = (*(h.statement for h in goal.hypotheses), goal.conclusion)
    if goal.rename or any(isinstance(part, Opaque) for term in terms for part in subterms(term)):
        return None
    types = {name for name, kind in goal.variables.items() if show(kind).startswith("Type")}
    if types and not form.head:
        return None
    variables = [
        (name, _written(kind, form)) for name, kind in goal.variables.items() if name not in types
    ]
    hypotheses = tuple(h.statement for h in goal.hypotheses)
    return replace(
        form, variables=tuple(variables), hypotheses=hypotheses, conclusion=goal.conclusion
    )


def _written(kind: Term, form: Form) -> str:
    """A type as the statement can write it."""
    text = show(kind)
    return form.written(NUMBERS.get(text, text)) or text
