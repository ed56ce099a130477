"""Numbers of the language: exact rationals, and angles in units of pi."""

from __future__ import annotations

import re
from fractions import Fraction

_RATIONAL = r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:/[0-9]{1,15})?"
_RATIONAL_RE = re.compile(_RATIONAL)
_PI_RE = re.compile(rf"(?P<head>{_RATIONAL}|[+-]?)\*?(?:pi|π)(?:/(?P<foot>[0-9]{{1,15}}))?")
_DEGREES_RE = re.compile(rf"(?P<number>{_RATIONAL})(?:o|°|deg)?")

RATIONAL_EXPECTED = "a number such as 3, 1/2 or 2.5"
ANGLE_EXPECTED = "an angle such as 60o, 60 (degrees) or 2pi/3"


def rational(word: str) -> Fraction | None:
    """`3`, `-1/2`, `2.5` as an exact fraction; None when the word is no such number."""
    if not _RATIONAL_RE.fullmatch(word):
        return None
    top, _, bottom = word.partition("/")
    if bottom and int(bottom) == 0:
        return None
    return Fraction(top) / Fraction(bottom or 1)


def angle(word: str) -> Fraction | None:
    """`60o`, `60`, `pi/3`, `2pi/3` in units of pi; None when the word is no angle."""
    if match := _PI_RE.fullmatch(word):
        head, foot = match["head"], match["foot"] or "1"
        factor = Fraction(f"{head}1") if head in ("", "+", "-") else rational(head)
        return None if factor is None or int(foot) == 0 else factor / int(foot)
    if match := _DEGREES_RE.fullmatch(word):
        degrees = rational(match["number"])
        return None if degrees is None else degrees / 180
    return None
