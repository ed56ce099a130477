"""`Figure`: coordinates for the points of a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geometry.language.errors import GeometryError


class FigureError(GeometryError):
    """No figure could be built. The message names the clause that failed most and why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Points of the plane by name, as complex numbers. Not to be changed once built."""

    coordinates: Mapping[str, complex]

    def __getitem__(self, name: str) -> complex:
        return self.coordinates[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.coordinates)

    def __len__(self) -> int:
        return len(self.coordinates)

    @property
    def diameter(self) -> float:
        """The largest distance between two points."""
        points = list(self.coordinates.values())
        return max((abs(p - q) for i, p in enumerate(points) for q in points[:i]), default=0.0)

    @property
    def spread(self) -> float:
        """The smallest distance between two points relative to the largest, in [0, 1]."""
        points = list(self.coordinates.values())
        gaps = [abs(p - q) for i, p in enumerate(points) for q in points[:i]]
        return min(gaps) / max(gaps) if gaps and max(gaps) > 0 else 1.0
