"""The loci a point may be confined to: lines, half-lines, circles, implicit curves."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from dataclasses import dataclass

TINY = 1e-12
"""Relative size under which a length or a sine counts as zero in a construction."""


class PlaneError(ArithmeticError):
    """A construction has no solution, or a degenerate one, with these coordinates."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line through `point` with unit `direction`. With `ray` the side ahead is preferred.

    `length`: how far ahead the second defining point is, 0 when there is none.
    """

    point: complex
    direction: complex
    ray: bool = False
    length: float = 0.0

    @classmethod
    def through(cls, a: complex, b: complex) -> Line:
        """The line ab. Raises `PlaneError` when a and b coincide."""
        line = cls.along(a, b - a)
        return cls(line.point, line.direction, line.ray, abs(b - a))

    @classmethod
    def along(cls, point: complex, vector: complex, *, ray: bool = False) -> Line:
        """The line through `point` along `vector`, of any length but zero."""
        length = abs(vector)
        if length <= TINY * (1 + abs(point)):
            raise PlaneError("a line needs two distinct points")
        return cls(point, vector / length, ray)

    def gap(self, z: complex) -> float:
        """Signed distance from `z` to the line."""
        return ((z - self.point) * self.direction.conjugate()).imag

    def at(self, t: float) -> complex:
        """The point `t` units of length ahead of `point`."""
        return self.point + t * self.direction

    def ahead(self, z: complex) -> bool:
        """Whether `z`, a point of the line, is ahead of `point`; always so unless a ray."""
        return not self.ray or ((z - self.point) * self.direction.conjugate()).real > 0


@dataclass(frozen=True, slots=True)
class Circle:
    """The circle with this center and radius > 0."""

    center: complex
    radius: float

    @classmethod
    def around(cls, center: complex, radius: float) -> Circle:
        """A circle; raises `PlaneError` when the radius is zero."""
        if radius <= TINY * (1 + abs(center)):
            raise PlaneError("a circle needs a positive radius")
        return cls(center, radius)

    def gap(self, z: complex) -> float:
        """Signed distance from `z` to the circle, negative inside."""
        return abs(z - self.center) - self.radius

    def at(self, angle: float) -> complex:
        """The point at this angle in radians."""
        return self.center + cmath.rect(self.radius, angle)


@dataclass(frozen=True, slots=True)
class Curve:
    """The zero set of a smooth real function `value` of the plane.

    `center` and `size` say where the interesting part of it lies.
    """

    value: Callable[[complex], float]
    center: complex
    size: float

    def gap(self, z: complex) -> float:
        """First-order distance from `z` to the curve, signed."""
        slope = abs(self.gradient(z))
        return self.value(z) / slope if slope > 0 else math.inf

    def gradient(self, z: complex) -> complex:
        """The gradient at `z` as a complex number, by central differences."""
        h = 1e-6 * self.size
        dx = (self.value(z + h) - self.value(z - h)) / (2 * h)
        dy = (self.value(z + 1j * h) - self.value(z - 1j * h)) / (2 * h)
        return complex(dx, dy)

    def nearest(self, z: complex) -> complex:
        """A point of the curve near `z`, by Newton's method along the gradient."""
        for _ in range(60):
            slope = self.gradient(z)
            if slope == 0:
                raise PlaneError("the curve has no gradient here")
            step = self.value(z) * slope / abs(slope) ** 2
            z -= step
            if abs(step) <= 4e-16 * (self.size + abs(z)):
                return z
        if abs(step) <= 1e-12 * (self.size + abs(z)):
            return z
        raise PlaneError("no point of the curve nearby")


Locus = Line | Circle | Curve


def angle_circle(a: complex, b: complex, turn: complex) -> Locus:
    """The points x whose directed angle from line xa to line xb is that of `turn`, modulo pi.

    An inscribed-angle circle through a and b; the line ab itself when the angle is zero.
    """
    turn /= abs(turn)
    if abs(turn.imag) < TINY:
        return Line.through(a, b)
    # With o on the perpendicular bisector, the angle at o from a to b is twice the angle at x.
    half = (b - a) / 2
    center = a + half + 1j * half * (turn.real / turn.imag)
    return Circle.around(center, abs(half / turn.imag))


def ratio_circle(a: complex, b: complex, ratio: float) -> Locus:
    """The points x with |xa| = ratio |xb|: a circle of Apollonius, or the bisector of ab."""
    if ratio <= 0:
        raise PlaneError("a ratio of lengths is positive")
    if abs(ratio - 1) < TINY:
        return Line.along((a + b) / 2, 1j * (b - a))
    square = ratio * ratio
    center = (a - square * b) / (1 - square)
    return Circle.around(center, ratio * abs(a - b) / abs(1 - square))
