"""Sentences' acts into one Lean statement: who is declared, what is assumed, what is claimed."""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.local.asked import answered
from prover.formalize.local.draft import assume, declare
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.inverses import invert
from prover.formalize.local.meaning import (
    Act,
    Ask,
    Assume,
    Declare,
    Draft,
    Prove,
)
from prover.formalize.local.unnamed import settle
from prover.formalize.local.writer import Writer
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Quantified,
    Term,
    free_names,
)


def assemble(acts: Sequence[Act], answers: Sequence[Term] | None) -> str:
    """The Lean text of the statement behind its name: binders, colon, conclusion.

    `answers`: the answer of a question, several terms for several solutions; None where it is open.
    Raises AssemblyError and TypingError.
    """
    draft = Draft()
    for act in acts:
        _take(draft, act, answers)
    if draft.claim is None:
        raise AssemblyError("nothing is claimed")
    settle(draft)
    _know_what_is_asked(draft, acts)
    invert(draft)
    return Writer(draft).text()


def _know_what_is_asked(draft: Draft, acts: Sequence[Act]) -> None:
    """Raise AssemblyError where the value of a variable is asked for of which nothing is known."""
    for act in acts:
        match act:
            case Ask("value", Name(name)) if name.isalpha():
                if not any(name in free_names(claim) for claim in draft.given):
                    raise AssemblyError(f"nothing is known of {name}")


def _take(draft: Draft, act: Act, answers: Sequence[Term] | None) -> None:
    match act:
        case Declare(what):
            declare(draft, what)
        case Assume(claim):
            assume(draft, claim)
        case Prove(claim) if draft.claim is None:
            draft.claim = _peeled(draft, claim)
        case Ask(_, _, _) if draft.claim is None:
            draft.claim = answered(draft, act, answers)
        case _:
            raise AssemblyError("two claims")


def _peeled(draft: Draft, claim: Term) -> Term:
    """The claim without its outer quantifiers and premises, which become the theorem's own."""
    while True:
        match claim:
            case Quantified("∀", binders, body) if not any(
                name in draft.variables for b in binders for name in b.names
            ):
                for binder in binders:
                    kind = binder.type.text if isinstance(binder.type, Name) else "?"
                    for name in binder.names:
                        draft.variables[name] = None if kind == "?" else kind
                claim = body
            case Binary("→", left, right):
                assume(draft, left)
                claim = right
            case _:
                return claim
