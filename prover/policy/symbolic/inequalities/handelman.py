"""Polynomials as non-negative combinations of products of linear forms, after Handelman.

Unlike in `orthant.py` the forms may be more than the variables (`a`, `1 - a`, `a - b`, …), and the
solution of the linear programme has few terms. Squares of differences of two forms may be factors
too, which reaches zeros inside the region.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped, unused-ignore]
from scipy.sparse import csc_array  # type: ignore[import-untyped, unused-ignore]

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Monomial, Poly, TooLargeError, degree
from prover.policy.symbolic.inequalities.orthant import Exponents, Part

MAX_COLUMNS = 4000
MAX_PARTS = 40


def decompose(target: Poly, forms: Sequence[Poly], *, squares: bool) -> list[Part] | None:
    """Parts over the forms (constants excluded) that add up to the target exactly, or None."""
    high = target.degree
    low = min((degree(m) for m in target.terms), default=0)
    flat = all(degree(m) == 1 for f in forms for m in f.terms) and low == high
    try:
        columns = _columns(forms, high, flat=flat, squares=squares)
    except TooLargeError:
        return None
    if not columns:
        return None
    index: dict[Monomial, int] = {m: i for i, m in enumerate(target.terms)}
    entries: list[tuple[int, int, float]] = []
    for j, (poly, _) in enumerate(columns):
        for m, c in poly.terms.items():
            entries.append((index.setdefault(m, len(index)), j, float(c)))
    right = np.zeros(len(index))
    for m, c in target.terms.items():
        right[index[m]] = float(c)
    rows, cols, data = zip(*entries, strict=True)
    matrix = csc_array((data, (rows, cols)), shape=(len(index), len(columns)))
    cost = [1.0 + 0.3 * sum(p.monomial) + (0.0 if p.plain else 0.8) for _, p in columns]
    result = linprog(
        cost, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs", options={"time_limit": 2.0}
    )
    if result.status != 0:
        return None
    support = [j for j, v in enumerate(result.x) if v > 1e-9]
    if len(support) > MAX_PARTS:
        return None
    system: dict[Monomial, dict[int, Fraction]] = {m: {} for m in target.terms}
    for k, j in enumerate(support):
        for m, c in columns[j][0].terms.items():
            system.setdefault(m, {})[k] = c
    near = [Fraction(float(result.x[j])).limit_denominator(1000) for j in support]
    values = solve_near(
        [(row, target.terms.get(m, Fraction(0))) for m, row in system.items()], near
    )
    if values is None or any(v < 0 for v in values):
        return None
    out = []
    for j, v in zip(support, values, strict=True):
        p = columns[j][1]
        if v:
            out.append(Part(v, p.monomial, p.plus, p.minus))
    return out


def _columns(
    forms: Sequence[Poly], high: int, *, flat: bool, squares: bool
) -> list[tuple[Poly, Part]]:
    """Every product of forms of degree up to `high` (exactly, if `flat`), and square multiples."""
    count = len(forms)
    zero: Exponents = (0,) * count
    levels: list[list[tuple[Poly, int, Exponents]]] = [[(Poly.const(1), 0, zero)]]
    total = 0
    for _ in range(high):
        following: list[tuple[Poly, int, Exponents]] = []
        for poly, start, powers in levels[-1]:
            for j in range(start, count):
                raised = tuple(e + (i == j) for i, e in enumerate(powers))
                following.append((poly * forms[j], j, raised))
                total += 1
                if total > MAX_COLUMNS:
                    raise TooLargeError
        levels.append(following)
    out: list[tuple[Poly, Part]] = []
    for d in range(high + 1):
        if d == high or not flat:
            out += [(p, Part(Fraction(1), e, zero, zero)) for p, _, e in levels[d]]
    if squares:
        units = [tuple(int(i == j) for i in range(count)) for j in range(count)]
        for i, j in combinations(range(count), 2):
            square = (forms[i] - forms[j]) ** 2
            for d in range(high - 1):
                if flat and d != high - 2:
                    continue
                for p, _, e in levels[d]:
                    out.append((p * square, Part(Fraction(1), e, units[i], units[j])))
                    if len(out) > 2 * MAX_COLUMNS:
                        raise TooLargeError
    return out
