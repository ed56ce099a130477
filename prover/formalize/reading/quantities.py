"""The numbers a problem mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?!\w*[A-Za-z]{2}-)")
_JOINED = re.compile(r"(?<![\w.^_)])(\d+)(?=[A-Za-z(√π])")
_SHAPE_AFTER = re.compile(r"\s*-?\s*(digit|sided|gon|dimensional|th|st|nd|rd|element|tuple)", re.I)
_LABEL_BEFORE = re.compile(
    r"(problem|part|case|equation|exercise|figure|question|step|in|year)\s*#?\s*$", re.I
)
_SMALL = 2
"""Numbers up to this size often stand for structure (pairs, squares, unknowns), not for numerals."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text."""

    value: Fraction
    text: str
    """As the plain text writes it."""
    certain: bool
    """Whether a faithful statement has to show it: not for words, small numbers, labels, years of the
    contest, members of a list with dots, and numbers that say a shape (`3-digit`)."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a plain text in order, each value once; a certain mention outweighs others."""
    found: dict[Fraction, Quantity] = {}
    for start, number, rest in _numerals(text):
        value = Fraction(number.replace(",", "").rstrip("."))
        certain = value > _SMALL and not _SHAPE_AFTER.match(rest) and not _labelled(text[:start])
        certain = certain and not _listed(text[:start], rest)
        if certain or value not in found:
            found[value] = Quantity(value, number, certain)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            value = Fraction(_WORDS[word])
            found.setdefault(value, Quantity(value, word, False))
    return tuple(found.values())


def _labelled(before: str) -> bool:
    return bool(_LABEL_BEFORE.search(before)) or before.endswith("_")


def _listed(before: str, rest: str) -> bool:
    """Whether a number is one of a list that dots go on with: such members are examples of a rule."""
    return "..." in re.split(r"[.;?](?= |$)", rest)[0] or "..." in re.split(r"[.;?] ", before)[-1]


def _numerals(text: str) -> list[tuple[int, str, str]]:
    """(offset, numeral, what follows) of each numeral."""
    found: dict[int, tuple[int, str, str]] = {}
    for pattern in (_NUMBER, _JOINED):
        for match in pattern.finditer(text):
            found.setdefault(match.start(), (match.start(), match[0], text[match.end() :]))
    return [found[start] for start in sorted(found)]
