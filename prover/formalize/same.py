"""Whether two statements are the same up to notation: a cheap test before Lean is asked for a proof.

Equations are compared as polynomials, conjunctions as sets, `a ∣ b` with `b % a = 0`. Where natural numbers
are subtracted or integers divided, only the very same text counts, for there algebra says too much.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from problems import LeanStatement, ProblemError
from prover.formalize.entries import rebuilt
from prover.formalize.peel import peel
from prover.formalize.relations import NEGATED, bare, relation
from prover.formalize.statement import NUMBERS
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Opaque,
    Quantified,
    Term,
    Unary,
    conjuncts,
    show,
    substitute,
    subterms,
)

_TURNED = {">": "<", "≥": "≤"}
_SYSTEMS = re.compile(r"[ℕℤℚℝℂ]|\b(?:Nat|Int|Rat|Real|Complex)\b")
_FIELDS = frozenset("ℚℝℂ")
_SET = re.compile(r"\{(\w+) : ([^|]+) \| (.*)\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Reading:
    """exact: a difference may be cut off at 0, or a quotient be rounded; whole: all numbers are integers."""

    exact: bool
    whole: bool
    natural: bool
    """All numbers are natural."""


def same(a: LeanStatement, b: LeanStatement) -> bool:
    """Whether two statements say the same; variables go by their names where both use the same ones, else
    by their order."""
    return any(
        (mine := form(a, by_name)) is not None and mine == form(b, by_name)
        for by_name in (False, True)
    )


def form(statement: LeanStatement, by_name: bool = False) -> Hashable | None:
    """The canonical form of a statement; None where it cannot be read."""
    try:
        peeled = peel(statement)
    except ProblemError:
        return None
    if peeled is None:
        return None
    typed = [(name, " ".join(NUMBERS.get(k, k).split())) for name, k in peeled.variables]
    if by_name:
        typed.sort(key=lambda variable: (variable[1], variable[0]))
    names: dict[str, Term] = {}
    for i, (name, _) in enumerate(typed):
        for field in ("", ".1", ".2", ".card"):
            names[f"{name}{field}"] = Name(f"{name if by_name else f'v{i}'}{field}")
    kinds = tuple(kind for _, kind in typed)
    claims = [substitute(parse(text), names) for text in (*peeled.hypotheses, peeled.conclusion)]
    given = {
        _claim(part, _reading(part, kinds))
        for claim in claims[:-1]
        for part in conjuncts(claim)
        if not _says_nothing(part, kinds)
    }
    return kinds, frozenset(given), _claim(claims[-1], _reading(claims[-1], kinds))


def _reading(claim: Term, kinds: Sequence[str]) -> _Reading:
    """How a claim is to be read, by the number systems that are spoken of."""
    text = show(claim)
    found = set().union(*(_SYSTEMS.findall(part) for part in (*kinds, text)))
    systems = {NUMBERS.get(name, name) for name in found}
    signs = {part.op for part in subterms(claim) if isinstance(part, Binary)}
    cut = "-" in signs and (not systems or "ℕ" in systems)
    rounded = "/" in signs and not systems & _FIELDS
    whole = bool(systems) and systems <= {"ℕ", "ℤ"}
    return _Reading(cut or rounded, whole, systems == {"ℕ"})


def _says_nothing(claim: Term, kinds: Sequence[str]) -> bool:
    """`0 ≤ n` of a natural number."""
    match claim:
        case Binary("≤", Num(zero), Name(_)) | Binary("≥", Name(_), Num(zero)) if zero == 0:
            return bool(kinds) and set(kinds) <= {"ℕ", "Finset ℕ", "Set ℕ"}
        case _:
            return False


def _claim(term: Term, how: _Reading) -> Hashable:
    match term:
        case Binary("∧" | "∨" as op, _, _):
            parts = _spread(term, op)
            if op == "∧" and how.natural:
                parts = [part for part in parts if not _says_nothing(part, ("ℕ",))] or parts
            return op, frozenset(_claim(part, how) for part in parts)
        case Binary("↔", left, right):
            return "↔", frozenset((_claim(left, how), _claim(right, how)))
        case Binary("→", left, right):
            return "→", _claim(left, how), _claim(right, how)
        case Unary("¬", Binary(op, left, right)) if op in NEGATED:
            return _claim(Binary(NEGATED[op], left, right), how)
        case Unary("¬", inner):
            return "¬", _claim(inner, how)
        case Binary("∣", left, right):
            return "∣", _text(left, how), _text(right, how)
        case Binary("=", Binary("%", value, modulus), Num(rest)) if rest == 0:
            return "∣", _text(modulus, how), _text(value, how)
        case Binary("=" | "≠" as op, Binary("%", value, modulus), rest):
            return op, "%", _text(value, how), _text(modulus, how), _text(rest, how)
        case App(Name("Nat.ModEq" | "Int.ModEq"), (modulus, left, Num(rest))) if isinstance(
            modulus, Num
        ):
            return _claim(Binary("=", Binary("%", left, modulus), Num(rest % modulus.value)), how)
        case Quantified(op, binders, body) if op in ("∀", "∃", "∃!"):
            return _quantified(op, binders, body, how)
        case App(Name("IsLeast" | "IsGreatest" as head), (Opaque(text), value)):
            return head, _set(text, how), _text(value, how)
        case Binary(op, left, right) if op in NEGATED:
            sides = (_summed(left), _summed(right))
            found = None if how.exact else relation(op, *sides, whole=how.whole)
            if found is not None:
                return found
            if op in _TURNED:
                op, left, right = _TURNED[op], right, left
            return op, _text(left, how), _text(right, how)
        case App(Name("Nat.Coprime"), (left, right)):
            return _claim(Binary("=", App(Name("Nat.gcd"), (left, right)), Num(Fraction(1))), how)
        case _:
            return _text(term, how)


def _quantified(op: str, binders: tuple[Binder, ...], body: Term, how: _Reading) -> Hashable:
    names: dict[str, Term] = {}
    kinds = []
    for binder in binders:
        for name in binder.names:
            names[name] = Name(f"b{len(names)}")
            kinds.append("" if binder.type is None else show(binder.type))
            if binder.relation is not None:
                kinds.append(f"{binder.relation[0]} {show(binder.relation[1])}")
    inside = substitute(body, names)
    match inside:
        case Binary("↔", Binary("∈", Name("b0"), Name(_)), _) if len(names) == 1:
            kinds = []  # the members of a set have the set's own type
    return op, tuple(kinds), _claim(inside, how)


def _set(text: str, how: _Reading) -> Hashable:
    """`{n : ℕ | …}`, whatever its variable is called."""
    match = _SET.fullmatch(text)
    if match is None:
        return text
    return match[2].strip(), _claim(substitute(parse(match[3]), {match[1]: Name("b0")}), how)


def _text(term: Term, how: _Reading) -> Hashable:
    """A term as a polynomial where it is one, for `n^2 - n` and `-n + n^2` are one term."""
    if how.exact:
        return show(term)
    found = _polynomial(_summed(term))
    return show(bare(term)) if found is None else found


def _polynomial(term: Term) -> Hashable | None:
    return relation("=", bare(term), Name("value of it"))


def _summed(term: Term) -> Term:
    """Sums and products over intervals as atoms that do not depend on where the index begins."""
    match term:
        case Quantified("∑" | "∏" as op, (Binder((index,), _, _, ("∈", over)),), body):
            ends = _ends(bare(over))
            low, count = ends if ends is not None else (Num(Fraction(0)), None)
            shifted = Binary("+", Name("b0"), low)
            inside = _polynomial(substitute(rebuilt(body, _summed), {index: shifted}))
            indices = show(bare(over)) if count is None else _polynomial(count)
            return Name(f"{op} {indices} {inside}")
        case _:
            return rebuilt(term, _summed)


def _ends(over: Term) -> tuple[Term, Term] | None:
    """The first index of an interval and the number of indices."""
    one = Num(Fraction(1))
    match over:
        case App(Name("Finset.range"), (count,)):
            return Num(Fraction(0)), count
        case App(Name("Finset.Icc"), (Num(_) as low, high)) if not _may_be_cut(high):
            return low, Binary("+", Binary("-", high, low), one)
        case App(Name("Finset.Ico"), (Num(_) as low, high)) if not _may_be_cut(high):
            return low, Binary("-", high, low)
        case _:
            return None


def _may_be_cut(end: Term) -> bool:
    return any(isinstance(part, Binary) and part.op == "-" for part in subterms(end))


def _spread(term: Term, op: str) -> list[Term]:
    if isinstance(term, Binary) and term.op == op:
        return [*_spread(term.left, op), *_spread(term.right, op)]
    return [term]
