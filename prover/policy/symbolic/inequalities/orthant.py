"""Polynomials that are non-negative where their variables are: monomials and binomial squares.

For exponents a, b with integral midpoint, `x^a + x^b - 2 x^((a+b)/2)` is a monomial times the square
of a difference of monomials (the arithmetic-geometric mean of two monomials). A linear programme
writes a polynomial as non-negative multiples of such terms plus monomials with non-negative
coefficients; this covers Muirhead's inequality for many exponents, and most of what is left after a
substitution of differences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped, unused-ignore]

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.inequalities.inequality import PRODUCT, PRODUCT_POS, SQUARE

Exponents = tuple[int, ...]
MAX_MONOMIALS = 220
NUMERAL = "Lean.Grind.OrderedRing.ofNat_nonneg"
_DENOMINATORS = (1, 2, 3, 4, 6, 12, 60, 2520)


@dataclass(frozen=True, slots=True)
class Part:
    """`weight * x^monomial`, times `(x^plus - x^minus)^2` when these two differ; weight > 0."""

    weight: Fraction
    monomial: Exponents
    plus: Exponents
    minus: Exponents

    @property
    def plain(self) -> bool:
        """Whether there is no square."""
        return self.plus == self.minus


def exponents(poly: Poly, variables: Sequence[str]) -> dict[Exponents, Fraction]:
    """Coefficients by exponent vector."""
    out: dict[Exponents, Fraction] = {}
    for m, c in poly.terms.items():
        powers = dict(m)
        out[tuple(powers.get(v, 0) for v in variables)] = c
    return out


def _lattice(terms: Sequence[Exponents]) -> list[Exponents]:
    """The exponents in the box around the terms, between their least and largest total degree."""
    width = len(terms[0])
    low = [min(t[i] for t in terms) for i in range(width)]
    high = [max(t[i] for t in terms) for i in range(width)]
    least, most = min(map(sum, terms)), max(map(sum, terms))
    out: list[Exponents] = []

    def extend(so_far: Exponents) -> None:
        if len(out) > MAX_MONOMIALS or sum(so_far) > most:
            return
        i = len(so_far)
        if i == width:
            if sum(so_far) >= least:
                out.append(so_far)
            return
        for e in range(low[i], high[i] + 1):
            extend((*so_far, e))

    extend(())
    return out


def decompose(coefficients: dict[Exponents, Fraction]) -> list[Part] | None:
    """Parts that add up to the polynomial exactly, or None."""
    terms = {m: c for m, c in coefficients.items() if c}
    if not terms:
        return []
    if all(c > 0 for c in terms.values()):
        return [_plain(m, c) for m, c in terms.items()]
    corner = [m for m in terms if _extreme(m, terms)]
    if any(terms[m] < 0 for m in corner) or sum(terms.values()) < 0:
        return None
    lattice = _lattice(list(terms))
    if len(lattice) > MAX_MONOMIALS:
        return None
    index = {m: i for i, m in enumerate(lattice)}
    pairs = [
        (a, b)
        for a, b in combinations(lattice, 2)
        if all((x - y) % 2 == 0 for x, y in zip(a, b, strict=True))
    ]
    if not pairs:
        return None
    middles = [tuple((x + y) // 2 for x, y in zip(a, b, strict=True)) for a, b in pairs]
    matrix = np.zeros((len(lattice), len(pairs)))
    for j, ((a, b), middle) in enumerate(zip(pairs, middles, strict=True)):
        matrix[index[a], j] += 1
        matrix[index[b], j] += 1
        matrix[index[middle], j] -= 2
    right = [terms.get(m, Fraction(0)) for m in lattice]
    cost = [1.0 + 0.1 * sum(abs(x - y) for x, y in zip(a, b, strict=True)) for a, b in pairs]
    result = linprog(
        cost,
        A_ub=matrix,
        b_ub=[float(c) for c in right],
        bounds=(0, None),
        method="highs",
        options={"time_limit": 2.0},
    )
    if result.status != 0:
        return None
    solution = [float(v) for v in result.x]
    slack = [float(c) - float(v) for c, v in zip(right, matrix @ result.x, strict=True)]
    for weights in _exact(solution, slack, pairs, middles, index, right):
        left = dict(zip(lattice, right, strict=True))
        for (a, b), middle, w in zip(pairs, middles, weights, strict=True):
            if w:
                left[a] -= w
                left[b] -= w
                left[middle] += 2 * w
        if min(left.values()) >= 0 and min(weights) >= 0:
            parts = [_square(a, b, w) for (a, b), w in zip(pairs, weights, strict=True) if w]
            return parts + [_plain(m, c) for m, c in left.items() if c]
    return None


def _extreme(m: Exponents, terms: dict[Exponents, Fraction]) -> bool:
    """Whether a monomial is alone at the top or bottom of some coordinate (a cheap vertex test)."""
    for i in range(len(m)):
        column = [t[i] for t in terms]
        if column.count(m[i]) == 1 and m[i] in (min(column), max(column)):
            return True
    return False


def _exact(
    solution: list[float],
    slack: list[float],
    pairs: list[tuple[Exponents, Exponents]],
    middles: list[Exponents],
    index: dict[Exponents, int],
    right: list[Fraction],
) -> Iterator[list[Fraction]]:
    """Rational weights near the floating-point ones."""
    for denominator in _DENOMINATORS:
        yield [Fraction(round(v * denominator), denominator) for v in solution]
    support = [j for j, v in enumerate(solution) if v > 1e-8]
    rows: dict[int, dict[int, Fraction]] = {i: {} for i, s in enumerate(slack) if s < 1e-7}
    for k, j in enumerate(support):
        for m, c in ((pairs[j][0], 1), (pairs[j][1], 1), (middles[j], -2)):
            if index[m] in rows:
                row = rows[index[m]]
                row[k] = row.get(k, Fraction(0)) + c
    near = [Fraction(solution[j]).limit_denominator(1000) for j in support]
    values = solve_near([(row, right[i]) for i, row in rows.items()], near)
    if values is not None:
        out = [Fraction(0)] * len(solution)
        for j, v in zip(support, values, strict=True):
            out[j] = v
        yield out


def _plain(m: Exponents, weight: Fraction) -> Part:
    zero = (0,) * len(m)
    return Part(weight, m, zero, zero)


def _square(a: Exponents, b: Exponents, weight: Fraction) -> Part:
    """`x^a + x^b - 2 x^((a+b)/2)` as a monomial times a square."""
    half = [(x - y) // 2 for x, y in zip(a, b, strict=True)]
    plus = tuple(max(h, 0) for h in half)
    minus = tuple(max(-h, 0) for h in half)
    common = tuple(min(x, y) for x, y in zip(a, b, strict=True))
    return Part(weight, common, plus, minus)


def _power_text(m: Exponents, names: Sequence[str]) -> str:
    factors = [n for n, e in zip(names, m, strict=True) for _ in range(e)]
    return " * ".join(factors) or "1"


@dataclass(frozen=True, slots=True)
class Written:
    """A sum of parts in Lean, multiplied by `unit` to be free of denominators."""

    unit: int
    text: str
    """The sum itself."""
    lines: tuple[str, ...]
    """`have`s that leave `0 ≤ sum` as `k`, and one part that is positive as `0 < part` in `kp`."""


def write(
    parts: Sequence[Part],
    names: Sequence[str],
    proofs: Sequence[str],
    *,
    domain: str,
    positive: Sequence[str | None] = (),
) -> Written | None:
    """The sum of the parts with a proof that it is non-negative, to be used after `preamble`.

    `proofs[i]` proves `0 ≤ names[i]`. With `positive`, whose entries prove `0 < names[i]` or are
    None, the sum is shown to be positive; None when no part is.
    """
    unit = lcm(*(p.weight.denominator for p in parts)) if parts else 1
    texts = [_part(part, unit, names) for part in parts]
    terms = [_proof(part, unit, names, proofs) for part in parts]
    lines: list[str] = []
    if positive:
        strict = [_positive(part, unit, positive, domain) for part in parts]
        at = next((i for i, t in enumerate(strict) if t is not None), None)
        if at is None:
            return None
        lines.append(f"have kp := {strict[at]}")
        terms.pop(at)
    proof = terms[0] if terms else ""
    for term in terms[1:]:
        proof = f"(sum {proof} {term})"
    if proof:
        lines.append(f"have k := {proof}")
    return Written(unit, " + ".join(texts) or "0", tuple(lines))


def preamble(domain: str) -> list[str]:
    """The lines that what `write` returns rests on."""
    return [
        f"have sum : ∀ {{u v : {domain}}}, 0 ≤ u → 0 ≤ v → 0 ≤ u + v := by\n"
        "  intro u v hu hv; have h := Lean.Grind.OrderedAdd.add_le_add hu hv\n"
        "  rwa [Lean.Grind.Semiring.add_zero] at h",
        f"have mn : ∀ {{u v : {domain}}}, 0 ≤ u → 0 ≤ v → 0 ≤ u * v := {PRODUCT}",
        f"have mp : ∀ {{u v : {domain}}}, 0 < u → 0 < v → 0 < u * v := {PRODUCT_POS}",
    ]


def _part(part: Part, unit: int, names: Sequence[str]) -> str:
    weight = int(part.weight * unit)
    factors = [] if weight == 1 else [str(weight)]
    factors += [n for n, e in zip(names, part.monomial, strict=True) for _ in range(e)]
    if not part.plain:
        factors.append(f"({_difference(part, names)})^2")
    return " * ".join(factors) or "1"


def _difference(part: Part, names: Sequence[str]) -> str:
    return f"{_power_text(part.plus, names)} - {_power_text(part.minus, names)}"


def _proof(part: Part, unit: int, names: Sequence[str], proofs: Sequence[str]) -> str:
    weight = int(part.weight * unit)
    term = "" if weight == 1 else f"({NUMERAL} {weight})"
    for h, e in zip(proofs, part.monomial, strict=True):
        for _ in range(e):
            term = f"(mn {term} {h})" if term else h
    if not part.plain:
        square = f"({SQUARE} (a := {_difference(part, names)}))"
        term = f"(mn {term} {square})" if term else square
    return term or f"({NUMERAL} 1)"


def _positive(part: Part, unit: int, positive: Sequence[str | None], domain: str) -> str | None:
    """A proof that the part is positive, if its factors are."""
    if not part.plain:
        return None
    weight = int(part.weight * unit)
    term = "" if weight == 1 else f"(by grind : (0 : {domain}) < {weight})"
    for h, e in zip(positive, part.monomial, strict=True):
        for _ in range(e):
            if h is None:
                return None
            term = f"(mp {term} {h})" if term else h
    return term or f"(by grind : (0 : {domain}) < 1)"
