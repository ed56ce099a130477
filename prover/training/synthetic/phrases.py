"""A draft told in words: declarations, conditions and the task put together in the ways contests do.

Every phrasing is one frame ("Let … . Prove that …", "If … , then …", "Find … given that …") whose
slots (`slots`) are filled independently: the style of formulas, verbs, order, adjectives.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from problems import LeanStatement
from problems.mathlib import HEADER
from prover.training.synthetic.draft import NAME, Draft, Synthetic
from prover.training.synthetic.notation import Notation, Style
from prover.training.synthetic.sentences import filled, is_formula, listed
from prover.training.synthetic.slots import Told

MOST_PHRASINGS = 5
_TRIES = 40
_FALSE_SHARE = 0.2
"""Share of draws that state a near miss, where the family has one."""
_PROVE = ("Prove that", "Show that", "Prove that", "Show that", "Verify that", "Establish that")
_SUPPOSE = ("Suppose that", "Assume that", "Suppose", "Assume")
_SATISFY = ("with", "such that", "satisfying")


def finished(family: str, draft: Draft, rng: random.Random) -> Synthetic:
    """A draft, or one of its near misses, as a statement with its phrasings."""
    truth = draft.truth
    goal = draft.goal
    if truth and draft.misses and rng.random() < _FALSE_SHARE:
        goal, truth = rng.choice(draft.misses), False
        draft = Draft(
            draft.variables, draft.hypotheses, goal, truth=False, sequences=draft.sequences,
            told=draft.told,
        )  # fmt: skip
    words = phrasings(draft, rng) if draft.told else ()
    return Synthetic(family, statement(draft), words, truth)


def statement(draft: Draft) -> LeanStatement:
    """The Lean text of a draft."""
    parts = [f"({names} : {kind})" for names, kind in draft.variables]
    parts += [f"(h{_index(i)} : {h.lean})" for i, h in enumerate(draft.hypotheses)]
    head = " ".join([f"theorem {NAME}", *parts])
    return LeanStatement(NAME, HEADER + "\n", f"{head} : {draft.goal.lean}")


def _index(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def phrasings(draft: Draft, rng: random.Random) -> tuple[str, ...]:
    """Several ways to say a draft, no two the same."""
    found: dict[str, None] = {}
    for _ in range(_TRIES):
        found.setdefault(_phrasing(draft, rng))
        if len(found) == MOST_PHRASINGS:
            break
    return tuple(found)


def _phrasing(draft: Draft, rng: random.Random) -> str:
    style = rng.choice((Style.LATEX, Style.LATEX, Style.UNICODE, Style.PLAIN))
    notation = Notation(style, draft.sequences, rng.choice(("$", "$", "$", "\\(")))
    told = Told(draft, notation, rng)
    frames: tuple[Callable[[Told], str], ...]
    if draft.story:
        frames = (_story,)
    elif draft.questions and rng.random() < 0.7:
        frames = (_question_alone,) if draft.closed else _QUESTIONS
    elif told.groups or told.conditions:
        frames = _PROOFS
    else:
        frames = (_bare,)
    return _tidy(rng.choice(frames)(told))


def _tidy(text: str) -> str:
    """One blank between words, a capital at the start unless a letter of a formula stands there."""
    text = " ".join(text.split())
    return text if re.match(r"\w\b(?! (real|function)s? )", text) else _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _such(told: Told) -> str:
    """` such that x + y = 3 and n is odd`; `with` and the like before formulas alone."""
    if not told.conditions:
        return ""
    link = told.pick(*_SATISFY) if all(map(is_formula, told.conditions)) else "such that"
    return f" {link} {listed(told.conditions)}"


def _let_prove(told: Told) -> str:
    if not told.groups:
        return _if_then(told)
    if told.conditions and told.rng.random() < 0.4:
        given = f"{told.pick(*_SUPPOSE)} {listed(told.conditions)}."
        return f"{told.let()}. {given} {told.pick(*_PROVE)} {told.goal()}."
    return f"{told.let()}{_such(told)}. {told.pick(*_PROVE)} {told.goal()}."


def _for_all(told: Told) -> str:
    if not told.groups:
        return _if_then(told)
    over = f"{told.for_all()}{_such(told)}"
    goal = told.goal()
    if told.rng.random() < 0.5:
        return f"{told.pick(*_PROVE)} {over}, {goal}."
    return f"{told.pick(*_PROVE)} {goal} {over}."


def _if_then(told: Told) -> str:
    prove = told.pick(*_PROVE)
    over = f" for {told.over()}" if told.groups else ""
    if not told.conditions:
        return f"{prove}{over}, {told.goal()}." if over else f"{prove} {told.goal()}."
    given = listed(told.conditions)
    if told.rng.random() < 0.5:
        return f"If {given}{over}, {prove.lower()} {told.goal()}."
    return f"{prove} if {given}{over}, then {told.goal()}."


def _given(told: Told) -> str:
    if not told.groups:
        return _if_then(told)
    return f"Given {told.over()}{_such(told)}, {told.pick(*_PROVE).lower()} {told.goal()}."


def _terse(told: Told) -> str:
    parts = [f"{', '.join(g.names)} {g.noun}{g.tail}" for g in told.groups] + told.conditions
    return f"{', '.join(parts)}. {told.pick('Show', 'Prove')}: {told.goal()}."


def _bare(told: Told) -> str:
    return told.pick(
        f"{told.pick(*_PROVE)} {told.goal()}.", f"{told.pick('Show', 'Prove')}: {told.goal()}."
    )


def _story(told: Told) -> str:
    story = _capital(filled(told.rng.choice(told.draft.story), told.notation))
    if told.rng.random() < 0.7:
        return f"{story} {told.question()}"
    return f"{story} {told.pick(*_PROVE)} {told.goal()}."


def _let_question(told: Told) -> str:
    if not told.groups:
        return _question_alone(told)
    if told.conditions and told.rng.random() < 0.5:
        return f"{told.let()}. {told.pick(*_SUPPOSE)} {listed(told.conditions)}. {told.question()}"
    return f"{told.let()}{_such(told)}. {told.question()}"


def _question_if(told: Told) -> str:
    if not told.conditions:
        return _let_question(told)
    asked = told.question()
    over = f" for {told.over()}" if told.groups else ""
    return f"If {listed(told.conditions)}{over}, {asked[:1].lower()}{asked[1:]}"


def _question_given(told: Told) -> str:
    if not told.groups:
        return _question_alone(told)
    return f"{told.pick('Given', 'For')} {told.over()}{_such(told)}, {_lowered(told.question())}"


def _question_alone(told: Told) -> str:
    if not told.conditions:
        return told.question()
    return f"{told.pick(*_SUPPOSE)} {listed(told.conditions)}. {told.question()}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


_PROOFS = (_let_prove, _let_prove, _for_all, _if_then, _given, _terse)
_QUESTIONS = (_let_question, _let_question, _question_if, _question_given)
