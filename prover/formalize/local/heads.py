"""Names that the grammar gives to operations and predicates, which are no variables of a problem."""

from __future__ import annotations


class AssemblyError(Exception):
    """The acts make no statement."""


HEADS = frozenset(
    [
        "gcd",
        "lcm",
        "choose",
        "modeq",
        "set",
        "tuple",
        "root",
        "isin",
        "member",
        "partial",
        "party",
        "progression",
        "inbase",
        "modinverse",
        "prime",
        "even",
        "odd",
        "square",
        "irrational",
        "coprime",
        "digitsum",
        "digitcount",
        "divisorcount",
        "divisorsum",
        "primesum",
        "quotient",
        "max",
        "min",
        "injective",
        "surjective",
        "bijective",
        "same",
        "True",
        "False",
        "it",
        "_",
        "e",
        "i",
        "π",
        "?",
        "…",
        "countof",
        "sumof",
        "extremum",
        "ℕ",
        "ℤ",
        "ℚ",
        "ℝ",
        "ℂ",
    ]
)
