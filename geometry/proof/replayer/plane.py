"""Measurements in a figure, for the side conditions of rules."""

from __future__ import annotations

import cmath
from collections.abc import Callable
from dataclasses import dataclass

from geometry.figure import Figure, holds
from geometry.proof.statement import Product, Statement

MARGIN = 1e-6
"""Relative size from which a quantity counts as not zero."""
TOLERANCE = 1e-6
"""Error up to which a statement counts as true in a figure: well above the figure's own."""


@dataclass(frozen=True, slots=True)
class At:
    """Questions about the points of one figure, by name."""

    figure: Figure

    def distinct(self, *names: str) -> bool:
        """No two of the points coincide."""
        z = [self.figure[n] for n in names]
        scale = 1 + max(abs(p) for p in z)
        return all(abs(p - q) > MARGIN * scale for i, p in enumerate(z) for q in z[:i])

    def turn(self, a: str, b: str, c: str, d: str) -> float:
        """The angle from line ab to line cd in units of pi, in [0, 1)."""
        f = self.figure
        return float(cmath.phase((f[d] - f[c]) / (f[b] - f[a])) / cmath.pi % 1)

    def crossing(self, a: str, b: str, c: str, d: str) -> bool:
        """Lines ab and cd are proper lines and not parallel."""
        if not (self.distinct(a, b) and self.distinct(c, d)):
            return False
        return MARGIN < self.turn(a, b, c, d) < 1 - MARGIN

    def triangle(self, a: str, b: str, c: str) -> bool:
        """The three points are distinct and not on a line."""
        return self.distinct(a, b, c) and self.crossing(a, b, a, c)

    def left(self, a: str, b: str, c: str) -> bool:
        """Triangle abc turns counter-clockwise."""
        f = self.figure
        return ((f[b] - f[a]).conjugate() * (f[c] - f[a])).imag > 0

    def cosine(self, a: str, b: str, c: str) -> float:
        """The cosine of the angle at b."""
        f = self.figure
        u, v = f[a] - f[b], f[c] - f[b]
        return (u.conjugate() * v).real / (abs(u) * abs(v))

    def between(self, a: str, b: str, c: str) -> bool:
        """b lies between a and c, given that the three are collinear."""
        return self.cosine(a, b, c) < 0

    def true(self, statement: Statement) -> bool:
        """The statement holds in the figure, up to `TOLERANCE`."""
        if not isinstance(statement, Product):
            return holds(statement, self.figure, TOLERANCE)
        value = 1.0
        for quantity, exponent in statement.terms:
            size = self._size(quantity)
            if size == 0:
                return False
            value *= size**exponent
        return abs(value - statement.value) < TOLERANCE * statement.value

    def _size(self, quantity: tuple[str, ...]) -> float:
        f = self.figure
        if len(quantity) == 2:
            return abs(f[quantity[0]] - f[quantity[1]])
        v, p, q = quantity
        if not self.distinct(v, p) or not self.distinct(v, q):
            return 0.0
        turn = (f[p] - f[v]).conjugate() * (f[q] - f[v])
        return abs(turn.imag) / abs(turn)


Condition = Callable[[At], bool]
