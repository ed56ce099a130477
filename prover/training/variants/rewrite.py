"""Terms with one part, or every part, exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Projection,
    Quantified,
    Term,
    Unary,
    children,
)

Place = tuple[Term, Callable[[Term], Term]]
"""A part of a term, and what gives the whole term with another in its place."""


def with_children(term: Term, parts: Sequence[Term]) -> Term:
    """The same term over other immediate subterms, as many and in the order of `children`."""
    match term:
        case App():
            return App(parts[0], tuple(parts[1:]))
        case Binary(op, _, _):
            return Binary(op, parts[0], parts[1])
        case Unary(op, _):
            return Unary(op, parts[0])
        case Ascription(_, kind):
            return Ascription(parts[0], kind)
        case Projection(_, field):
            return Projection(parts[0], field)
        case Quantified(op, binders, _):
            bounds = iter(parts[:-1])
            bound = tuple(
                b if b.relation is None else replace(b, relation=(b.relation[0], next(bounds)))
                for b in binders
            )
            return Quantified(op, bound, parts[-1])
        case _:
            return term


def places(term: Term) -> Iterator[Place]:
    """Every part of a term, itself first, from the outside in."""
    yield term, lambda new: new
    parts = children(term)
    for number, child in enumerate(parts):

        def around(new: Term, at: int = number) -> Term:
            return with_children(term, (*parts[:at], new, *parts[at + 1 :]))

        for part, put in places(child):
            yield part, _composed(around, put)


def _composed(
    outer: Callable[[Term], Term], inner: Callable[[Term], Term]
) -> Callable[[Term], Term]:
    return lambda new: outer(inner(new))


def everywhere(term: Term, change: Callable[[Term], Term]) -> Term:
    """The term with each part changed, from the inside out."""
    parts = tuple(everywhere(child, change) for child in children(term))
    return change(with_children(term, parts) if parts else term)


def asserted(term: Term) -> Iterator[Place]:
    """The parts that a proposition asserts outright: what is stronger there is stronger in all.

    Through ∧, ∨, the right of →, and the bodies of ∀ and ∃; the whole only where it is none of these.
    """
    match term:
        case Binary("∧" | "∨" as op, left, right):
            for part, put in asserted(left):
                yield part, _composed(lambda new: Binary(op, new, right), put)
            for part, put in asserted(right):
                yield part, _composed(lambda new: Binary(op, left, new), put)
        case Binary("→", left, right):
            for part, put in asserted(right):
                yield part, _composed(lambda new: Binary("→", left, new), put)
        case Quantified("∀" | "∃" as op, binders, body):
            for part, put in asserted(body):
                yield part, _composed(lambda new: Quantified(op, binders, new), put)
        case _:
            yield term, lambda new: new
