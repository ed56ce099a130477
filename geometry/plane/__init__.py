"""Plane geometry with complex numbers: lines, circles, curves, where they meet, centres.

Knows coordinates only: no names, no facts, no language.
"""

from __future__ import annotations

from geometry.plane.centers import (
    bisector,
    circumcenter,
    excenter,
    foot,
    incenter,
    orthocenter,
    reflection,
)
from geometry.plane.loci import Circle, Curve, Line, Locus, PlaneError, angle_circle, ratio_circle
from geometry.plane.meet import meet

__all__ = [
    "Circle",
    "Curve",
    "Line",
    "Locus",
    "PlaneError",
    "angle_circle",
    "bisector",
    "circumcenter",
    "excenter",
    "foot",
    "incenter",
    "meet",
    "orthocenter",
    "ratio_circle",
    "reflection",
]
