"""Whether two statements are the same up to notation: a cheap test before Lean is asked for a proof.

Equations are compared as polynomials, conjunctions as sets, `a ∣ b` with `b % a = 0`. Where natural numbers
are subtracted or integers divided, only the very same text counts, for there algebra says too much.
"""

from __future__ import annotations

from collections.abc import Hashable

from problems import LeanStatement, ProblemError
from prover.formalize.peel import peel
from prover.formalize.relations import NEGATED, bare, relation
from prover.formalize.statement import NUMBERS
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    conjuncts,
    show,
    substitute,
    subterms,
)

_TURNED = {">": "<", "≥": "≤"}
_HEADS = {
    "Nat.factorial": "!",
    "Nat.Coprime": "coprime",
    "Int.gcd": "Nat.gcd",
    "Int.lcm": "Nat.lcm",
}


def same(a: LeanStatement, b: LeanStatement) -> bool:
    """Whether two statements say the same, variables renamed in order where their names differ."""
    mine, theirs = form(a), form(b)
    return mine is not None and mine == theirs


def form(statement: LeanStatement) -> Hashable | None:
    """The canonical form of a statement; None where it cannot be read."""
    try:
        peeled = peel(statement)
    except ProblemError:
        return None
    if peeled is None:
        return None
    names: dict[str, Term] = {name: Name(f"v{i}") for i, (name, _) in enumerate(peeled.variables)}
    kinds = tuple(" ".join(NUMBERS.get(k, k).split()) for _, k in peeled.variables)
    claims = [substitute(parse(text), names) for text in (*peeled.hypotheses, peeled.conclusion)]
    exact = _is_delicate(claims, kinds)
    given = frozenset(_claim(part, exact) for claim in claims[:-1] for part in conjuncts(claim))
    return kinds, given, _claim(claims[-1], exact)


def _is_delicate(claims: list[Term], kinds: tuple[str, ...]) -> bool:
    """Whether a difference may be cut off at 0, or a quotient be rounded."""
    signs = {part.op for claim in claims for part in subterms(claim) if isinstance(part, Binary)}
    ascribed = any(isinstance(part, Ascription) for claim in claims for part in subterms(claim))
    if not kinds:
        return bool(signs & {"-", "/"}) and not ascribed
    return (bool(signs & {"-"}) and "ℕ" in kinds) or ("/" in signs and set(kinds) <= {"ℕ", "ℤ"})


def _claim(term: Term, exact: bool) -> Hashable:
    match term:
        case Binary("∧" | "∨" as op, _, _):
            return op, frozenset(_claim(part, exact) for part in _spread(term, op))
        case Binary("↔", left, right):
            return "↔", frozenset((_claim(left, exact), _claim(right, exact)))
        case Binary("→", left, right):
            return "→", _claim(left, exact), _claim(right, exact)
        case Unary("¬", Binary(op, left, right)) if op in NEGATED:
            return _claim(Binary(NEGATED[op], left, right), exact)
        case Unary("¬", inner):
            return "¬", _claim(inner, exact)
        case Binary("∣", left, right):
            return "∣", _text(left), _text(right)
        case Binary("=", Binary("%", value, modulus), Num(rest)) if rest == 0:
            return "∣", _text(modulus), _text(value)
        case Binary("=" | "≠" as op, Binary("%", value, modulus), rest):
            return op, "%", _text(value), _text(modulus), _text(rest)
        case App(Name("Nat.ModEq" | "Int.ModEq"), (modulus, left, Num(rest))) if isinstance(
            modulus, Num
        ):
            return _claim(Binary("=", Binary("%", left, modulus), Num(rest % modulus.value)), exact)
        case Quantified(op, binders, body) if op in ("∀", "∃", "∃!"):
            return _quantified(op, binders, body, exact)
        case Binary(op, left, right) if op in NEGATED:
            found = None if exact else relation(op, left, right)
            if found is not None:
                return found
            if op in _TURNED:
                op, left, right = _TURNED[op], right, left
            return op, _text(left), _text(right)
        case App(Name("Nat.Coprime"), (left, right)):
            return "=", show(App(Name("Nat.gcd"), (bare(left), bare(right)))), "1"
        case _:
            return _text(term)


def _quantified(op: str, binders: tuple[Binder, ...], body: Term, exact: bool) -> Hashable:
    names: dict[str, Term] = {}
    kinds = []
    for binder in binders:
        for name in binder.names:
            names[name] = Name(f"b{len(names)}")
            kinds.append("" if binder.type is None else show(binder.type))
            if binder.relation is not None:
                kinds.append(f"{binder.relation[0]} {show(binder.relation[1])}")
    return op, tuple(kinds), _claim(substitute(body, names), exact)


def _text(term: Term) -> Hashable:
    """A term as a polynomial where it is one, for `n^2 - n` and `-n + n^2` are one term."""
    found = relation("=", bare(term), Name("value of it"))
    return show(bare(term)) if found is None else found


def _spread(term: Term, op: str) -> list[Term]:
    if isinstance(term, Binary) and term.op == op:
        return [*_spread(term.left, op), *_spread(term.right, op)]
    return [term]
