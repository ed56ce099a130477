"""What a sentence says before variables have types: kinds, questions, statements in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from prover.policy.symbolic.goals.terms import Binary, Name, Term, Unary, substitute

IT = Name("it")
"""Stands for the number of which a kind speaks."""
TRUE = Name("True")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of numbers: "positive even integers"."""

    domain: str | None
    """`ℕ`, `ℤ`, `ℚ`, `ℝ`, `ℂ`, `ℝ → ℝ`; None where the words leave it open ("numbers")."""
    conditions: tuple[Term, ...] = ()
    """What holds of `IT`."""
    distinct: bool = False

    def of(self, name: Term) -> list[Term]:
        return [substitute(condition, {"it": name}) for condition in self.conditions]


@dataclass(frozen=True, slots=True)
class Described:
    """Some variables, their kind, and what is assumed of them."""

    names: tuple[str, ...]
    kind: Kind
    given: Term = TRUE


@dataclass(frozen=True, slots=True)
class Declare:
    """Variables from here on."""

    what: Described


@dataclass(frozen=True, slots=True)
class Assume:
    """A hypothesis."""

    claim: Term


@dataclass(frozen=True, slots=True)
class Prove:
    """The claim to be shown."""

    claim: Term


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: the `value`, `minimum` or `maximum` of a term, or one of `count`, `sum`, `product`,
    `least`, `greatest`, `all`, `solve` of what is described. `solve` is `all`, save that a single known
    answer is claimed of whatever solves."""

    what: str
    term: Term | None = None
    over: Described | None = None


Act = Declare | Assume | Prove | Ask


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    variables: dict[str, str | None] = field(default_factory=dict)
    given: list[Term] = field(default_factory=list)
    claim: Term | None = None


def conj(*claims: Term) -> Term:
    """All of the claims; `TRUE` for none."""
    kept = [claim for claim in claims if claim != TRUE]
    if not kept:
        return TRUE
    whole = kept[-1]
    for claim in reversed(kept[:-1]):
        whole = Binary("∧", claim, whole)
    return whole


def denied(claim: Term) -> Term:
    match claim:
        case Unary("¬", arg):
            return arg
        case Binary("=", left, right):
            return Binary("≠", left, right)
        case _:
            return Unary("¬", claim)
