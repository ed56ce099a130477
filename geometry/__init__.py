"""Plane geometry: a problem's text in; figures, pictures, deductions and checked proofs out."""

from __future__ import annotations

from geometry.draw import Drawing, picture
from geometry.figure import Figure, FigureError, build, holds, measure
from geometry.language import (
    Fact,
    GeometryError,
    GeometryProblem,
    LanguageError,
    Predicate,
    conditions,
    hypotheses,
    parse,
)
from geometry.proving import Solution, SolveConfig, solve

__all__ = [
    "Drawing",
    "Fact",
    "Figure",
    "FigureError",
    "GeometryError",
    "GeometryProblem",
    "LanguageError",
    "Predicate",
    "Solution",
    "SolveConfig",
    "build",
    "conditions",
    "holds",
    "hypotheses",
    "measure",
    "parse",
    "picture",
    "solve",
]
