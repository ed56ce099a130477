"""Inverses modulo a number: `3⁻¹ mod 7` is taken in `ZMod 7`."""

from __future__ import annotations

from prover.formalize.entries import rebuilt
from prover.formalize.local.numbers import ascribed
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, Unary, subterms

INVERSE = "modinverse"
"""`modinverse a n` is the inverse of `a` modulo `n`."""


def in_residues(value: Term, rest: Term) -> Term | None:
    """`value = rest` in `ZMod n` where the value is a remainder modulo the numeral `n` in which numbers are
    inverted, or an inverse; None otherwise."""
    match value:
        case App(Name(head), (inverted, Num(_) as modulus)) if head == INVERSE:
            inside: Term = Unary("⁻¹", inverted)
        case Binary("%", inside, Num(_) as modulus) if any(map(_is_inverse, subterms(inside))):
            inside = _with_inverses(inside)
        case _:
            return None
    return Binary("=", _ascribed(inside, f"ZMod {modulus.value}"), _with_inverses(rest))


def _is_inverse(term: Term) -> bool:
    match term:
        case Binary("^", _, Unary("-", Num(value))):
            return value.denominator == 1
        case _:
            return False


def _with_inverses(term: Term) -> Term:
    match term:
        case Binary("^", base, Unary("-", Num(value) as power)) if value.denominator == 1:
            inverse = Unary("⁻¹", _with_inverses(base))
            return inverse if value == 1 else Binary("^", inverse, power)
        case _:
            return rebuilt(term, _with_inverses)


def _ascribed(term: Term, kind: str) -> Term:
    match term:
        case Unary("⁻¹", arg):
            return Unary("⁻¹", _ascribed(arg, kind))
        case Binary("+" | "-" | "*" as op, left, right):
            return Binary(op, _ascribed(left, kind), right)
        case Binary("^", base, power):
            return Binary("^", _ascribed(base, kind), power)
        case _:
            return ascribed(term, kind)
