"""Words of plane geometry as tokens: points, numbers, signs, and English in a few synonyms.

`triangle ABC` becomes `triangle @A,B,C`; a token with `@` names points, all others are lower case.
"""

from __future__ import annotations

import re

from prover.formalize.reading.plain import plain

_TOKEN = re.compile(
    r"(?P<points>(?:[A-Z](?:_?\d)?'*)+(?![a-z]))|(?P<word>[A-Za-zÀ-ɏ]+(?:['’-][a-z]+)*)"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<sign>\S)"
)
_POINT = re.compile(r"[A-Z](?:_?\d)?'*")
_REWRITES: tuple[tuple[str, str], ...] = (
    (r"\b(respectively|always|then|also|again|once more|clearly|both)\b", ""),
    (r"\b(hence|thus|furthermore|moreover)\b,?", ""),
    (r"\bcentres?\b|\bcenters\b", "center"),
    (
        r"\bcircum-?cent(?:re|er)s?\b|\bcent(?:re|er)s? of (the )?circum(scribed )?circles? of\b",
        "circumcenter",
    ),
    (r"\bortho-?cent(?:re|er)s?\b", "orthocenter"),
    (r"\bin-?cent(?:re|er)s?\b|\bcenter of (the )?(incircle|inscribed circle)\b", "incenter"),
    (r"\bex-?cent(?:re|er)s?\b", "excenter"),
    (r"\b(circumcircle|circumscribed circle)s?\b", "circumcircle"),
    (r"\b(incircle|inscribed circle)\b", "incircle"),
    (r"\bpasses through\b|\bpassing through\b|\bdrawn through\b|\bthat passes through\b", "through"),
    (r"\b(meets?|intersects?|cuts?|crosses|cross|meeting|intersecting)\b", "meet"),
    (r"\b(touches|touch|is tangent to|are tangent to)\b", "touch"),
    (r"\b(is|are|be|was|were)\b", "is"),
    (r"\b(lies?|lying|situated|located|taken|chosen) (on|in|inside)\b", r"lie \2"),
    (r"\bis lie\b", "lie"),
    (r"\bin the interior of\b|\bin the inside of\b|\binterior to\b", "inside"),
    (r"\b(triangles|△)(?!\w)|△", "triangle"),
    (r"\b(angles?)\b|∠", "angle"),
    (r"\b(lines|rays?|straight lines?)\b", "line"),
    (r"\b(segments?|line segments?)\b", "segment"),
    (r"\bsides\b", "side"), (r"\bchords\b", "chord"), (r"\bdiagonals\b", "diagonal"), (r"\blegs\b", "leg"),
    (r"\bpoints\b", "point"), (r"\bcircles\b", "circle"), (r"\btangents\b", "tangent"),
    (r"\bmidpoints\b|\bmiddles?\b", "midpoint"), (r"\bmedians\b", "median"),
    (r"\b(altitudes?|heights?)\b", "altitude"), (r"\bfeet\b", "foot"),
    (r"\bperpendiculars\b", "perpendicular"), (r"\b(orthogonal|at right angle) to\b", "perpendicular to"),
    (r"\bbisectors\b", "bisector"), (r"\breflections?\b|\b(mirror )?images?\b", "reflection"),
    (r"\b(concyclic|cyclic points)\b|\blie on (a|one|the same|a common) circle\b", "concyclic"),
    (r"\blie on (a|one|the same) (straight )?line\b|\bcollinear\b", "collinear"),
    (r"\b(prove|show|verify|demonstrate|establish|deduce)( that)?\b", "prove"),
    (r"\b(suppose|assume|given)( that)?\b", "let"),
    (r"\b(such that|so that|satisfying|where|for which)\b", "st"),
    (r"\b(any|an|a|one|arbitrary|some)( (any|arbitrary))?\b", "a"),
    (r"\b(the|its|these|those)\b", "the"),
    (r"\btrapezium\b", "trapezoid"), (r"\bright-angled\b", "right"),
    (r"\bparallel with\b", "parallel to"),
    (r"\b(outside|outside of|not on)\b", "outside"),
    (r"\bdegrees?\b", "°"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), new) for pattern, new in _REWRITES)
_ARTICLE_BEFORE = frozenset(
    [
        "line",
        "circle",
        "tangent",
        "point",
        "chord",
        "triangle",
        "secant",
        "square",
        "diameter",
        "perpendicular",
        "parallel",
        "common",
    ]
)


def sentences(words: str) -> list[tuple[str, ...]]:
    """The sentences of a problem as tokens."""
    text = " ".join(_tokens(plain(words)))
    for pattern, new in _COMPILED:
        text = pattern.sub(new, text)
    return [
        tuple(part.split()) for part in re.split(r"\s*[.?!;](?=\s|$)", text) if part.strip(" ,")
    ]


def points(token: str) -> tuple[str, ...]:
    """The points that a token names."""
    return tuple(token[1:].split(",")) if token.startswith("@") else ()


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    matches = list(_TOKEN.finditer(text))
    for i, match in enumerate(matches):
        piece = match[0]
        after = matches[i + 1][0].lower() if i + 1 < len(matches) else ""
        if match["points"] is None:
            found.append(piece.lower())
        elif piece == "A" and (after in _ARTICLE_BEFORE) and (not found or found[-1] in ".?!;"):
            found.append("a")
        else:
            found.append("@" + ",".join(name.replace("_", "") for name in _POINT.findall(piece)))
    return found
