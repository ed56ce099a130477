"""A draft told in words: declarations, conditions and the task put together in the ways contests do.

Every phrasing is one frame ("Let … . Prove that …", "If … , then …", "Find … given that …") whose
slots are filled independently: the style of formulas, verbs, order, which conditions go into an
adjective (`0 < x` as "positive") and which stand by themselves.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from problems import LeanStatement
from problems.mathlib import HEADER
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term
from prover.training.synthetic.family import NAME, Claim, Draft, Synthetic
from prover.training.synthetic.notation import Notation, Style
from prover.training.synthetic.sentences import article, clause, filled, is_formula, listed, members

MOST_PHRASINGS = 5
_TRIES = 40
_FALSE_SHARE = 0.2
"""Share of draws that state a near miss, where the family has one."""
_PROVE = ("Prove that", "Show that", "Prove that", "Show that", "Verify that", "Establish that")
_FIND = ("Find", "Determine", "Compute", "Calculate", "Find")
_SUPPOSE = ("Suppose that", "Assume that", "Suppose", "Assume")
_SATISFY = ("with", "such that", "satisfying")


def finished(family: str, draft: Draft, rng: random.Random) -> Synthetic:
    """A draft, or one of its near misses, as a statement with its phrasings."""
    truth = draft.truth
    goal = draft.goal
    if truth and draft.misses and rng.random() < _FALSE_SHARE:
        goal, truth = rng.choice(draft.misses), False
        draft = Draft(
            draft.variables, draft.hypotheses, goal, truth=False, sequences=draft.sequences
        )
    return Synthetic(family, statement(draft), phrasings(draft, rng), truth)


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
    told = _Told(draft, notation, rng)
    frames: tuple[Callable[[_Told], str], ...]
    if draft.story:
        frames = (_story,)
    elif draft.questions and rng.random() < 0.7:
        frames = (_question_alone,) if draft.closed else _QUESTIONS
    elif told.groups or told.conditions:
        frames = _PROOFS
    else:
        frames = (_bare,)
    return _tidy(rng.choice(frames)(told))


@dataclass(frozen=True, slots=True)
class _Group:
    """Variables that are introduced together."""

    names: list[str]
    singular: str
    plural: str
    tail: str = ""
    """What follows the names: `: ℝ → ℝ`, ` from the reals to the reals`."""

    @property
    def noun(self) -> str:
        """`an integer`, `real numbers`, `a function`."""
        return self.plural if len(self.names) > 1 else article(self.singular)

    @property
    def named(self) -> str:
        """`an integer n`, `real numbers x and y`, `a function f: ℝ → ℝ`."""
        return f"{self.noun} {listed(self.names)}{self.tail}"


class _Told:
    """The slots of the frames, filled for one phrasing."""

    def __init__(self, draft: Draft, notation: Notation, rng: random.Random) -> None:
        self.draft, self.notation, self.rng = draft, notation, rng
        hypotheses = list(draft.hypotheses)
        self.groups: list[_Group] = []
        for names, kind in draft.variables:
            self.groups += self._introduced(names.split(), kind, hypotheses)
        self.conditions = [clause(h, notation, rng) for h in hypotheses]

    def goal(self) -> str:
        return clause(self.draft.goal, self.notation, self.rng)

    def question(self) -> str:
        template = self.rng.choice(self.draft.questions)
        return filled(template.replace("{verb}", self.rng.choice(_FIND)), self.notation)

    def pick(self, *texts: str) -> str:
        return self.rng.choice(texts)

    def let(self) -> str:
        """`Let x and y be positive real numbers.`; with the conditions where they are short."""
        return f"Let {' and let '.join(self._be(g) for g in self.groups)}"

    def over(self) -> str:
        """`positive real numbers x and y`."""
        return listed([g.named for g in self.groups])

    def for_all(self) -> str:
        """`for all positive real numbers x and y`, `for any integer n`."""
        if len(self.groups) > 1:
            return f"for {self.over()}"
        (group,) = self.groups
        names = f"{listed(group.names)}{group.tail}"
        if len(group.names) == 1 and self.rng.random() < 0.7:
            return f"for {self.pick('every', 'any', 'each')} {group.singular} {names}"
        return f"for all {group.plural} {names}"

    def _be(self, group: _Group) -> str:
        if group.tail.startswith(":"):
            return f"{listed(group.names)}{group.tail} be {group.noun}"
        return f"{listed(group.names)} be {group.noun}{group.tail}"

    def _introduced(self, names: list[str], kind: str, hypotheses: list[Claim]) -> list[_Group]:
        """Groups of variables; the hypotheses that became adjectives are taken out of the list."""
        formulas = list(map(self.notation.formula, names))
        if "→" in kind:
            return [self._function(names, formulas, kind)]
        if self.rng.random() < 0.8:
            for sign, adjective in _ADJECTIVES:
                taken = [h for h in hypotheses if _about(h, sign, names)]
                if len(taken) == len(names) and (adjective, kind) in _ALLOWED:
                    for h in taken:
                        hypotheses.remove(h)
                    nouns = _ALLOWED[adjective, kind]
                    return [_Group(formulas, *nouns)]
        if kind == "ℕ" and self.rng.random() < 0.3:
            return [_Group(formulas, "non-negative integer", "non-negative integers")]
        if kind in ("ℝ", "ℚ") and self.rng.random() < 0.2:
            word = {"ℝ": "real", "ℚ": "rational"}[kind]
            return [_Group(formulas, word, f"{word}s")]
        return [_Group(formulas, members(kind, 1), members(kind, 2))]

    def _function(self, names: list[str], formulas: list[str], kind: str) -> _Group:
        source, target = (side.strip() for side in kind.split("→"))
        nouns = members(target, 2)
        if set(names) & self.draft.sequences:
            return _Group(formulas, f"sequence of {nouns}", f"sequences of {nouns}")
        if self.rng.random() < 0.5:
            tail = f" from the {members(source, 2)} to the {nouns}"
            if source == target and self.rng.random() < 0.4:
                tail = f" on the {nouns}"
            return _Group(formulas, "function", "functions", tail)
        arrow = f": {source} → {target}"
        if self.notation.style is Style.LATEX:
            letters = {"ℝ": "R", "ℤ": "Z", "ℚ": "Q", "ℕ": "N"}
            arrow = rf": $\mathbb{{{letters[source]}}} \to \mathbb{{{letters[target]}}}$"
        return _Group(formulas, "function", "functions", arrow)


_ADJECTIVES = (("0 <", "positive"), ("0 ≤", "nonnegative"), ("≠ 0", "nonzero"), ("Odd", "odd"),
               ("Even", "even"), ("Nat.Prime", "prime"))  # fmt: skip
_ALLOWED = {
    **{
        (word, kind): (f"{said} {members(kind, 1)}", f"{said} {members(kind, 2)}")
        for word, said in (
            ("positive", "positive"),
            ("nonnegative", "nonnegative"),
            ("nonzero", "nonzero"),
        )
        for kind in ("ℝ", "ℚ", "ℤ")
    },
    ("positive", "ℕ"): ("positive integer", "positive integers"),
    ("nonzero", "ℕ"): ("positive integer", "positive integers"),
    ("odd", "ℤ"): ("odd integer", "odd integers"),
    ("even", "ℤ"): ("even integer", "even integers"),
    ("odd", "ℕ"): ("odd natural number", "odd natural numbers"),
    ("even", "ℕ"): ("even natural number", "even natural numbers"),
    ("prime", "ℕ"): ("prime number", "prime numbers"),
}


def _about(claim: Claim, sign: str, names: list[str]) -> bool:
    """Whether a hypothesis says just a sign, a parity or a primality of one of some variables."""
    if claim.english:
        return False
    return any(parse(claim.lean) == _adjective(sign, name) for name in names)


def _adjective(sign: str, name: str) -> Term:
    match sign.split():
        case ["0", op]:
            return Binary(op, Num(_ZERO), Name(name))
        case [op, "0"]:
            return Binary(op, Name(name), Num(_ZERO))
        case _:
            return App(Name(sign), (Name(name),))


_ZERO = Fraction(0)


def _tidy(text: str) -> str:
    """One blank between words, a capital at the start unless a letter of a formula stands there."""
    text = " ".join(text.split())
    return text if re.match(r"\w\b(?! (real|function)s? )", text) else _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _such(told: _Told) -> str:
    """` such that x + y = 3 and n is odd`; `with` and the like before formulas alone."""
    if not told.conditions:
        return ""
    link = told.pick(*_SATISFY) if all(map(is_formula, told.conditions)) else "such that"
    return f" {link} {listed(told.conditions)}"


def _let_prove(told: _Told) -> str:
    if not told.groups:
        return _if_then(told)
    if told.conditions and told.rng.random() < 0.4:
        given = f"{told.pick(*_SUPPOSE)} {listed(told.conditions)}."
        return f"{told.let()}. {given} {told.pick(*_PROVE)} {told.goal()}."
    return f"{told.let()}{_such(told)}. {told.pick(*_PROVE)} {told.goal()}."


def _for_all(told: _Told) -> str:
    if not told.groups:
        return _if_then(told)
    over = f"{told.for_all()}{_such(told)}"
    goal = told.goal()
    if told.rng.random() < 0.5:
        return f"{told.pick(*_PROVE)} {over}, {goal}."
    return f"{told.pick(*_PROVE)} {goal} {over}."


def _if_then(told: _Told) -> str:
    prove = told.pick(*_PROVE)
    over = f" for {told.over()}" if told.groups else ""
    if not told.conditions:
        return f"{prove}{over}, {told.goal()}." if over else f"{prove} {told.goal()}."
    given = listed(told.conditions)
    if told.rng.random() < 0.5:
        return f"If {given}{over}, {prove.lower()} {told.goal()}."
    return f"{prove} if {given}{over}, then {told.goal()}."


def _given(told: _Told) -> str:
    if not told.groups:
        return _if_then(told)
    return f"Given {told.over()}{_such(told)}, {told.pick(*_PROVE).lower()} {told.goal()}."


def _terse(told: _Told) -> str:
    parts = [f"{', '.join(g.names)} {g.noun}{g.tail}" for g in told.groups] + told.conditions
    return f"{', '.join(parts)}. {told.pick('Show', 'Prove')}: {told.goal()}."


def _bare(told: _Told) -> str:
    return told.pick(
        f"{told.pick(*_PROVE)} {told.goal()}.", f"{told.pick('Show', 'Prove')}: {told.goal()}."
    )


def _story(told: _Told) -> str:
    story = _capital(filled(told.rng.choice(told.draft.story), told.notation))
    if told.rng.random() < 0.7:
        return f"{story} {told.question()}"
    return f"{story} {told.pick(*_PROVE)} {told.goal()}."


def _let_question(told: _Told) -> str:
    if not told.groups:
        return _question_alone(told)
    if told.conditions and told.rng.random() < 0.5:
        return f"{told.let()}. {told.pick(*_SUPPOSE)} {listed(told.conditions)}. {told.question()}"
    return f"{told.let()}{_such(told)}. {told.question()}"


def _question_if(told: _Told) -> str:
    if not told.conditions:
        return _let_question(told)
    asked = told.question()
    over = f" for {told.over()}" if told.groups else ""
    return f"If {listed(told.conditions)}{over}, {asked[:1].lower()}{asked[1:]}"


def _question_given(told: _Told) -> str:
    if not told.groups:
        return _question_alone(told)
    return f"{told.pick('Given', 'For')} {told.over()}{_such(told)}, {_lowered(told.question())}"


def _question_alone(told: _Told) -> str:
    if not told.conditions:
        return told.question()
    return f"{told.pick(*_SUPPOSE)} {listed(told.conditions)}. {told.question()}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


_PROOFS = (_let_prove, _let_prove, _for_all, _if_then, _given, _terse)
_QUESTIONS = (_let_question, _let_question, _question_if, _question_given)
