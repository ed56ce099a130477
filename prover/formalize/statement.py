"""A Lean statement taken apart into terms: variables, hypotheses, conclusion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from problems import LeanStatement
from problems.binders import Binder, shape_of
from problems.lean_lexer import TokenKind, tokenize
from prover.formalize.relations import Relation, numerals_in, relations_in
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Opaque,
    Quantified,
    Term,
    Unary,
    subterms,
)

NUMBERS = {
    "ℕ": "ℕ", "Nat": "ℕ", "ℤ": "ℤ", "Int": "ℤ", "ℚ": "ℚ", "Rat": "ℚ", "ℝ": "ℝ", "Real": "ℝ", "ℂ": "ℂ",
    "Complex": "ℂ", "ℕ+": "ℕ+", "PNat": "ℕ+",
}  # fmt: skip
"""The number systems under all their names."""
_RELATIONAL = frozenset(("=", "≠", "<", "≤", ">", "≥", "∣", "∤", "∈", "∉", "∧", "∨", "↔", "⊆", "⊂"))
_PREDICATES = frozenset(
    {"Nat.Prime", "Prime", "Even", "Odd", "IsSquare", "IsLeast", "IsGreatest", "Nat.Coprime"}
    | {"Irrational", "Monotone", "StrictMono", "Antitone", "Function.Injective", "Int.ModEq"}
    | {"Function.Surjective", "Function.Bijective", "Nat.ModEq", "IsCoprime", "Set.Finite"}
    | {"Set.Infinite", "Squarefree"}
)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A named assumption."""

    name: str
    text: str
    term: Term


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a declaration says."""

    variables: tuple[tuple[str, str], ...]
    """(name, type as written) pairs in order; hypotheses are not among them."""
    hypotheses: tuple[Hypothesis, ...]
    conclusion: Term
    conclusion_text: str
    binders: tuple[Binder, ...]
    """As they stand, instances included."""

    @property
    def propositions(self) -> tuple[Term, ...]:
        return (*(h.term for h in self.hypotheses), self.conclusion)

    @property
    def whole(self) -> bool:
        """Whether every number spoken of is an integer, as far as types of variables tell."""
        kinds = {NUMBERS.get(kind) for _, kind in self.variables}
        kinds |= {NUMBERS.get(kind) for kind in _bound_types(self.propositions)}
        return bool(kinds) and kinds <= {"ℕ", "ℤ", "ℕ+"}

    def relations(self) -> frozenset[Relation]:
        whole = self.whole
        return frozenset(r for term in self.propositions for r in relations_in(term, whole=whole))

    def numerals(self) -> frozenset[Fraction]:
        """The values of all numerals, also of those inside what is not read further."""
        texts = [*(h.text for h in self.hypotheses), self.conclusion_text]
        written = {
            Fraction(token.text)
            for text in texts
            for token in tokenize(text)
            if token.kind is TokenKind.NUMBER and re.fullmatch(r"\d+(\.\d+)?", token.text)
        }
        return frozenset(written).union(*map(numerals_in, self.propositions))

    def binder_text(self) -> str:
        """The binders as Lean text, `(x : ℝ) (h : x > 0)`; empty if there are none."""
        close = {"(": ")", "[": "]", "{": "}", "⦃": "⦄"}
        return " ".join(
            f"{b.bracket}{' '.join(b.names)}{' : ' if b.names and b.type else ''}{b.type}{close[b.bracket]}"
            for b in self.binders
        )

    def proposition(self) -> str:
        """The whole statement as one proposition, `∀ binders, conclusion`."""
        binders = self.binder_text()
        return f"∀ {binders}, {self.conclusion_text}" if binders else self.conclusion_text


_OLD_BOUND = re.compile(r"([∑∏]\s*\(?\w+(?:\s*:\s*[^\s,()]+\)?)?)\s+in\s")
"""`∑ k in S`, as it was written before `∑ k ∈ S`."""


def anatomy(statement: LeanStatement) -> Anatomy:
    """Take a statement apart. Raises ProblemError where it has no colon or open brackets."""
    shape = shape_of(statement)
    variables: list[tuple[str, str]] = []
    hypotheses: list[Hypothesis] = []
    for binder in shape.binders:
        if binder.bracket == "[":
            continue
        term = parse(_OLD_BOUND.sub(r"\1 ∈ ", binder.type))
        for name in binder.names:
            if _is_proposition(term, binder.type):
                hypotheses.append(Hypothesis(name, binder.type, term))
            else:
                variables.append((name, binder.type))
    return Anatomy(
        tuple(variables),
        tuple(hypotheses),
        parse(_OLD_BOUND.sub(r"\1 ∈ ", shape.conclusion)),
        shape.conclusion,
        shape.binders,
    )


def _is_proposition(term: Term, text: str) -> bool:
    match term:
        case Binary("→", _, right):
            return _is_proposition(right, text)
        case Binary(op, _, _):
            return op in _RELATIONAL
        case Unary(op, _):
            return op == "¬"
        case Quantified(op, _, _):
            return op in ("∀", "∃", "∃!")
        case Opaque(_):
            return any(sign in text for sign in _RELATIONAL)
        case _:
            head = getattr(term, "fn", term)
            return isinstance(head, Name) and head.text in _PREDICATES


def _bound_types(terms: tuple[Term, ...]) -> set[str]:
    return {
        binder.type.text
        for term in terms
        for part in subterms(term)
        if isinstance(part, Quantified)
        for binder in part.binders
        if isinstance(binder.type, Name)
    }
