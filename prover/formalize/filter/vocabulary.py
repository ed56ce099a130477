"""Words of a problem, and what a statement shows where it has not forgotten them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word of mathematics."""

    name: str
    words: re.Pattern[str]
    """How English says it."""
    lean: re.Pattern[str]
    """What Lean then holds, in any of these forms."""
    decisive: bool
    """Whether a statement without it is rejected, not merely doubted."""


def _term(name: str, words: str, lean: str, *, decisive: bool) -> Term:
    return Term(name, re.compile(words, re.IGNORECASE), re.compile(lean), decisive)


VOCABULARY: tuple[Term, ...] = (
    _term(
        "prime", r"(?<!relatively )(?<!mutually )(?<!-)\bprimes?\b(?! factori)",
        r"[Pp]rime|Irreducible|divisors|Coprime|gcd|factor", decisive=True,
    ),
    _term("real", r"\breals?\b", r"ℝ|Real|NNReal|Complex|ℂ|Field\b|OrderedRing", decisive=True),
    _term("integer", r"\bintegers?\b", r"ℤ|ℕ|Int|Nat|ZMod|Fin\b|⌊|^[^ℝℚℂ]*$", decisive=True),
    _term(
        "integers of both signs",
        r"^(?!.*\b(positive|natural|non-?negative|digits?|primes?|greater|larger|[<>≥≤] ?\d)).*\bintegers?\b",
        r"ℤ|Int", decisive=False,
    ),
    _term("rational", r"(?<!ir)\brationals?\b", r"ℚ|Rat|Irrational", decisive=True),
    _term("irrational", r"\birrational", r"Irrational|ℚ|Rat", decisive=True),
    _term("odd", r"\bodd\b", r"Odd|% 2|2 \*|ZMOD|MOD|Even|bodd", decisive=True),
    _term(
        "even", r"\beven (integer|number|natural|positive|prime)|\b(is|are|be) even\b",
        r"Even|% 2|2 \*|2 ∣|ZMOD|MOD|Odd", decisive=True,
    ),
    _term(
        "divisible", r"\bdivisible\b|\bdivides?\b|\bmultiples?\b|∣",
        r"∣|%|\bMOD\b|ZMOD|dvd|divisors|gcd|lcm|\*|ZMod|/", decisive=True,
    ),
    _term("congruent", r"\bmod(ulo)?\b|≡|\bremainders?\b", r"%|MOD|ModEq|ZMod|∣|emod", decisive=True),
    _term(
        "greatest common divisor", r"\bgcd\b|greatest common|\bcoprime\b|relatively prime",
        r"gcd|[Cc]oprime|∣", decisive=True,
    ),
    _term("least common multiple", r"\blcm\b|least common mult", r"lcm|∣|IsLeast", decisive=True),
    _term("factorial", r"\bfactorial|\d!|\bn!", r"!|factorial|∏|ascFactorial|choose", decisive=True),
    _term("square root", r"square root|√", r"√|sqrt|\^", decisive=False),
    _term("positive", r"\bpositive\b", r"<|>|ℕ\+|1 ≤|≥ 1|≠ 0|Ioi|range|Icc", decisive=False),
    _term("nonnegative", r"\bnon-?negative\b", r"≤|≥|ℕ|NNReal|ℝ≥0|Ici", decisive=False),
    _term("distinct", r"\bdistinct\b|\bdifferent\b", r"≠|Injective|card|Finset|<|Pairwise", decisive=False),
    _term("non-zero", r"\bnon-?zero\b", r"≠|<|>", decisive=False),
    _term("digits", r"\bdigits?\b", r"digits|10|Fin|9|% ", decisive=False),
    _term(
        "smallest or largest", r"\b(smallest|largest|greatest|least|minimum|maximum|minimal|maximal)\b",
        r"IsLeast|IsGreatest|≤|≥|sInf|sSup|min|max|gcd|lcm|<", decisive=False,
    ),
    _term("number of", r"\bhow many\b|\bnumber of\b", r"card|ncard|#|countP|=|choose|!", decisive=False),
    _term(
        "exists", r"\bexists?\b|\bthere (is|are)\b|\bfor some\b",
        r"∃|Nonempty|Infinite|≠ ∅|¬", decisive=False,
    ),
)  # fmt: skip
