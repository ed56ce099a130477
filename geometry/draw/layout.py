"""Turning a figure upright and fitting it to a canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geometry.draw.strokes import Circle
from geometry.draw.theme import MARGIN
from geometry.figure import Figure
from geometry.language import GeometryProblem


@dataclass(frozen=True, slots=True)
class Canvas:
    """The map from the plane to pixels, z -> `shift` + `turn` times conj(z), and its size."""

    turn: complex
    shift: complex
    width: float
    height: float

    def at(self, z: complex) -> complex:
        """The pixel of a point of the plane."""
        return self.shift + self.turn * z.conjugate()

    def length(self, distance: float) -> float:
        """A distance in pixels."""
        return abs(self.turn) * distance


def fit(problem: GeometryProblem, figure: Figure, circles: Sequence[Circle], size: float) -> Canvas:
    """A canvas `size` pixels wide at most and about as high, the base of the figure level.

    Points are always inside; circles too, unless one is so large that the points would crowd.
    """
    points = list(figure.coordinates.values())
    turn = _upright(problem, figure)
    turned = [turn * z for z in points]
    low_x, high_x, low_y, high_y = _box(turned)
    reach = max(high_x - low_x, high_y - low_y) or 1.0
    for circle in circles:
        if 2 * circle.radius < 1.75 * reach:
            z, r = turn * circle.center, circle.radius
            low_x, high_x = min(low_x, z.real - r), max(high_x, z.real + r)
            low_y, high_y = min(low_y, z.imag - r), max(high_y, z.imag + r)
    wide, high = max(high_x - low_x, 1e-9), max(high_y - low_y, 1e-9)
    scale = (size - 2 * MARGIN) / max(wide, high, reach)
    width = max(scale * wide, size / 3) + 2 * MARGIN
    height = max(scale * high, size / 5) + 2 * MARGIN
    center = complex((low_x + high_x) / 2, (low_y + high_y) / 2)
    pixel_turn = scale * turn.conjugate()
    shift = complex(width / 2, height / 2) - scale * center.conjugate()
    return Canvas(pixel_turn, shift, width, height)


def _upright(problem: GeometryProblem, figure: Figure) -> complex:
    """The rotation that levels the base of the first shape, with the rest of it above."""
    first = problem.clauses[0]
    args = first.constructions[0].args if first.constructions else first.outputs
    if len(args) == 3:
        apex, left, right = (figure[n] for n in args)
        base = right - left
        above = ((apex - left) * base.conjugate()).imag
    elif len(figure) > 1:
        names = list(args[:2]) if len(args) > 1 else list(figure)[:2]
        left, right = (figure[n] for n in names)
        base = right - left
        rest = [((z - left) * base.conjugate()).imag for z in figure.coordinates.values()]
        above = sum(rest)
    else:
        return 1 + 0j
    if base == 0:
        return 1 + 0j
    turn = base.conjugate() / abs(base)
    return turn if above >= 0 else -turn


def _box(points: Sequence[complex]) -> tuple[float, float, float, float]:
    xs, ys = [z.real for z in points], [z.imag for z in points]
    return min(xs), max(xs), min(ys), max(ys)
