"""The geometry language: text in, points, clauses, goals and symbolic hypotheses out.

It knows words and facts, nothing of coordinates, deduction or proofs.
"""

from __future__ import annotations

from geometry.language.errors import GeometryError, LanguageError
from geometry.language.facts import Fact, angle_text
from geometry.language.predicates import ALIASES, PREDICATES, Predicate, Signature
from geometry.language.problem import Clause, Construction, GeometryProblem

__all__ = [
    "ALIASES",
    "PREDICATES",
    "Clause",
    "Construction",
    "Fact",
    "GeometryError",
    "GeometryProblem",
    "LanguageError",
    "Predicate",
    "Signature",
    "angle_text",
]
