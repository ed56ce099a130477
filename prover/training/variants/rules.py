"""The kinds of variants, and all of one statement's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from problems import LeanStatement
from prover.training.variants.constants import generalise, perturb
from prover.training.variants.domain import translate
from prover.training.variants.form import Form
from prover.training.variants.lemma import extract, from_states
from prover.training.variants.reverse import reverse
from prover.training.variants.specialise import Change, specialise
from prover.training.variants.strength import strengthen, weaken


class Rule(StrEnum):
    """What was done to the statement."""

    WEAKEN = "weaken"
    EXTRACT = "extract"
    SPECIALISE = "specialise"
    REVERSE = "reverse"
    PERTURB = "perturb"
    STRENGTHEN = "strengthen"
    GENERALISE = "generalise"
    TRANSLATE = "translate"
    MODEL = "model"
    """Written by a model (`propose`)."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A statement made of another. change: what was done, in a few words. Nothing says that it is
    true, or that Lean takes it."""

    rule: Rule
    change: str
    statement: LeanStatement
    form: Form


_RULES: dict[Rule, Callable[[Form], Iterator[Change]]] = {
    Rule.WEAKEN: weaken,
    Rule.EXTRACT: extract,
    Rule.SPECIALISE: specialise,
    Rule.REVERSE: reverse,
    Rule.PERTURB: perturb,
    Rule.STRENGTHEN: strengthen,
    Rule.GENERALISE: generalise,
    Rule.TRANSLATE: translate,
}


def variants_of(
    statement: LeanStatement,
    rules: Sequence[Rule] = tuple(_RULES),
    states: Sequence[str] = (),
    proposed: Sequence[Change] = (),
) -> Iterator[Variant]:
    """The variants of a statement, the rules taking turns; none twice up to names, nor the statement.

    states: proof states as Lean prints them, whose goals `Rule.EXTRACT` takes too. proposed: what a model
    made of the statement, which takes its turn first. Nothing comes of a statement that cannot be read.
    """
    form = Form.of(statement)
    if form is None:
        return
    changes = {Rule.MODEL: iter(proposed)} if proposed else {}
    changes |= {rule: _RULES[rule](form) for rule in rules}
    if Rule.EXTRACT in changes:
        changes[Rule.EXTRACT] = _both(from_states(form, states), changes[Rule.EXTRACT])
    seen = {form.key()}
    counts = dict.fromkeys(changes, 0)
    while changes:
        for rule in list(changes):
            found = _next_unseen(changes[rule], seen)
            if found is None:
                del changes[rule]
                continue
            change, tidy = found
            counts[rule] += 1
            name = f"{form.name}_{rule.value}_{counts[rule]}"
            yield Variant(rule, change, tidy.statement(name), tidy)


def _next_unseen(changes: Iterator[Change], seen: set[str]) -> Change | None:
    for change, form in changes:
        tidy = form.tidied()
        if tidy is None:
            continue
        key = tidy.key()
        if key not in seen:
            seen.add(key)
            return change, tidy
    return None


def _both(first: Iterator[Change], second: Iterator[Change]) -> Iterator[Change]:
    yield from first
    yield from second
