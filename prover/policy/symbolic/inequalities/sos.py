"""Sums of squares by Gram matrices, exact in the end.

For a target t and hypotheses g_k >= 0 we look for t = sum_k g_k * z_k^T Q_k z_k (+ multiples of
the equalities), Q_k positive semidefinite, g_0 = 1. Points where t vanishes on the feasible set
force Q_k into a face of the cone; each monomial vector is first restricted to the forms that vanish
there (facial reduction), after which an interior solution exists in all the usual cases, can be
found by Douglas-Rachford splitting in floating point, and survives rounding to rationals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import ceil

import numpy as np
from numpy.typing import NDArray

from prover.policy.symbolic.goals.exact import ldl, null_space, solve_near
from prover.policy.symbolic.goals.poly import Monomial, Poly, TooLargeError, degree
from prover.policy.symbolic.inequalities.inequality import PRODUCT, SQUARE, Constraint, Inequality
from prover.policy.symbolic.inequalities.products import Fact

MAX_BASIS = 24
MAX_UNKNOWNS = 900
_GRID = tuple(Fraction(v) for v in ("0", "1", "-1", "2", "1/2", "3", "-2", "1/3"))
_DENOMINATORS = (1, 2, 3, 4, 6, 12, 60, 720, 10_080, 10**6)


@dataclass(frozen=True, slots=True)
class Block:
    """`factor * z^T Q z` with the entries of z in `forms`; `proof` shows `0 <= factor`."""

    factor: Poly
    forms: tuple[Poly, ...]
    proof: str
    text: str = ""
    """The factor in Lean, as `proof` shows it: a product stays one."""


def zeros(problem: Inequality) -> list[dict[str, Fraction]]:
    """Feasible points with small coordinates at which the target vanishes."""
    atoms = problem.atoms
    if not 1 <= len(atoms) <= 4:
        return [dict.fromkeys(atoms, v) for v in _GRID[:3]] if len(atoms) <= 8 else []
    found: list[dict[str, Fraction]] = []
    grid = _GRID if len(atoms) <= 3 else _GRID[:5]
    extra = _balanced_points(problem)
    for values in [*extra, *product(grid, repeat=len(atoms))]:
        point = dict(zip(atoms, values, strict=True))
        if problem.target.evaluate(point) != 0:
            continue
        if all(
            c.poly.evaluate(point) == 0 if c.equality else c.poly.evaluate(point) >= 0
            for c in problem.constraints
        ):
            found.append(point)
            if len(found) >= 40:
                break
    return found


def _balanced_points(problem: Inequality) -> list[tuple[Fraction, ...]]:
    """All coordinates equal, on the scale that an equality of the hypotheses sets."""
    atoms = problem.atoms
    count = len(atoms)
    out: list[tuple[Fraction, ...]] = []
    out += [(Fraction(n, d),) * count for n in range(1, 7) for d in range(1, 7)]
    if count == 1:
        out += [(Fraction(n, d),) for d in range(1, 9) for n in range(-40, 41)]
    if count == 2:
        values = [Fraction(n, d) for d in range(1, 5) for n in range(-12, 13)]
        out += list(product(sorted(set(values)), repeat=2))
    return out


def _monomials(atoms: list[str], low: int, high: int, most: dict[str, int]) -> list[Monomial]:
    out: list[Monomial] = []

    def extend(i: int, left: int, so_far: Monomial) -> None:
        if i == len(atoms):
            if degree(so_far) >= low:
                out.append(so_far)
            return
        for e in range(min(left, most[atoms[i]]) + 1):
            extend(i + 1, left - e, (*so_far, (atoms[i], e)) if e else so_far)

    extend(0, high, ())
    return out


def blocks(problem: Inequality, points: list[dict[str, Fraction]], level: int) -> list[Block]:
    """The cone to search: level 0 squares only, 1 with hypotheses, 2 with pairs of them."""
    target = problem.target
    free = [c.poly for c in problem.constraints if c.equality]
    signed = [c for c in problem.constraints if not c.equality and c.poly.degree > 0]
    high = max([target.degree, *(p.degree for p in free)])
    low = 0 if free else min((degree(m) for m in target.terms), default=0)
    atoms = problem.atoms
    factors: list[tuple[Poly, str, str]] = [(Poly.const(1), "", "")]
    if level >= 1:
        factors += [(c.poly, _sign_proof(c), f"({problem.write(c.poly)})") for c in signed[:6]]
    if level >= 2:
        single = factors[1:]
        factors += [
            (p * q, f"({PRODUCT} {a} {b})", f"{s} * {t}")
            for (p, a, s), (q, b, t) in combinations(single, 2)
        ]
    out: list[Block] = []
    for factor, proof, text in factors:
        factor_low = min(degree(m) for m in factor.terms)
        top = (high - factor.degree) // 2
        bottom = max(0, ceil((low - factor_low) / 2)) if not free else 0
        most = {
            a: max((e for p in (target, *free) for m in p.terms for b, e in m if b == a), default=0)
            // 2
            for a in atoms
        }
        if problem.constraints:
            most = {a: max(v, top) for a, v in most.items()}
        if top < 0:
            continue
        monomials = _monomials(atoms, bottom, top, most)
        if not monomials or len(monomials) > MAX_BASIS * 2:
            continue
        rows = [
            [Poly({m: Fraction(1)}).evaluate(point) for m in monomials]
            for point in points
            if factor.evaluate(point) != 0
        ]
        basis = null_space(rows, len(monomials))
        forms = tuple(
            Poly({m: c for m, c in zip(monomials, vector, strict=True) if c}).primitive()
            for vector in basis
        )
        if forms and len(forms) <= MAX_BASIS:
            out.append(Block(factor, forms, proof, text))
    return out


def _sign_proof(c: Constraint) -> str:
    """A proof of `0 ≤ c.poly`: the hypothesis itself if it is about a variable."""
    if " " in c.proof or len(c.poly.terms) != 1 or c.poly.degree != 1:
        return "(by grind)"
    return f"(Std.le_of_lt {c.proof})" if c.strict else c.proof


@dataclass(frozen=True, slots=True)
class _System:
    """Linear equations in the upper triangles of the blocks, then the free multipliers."""

    rows: list[tuple[dict[int, Fraction], Fraction]]
    entries: list[tuple[int, int, int]]
    free: list[Poly]


def _system(problem: Inequality, cone: list[Block]) -> _System:
    columns: list[Poly] = []
    entries: list[tuple[int, int, int]] = []
    for k, block in enumerate(cone):
        for i, f in enumerate(block.forms):
            for j in range(i, len(block.forms)):
                entry = block.factor * f * block.forms[j]
                columns.append(entry if i == j else entry.scale(2))
                entries.append((k, i, j))
    free: list[Poly] = []
    equalities = [c.poly for c in problem.constraints if c.equality]
    high = max([problem.target.degree, *(p.degree for p in equalities)])
    for p in equalities:
        top = dict.fromkeys(problem.atoms, high)
        multipliers = _monomials(problem.atoms, 0, max(high - p.degree, 0), top)
        free += [p * Poly({m: Fraction(1)}) for m in multipliers]
    columns += free
    by_monomial: dict[Monomial, dict[int, Fraction]] = {m: {} for m in problem.target.terms}
    for index, column in enumerate(columns):
        for m, c in column.terms.items():
            by_monomial.setdefault(m, {})[index] = c
    rows = [(row, problem.target.terms.get(m, Fraction(0))) for m, row in by_monomial.items()]
    return _System(rows, entries, free)


def _interior_point(
    system: _System, cone: list[Block], margin: float
) -> NDArray[np.float64] | None:
    """A point of the affine space whose blocks have eigenvalues near or above `margin`."""
    count = len(system.entries) + len(system.free)
    a = np.zeros((len(system.rows), count))
    b = np.zeros(len(system.rows))
    for r, (row, rhs) in enumerate(system.rows):
        for j, c in row.items():
            a[r, j] = float(c)
        b[r] = float(rhs)
    # isometric coordinates: off-diagonal entries weigh sqrt 2
    weight = np.array(
        [1.0 if i == j else 2**0.5 for _, i, j in system.entries] + [1.0] * len(system.free)
    )
    scaled = a / weight
    pseudo = np.linalg.pinv(scaled, rcond=1e-11)
    if not np.allclose(scaled @ (pseudo @ b), b, atol=1e-7):
        return None
    where = [np.array([[0]])] * 0
    index: dict[tuple[int, int, int], int] = {e: n for n, e in enumerate(system.entries)}
    for k, block in enumerate(cone):
        size = len(block.forms)
        where.append(
            np.array([[index[(k, min(i, j), max(i, j))] for j in range(size)] for i in range(size)])
        )

    def to_cone(x: NDArray[np.float64]) -> NDArray[np.float64]:
        out = x.copy()
        for grid in where:
            matrix = (x / weight)[grid]
            values, vectors = np.linalg.eigh(matrix)
            matrix = (vectors * np.maximum(values, margin)) @ vectors.T
            out[grid] = matrix * weight[grid]
        return out

    def to_space(x: NDArray[np.float64]) -> NDArray[np.float64]:
        projected: NDArray[np.float64] = x - pseudo @ (scaled @ x - b)
        return projected

    z = to_space(np.zeros(count))
    for step in range(1500):
        x = to_cone(z)
        y = to_space(2 * x - z)
        z = z + y - x
        if step % 10 == 9 and np.linalg.norm(y - x) < 1e-7 * (1 + np.linalg.norm(x)):
            break
    point = to_space(to_cone(z))
    worst = min(
        (float(np.linalg.eigvalsh((point / weight)[grid])[0]) for grid in where), default=0.0
    )
    return point / weight if worst > -1e-6 else None


def decompose(problem: Inequality, cone: list[Block]) -> list[tuple[Block, Fraction, Poly]] | None:
    """Exact (block, weight > 0, form): target = sum weight * factor * form^2 modulo equalities."""
    if not cone:
        return None
    system = _system(problem, cone)
    if len(system.entries) + len(system.free) > MAX_UNKNOWNS:
        return None
    for margin in (0.05, 1e-3, 0.0):
        point = _interior_point(system, cone, margin)
        if point is None:
            continue
        for denominator in _DENOMINATORS:
            near = [Fraction(round(float(v) * denominator), denominator) for v in point]
            values = solve_near(system.rows, near)
            if values is None:
                return None
            parts = _squares(system, cone, values)
            if parts is not None:
                return parts
    return None


def _squares(
    system: _System, cone: list[Block], values: list[Fraction]
) -> list[tuple[Block, Fraction, Poly]] | None:
    index = {e: n for n, e in enumerate(system.entries)}
    parts: list[tuple[Block, Fraction, Poly]] = []
    for k, block in enumerate(cone):
        size = len(block.forms)
        matrix = [
            [values[index[(k, min(i, j), max(i, j))]] for j in range(size)] for i in range(size)
        ]
        squares = ldl(matrix)
        if squares is None:
            return None
        for weight, line in squares:
            form = Poly.const(0)
            for c, f in zip(line, block.forms, strict=True):
                form = form + f.scale(c)
            content = form.content()
            parts.append((block, weight * content * content, form.scale(1 / content)))
    return parts


def certificates(problem: Inequality) -> Iterator[list[Fact]]:
    """Certificates in rising order of cost."""
    if problem.target.constant is not None or problem.target.degree > 8:
        return
    try:
        points = zeros(problem)
        for level in (0, 1, 2):
            if level and not any(not c.equality for c in problem.constraints):
                return
            cone = blocks(problem, points, level)
            parts = decompose(problem, cone)
            if parts is not None:
                yield [_fact(problem, *part) for part in parts]
                return
    except TooLargeError:
        return


def _fact(problem: Inequality, block: Block, weight: Fraction, form: Poly) -> Fact:
    poly = block.factor * form * form
    square = f"({problem.write(form)})^2"
    if block.proof:
        return Fact(
            poly,
            False,
            False,
            f"0 ≤ {block.text} * {square}",
            f"{PRODUCT} {block.proof} {SQUARE}",
        )
    return Fact(poly.scale(weight), False, False, f"0 ≤ {square}", SQUARE)
