"""A statement as variants are made of it: what it is about, what is assumed, what is claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from problems import LeanStatement, ProblemError
from problems.lean_commands import THEOREMS
from problems.lean_lexer import tokenize
from prover.formalize.peel import peel
from prover.formalize.statement import NUMBERS, anatomy
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Quantified,
    Term,
    fresh_name,
    show,
    substitute,
    subterms,
)
from prover.training.variants.rewrite import everywhere

_WORD = re.compile(r"[^\W\d][\w'.✝]*")
_UNCERTAIN = frozenset(("/", "-", "%", "^"))
"""Operators whose value depends on the type, which a closed proposition does not always show."""
_PLAIN = {"ℕ": "Nat", "ℤ": "Int", "ℚ": "Rat"}
_CLOSERS = {"(": ")", "[": "]", "{": "}", "⦃": "⦄"}


@dataclass(frozen=True, slots=True)
class Form:
    """A statement `theorem name head variables hypotheses : conclusion`.

    name, preamble: as of the statement. prefix: what stands before the word `theorem`. head: the
    binders of types and instances as text. variables: (name, type as written) pairs. The conclusion is
    no implication and no ∀ as far as `peel` could move those into the binders.
    """

    name: str
    preamble: str
    prefix: str
    head: str
    variables: tuple[tuple[str, str], ...]
    hypotheses: tuple[Term, ...]
    conclusion: Term

    @staticmethod
    def of(statement: LeanStatement) -> Form | None:
        """The form of a statement; None where it cannot be read."""
        peeled = peel(statement)
        if peeled is None:
            return None
        try:
            binders = anatomy(statement).binders
            tokens = tokenize(statement.declaration)
        except ProblemError:
            return None
        word = next(token for token in tokens if token.text in THEOREMS and not token.depth)
        abstract = [b for b in binders if b.bracket == "[" or b.type.startswith(("Type", "Sort"))]
        types = {name for binder in abstract for name in binder.names}
        head = " ".join(
            f"{b.bracket}{' '.join(b.names)}{' : ' if b.names else ''}{b.type}{_CLOSERS[b.bracket]}"
            for b in abstract
        )
        return Form(
            statement.name,
            statement.preamble,
            statement.declaration[: word.start],
            head,
            tuple((name, kind) for name, kind in peeled.variables if name not in types),
            tuple(parse(text) for text in peeled.hypotheses),
            parse(peeled.conclusion),
        )

    def statement(self, name: str) -> LeanStatement:
        """The form as a theorem of another name."""
        taken = {variable for variable, _ in self.variables}
        parts = [self.head] if self.head else []
        parts += [f"({variable} : {kind})" for variable, kind in self.variables]
        for number, hypothesis in enumerate(self.hypotheses):
            parts.append(f"({fresh_name(f'h{_subscript(number)}', taken)} : {show(hypothesis)})")
        binders = "".join(f" {part}" for part in parts)
        text = f"{self.prefix}theorem {name}{binders} : {show(self.conclusion)}"
        return LeanStatement(name, self.preamble, text)

    @property
    def propositions(self) -> tuple[Term, ...]:
        return (*self.hypotheses, self.conclusion)

    def kind(self, variable: str) -> str:
        """A variable's number system, `ℕ`, `ℝ`, …, or its type as written."""
        written = dict(self.variables)[variable]
        return NUMBERS.get(written, written)

    def written(self, kind: str) -> str:
        """A number system as the statement can write it: without a library there is no `ℕ`, only `Nat`;
        empty for what it then lacks."""
        return kind if "import" in self.preamble else _PLAIN.get(kind, "")

    def numbers(self) -> list[tuple[str, str]]:
        """(name, number system) of the variables that are numbers; an abstract type counts as one."""
        types = set(_WORD.findall(self.head))
        pairs = [(name, self.kind(name)) for name, _ in self.variables]
        return [(n, kind) for n, kind in pairs if kind in NUMBERS.values() or kind in types]

    def with_proposition(self, place: int, term: Term) -> Form:
        """Another hypothesis at a place, or another conclusion at the place behind the last."""
        if place == len(self.hypotheses):
            return replace(self, conclusion=term)
        kept = (*self.hypotheses[:place], term, *self.hypotheses[place + 1 :])
        return replace(self, hypotheses=kept)

    def substituted(self, values: dict[str, Term]) -> Form:
        """Variables replaced by closed terms or by other variables, and gone."""
        return replace(
            self,
            variables=tuple(pair for pair in self.variables if pair[0] not in values),
            hypotheses=tuple(substitute(term, values) for term in self.hypotheses),
            conclusion=substitute(self.conclusion, values),
        )

    def tidied(self) -> Form | None:
        """Without repeated hypotheses and those that are plainly true; None where one is plainly false
        or is the conclusion: such a statement says nothing."""
        kept: list[Term] = []
        for term in self.hypotheses:
            truth = _plain_truth(term)
            if truth is False or term == self.conclusion:
                return None
            if truth is None and term not in kept:
                kept.append(term)
        return replace(self, hypotheses=tuple(kept))

    def key(self) -> str:
        """Equal for forms that differ in names, in the order of binders, or in `<` written `>`."""
        conclusion = show(everywhere(self.conclusion, _upright))
        assumed = [show(everywhere(term, _upright)) for term in self.hypotheses]
        own = {name for name, _ in self.variables} | _bound(self.propositions)
        names: dict[str, str] = {}

        def named(text: str) -> str:
            def rename(word: re.Match[str]) -> str:
                head, dot, rest = word[0].partition(".")
                if head not in own:
                    return word[0]
                return names.setdefault(head, f"v{len(names)}") + dot + rest

            return _WORD.sub(rename, text)

        def faceless(text: str) -> str:
            return _WORD.sub(lambda word: names.get(word[0], "_"), text)

        parts = [named(conclusion)]
        while assumed:
            least = min(assumed, key=faceless)
            assumed.remove(least)
            parts.append(named(least))
        kinds = [f"{names.get(name, '_')}:{NUMBERS.get(t, t)}" for name, t in self.variables]
        return " | ".join([self.head, *sorted(kinds), *parts])


def _upright(term: Term) -> Term:
    """`a > b` as `b < a`."""
    match term:
        case Binary(">", left, right):
            return Binary("<", right, left)
        case Binary("≥", left, right):
            return Binary("≤", right, left)
        case _:
            return term


def _bound(terms: tuple[Term, ...]) -> set[str]:
    return {
        name
        for term in terms
        for part in subterms(term)
        if isinstance(part, Quantified)
        for binder in part.binders
        for name in binder.names
    }


def _plain_truth(term: Term) -> bool | None:
    """Whether a proposition about numerals alone holds; None where that is not plain."""
    for part in subterms(term):
        if isinstance(part, Quantified) or (isinstance(part, Binary) and part.op in _UNCERTAIN):
            return None
        if isinstance(part, Name) and part.text not in ("True", "False"):
            return None
    try:
        return holds(term, Scope({}, {}))
    except UnknownValueError:
        return None


def _subscript(number: int) -> str:
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(number))
