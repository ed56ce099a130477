"""The checks of a candidate in the geometry language: can it be drawn, is it true, whose points."""

from __future__ import annotations

import re

from geometry import GeometryError
from geometry.language import parse
from problems import Problem, Source
from prover.formalize.candidates import NAME, Candidate
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.reading import Reading

_POINT = re.compile(r"(?<![A-Za-z])[A-Z]{1,6}(?![A-Za-z])")
_ENGLISH = frozenset({"A", "I", "IMO", "AMC", "QED"})


def figures(candidate: Candidate, reading: Reading, seconds: float) -> Check:
    """Draw a candidate and look whether its goal holds in the figures; blocks for up to `seconds`."""
    from prover.geometry import attempt_geometry

    assert candidate.geometry is not None
    points = {point.lower() for point in parse(candidate.geometry, NAME).points}
    lost = sorted(_named(reading.plain) - points)
    if lost:
        return Check("words", Standing.FAILED, f"the words name {', '.join(lost).upper()}")
    problem = Problem(NAME, reading.words, None, candidate.geometry, Source("words"))
    try:
        answer = attempt_geometry(problem, seconds)
    except GeometryError as error:
        return Check("figure", Standing.FAILED, " ".join(str(error).split()))
    reason = str(answer["stats"]["reason"])
    if answer["verdict"] in ("disproved", "invalid"):
        return Check("figure", Standing.FAILED, reason)
    return Check("figure", Standing.PASSED, reason)


def _named(text: str) -> set[str]:
    """The points of a text, lower-case: the letters of words in capitals."""
    words = [word for word in _POINT.findall(text) if word not in _ENGLISH]
    return {letter.lower() for word in words for letter in word}
