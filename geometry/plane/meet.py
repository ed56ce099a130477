"""Where two loci meet."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from itertools import pairwise

from geometry.plane.loci import TINY, Circle, Curve, Line, Locus, PlaneError

TOUCH = 1e-11
"""A discriminant this small, relative to the radius squared, counts as a tangency."""


def meet(first: Locus, second: Locus) -> list[complex]:
    """The common points of two loci, at most two unless a curve takes part.

    Raises `PlaneError` when there is none or when the loci coincide.
    """
    points = _meet(first, second)
    if not points:
        raise PlaneError("the two loci do not meet")
    return points


def _meet(first: Locus, second: Locus) -> list[complex]:
    match first, second:
        case Line(), Line():
            return [_line_line(first, second)]
        case Line(), Circle():
            return _line_circle(first, second)
        case Circle(), Line():
            return _line_circle(second, first)
        case Circle(), Circle():
            return _circle_circle(first, second)
        case Curve(), Line() | Circle():
            return _along(second, first)
        case Line() | Circle(), Curve():
            return _along(first, second)
        case Curve(), Curve():
            return _curve_curve(first, second)
    raise TypeError(f"not loci: {first!r}, {second!r}")


def _line_line(first: Line, second: Line) -> complex:
    cross = (first.direction.conjugate() * second.direction).imag
    if abs(cross) < 1e-9:
        raise PlaneError("the two lines are parallel")
    t = ((second.point - first.point).conjugate() * second.direction).imag / cross
    return first.at(t)


def _line_circle(line: Line, circle: Circle) -> list[complex]:
    to_foot = ((circle.center - line.point) * line.direction.conjugate()).real
    foot = line.at(to_foot)
    gap = abs(circle.center - foot) / circle.radius
    height = 1 - gap * gap
    if abs(height) < TOUCH:
        return [foot]
    if height < 0:
        raise PlaneError("the line misses the circle")
    half = circle.radius * math.sqrt((1 - gap) * (1 + gap))
    return [foot + half * line.direction, foot - half * line.direction]


def _circle_circle(first: Circle, second: Circle) -> list[complex]:
    axis = second.center - first.center
    distance = abs(axis)
    if distance < TINY * (first.radius + second.radius):
        raise PlaneError("the two circles are concentric")
    r, s = first.radius, second.radius
    along = (distance * distance + (r - s) * (r + s)) / (2 * distance)
    height = (r - along) * (r + along)
    unit = axis / distance
    if abs(height) < TOUCH * min(r, s) ** 2:
        return [first.center + math.copysign(r, along) * unit]
    if height < 0:
        raise PlaneError("the two circles do not meet")
    offset = 1j * math.sqrt(height) * unit
    middle = first.center + along * unit
    return [middle + offset, middle - offset]


def _along(path: Line | Circle, curve: Curve) -> list[complex]:
    """The points of `path` on `curve`, by sign changes along the path and bisection."""
    at: Callable[[float], complex]
    if isinstance(path, Circle):
        at = path.at
        knots = [cmath.tau * i / 180 for i in range(181)]
    else:
        start = ((curve.center - path.point) * path.direction.conjugate()).real
        at = path.at
        knots = [start + curve.size * math.tan(1.5 * i / 90) for i in range(-90, 91)]
    samples = [(t, curve.value(at(t))) for t in knots]
    points: list[complex] = []
    for (t, f), (u, g) in pairwise(samples):
        if f * g < 0:
            points.append(at(_root(lambda s: curve.value(at(s)), t, u, f)))
    return points


def _root(f: Callable[[float], float], low: float, high: float, at_low: float) -> float:
    """A zero of `f` between two arguments where its signs differ, to the last bit."""
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        value = f(middle)
        if value == 0:
            return middle
        if (value < 0) == (at_low < 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _curve_curve(first: Curve, second: Curve) -> list[complex]:
    """Common points of two curves by Newton's method from a ring of starts."""
    points: list[complex] = []
    center = (first.center + second.center) / 2
    size = max(first.size, second.size)
    for i in range(24):
        z = center + size * (0.3 + 0.1 * (i % 8)) * cmath.exp(2.4j * i)
        for _ in range(40):
            p, q = first.gradient(z), second.gradient(z)
            cross = (p.conjugate() * q).imag
            if cross == 0:
                break
            f, g = first.value(z), second.value(z)
            step = complex(f * q.imag - g * p.imag, g * p.real - f * q.real) / cross
            z -= step
            if abs(step) < 1e-15 * (size + abs(z)):
                if all(abs(z - w) > 1e-9 * size for w in points):
                    points.append(z)
                break
    return points
