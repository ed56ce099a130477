"""Equations between lengths, ratios and angles as facts of the geometry language."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from prover.formalize.local.geometry.words import points

Fact = tuple[str, ...]
"""Words of the language: `("cong", "A", "B", "C", "D")`. A bar between variants: see `angles`."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")


def equation(tokens: tuple[str, ...]) -> tuple[Fact, ...] | None:
    """`AB = CD`, `AB = 2 CD`, `AB / CD = EF / GH`, `PA * PB = PC * PD`, `angle ABC = angle DEF`, sums of
    squares; a chain gives a fact for each sign. None for other tokens."""
    if "=" not in tokens:
        return None
    sides: list[tuple[str, ...]] = [()]
    for token in tokens:
        if token == "=":
            sides.append(())
        else:
            sides[-1] += (token,)
    found: list[Fact] = []
    for left, right in pairwise(sides):
        fact = _equal(left, right)
        if fact is None:
            return None
        found.append(fact)
    return tuple(found)


def angles(a: tuple[str, ...], b: tuple[str, ...]) -> Fact:
    """Equal angles, at the middle points; `?` marks that the words do not say how they turn."""
    (x, y, z), (p, q, r) = a, b
    return ("?eqangle", y, x, y, z, q, p, q, r)


def _equal(left: tuple[str, ...], right: tuple[str, ...]) -> Fact | None:
    one, two = _angle(left), _angle(right)
    if one is not None and two is not None:
        return angles(one, two)
    if one is not None:
        return _measured(one, right)
    squares = _squares(left, 1), _squares(right, -1)
    if squares[0] is not None and squares[1] is not None and len(squares[0] + squares[1]) >= 2:
        terms = [
            part for c, (a, b) in squares[0] + squares[1] for part in (str(c), a, b, "*", a, b)
        ]
        return ("l2equation", *terms, "0")
    ours, theirs = _monomial(left), _monomial(right)
    if ours is None or theirs is None:
        return None
    return _lengths(ours, theirs)


def _angle(side: tuple[str, ...]) -> tuple[str, ...] | None:
    if len(side) == 2 and side[0] == "angle" and len(points(side[1])) == 3:
        return points(side[1])
    return None


def _measured(angle: tuple[str, ...], side: tuple[str, ...]) -> Fact | None:
    if not side or not _NUMBER.match(side[0]) or side[1:] not in ((), ("°",)):
        return None
    x, y, z = angle
    value = Fraction(side[0])
    if value == 90:
        return ("perp", y, x, y, z)
    return ("?aconst", y, x, y, z, f"{value}o")


def _squares(side: tuple[str, ...], sign: int) -> list[tuple[int, tuple[str, str]]] | None:
    """The terms of `AB ^ 2 + CD ^ 2`."""
    found: list[tuple[int, tuple[str, str]]] = []
    here = sign
    rest = list(side)
    while rest:
        if rest[0] in "+-":
            here = sign if rest.pop(0) == "+" else -sign
            continue
        pair = points(rest[0])
        if len(pair) != 2 or rest[1:3] != ["^", "2"]:
            return None
        found.append((here, (pair[0], pair[1])))
        rest = rest[3:]
    return found


def _monomial(
    side: tuple[str, ...],
) -> tuple[Fraction, list[tuple[str, ...]], list[tuple[str, ...]]] | None:
    """(number, factors, divisors) of a product of segments."""
    number = Fraction(1)
    above: list[tuple[str, ...]] = []
    below: list[tuple[str, ...]] = []
    divide = False
    for token in side:
        pair = points(token)
        if token in ("*", "(", ")"):
            continue
        if token in ("/", ":"):
            divide = True
        elif _NUMBER.match(token):
            number = number / Fraction(token) if divide else number * Fraction(token)
            divide = False
        elif len(pair) == 2:
            (below if divide else above).append(pair)
            divide = False
        else:
            return None
    return number, above, below


def _lengths(
    ours: tuple[Fraction, list[tuple[str, ...]], list[tuple[str, ...]]],
    theirs: tuple[Fraction, list[tuple[str, ...]], list[tuple[str, ...]]],
) -> Fact | None:
    """`k * products = l * products` as a congruence, a ratio or a proportion."""
    top, bottom = ours[1] + theirs[2], ours[2] + theirs[1]
    number = theirs[0] / ours[0]
    if len(top) == len(bottom) == 1:
        if number == 1:
            return ("cong", *top[0], *bottom[0])
        return ("rconst", *top[0], *bottom[0], str(number))
    if len(top) == len(bottom) == 2 and number == 1:
        return ("eqratio", *top[0], *bottom[0], *bottom[1], *top[1])
    if len(top) == 1 and not bottom:
        return ("lconst", *top[0], str(number))
    return None
