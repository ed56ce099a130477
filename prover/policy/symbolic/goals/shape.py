"""What kind of goal this is: the few questions that the portfolio asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prover.policy.symbolic.goals.sequent import Sequent, is_proposition, relation_type
from prover.policy.symbolic.goals.terms import (
    RELATIONS,
    App,
    Binary,
    Name,
    Num,
    Opaque,
    Quantified,
    Term,
    Unary,
    free_names,
    fresh_name,
    subterms,
)

_ARITHMETIC = ("+", "-", "*", "/", "%", "^")
_ORDER = ("<", "≤", ">", "≥")


@dataclass(frozen=True, slots=True)
class Shape:
    """Yes-or-no features of a sequent."""

    domains: frozenset[str]
    """The types of the relations that occur, `Nat`, `Int`, a field's name, …"""
    discrete: bool
    """Some relation is over `Nat` or `Int`."""
    closed: bool
    """The conclusion mentions no variable."""
    linear: bool
    """No product of two non-numerals and no power with a non-numeral base or exponent."""
    modular: bool
    """`%` or divisibility occurs."""
    ordered: bool
    """The conclusion is an order comparison."""
    powers: bool
    """A power with a variable exponent occurs."""
    functions: bool
    """A variable function is applied somewhere."""


def read_shape(sequent: Sequent) -> Shape:
    """The shape of a sequent."""
    terms = [sequent.conclusion, *(h.statement for h in sequent.hypotheses)]
    every = [s for t in terms for s in subterms(t)]
    domains = frozenset(
        relation_type(sequent, s) for s in every if isinstance(s, Binary) and s.op in RELATIONS
    )
    return Shape(
        domains=domains,
        discrete=bool(domains & {"Nat", "Int"}),
        closed=not any(name in sequent.variables for name in free_names(sequent.conclusion)),
        linear=not any(_nonlinear(s) for s in every),
        modular=any(isinstance(s, Binary) and s.op in ("%", "∣", "∤") for s in every),
        ordered=_ordered(sequent.conclusion),
        powers=any(
            isinstance(s, Binary) and s.op == "^" and not isinstance(s.right, Num) for s in every
        ),
        functions=any(
            isinstance(s, App) and isinstance(s.fn, Name) and s.fn.text in sequent.variables
            for s in every
        ),
    )


def _nonlinear(term: Term) -> bool:
    match term:
        case Binary("*", left, right):
            return not (_numeric(left) or _numeric(right))
        case Binary("^", left, right):
            return not (_numeric(left) and _numeric(right))
        case Binary("/", _, right) | Binary("%", _, right):
            return not _numeric(right)
        case _:
            return False


def _numeric(term: Term) -> bool:
    return all(
        isinstance(s, Num)
        or (isinstance(s, Binary) and s.op in _ARITHMETIC)
        or (isinstance(s, Unary) and s.op in ("-", "↑"))
        for s in subterms(term)
    )


def _ordered(term: Term) -> bool:
    if isinstance(term, Unary) and term.op == "¬":
        return _ordered(term.arg)
    return isinstance(term, Binary) and term.op in _ORDER


def leading_names(sequent: Sequent) -> list[str]:
    """Names for `intro` over every leading `∀`, `→` and `¬`, fresh in the context."""
    taken = set(sequent.variables) | {h.proof for h in sequent.hypotheses}
    names: list[str] = []

    term = sequent.conclusion
    while True:
        match term:
            case Quantified("∀", binders, body):
                for b in binders:
                    if b.style == "[":
                        names.append("_")
                        continue
                    prop = b.type is not None and is_proposition(b.type, sequent.variables)
                    for name in b.names:
                        clean = name.replace("✝", "")
                        names.append(
                            fresh_name("h" if prop and clean.startswith("_") else clean, taken)
                        )
                    if b.relation is not None:
                        names.append(fresh_name("h", taken))
                term = body
            case Binary("→", _, right):
                names.append(fresh_name("h", taken))
                term = right
            case Unary("¬", _) if not _ordered(term):
                names.append(fresh_name("h", taken))
                return names
            case Binary("≠", _, _):
                names.append(fresh_name("h", taken))
                return names
            case _:
                return names


def constants(sequent: Sequent) -> Iterator[str]:
    """Function names that are neither variables nor of the library (undotted, lower case)."""
    seen: set[str] = set()
    for t in [sequent.conclusion, *(h.statement for h in sequent.hypotheses)]:
        bound = {
            n for s in subterms(t) if isinstance(s, Quantified) for b in s.binders for n in b.names
        }
        for s in subterms(t):
            if isinstance(s, App) and isinstance(s.fn, Name):
                name = s.fn.text
                if name not in sequent.variables and name not in bound and name not in seen:
                    seen.add(name)
                    yield name


def opaque(sequent: Sequent) -> bool:
    """Whether the conclusion could not be read."""
    return any(isinstance(s, Opaque) for s in subterms(sequent.conclusion))
