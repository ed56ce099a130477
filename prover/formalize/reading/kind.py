"""What a problem asks for, and which of the two languages it belongs to."""

from __future__ import annotations

import re
from enum import StrEnum


class Asked(StrEnum):
    """What the words ask for."""

    PROVE = "prove"
    FIND = "find"
    """One value."""
    FIND_ALL = "find_all"
    """Every solution."""
    IS_IT_TRUE = "is_it_true"
    """Whether an assertion holds."""


class Route(StrEnum):
    """The language that the problem is put into."""

    LEAN = "lean"
    GEOMETRY = "geometry"


_PROVE = re.compile(r"\b(prove|show|verify|demonstrate|establish|deduce)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(find|determine|list|describe|give)\s+(the\s+set\s+of\s+)?(all|every)\b"
    r"|\bsolve\b|\bfor (which|what) (values|integers|numbers|primes|positive|natural|real)\b"
    r"|\bwhat are (all )?the (solutions|roots|values)\b|\bfind the (solutions|roots)\b",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"\b(is it true|true or false|prove or disprove|is it possible|does there exist|"
    r"do there exist|must (it|there|one)|is there (a|an|any))\b"
    r"|^(is|are|does|do|can)\b[^.]*\?\s*$",
    re.IGNORECASE,
)
_FIND = re.compile(
    r"\b(find|determine|compute|calculate|evaluate|what (is|are|was|will)|how (many|much|old|far)|"
    r"which|express|simplify|write|give)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(triangles?|circles?|circumcircle|incircle|circumcent(?:er|re)|incent(?:er|re)|orthocent(?:er|re)|"
    r"centroid|midpoints?|perpendicular|parallel|tangent|altitudes?|medians?|bisectors?|bisects?|"
    r"chords?|diameter|cyclic|collinear|concurrent|concyclic|quadrilateral|parallelogram|trapezoid|"
    r"trapezium|rhombus|rectangle|square|isosceles|equilateral|segments?|lines?|foot|∠|⊥|∥)(?!\w)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])|\bpoints?\s+[A-Z]\b")
_MEASURES = re.compile(
    r"\b(area|perimeter|volume|coordinates?|graph|slope|parabola|ellipse|hyperbola|units?|inches|"
    r"cm|feet|radius of|perfect square|number line)\b|\(\s*-?\d+\s*,",
    re.IGNORECASE,
)


def asked_for(text: str) -> Asked:
    """What a plain text asks for; a text that asks for nothing states what is to be proved."""
    if _TRUE.search(text):
        return Asked.IS_IT_TRUE
    if _PROVE.search(text):
        return Asked.PROVE
    if _ALL.search(text):
        return Asked.FIND_ALL
    return Asked.FIND if _FIND.search(text) else Asked.PROVE


def route_of(text: str) -> Route:
    """Geometry for problems about named points that speak of figures and measure nothing.

    Areas, coordinates and lengths to be computed are arithmetic to the geometry engine's language
    and go to Lean.
    """
    figures = {word.lower().rstrip("s") for word in _FIGURES.findall(text)}
    named = len(_POINTS.findall(text)) >= 2
    return Route.GEOMETRY if figures and named and not _MEASURES.search(text) else Route.LEAN
