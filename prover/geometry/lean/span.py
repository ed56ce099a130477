"""The integer span of known direction equations, with the combination behind every member."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from geometry.proof.equations import Pair
from prover.geometry.lean.views import View

Vector = dict[Pair, Fraction]
K = TypeVar("K")


@dataclass(slots=True)
class Reduced:
    """An equation minus a combination of views: what is left, and the combination."""

    vector: Vector
    constant: Fraction
    shares: dict[int, Fraction]


def _add(total: dict[K, Fraction], more: dict[K, Fraction], factor: Fraction) -> None:
    for key, c in more.items():
        value = total.get(key, Fraction(0)) + factor * c
        if value:
            total[key] = value
        else:
            total.pop(key, None)


@dataclass(slots=True)
class Span:
    """Views in echelon form over ℚ; whether multipliers are integers is for the reader to see."""

    views: list[View] = field(default_factory=list)
    _rows: dict[Pair, Reduced] = field(default_factory=dict)

    def add(self, view: View) -> None:
        """Learn an equation; nothing is kept if it follows from those known."""
        self.views.append(view)
        row = self.reduce(view)
        row.shares = {k: -c for k, c in row.shares.items()}
        row.shares[len(self.views) - 1] = Fraction(1)
        if not row.vector:
            return
        pivot = min(row.vector)
        lead = row.vector[pivot]
        for c in (row.vector, row.shares):
            for key in c:
                c[key] /= lead  # type: ignore[index]
        row.constant /= lead
        self._rows[pivot] = row

    def reduce(self, view: View) -> Reduced:
        """`view` minus the combination of known views that leaves the fewest pairs."""
        equation = view.equation
        left = Reduced(dict(equation.terms), dict(equation.constant).get(1, Fraction(0)), {})
        while True:
            pivot = min((q for q in left.vector if q in self._rows), default=None)
            if pivot is None:
                return left
            row, factor = self._rows[pivot], left.vector[pivot]
            _add(left.vector, row.vector, -factor)
            left.constant -= factor * row.constant
            _add(left.shares, row.shares, factor)

    def joined(
        self, target: Reduced, assumed: Reduced
    ) -> tuple[Fraction, list[tuple[View, Fraction]]] | None:
        """Multiplier of `assumed` and shares of known views that give `target`; None if none do.

        All multipliers are integers, and the constants agree modulo 1.
        """
        if set(target.vector) != set(assumed.vector):
            return None
        factors = [Fraction(1), Fraction(-1)]  # where the views decide the pairs, either may do
        if target.vector:
            pivot = min(target.vector)
            factors = [target.vector[pivot] / assumed.vector[pivot]]
        for factor in factors:
            if any(target.vector[q] != factor * assumed.vector[q] for q in target.vector):
                continue
            shares = dict(target.shares)
            _add(shares, assumed.shares, -factor)
            whole = all(c.denominator == 1 for c in (factor, *shares.values()))
            if whole and (target.constant - factor * assumed.constant).denominator == 1:
                return factor, [(self.views[i], c) for i, c in sorted(shares.items())]
        return None
