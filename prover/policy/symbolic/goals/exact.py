"""Exact linear algebra over the rationals, sparse rows, for certificates.

Main results: `solve_near` (a solution of A x = b close to a given point) and `ldl` (a quadratic
form as a sum of non-negative multiples of squares, or None).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Row = dict[int, Fraction]


def solve_near(
    rows: Sequence[tuple[Mapping[int, Fraction], Fraction]], near: Sequence[Fraction]
) -> list[Fraction] | None:
    """Solve `sum_j row[j] x_j = b` for each (row, b), free unknowns taken from `near`.

    Columns are chosen as pivots greedily by their size; returns None when inconsistent.
    """
    reduced: list[tuple[int, Row, Fraction]] = []
    for source, rhs in rows:
        row, b = {j: c for j, c in source.items() if c}, rhs
        for pivot, other, other_b in reduced:
            factor = row.get(pivot)
            if factor:
                _subtract(row, other, factor)
                b -= factor * other_b
        if not row:
            if b:
                return None
            continue
        pivot = max(row, key=lambda j: (abs(row[j]), j))
        scale = row[pivot]
        reduced.append((pivot, {j: c / scale for j, c in row.items()}, b / scale))
    values = list(near)
    for pivot, row, b in reversed(reduced):
        values[pivot] = b - sum((c * values[j] for j, c in row.items() if j != pivot), Fraction(0))
    return values


def _subtract(row: Row, other: Row, factor: Fraction) -> None:
    for j, c in other.items():
        total = row.get(j, Fraction(0)) - factor * c
        if total:
            row[j] = total
        else:
            row.pop(j, None)


def null_space(rows: Sequence[Sequence[Fraction]], width: int) -> list[list[Fraction]]:
    """A basis of {x : row . x = 0 for each row}."""
    pivots: dict[int, list[Fraction]] = {}
    for source in rows:
        row = list(source)
        for p, other in pivots.items():
            if row[p]:
                factor = row[p]
                row = [x - factor * y for x, y in zip(row, other, strict=True)]
        lead = next((j for j, x in enumerate(row) if x), None)
        if lead is None:
            continue
        row = [x / row[lead] for x in row]
        for p, other in pivots.items():
            if other[lead]:
                factor = other[lead]
                pivots[p] = [x - factor * y for x, y in zip(other, row, strict=True)]
        pivots[lead] = row
    basis: list[list[Fraction]] = []
    for j in range(width):
        if j in pivots:
            continue
        vector = [Fraction(0)] * width
        vector[j] = Fraction(1)
        for p, row in pivots.items():
            vector[p] = -row[j]
        basis.append(vector)
    return basis


def ldl(
    matrix: Sequence[Sequence[Fraction]],
) -> list[tuple[Fraction, list[Fraction]]] | None:
    """`x^T M x = sum d_i (l_i . x)^2` with d_i > 0 for symmetric positive semidefinite M.

    Returns None when M is not positive semidefinite (exactly).
    """
    size = len(matrix)
    work = [list(row) for row in matrix]
    squares: list[tuple[Fraction, list[Fraction]]] = []
    for k in range(size):
        pivot = work[k][k]
        if pivot < 0:
            return None
        if pivot == 0:
            if any(work[k][j] for j in range(size)):
                return None
            continue
        line = [work[k][j] / pivot for j in range(size)]
        squares.append((pivot, line))
        for i in range(size):
            if work[i][k]:
                factor = work[i][k]
                for j in range(size):
                    work[i][j] -= factor * line[j]
    return squares
