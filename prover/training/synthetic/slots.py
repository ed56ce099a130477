"""The slots of a phrasing, filled once: variables introduced, conditions, goal, question.

Which conditions go into an adjective (`0 < x` as "positive") and which stand by themselves is drawn.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term
from prover.training.synthetic.draft import Claim, Draft
from prover.training.synthetic.notation import Notation, Style
from prover.training.synthetic.sentences import article, clause, filled, listed, members

_FIND = ("Find", "Determine", "Compute", "Calculate", "Find")


@dataclass(frozen=True, slots=True)
class Group:
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


class Told:
    """The slots of the frames, filled for one phrasing."""

    def __init__(self, draft: Draft, notation: Notation, rng: random.Random) -> None:
        self.draft, self.notation, self.rng = draft, notation, rng
        hypotheses = list(draft.hypotheses)
        self.groups: list[Group] = []
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

    def _be(self, group: Group) -> str:
        if group.tail.startswith(":"):
            return f"{listed(group.names)}{group.tail} be {group.noun}"
        return f"{listed(group.names)} be {group.noun}{group.tail}"

    def _introduced(self, names: list[str], kind: str, hypotheses: list[Claim]) -> list[Group]:
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
                    return [Group(formulas, *nouns)]
        if kind == "ℕ" and self.rng.random() < 0.3:
            return [Group(formulas, "non-negative integer", "non-negative integers")]
        if kind in ("ℝ", "ℚ") and self.rng.random() < 0.2:
            word = {"ℝ": "real", "ℚ": "rational"}[kind]
            return [Group(formulas, word, f"{word}s")]
        return [Group(formulas, members(kind, 1), members(kind, 2))]

    def _function(self, names: list[str], formulas: list[str], kind: str) -> Group:
        source, target = (side.strip() for side in kind.split("→"))
        nouns = members(target, 2)
        if set(names) & self.draft.sequences:
            return Group(formulas, f"sequence of {nouns}", f"sequences of {nouns}")
        if self.rng.random() < 0.5:
            tail = f" from the {members(source, 2)} to the {nouns}"
            if source == target and self.rng.random() < 0.4:
                tail = f" on the {nouns}"
            return Group(formulas, "function", "functions", tail)
        arrow = f": {source} → {target}"
        if self.notation.style is Style.LATEX:
            letters = {"ℝ": "R", "ℤ": "Z", "ℚ": "Q", "ℕ": "N"}
            arrow = rf": $\mathbb{{{letters[source]}}} \to \mathbb{{{letters[target]}}}$"
        return Group(formulas, "function", "functions", arrow)


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
