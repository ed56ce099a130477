"""A problem as sentences of words and slots: formulas are read and stand in the prose as `#0`, `#1`, …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prover.formalize.local.formula import FormulaReader, NoFormulaError
from prover.formalize.local.lexer import Lexeme, lexemes
from prover.formalize.local.series import folded
from prover.policy.symbolic.goals.terms import Term

_LETTERS_OF_FUNCTIONS = frozenset("fghFGHPQ")
_BEFORE_VARIABLE = frozenset(
    [
        "integer",
        "integers",
        "number",
        "numbers",
        "real",
        "reals",
        "let",
        "natural",
        "naturals",
        "variable",
        "variables",
        "prime",
        "primes",
        "if",
        "suppose",
        "given",
        "for",
        "where",
        "function",
    ]
)
_AFTER_VARIABLE = frozenset(
    [
        "and",
        "is",
        "be",
        "are",
        "divides",
        "divide",
        "leaves",
        "has",
        "for",
        "in",
        "or",
        "such",
        "with",
        "to",
        "satisfy",
        "satisfies",
        "lie",
        "lies",
        "mod",
        "modulo",
        "on",
        "when",
        "equals",
    ]
)
_OPERATORS = frozenset("+-*/^=<>≤≥≠_!≡∈∣|%")
_ORDINALS = frozenset(("th", "st", "nd", "rd"))
_ENGLISH = frozenset(
    [
        "is",
        "if",
        "of",
        "or",
        "an",
        "at",
        "be",
        "by",
        "in",
        "it",
        "no",
        "so",
        "to",
        "we",
        "as",
        "do",
        "on",
        "us",
        "my",
        "up",
        "he",
        "me",
        "go",
        "the",
        "and",
        "for",
        "let",
        "are",
        "has",
        "all",
        "any",
        "can",
        "how",
        "its",
        "not",
        "one",
        "two",
        "sum",
        "say",
        "set",
        "six",
        "ten",
        "who",
        "max",
        "min",
        "odd",
        "use",
        "mod",
        "per",
        "via",
        "gcd",
        "lcm",
        "find",
        "that",
        "such",
        "then",
        "with",
        "does",
        "each",
        "even",
        "have",
        "some",
        "what",
        "when",
        "than",
        "thus",
        "ones",
        "four",
        "five",
        "nine",
        "zero",
        "real",
        "root",
    ]
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Words with slots."""

    text: str
    """Lower case, one blank between words and signs, formulas as `#k`."""
    slots: tuple[Term, ...]
    """What `#k` stands for: a term, or a proposition."""


def prose(words: str) -> Prose:
    """Read a problem's words. Total: signs in which no formula is found stay as words."""
    row = lexemes(words)
    functions = _functions(row)
    variables = {x.text for i, x in enumerate(row) if x.kind == "name" and _single(row, i)}

    def letters(i: int) -> list[str] | None:
        return _letters(row, i, variables)

    pieces: list[str] = []
    slots: list[Term] = []
    at = 0
    while at < len(row):
        found = _formula(row, at, functions, letters)
        if found is None:
            pieces.append(_word(row[at]))
            at += 1
        else:
            pieces.append(f"#{len(slots)}")
            slots.append(folded(found[0]))
            at = found[1]
    return Prose(" ".join(piece for piece in pieces if piece), tuple(slots))


def _word(lexeme: Lexeme) -> str:
    if lexeme.text in ("{", "}", "$", "❴", "❵"):
        return ""
    if lexeme.kind == "cmd":
        return f"\\{lexeme.text}"  # a word of no rule: what it means is not passed over
    return re.sub(r"\s", "", lexeme.text.lower())


def _formula(
    row: list[Lexeme],
    at: int,
    functions: frozenset[str],
    letters: Callable[[int], list[str] | None],
) -> tuple[Term, int] | None:
    lexeme = row[at]
    if lexeme.kind == "word" and letters(at) is None:
        return None
    reader = FormulaReader(row, at, functions, letters)
    try:
        term = reader.formula()
    except NoFormulaError:
        return None
    return term, reader.at


def _functions(row: Sequence[Lexeme]) -> frozenset[str]:
    """The letters that are applied to arguments somewhere."""
    found = set()
    for i, lexeme in enumerate(row[:-1]):
        if lexeme.kind != "name":
            continue
        if "∘" in (row[i + 1].text, row[i - 1].text if i else "") and lexeme.text.isalpha():
            found.add(lexeme.text)
        if row[i + 1].text != "(" and not _is_inverted(row, i + 1):
            continue
        before = row[i - 1] if i else None
        starts = before is None or (before.kind == "word") or before.text in (",", "$")
        defined = row[i + 3 : i + 5] and [x.text for x in row[i + 3 : i + 5]] == [")", "="]
        if lexeme.text in _LETTERS_OF_FUNCTIONS or (starts and defined):
            found.add(lexeme.text)
    return frozenset(found)


def _is_inverted(row: Sequence[Lexeme], at: int) -> bool:
    """Whether `^{-1}(` stands there."""
    text = "".join(lexeme.text for lexeme in row[at : at + 6])
    return text.startswith(("^{-1}(", "^-1("))


def _single(row: Sequence[Lexeme], i: int) -> bool:
    """Whether a letter standing alone is a variable, not an article or a pronoun."""
    lexeme = row[i]
    if lexeme.math or lexeme.text not in ("a", "A", "I"):
        return True
    before = row[i - 1] if i else Lexeme("op", "")
    after = row[i + 1] if i + 1 < len(row) else Lexeme("op", "")
    if after.text.lower() in ("a", "an") or (after.kind == "end" and lexeme.text == "a"):
        return lexeme.text == "a"
    if after.kind == "op":
        return (
            after.text in _OPERATORS
            or after.text in (")", ",", ".", "?")
            or (after.text == "(" and before.kind == "op")
        )
    if before.kind == "op" and before.text in _OPERATORS:
        return True
    if after.kind == "word" and after.text in _AFTER_VARIABLE:
        return lexeme.text != "I"
    return (
        before.kind == "word" and before.text.lower() in _BEFORE_VARIABLE and after.kind != "word"
    )


def _letters(row: Sequence[Lexeme], i: int, variables: set[str]) -> list[str] | None:
    """The variables that a lexeme stands for: one letter, or a product such as `xy`."""
    if i >= len(row):
        return None
    lexeme = row[i]
    if lexeme.kind == "name":
        return [lexeme.text] if _single(row, i) else None
    if lexeme.kind != "word" or lexeme.math or len(lexeme.text) > 4 or lexeme.text in _ENGLISH:
        return None
    if not (lexeme.text.isascii() and lexeme.text.isalpha()):
        return None
    before = row[i - 1] if i else Lexeme("op", "")
    after = row[i + 1] if i + 1 < len(row) else Lexeme("op", "")
    touching = any(x.kind == "op" and x.text in _OPERATORS for x in (before, after))
    touching = touching or (
        before.kind == "num" and not lexeme.spaced and lexeme.text not in _ORDINALS
    )
    if (touching and lexeme.text.islower()) or set(lexeme.text) <= variables:
        return list(lexeme.text)
    return None
