"""Exact membership with cofactors: find q, c_i with target = q * divisor + sum c_i * equation_i.

A linear ansatz with bounded degrees, solved exactly. It answers `u ∣ X` under equations, the
divisors of a gcd, and what is left of X modulo u; the emitted tactic states the identity and lets
`grind` check it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Monomial, Poly, TooLargeError

MAX_UNKNOWNS = 260


def monomials(atoms: Sequence[str], high: int) -> list[Poly]:
    """All monomials of degree at most `high`, small ones first."""
    out: list[Poly] = []
    for d in range(high + 1):
        for choice in combinations_with_replacement(atoms, d):
            p = Poly.const(1)
            for a in choice:
                p = p * Poly.atom(a)
            out.append(p)
    return out


def cofactors(
    target: Poly, generators: Sequence[tuple[Poly, int]], *, constant: bool = False
) -> tuple[list[Poly], Fraction] | None:
    """Polynomials c_i of degree at most the given bounds with `target + k = sum c_i g_i`.

    The constant k is 0 unless `constant`, when any k may be chosen; None when there is none.
    """
    atoms = sorted({a for p in [target, *(g for g, _ in generators)] for a in p.atoms})
    columns: list[tuple[int, Poly, Poly]] = []
    try:
        for i, (g, high) in enumerate(generators):
            if high < 0:
                continue
            columns += [(i, m, g * m) for m in monomials(atoms, high)]
    except TooLargeError:
        return None
    if len(columns) > MAX_UNKNOWNS:
        return None
    rows: dict[Monomial, dict[int, Fraction]] = {m: {} for m in target.terms}
    for j, (_, _, product) in enumerate(columns):
        for m, c in product.terms.items():
            rows.setdefault(m, {})[j] = c
    slack = len(columns)
    if constant:
        rows.setdefault((), {})[slack] = Fraction(-1)
    system = [(row, target.terms.get(m, Fraction(0))) for m, row in rows.items()]
    values = solve_near(system, [Fraction(0)] * (slack + 1))
    if values is None:
        return None
    out = [Poly.const(0) for _ in generators]
    for (i, multiplier, _), v in zip(columns, values[:slack], strict=True):
        out[i] = out[i] + multiplier.scale(v)
    return out, values[slack]


def integral(polys: Sequence[Poly]) -> bool:
    """Whether every coefficient is an integer."""
    return all(c.denominator == 1 for p in polys for c in p.terms.values())
