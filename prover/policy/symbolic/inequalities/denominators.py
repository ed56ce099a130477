"""From `0 ≤ numerator` to an inequality between fractions whose denominators are positive.

When the fractions occur linearly, `r + Σ c_i n_i / d_i ≥ 0` is a lemma about opaque r, c_i, n_i and
d_i > 0, proved by multiplying with all of the d_i; only then are the polynomials put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import sympy

from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, read_poly
from prover.policy.symbolic.goals.terms import Binary, Num, Term, Unary, show
from prover.policy.symbolic.inequalities.inequality import (
    INVERSE_POS,
    PRODUCT,
    PRODUCT_POS,
    Inequality,
)
from prover.policy.symbolic.suggestion import indent

Positivity = Callable[[Inequality, Poly], str | None]
"""A Lean term that proves `0 < poly` under the constraints of a problem."""


@dataclass(frozen=True, slots=True)
class Fractional:
    """`rest + sum of coefficient * (top / bottom)`."""

    rest: Poly
    parts: tuple[tuple[Poly, Term, Term], ...] = ()


def clear(problem: Inequality, positivity: Positivity) -> str | None:
    """A tactic that leaves `0 ≤ numerator` (`<` for a strict goal); None where some denominator
    cannot be shown to be positive."""
    assert problem.sides is not None
    low, high = problem.sides
    sign = "<" if problem.strict else "≤"
    try:
        read = fractional(Binary("-", high, low), problem.domain)
        found = None if read is None else _linear(problem, read, positivity)
    except TooLargeError:
        found = None
    goal, lines = found or (problem.write(problem.target), _general(problem, positivity))
    if lines is None:
        return None
    return "\n".join([f"suffices qn : 0 {sign} {goal} by", *map(indent, lines)])


def fractional(term: Term, domain: str) -> Fractional | None:
    """The term with its fractions set apart; None if one stands inside another or in a product.
    Raises `TooLargeError`."""
    match term:
        case Binary("+" | "-" as op, left, right):
            a, b = fractional(left, domain), fractional(right, domain)
            if a is None or b is None:
                return None
            b = b if op == "+" else _times(b, Poly.const(-1))
            return Fractional(a.rest + b.rest, (*a.parts, *b.parts))
        case Unary("-", arg):
            a = fractional(arg, domain)
            return None if a is None else _times(a, Poly.const(-1))
        case Binary("*", left, right):
            a, b = fractional(left, domain), fractional(right, domain)
            if a is None or b is None or (a.parts and b.parts):
                return None
            return _times(a, b.rest) if a.parts else _times(b, a.rest)
        case Binary("/", left, right) if read_poly(right, domain, is_field=True) is not None:
            divisor = read_poly(right, domain, is_field=True)
            assert divisor is not None
            if divisor.constant is None:
                if read_poly(left, domain, is_field=True) is None:
                    return None
                return Fractional(Poly.const(0), ((Poly.const(1), left, right),))
            a = fractional(left, domain)
            return _times(a, Poly.const(1 / divisor.constant)) if a and divisor.constant else None
        case Unary("⁻¹", arg):
            return fractional(Binary("/", Num(Fraction(1)), arg), domain)
        case _:
            poly = read_poly(term, domain, is_field=True)
            return None if poly is None else Fractional(poly)


def _times(a: Fractional, factor: Poly) -> Fractional:
    return Fractional(a.rest * factor, tuple((c * factor, n, d) for c, n, d in a.parts))


def _linear(
    problem: Inequality, read: Fractional, positivity: Positivity
) -> tuple[str, list[str]] | None:
    """The numerator's text and what leads from it to the goal."""
    assert problem.sides is not None
    bottoms = list(dict.fromkeys(d for _, _, d in read.parts))
    count = len(read.parts)
    if not bottoms or count > 6:
        return None
    sign, lemma = ("<", PRODUCT) if problem.strict else ("≤", PRODUCT_POS)
    domain = problem.domain
    ds = [f"d{i}" for i in range(len(bottoms))]
    at = [bottoms.index(d) for _, _, d in read.parts]
    whole = " * ".join(ds)
    shares = [
        " * ".join([f"c{k}", f"n{k}", *(d for i, d in enumerate(ds) if i != at[k])])
        for k in range(count)
    ]
    top = " + ".join([f"r * ({whole})", *shares])
    total = " + ".join(["r", *(f"c{k} * (n{k} / d{at[k]})" for k in range(count))])
    named = " + ".join(["r", *(f"c{k} * q{k}" for k in range(count))])
    variables = " ".join(["r", *(f"c{k} n{k}" for k in range(count)), *ds])
    positive = ds[0].replace("d", "h")
    for d in ds[1:]:
        positive = f"({PRODUCT_POS} {positive} {d.replace('d', 'h')})"
    if problem.strict:
        positive = f"(Std.le_of_lt {positive})"
    negated = "Lean.Grind.OrderedAdd.neg_pos_iff.mpr (Std.not_le.mp hneg)"
    if problem.strict:
        negated = "Lean.Grind.OrderedAdd.neg_nonneg_iff.mpr (Std.not_lt.mp hneg)"
    proof = [
        f"intro {variables} {' '.join(d.replace('d', 'h') for d in ds)} ht",
        f"have dm : ∀ {{u v : {domain}}}, 0 < v → u / v * v = u := by intro u v hv; grind",
        *(f"have f{k} := dm (u := n{k}) h{at[k]}" for k in range(count)),
        *(f"generalize n{k} / d{at[k]} = q{k} at f{k} ⊢" for k in range(count)),
        *(f"subst f{k}" for k in range(count)),
        "clear dm",
        "apply Classical.byContradiction",
        "intro hneg",
        f"have hp : 0 {'≤' if problem.strict else '<'} -({named}) := {negated}",
        f"have hm := {lemma} hp {positive}",
        "clear hneg hp",
        "grind",
    ]
    lemma_text = (
        f"have frac : ∀ {variables} : {domain}, {' → '.join(f'0 < {d}' for d in ds)} → "
        f"0 {sign} {top} → 0 {sign} {total} := by\n{indent(chr(10).join(proof))}"
    )
    lines: list[str] = []
    product = Poly.const(1)
    for i, bottom in enumerate(bottoms):
        divisor = read_poly(bottom, domain, is_field=True)
        assert divisor is not None
        product = product * divisor
        shown = positivity(problem, divisor)
        if shown is None:
            return None
        shown = shown if shown.startswith("by") else "by grind"
        lines.append(f"have p{i} : 0 < {show(bottom)} := {shown}")
    lines.append(lemma_text)
    # the numerator over the product of all denominators has an extra factor over the least one
    least = Poly.const(1)
    for f in problem.denominators:
        least = least * f
    extra = _quotient(product, least)
    if extra is None:
        return None
    if extra.constant is None:
        shown = positivity(problem, extra)
        if shown is None:
            return None
        lines.append(f"have qx : 0 < {problem.write(extra)} := {shown}")
        scaled = f"{PRODUCT_POS} qn qx" if problem.strict else f"{PRODUCT} qn (Std.le_of_lt qx)"
        lines.append(f"have qe := {scaled}")
    given = [f"({problem.write(read.rest)})"]
    for c, n, _ in read.parts:
        given += [f"({problem.write(c)})", f"({show(n)})"]
    given += [f"({show(d)})" for d in bottoms]
    spent = "frac " + " ".join(f"p{i}" for i in range(len(ds)))
    if extra.constant == 1:  # the lemma's own premise, as it stands
        goal, fact = _instance(top, dict(zip(variables.split(), given, strict=True))), "qn"
    else:
        goal, fact = problem.write(problem.target), f"(by clear {spent}; grind)"
    lines.append(
        f"have z := frac {' '.join(given)} {' '.join(f'p{i}' for i in range(len(ds)))} {fact}"
    )
    lines.append(f"clear {spent} qn{' qx qe' if extra.constant is None else ''}")
    lines += [
        f"generalize ({show(n)}) / ({show(d)}) = q{k} at z ⊢"
        for k, (_, n, d) in enumerate(read.parts)
        if (n, d) not in [(n2, d2) for _, n2, d2 in read.parts[:k]]
    ]
    return goal, [*lines, "grind"]


