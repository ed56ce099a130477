"""Where in a growing figure a new point may go: not too close, not too far, on its locus."""

from __future__ import annotations

import cmath
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geometry.plane import Circle, Curve, Line, Locus, PlaneError, foot


@dataclass(frozen=True, slots=True)
class Rules:
    """What a place must be like. `close`, `far`: distances relative to the figure so far.

    `loose` gives up the third and further loci of a point, for a solver to mend afterwards.
    """

    close: float
    far: float
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the figure so far lies and how large it is."""

    points: tuple[complex, ...]
    center: complex
    scale: float

    @classmethod
    def around(cls, before: Mapping[str, complex], unit: float) -> Frame:
        """The frame of the points placed so far; `unit` is its scale while there are none."""
        points = tuple(before.values())
        if not points:
            return cls((), 0j, unit)
        center = sum(points) / len(points)
        reach = max(abs(z - center) for z in points)
        return cls(points, center, max(reach, 0.5 * unit))

    def accepts(self, z: complex, rules: Rules) -> bool:
        """Whether a point may go to `z`."""
        near = rules.close * self.scale
        return abs(z - self.center) <= rules.far * self.scale and all(
            abs(z - p) > near for p in self.points
        )

    def accepts_all(self, zs: Sequence[complex], rules: Rules) -> bool:
        """Whether points may go there together."""
        near = rules.close * self.scale
        return all(self.accepts(z, rules) for z in zs) and all(
            abs(z - w) > near for i, z in enumerate(zs) for w in zs[:i]
        )


def sample(locus: Locus, frame: Frame, rng: random.Random) -> complex:
    """A point of the locus in the region of the figure, mostly between defining points."""
    if isinstance(locus, Circle):
        return locus.at(rng.uniform(0, cmath.tau))
    if isinstance(locus, Curve):
        reach = 1.5 * locus.size
        return locus.nearest(
            locus.center + rng.uniform(0.3, 1) * cmath.rect(reach, rng.uniform(0, 7))
        )
    if locus.length:
        inside = rng.random() < 0.7
        share = rng.uniform(0.15, 0.85) if inside else rng.choice([-1, 1]) * rng.uniform(0.2, 0.8)
        if share < 0 and locus.ray:
            share = -share
        return locus.at(locus.length * (share if inside or share < 0 else 1 + share))
    if locus.ray:
        return locus.at(frame.scale * rng.uniform(0.4, 1.6))
    return locus.at(frame.scale * rng.choice([-1, 1]) * rng.uniform(0.3, 1.4))


def nearest(locus: Locus, z: complex) -> complex:
    """The point of the locus nearest to `z`, for a curve to first order."""
    if isinstance(locus, Line):
        return foot(z, locus)
    if isinstance(locus, Circle):
        off = z - locus.center
        if off == 0:
            raise PlaneError("a pinned point at the centre of its circle")
        return locus.center + off / abs(off) * locus.radius
    return locus.nearest(z)
