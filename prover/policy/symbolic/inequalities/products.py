"""Linear combinations of products: the inequality prover's first resort.

Finds non-negative multipliers of squares, hypotheses, and products of two of them (the negated
goal counts as a hypothesis) that add up to a contradiction, by linear programming in floating
point followed by an exact solve on the support. Degree-2 Positivstellensatz, as `nlinarith` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped, unused-ignore]

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Monomial, Poly, TooLargeError
from prover.policy.symbolic.inequalities.inequality import PRODUCT, PRODUCT_POS, SQUARE, Inequality

MAX_COLUMNS = 1500
MAX_MONOMIALS = 250


@dataclass(frozen=True, slots=True)
class Fact:
    """`poly >= 0` (`> 0` if strict, `= 0` if free) and how Lean proves it; `proof` is empty for
    what is already in the context."""

    poly: Poly
    strict: bool
    free: bool
    statement: str
    proof: str


def _negated_goal(problem: Inequality) -> Fact | None:
    if problem.target.constant is not None:
        return None
    poly = -problem.target
    if problem.domain == "Int" and not problem.strict:
        return Fact(poly - Poly.const(1), False, False, "", "by grind")
    return Fact(poly, not problem.strict, False, "", "by grind")


def _hypotheses(problem: Inequality) -> list[Fact]:
    return [Fact(c.poly, c.strict, c.equality, "", c.proof) for c in problem.constraints]


def candidate_squares(problem: Inequality) -> list[Poly]:
    """Linear (and a few quadratic) forms whose squares are worth trying."""
    atoms = [Poly.atom(a) for a in problem.atoms[:6]]
    forms: list[Poly] = list(atoms)
    for a, b in combinations(atoms, 2):
        forms += [a - b, a + b]
    constants = set(problem.target.terms.values()) | {Fraction(1), Fraction(2)}
    points = {Fraction(1), Fraction(-1)}
    for c in constants:
        for k in (1, 2, 3, 4):
            value = c / k
            if value.denominator <= 4 and abs(value) <= 20:
                points |= {value, -value}
    if len(atoms) <= 2:
        forms += [a - Poly.const(p) for a in atoms for p in sorted(points)]
    else:
        forms += [a - Poly.const(p) for a in atoms for p in (1, -1)]
    if problem.target.degree >= 3 or any(c.poly.degree >= 2 for c in problem.constraints):
        quadratic = [a * b for a, b in combinations_with_replacement(atoms, 2)]
        forms += quadratic
        forms += [p - q for p, q in combinations(quadratic, 2)][:20]
        forms += [p - Poly.const(1) for p in quadratic]
    if 3 <= len(atoms) <= 4:
        for i, a in enumerate(atoms):
            others = [b for j, b in enumerate(atoms) if j != i]
            forms.append(others[0] + others[1] - a)
            forms.append(others[0] + others[1] - a.scale(2))
    return forms


def facts(problem: Inequality) -> Iterator[Fact]:
    """The columns of the linear programme."""
    base = _hypotheses(problem)
    negated = _negated_goal(problem)
    if negated is not None:
        base = [negated, *base]
    yield Fact(Poly.const(1), True, False, "", "")
    for f in base:
        yield Fact(f.poly, f.strict, f.free, "", "")
    signed = [f for f in base if not f.free]
    limit = max(problem.target.degree, max((f.poly.degree for f in base), default=0), 2) + 2
    if len(signed) > 10:
        signed = signed[:10]
    write = problem.write
    forms = candidate_squares(problem)
    for form in forms:
        yield Fact(form * form, False, False, f"0 ≤ ({write(form)})^2", SQUARE)
    pairs = list(combinations_with_replacement(signed, 2))
    for f, g in pairs:
        if f.poly.degree + g.poly.degree > limit:
            continue
        strict = f.strict and g.strict
        lemma = PRODUCT_POS if strict else PRODUCT
        sign = "<" if strict else "≤"
        yield Fact(
            f.poly * g.poly,
            strict,
            False,
            f"0 {sign} ({write(f.poly)}) * ({write(g.poly)})",
            f"{lemma} {_arg(f, strict)} {_arg(g, strict)}",
        )
    if len(signed) <= 7:
        for f, g, h in combinations_with_replacement(signed, 3):
            if f.poly.degree + g.poly.degree + h.poly.degree > limit:
                continue
            strict = f.strict and g.strict and h.strict
            lemma = PRODUCT_POS if strict else PRODUCT
            sign = "<" if strict else "≤"
            yield Fact(
                f.poly * g.poly * h.poly,
                strict,
                False,
                f"0 {sign} ({write(f.poly)}) * ({write(g.poly)}) * ({write(h.poly)})",
                f"{lemma} ({lemma} {_arg(f, strict)} {_arg(g, strict)}) {_arg(h, strict)}",
            )
    for f in signed:
        for form in forms:
            if f.poly.degree + 2 * form.degree > limit:
                continue
            yield Fact(
                f.poly * form * form,
                False,
                False,
                f"0 ≤ ({write(f.poly)}) * ({write(form)})^2",
                f"{PRODUCT} {_arg(f, False)} {SQUARE}",
            )
    atoms = [Poly.atom(a) for a in problem.atoms[:4]]
    differences = [a - b for a, b in combinations(atoms, 2)]
    if len(signed) <= 8:
        for f, g in combinations(signed, 2):
            if f.strict != g.strict or f.poly.degree + g.poly.degree + 2 > limit:
                continue
            for form in differences:
                yield Fact(
                    f.poly * g.poly * form * form,
                    False,
                    False,
                    f"0 ≤ ({write(f.poly)}) * ({write(g.poly)}) * ({write(form)})^2",
                    f"{PRODUCT} ({PRODUCT} {_arg(f, False)} {_arg(g, False)}) {SQUARE}",
                )
    multipliers = [Poly.atom(a) for a in problem.atoms[:5]]
    multipliers += [a * b for a, b in combinations_with_replacement(multipliers, 2)]
    for f in base:
        if f.free:
            for m in multipliers:
                if f.poly.degree + m.degree > limit + 1:
                    continue
                text = f"({write(f.poly)}) * ({write(m)})"
                yield Fact(f.poly * m, False, True, f"{text} = 0", "by grind")


def _arg(fact: Fact, strict: bool) -> str:
    """The proof of a factor, weakened when the product is not strict."""
    if fact.proof == "by grind":
        return "(by grind)"
    if fact.strict and not strict:
        return f"(Std.le_of_lt {fact.proof})"
    return fact.proof if " " not in fact.proof else f"({fact.proof})"


def certificate(problem: Inequality) -> list[Fact] | None:
    """The facts of an exact contradiction, those already in context included; None if not found."""
    columns: list[Fact] = []
    try:
        for fact in facts(problem):
            columns.append(fact)
            if len(columns) >= MAX_COLUMNS:
                break
    except TooLargeError:
        return None
    index: dict[Monomial, int] = {}
    for fact in columns:
        for m in fact.poly.terms:
            index.setdefault(m, len(index))
    if len(index) > MAX_MONOMIALS:
        return None
    matrix = np.zeros((len(index) + 1, len(columns)))
    for j, fact in enumerate(columns):
        size = float(max((abs(c) for c in fact.poly.terms.values()), default=Fraction(1)))
        for m, c in fact.poly.terms.items():
            matrix[index[m], j] = float(c) / size
        matrix[-1, j] = 1.0 / size if fact.strict else 0.0
    right = np.zeros(len(index) + 1)
    right[-1] = 1.0
    cost = np.array(
        [
            0.1 if not f.statement else 1.0 + 0.2 * f.poly.degree + 0.05 * len(f.poly.terms)
            for f in columns
        ]
    )
    free = [j for j, f in enumerate(columns) if f.free]
    # a free column is a difference of two non-negative ones, so that its size costs too
    full = np.hstack([matrix, -matrix[:, free]])
    result = linprog(
        np.concatenate([cost, cost[free]]),
        A_eq=full,
        b_eq=right,
        bounds=(0, None),
        method="highs",
        options={"time_limit": 4.0},
    )
    if result.status != 0:
        return None
    solution = np.asarray(result.x)
    support = [j for j in range(len(columns)) if solution[j] > 1e-9]
    support += [j for k, j in enumerate(free) if solution[len(columns) + k] > 1e-9]
    chosen = [columns[j] for j in sorted(set(support))]
    return chosen if verify(chosen) else None


def verify(chosen: list[Fact]) -> bool:
    """Whether exact multipliers (non-negative unless free) turn the facts into `0 > 0`."""
    rows: dict[Monomial, dict[int, Fraction]] = {}
    for j, fact in enumerate(chosen):
        for m, c in fact.poly.terms.items():
            rows.setdefault(m, {})[j] = c
    total = {j: Fraction(1) for j, f in enumerate(chosen) if f.strict}
    if not total:
        return False
    system = [(row, Fraction(0)) for row in rows.values()] + [(total, Fraction(1))]
    values = solve_near(system, [Fraction(0)] * len(chosen))
    return values is not None and all(f.free or v >= 0 for f, v in zip(chosen, values, strict=True))


def tactic(problem: Inequality, chosen: list[Fact]) -> str:
    """State each fact that is not in context yet, then close by linear arithmetic."""
    lines = problem.prefix.splitlines()
    needs_negation = any("by grind" in f.proof for f in chosen)
    if needs_negation and problem.target.constant is None:
        lines += ["apply Classical.byContradiction", "intro hneg"]
    for i, fact in enumerate((f for f in chosen if f.statement), 1):
        lines.append(f"have s{i} : {fact.statement} := {fact.proof}")
    lines.append("grind")
    return "\n".join(lines)
