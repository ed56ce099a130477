"""Numerical figures: `build` makes them, `holds` and `measure` read them.

Coordinates choose branches and refute false goals; they never prove. Nothing here deduces.
"""

from __future__ import annotations

from geometry.figure.builder import ATTEMPTS, build, false_goals
from geometry.figure.defining import properly_defined
from geometry.figure.figure import Figure, FigureError
from geometry.figure.gaps import DegenerateError, gaps
from geometry.figure.truth import MARGIN, TOLERANCE, error, holds, measure

__all__ = [
    "ATTEMPTS",
    "MARGIN",
    "TOLERANCE",
    "DegenerateError",
    "Figure",
    "FigureError",
    "build",
    "error",
    "false_goals",
    "gaps",
    "holds",
    "measure",
    "properly_defined",
]
