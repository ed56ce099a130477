"""The geometry language: text in, points, clauses, goals and symbolic hypotheses out.

It knows words and facts, nothing of coordinates, deduction or proofs.
"""

from __future__ import annotations

from geometry.language.definition import Definition, Family, Number, Sampler
from geometry.language.errors import GeometryError, LanguageError
from geometry.language.facts import Fact, angle_text
from geometry.language.hypotheses import asserted, conditions, hypotheses, required
from geometry.language.parser import extend, parse
from geometry.language.predicates import ALIASES, PREDICATES, Predicate, Signature
from geometry.language.problem import Clause, Construction, GeometryProblem
from geometry.language.registry import REGISTRY
from geometry.language.wellformed import defect, trivial

__all__ = [
    "ALIASES",
    "PREDICATES",
    "REGISTRY",
    "Clause",
    "Construction",
    "Definition",
    "Fact",
    "Family",
    "GeometryError",
    "GeometryProblem",
    "LanguageError",
    "Number",
    "Predicate",
    "Sampler",
    "Signature",
    "angle_text",
    "asserted",
    "conditions",
    "defect",
    "extend",
    "hypotheses",
    "parse",
    "required",
    "trivial",
]
