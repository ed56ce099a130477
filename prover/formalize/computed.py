"""Open answers by computer algebra: closed values with roots and logarithms, sets of real solutions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from prover.formalize.candidates import HOLE
from prover.formalize.statement import Anatomy
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import read_poly
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Name,
    Num,
    Opaque,
    Term,
    Unary,
    free_names,
)

_REAL_SET = re.compile(r"∀ \(?(\w+) : ([ℝℚ])\)?, \1 ∈ S ↔ (.*)")
_INVERSE = re.compile(rf"\((\d+) : ZMod (\d+)\)⁻¹ = {re.escape(HOLE)}")
_MOST_BITS = 4_000
"""Powers whose value has more bits are not computed."""


def computed(parts: Anatomy) -> Iterator[str]:
    """The value of a closed term, or the size, sum or product of the rational solutions of an equation."""
    match parts.conclusion:
        case Binary("=", value, Name(hole)) if hole == HOLE and not parts.hypotheses:
            yield from _closed(value)
    if match := _INVERSE.fullmatch(parts.conclusion_text):
        number, modulus = int(match[1]), int(match[2])
        yield from [str(pow(number, -1, modulus))] if math.gcd(number, modulus) == 1 else []
    yield from _of_solutions(parts)


def _closed(term: Term) -> Iterator[str]:
    import sympy

    try:
        value = sympy.nsimplify(sympy.radsimp(sympy.simplify(_expression(term))))
    except (ValueError, TypeError, ZeroDivisionError, OverflowError, AttributeError):
        return
    text = _lean(value)
    if text is not None:
        yield text


def _expression(term: Term) -> Any:
    """A closed term for SymPy. Raises ValueError where a part of it has no counterpart there."""
    import sympy

    match term:
        case Num(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Name("Real.pi"):
            return sympy.pi
        case Name("Complex.I"):
            return sympy.I
        case Ascription(inner, _) | Unary("↑", inner):
            return _expression(inner)
        case Unary("-", inner):
            return -_expression(inner)
        case Unary("⌊", inner):
            return sympy.floor(_expression(inner))
        case Unary("⌈", inner):
            return sympy.ceiling(_expression(inner))
        case Unary("|", inner) | App(Name("Complex.abs"), (inner,)):
            return sympy.Abs(_expression(inner))
        case Unary("√", inner) | App(Name("Real.sqrt"), (inner,)):
            return sympy.sqrt(_expression(inner))
        case App(Name("Real.logb"), (base, inner)):
            return sympy.log(_expression(inner)) / sympy.log(_expression(base))
        case App(Name("Real.sin" | "Real.cos" | "Real.tan" as head), (inner,)):
            return getattr(sympy, head.removeprefix("Real."))(_expression(inner))
        case App(Name("Nat.ofDigits"), (base, Opaque(digits))):
            units = [int(digit) for digit in re.findall(r"\d+", digits)]
            return sum(digit * _expression(base) ** place for place, digit in enumerate(units))
        case Binary("+" | "-" | "*" | "/" as op, left, right):
            a, b = _expression(left), _expression(right)
            return {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b != 0 else sympy.nan}[op]
        case Binary("^", base, power):
            a, b = _expression(base), _expression(power)
            if (
                b.is_Integer
                and a.is_Rational
                and abs(int(b)) * max(a.p.bit_length(), a.q.bit_length(), 1) > (_MOST_BITS)
            ):
                raise ValueError("a power too large to compute")
            return a**b
        case _:
            raise ValueError(f"no closed value: {term}")


def _lean(value: Any) -> str | None:
    """Sums of rational multiples of roots, and of `Complex.I`, as Lean text; None for other numbers."""
    import sympy

    parts = []
    for part in sympy.Add.make_args(sympy.expand(value)):
        factor, rest = part.as_coeff_Mul()
        if not factor.is_Rational:
            return None
        if rest == 1:
            parts.append(str(factor))
        elif rest == sympy.I:
            parts.append(f"({factor}) * Complex.I")
        elif rest.is_Pow and rest.exp == sympy.Rational(1, 2) and rest.base.is_Integer:
            parts.append(f"({factor}) * Real.sqrt {rest.base}")
        else:
            return None
    return " + ".join(parts)


def _of_solutions(parts: Anatomy) -> Iterator[str]:
    """`S.card`, `∑ x ∈ S, x` or `∏ x ∈ S, x` of the solutions of one polynomial equation."""
    import sympy

    from prover.policy.symbolic.goals.cas import to_sympy

    given = [m for h in parts.hypotheses if (m := _REAL_SET.fullmatch(h.text)) is not None]
    if len(given) != 1 or len(parts.hypotheses) != 1:
        return
    match parse(given[0][3]):
        case Binary("=", left, right) if free_names(left) | free_names(right) == {given[0][1]}:
            poly = read_poly(Binary("-", left, right), "Rat", is_field=True)
        case _:
            return
    if poly is None or set(poly.atoms) != {given[0][1]} or poly.degree > 8:
        return
    roots = sympy.real_roots(sympy.Poly(to_sympy(poly), sympy.Symbol(given[0][1])))
    different = list(dict.fromkeys(roots))
    asked = parts.conclusion_text
    if asked == f"S.card = {HOLE}":
        yield str(len(different))
    for sign, whole in (("∑", sympy.Add), ("∏", sympy.Mul)):
        if re.fullmatch(rf"\(?{sign} (\w+) ∈ S, \1\)? = {re.escape(HOLE)}", asked):
            text = _lean(sympy.nsimplify(sympy.radsimp(sympy.simplify(whole(*different)))))
            yield from [] if text is None else [text]
