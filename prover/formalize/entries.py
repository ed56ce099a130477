"""A statement as a row of binders: variables and assumptions in the order in which Lean takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from problems import LeanStatement
from prover.formalize.statement import NUMBERS, anatomy
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Opaque,
    Projection,
    Quantified,
    Term,
    Unary,
    show,
    subterms,
)


@dataclass(frozen=True, slots=True)
class Variable:
    """type: as the statement writes it, number systems under their short names."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """A proposition that is assumed."""

    claim: Term


@dataclass(frozen=True, slots=True)
class Row:
    """Binders in order, and what follows from them."""

    entries: tuple[Variable | Assumption, ...]
    conclusion: Term

    @property
    def variables(self) -> tuple[Variable, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Variable))

    @property
    def claims(self) -> tuple[Term, ...]:
        """What is assumed, and the conclusion."""
        return (*(e.claim for e in self.entries if isinstance(e, Assumption)), self.conclusion)


def row_of(statement: LeanStatement) -> Row | None:
    """The binders of a statement, those of its conclusion among them.

    None where a part of it is outside the grammar of terms, or where types are among the variables.
    Raises ProblemError where the statement cannot be read.
    """
    parts = anatomy(statement)
    if any(b.bracket == "[" or b.type.startswith("Type") for b in parts.binders):
        return None
    assumed = {hypothesis.name for hypothesis in parts.hypotheses}
    entries: list[Variable | Assumption] = []
    for binder in parts.binders:
        for name in binder.names:
            if name in assumed:
                entries.append(Assumption(parse(binder.type)))
            else:
                entries.append(Variable(name, _short(binder.type)))
    conclusion = _peeled(parts.conclusion, entries)
    names = [entry.name for entry in entries if isinstance(entry, Variable)]
    row = Row(tuple(entries), conclusion)
    opaque = any(
        isinstance(part, Opaque) and not part.text.startswith("{")
        for claim in row.claims
        for part in subterms(claim)
    )
    return None if opaque or len(set(names)) < len(names) else row


def _peeled(conclusion: Term, entries: list[Variable | Assumption]) -> Term:
    """Move the outer quantifiers and premises of a conclusion into the row."""
    while True:
        match conclusion:
            case Quantified("∀", binders, body) if _are_typed(binders, entries):
                for binder in binders:
                    assert binder.type is not None
                    entries += [Variable(n, _short(show(binder.type))) for n in binder.names]
                conclusion = body
            case Binary("→", left, right):
                entries.append(Assumption(left))
                conclusion = right
            case _:
                return conclusion


def _are_typed(binders: Sequence[Binder], entries: Sequence[Variable | Assumption]) -> bool:
    taken = {entry.name for entry in entries if isinstance(entry, Variable)}
    return all(
        isinstance(b.type, (Name, Binary)) and b.relation is None and not taken & set(b.names)
        for b in binders
    )


def _short(kind: str) -> str:
    return " ".join(NUMBERS.get(word, word) for word in kind.split())


def rebuilt(term: Term, change: Callable[[Term], Term]) -> Term:
    """The term with its immediate parts changed."""
    match term:
        case App(fn, args):
            return App(change(fn), tuple(map(change, args)))
        case Binary(op, left, right):
            return Binary(op, change(left), change(right))
        case Unary(op, arg):
            return Unary(op, change(arg))
        case Ascription(inner, kind):
            return Ascription(change(inner), kind)
        case Projection(inner, field):
            return Projection(change(inner), field)
        case Quantified(op, binders, body):
            return Quantified(op, tuple(_bound(b, change) for b in binders), change(body))
        case _:
            return term


def _bound(binder: Binder, change: Callable[[Term], Term]) -> Binder:
    if binder.relation is None:
        return binder
    sign, side = binder.relation
    return Binder(binder.names, binder.type, binder.style, (sign, change(side)))