def _instance(text: str, values: dict[str, str]) -> str:
    return re.sub(r"[a-z]\d*", lambda m: values[m.group()], text)


def _quotient(top: Poly, bottom: Poly) -> Poly | None:
    numerator, denominator = to_sympy(top), to_sympy(bottom)
    generators = sorted(numerator.free_symbols | denominator.free_symbols, key=str)
    quotient, rest = sympy.div(numerator, denominator, *generators)
    return from_sympy(quotient) if rest == 0 else None


def _general(problem: Inequality, positivity: Positivity) -> list[str] | None:
    """Fractions inside products: the identity is left to field arithmetic."""
    assert problem.sides is not None
    low, high = problem.sides
    lines: list[str] = []
    product, proof = "", ""
    for i, factor in enumerate(problem.denominators, 1):
        text = problem.write(factor)
        shown = positivity(problem, factor)
        if shown is None:
            return None
        lines.append(f"have d{i} : 0 < {text} := {shown}")
        lines.append(f"have n{i} : {text} ≠ 0 := by grind")
        product = f"{product} * ({text})" if product else f"({text})"
        proof = f"({PRODUCT_POS} {proof} d{i})" if proof else f"d{i}"
    sign, lemma = ("<", PRODUCT_POS) if problem.strict else ("≤", PRODUCT)
    inverse = f"({INVERSE_POS} qd)" if problem.strict else f"(Std.le_of_lt ({INVERSE_POS} qd))"
    top = problem.write(problem.target)
    return [
        *lines,
        f"have qd : 0 < {product} := {proof}",
        f"have qp : 0 {sign} ({top}) * ({product})⁻¹ := {lemma} qn {inverse}",
        f"have key : ({show(high)}) - ({show(low)}) = ({top}) * ({product})⁻¹ := by grind",
        "grind",
    ]
