"""Small pieces of Lean text: linear forms, polynomials, quotients, fresh letters."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

_LETTERS = ("x y z w", "a b c d", "u v w t", "p q r s", "m n k l")
_WHOLE_LETTERS = ("a b c d", "m n k l", "x y z w", "n m k j", "k m n p")


def letters(rng: random.Random, count: int, *, whole: bool = False) -> list[str]:
    """Names for so many variables; `whole` for those that are usual for integers."""
    return rng.choice(_WHOLE_LETTERS if whole else _LETTERS).split()[:count]


def number(value: int | Fraction) -> str:
    """A numeral, negative ones with their sign and quotients with a slash: `-3`, `5 / 2`."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    return f"{value.numerator} / {value.denominator}"


def factor(value: int | Fraction) -> str:
    """A numeral that can stand beside an operator: in brackets unless it is a natural number."""
    text = number(value)
    return text if text.isdigit() else f"({text})"


def combination(coefficients: Sequence[int], terms: Sequence[str]) -> str:
    """`2 * x - y + 3` from `(2, -1, 3)` and `("x", "y", "1")`; `0` if all coefficients are."""
    text = ""
    for value, term in zip(coefficients, terms, strict=True):
        if value == 0:
            continue
        sign = "-" if value < 0 else "+"
        size = abs(value)
        piece = str(size) if term == "1" else term if size == 1 else f"{size} * {term}"
        if text:
            text += f" {sign} {piece}"
        else:
            text = f"-{piece}" if value < 0 else piece
    return text or "0"


def polynomial(coefficients: Sequence[int], name: str) -> str:
    """`x ^ 2 - 5 * x + 6` from its coefficients, the leading one first."""
    degree = len(coefficients) - 1
    powers = [name if degree - i == 1 else f"{name} ^ {degree - i}" for i in range(degree)]
    return combination(coefficients, [*powers, "1"])


def nonzero(rng: random.Random, size: int) -> int:
    """An integer from `-size` to `size` other than 0."""
    return rng.choice((-1, 1)) * rng.randint(1, size)
