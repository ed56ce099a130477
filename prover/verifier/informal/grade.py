"""Steps judged one by one: is what they claim so, wherever the problem's conditions are met?

A right step follows from what the problem gives, so a single assignment that meets the conditions and not
the claim refutes it, whatever stood before. Small values are computed exactly and without Lean; a caller
with a Lean at hand can have each step's statement, `GradedStep.statement`, proved.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from problems import LeanStatement
from problems.mathlib import HEADER
from prover.formalize.filter.small_cases import Examined, examined
from prover.formalize.local.assemble import assemble
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import Act, Assume, Declare, Prove
from prover.formalize.local.systems import TypingError
from prover.policy.symbolic.goals.terms import Term, free_names
from prover.verifier.informal.functions import unfolded
from prover.verifier.informal.numeric import at_real_points
from prover.verifier.informal.solution import context_of, steps_of

_VARIABLE = re.compile(r"[A-Za-zα-ορ-ω](?:_?\d|[₀-₉])*")
_SECONDS = 0.3
"""For one claim."""
_ENOUGH = 40
"""Assignments at which a claim held: more say nothing new."""


class Standing(StrEnum):
    """What is known of a step."""

    REFUTED = "refuted"
    """Some values meet the problem's conditions and not the claim."""
    PROVED = "proved"
    """Lean has proved its statement."""
    HOLDS = "holds"
    """At all values that were tried, one at least."""
    OPEN = "open"
    """Its claim was read; nothing could be computed."""
    ASSUMED = "assumed"
    """It introduces something, or speaks of what nothing was said about before."""
    UNREAD = "unread"
    """No claim was read in it."""


CHANCE = {
    Standing.REFUTED: 0.03,
    Standing.PROVED: 0.999,
    Standing.HOLDS: 0.98,
    Standing.OPEN: 0.9,
    Standing.ASSUMED: 0.99,
    Standing.UNREAD: 0.95,
}
"""How likely a step of each standing is right."""


@dataclass(frozen=True, slots=True)
class GradedStep:
    """text: as written. statement: what it claims, given the problem and the steps that hold before it, for
    Lean; None where nothing was read. fails: where it does not hold, as `x = 3`."""

    text: str
    standing: Standing
    statement: LeanStatement | None = None
    fails: str | None = None

    @property
    def chance(self) -> float:
        """How likely it is right."""
        return CHANCE[self.standing]


@dataclass(frozen=True, slots=True)
class Grade:
    """A whole solution."""

    steps: tuple[GradedStep, ...]

    @property
    def chance(self) -> float:
        """How likely all of its steps are right: the product of their chances; 0 without any step."""
        return math.prod(step.chance for step in self.steps) if self.steps else 0.0

    @property
    def first_error(self) -> int | None:
        """The number of the first refuted step, from 0."""
        places = (i for i, step in enumerate(self.steps) if step.standing is Standing.REFUTED)
        return next(places, None)


def grade(problem: str, solution: str) -> Grade:
    """Judge a solution in words of a problem in words, step by step."""
    given: list[Act] = list(context_of(problem).acts)
    held: list[Term] = []
    graded: list[GradedStep] = []
    for step in steps_of(solution):
        if step.assumed:
            given += step.assumed
            graded.append(GradedStep(step.text, Standing.ASSUMED))
        elif not step.claims:
            graded.append(GradedStep(step.text, Standing.UNREAD))
        else:
            for claim in step.claims:
                if _variables(claim) - _spoken_of(given):
                    given.append(Assume(claim))
                    graded.append(GradedStep(step.text, Standing.ASSUMED))
                else:
                    graded.append(_judged(step.text, claim, given, held))
    return Grade(tuple(graded))


def _judged(text: str, claim: Term, given: Sequence[Act], held: list[Term]) -> GradedStep:
    """One claim; if it holds, it is added to `held`."""
    local = _statement(given, held, claim)
    seen = Examined(0)
    if local is not None:
        seen = examined(local, _SECONDS, _ENOUGH)
        if not seen.held and seen.fails is None:
            seen = at_real_points(local)
    if seen.fails is not None:
        return GradedStep(text, Standing.REFUTED, local, seen.fails)
    if not seen.held:
        return GradedStep(text, Standing.OPEN if local else Standing.UNREAD, local)
    held.append(claim)
    return GradedStep(text, Standing.HOLDS, local)


def _relevant(acts: Sequence[Act], about: set[str]) -> list[Act]:
    """The acts that speak of variables which a claim is connected with."""
    about = set(about)
    kept: set[int] = set()
    while True:
        more = [i for i, act in enumerate(acts) if i not in kept and about & _named(act)]
        if not more:
            return [act for i, act in enumerate(acts) if i in kept]
        for i in more:
            kept.add(i)
            about |= _named(acts[i])


def _named(act: Act) -> set[str]:
    match act:
        case Declare(what):
            return set(what.names) | _variables(what.given)
        case Assume(claim):
            return _variables(claim)
        case _:
            return set()


def _spoken_of(given: Sequence[Act]) -> set[str]:
    """The variables that are declared to be of a kind, or of which something is assumed."""
    names: set[str] = set()
    for act in given:
        match act:
            case Declare(what):
                named = what.kind.domain is not None or what.kind.conditions
                names |= free_names(what.given) | (set(what.names) if named else set())
            case Assume(claim):
                names |= free_names(claim)
            case _:
                pass
    return names


def _variables(claim: Term) -> set[str]:
    """The variables of a claim; other names are those of functions and properties."""
    return {name for name in free_names(claim) if _VARIABLE.fullmatch(name)}


def _statement(given: Sequence[Act], held: Sequence[Term], claim: Term) -> LeanStatement | None:
    """A claim under what is given and what holds; None where it cannot be written in Lean."""
    rules = [act.claim for act in given if isinstance(act, Assume)]
    rules += [act.what.given for act in given if isinstance(act, Declare)]
    claim = unfolded(claim, rules)
    about = _variables(claim)
    known = [Assume(unfolded(term, rules)) for term in held]
    acts: list[Act] = [*given, *known] if about else []
    acts = [*_relevant(acts, about), Prove(claim)]
    try:
        text = assemble(acts, None)
    except (AssemblyError, TypingError, RecursionError, KeyError):
        return None
    return LeanStatement("step", HEADER, f"theorem step {text}")
