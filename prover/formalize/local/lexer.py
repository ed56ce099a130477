r"""Words and formulas of a problem as one row of lexemes, whether they came as LaTeX or as plain text.

Between dollar signs every letter is a variable; in prose a letter is one where its neighbours say so.
Grouping braces are kept (`1/{2x}` and `{1/2}x` differ), which a plain form would lose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prover.formalize.local.lexicon import (
    COMMANDS,
    DOUBLE_STRUCK,
    FUNCTIONS,
    PROSE_COMMANDS,
    SYMBOLS,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of the text."""

    kind: str
    """`num`, `name` (a variable), `word`, `fn` (a function's name), `op`, or `cmd` (LaTeX with arguments)."""
    text: str
    math: bool = False
    """Whether it stood between dollar signs."""
    spaced: bool = True
    """Whether a blank stood before it."""


_MATH = re.compile(
    r"\$\$(.+?)\$\$|\\\[(.+?)\\\]|\\\((.+?)\\\)|\$(.+?)\$"
    r"|\\begin\{(?:align|equation|gather|eqnarray)\*?\}(.+?)\\end\{(?:align|equation|gather|eqnarray)\*?\}",
    re.DOTALL,
)
_JOINED = r"(?:-[A-Za-z]{2,}|['’][a-z]{1,2}\b)*"
"""What makes one word of `two-digit` and `what's`; between dollar signs a hyphen subtracts."""
_TOKEN = re.compile(
    r"\s*(?:(?P<num>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?|\.\d+)|(?P<cmd>\\[A-Za-z]+|\\.)"
    r"|(?P<word>[A-Za-zÀ-ɏ]+" + _JOINED + r"'*)|(?P<greek>[α-ωΓΔΘΛΞΠΣΦΨΩ])"
    r"|(?P<op><=|>=|=>|->|\.\.\.|\S))"
)
_FORMULA_TOKEN = re.compile(_TOKEN.pattern.replace(_JOINED, ""))
_CASES = re.compile(
    r"([^$=\[\]\n]+)=\s*(?:\\left\s*\\\{)?\s*\\begin\{(?:cases|array)\}(?:\{[^{}]*\})?(.*?)"
    r"\\end\{(?:cases|array)\}(?:\s*\\right\.)?",
    re.DOTALL,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵐᵏˣʸᵃᵇᶜ", "0123456789+-()nmkxyabc")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₙₘₖᵢⱼ", "0123456789+-nmkij")
_TEXT = re.compile(r"\\(text|textbf|textit|mbox|emph|textrm|mathrm|operatorname)\s*\*?\{([^{}]*)\}")


def lexemes(text: str) -> list[Lexeme]:
    """The lexemes of a problem. Total: a sign that is not known is a lexeme of its own."""
    text = _cleaned(text)
    found: list[Lexeme] = []
    at = 0
    for match in _MATH.finditer(text):
        found += _lexed(text[at : match.start()], math=False)
        inside = next(group for group in match.groups() if group is not None)
        found += _formula(inside)
        at = match.end()
    return found + _lexed(text[at:], math=False)


def _by_cases(match: re.Match[str]) -> str:
    """`f(x) = \\begin{cases} a & if c \\\\ … ` as `f(x) = a if c and f(x) = …`."""
    left, rows = match[1], match[2].split("\\\\")
    found = []
    for row in rows:
        value, _, condition = row.partition("&")
        condition = re.sub(r"\\(?:text|mbox|textrm)\s*\{([^{}]*)\}", r"\1", condition)
        condition = re.sub(r"\b(if|for|when)\b", " ", condition).strip(" ,.")
        if condition:
            found.append(f"{left} = {value.strip(' ,')} \\text{{ if }} {condition}")
    return " \\text{ and } ".join(found)


def _cleaned(text: str) -> str:
    """The text without what carries no meaning: spacing, sizes, Wiki links, drawings."""
    text = _CASES.sub(_by_cases, text)
    text = re.sub(r"\bs\.\s?t\.", "such that", text)
    text = re.sub(r"\b([a-z]) in ([NZQR])\b", lambda m: f"{m[1]} ∈ {DOUBLE_STRUCK[m[2]]}", text)
    text = re.sub(r"\b(base|mod|modulo)-(?=\$?\d)", r"\1 ", text, flags=re.IGNORECASE)
    text = re.sub(r"\[asy\].*?(\[/asy\]|\Z)", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[/a-z][^<>]*>", " ", text)
    text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", text)
    text = re.sub(
        r"\\(left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|quad|qquad)(?![A-Za-z])",
        " ",
        text,
    )
    text = re.sub(r"\\mathbb\s*\{?\s*([NZQRC])\s*\}?", lambda m: f" {DOUBLE_STRUCK[m[1]]} ", text)
    text = text.replace("\\$", "").replace("\\%", "%").replace("\\!", "").replace("\\{", "❴")
    text = text.replace("\\}", "❵").replace("^{}", "").replace("_{}", "")
    text = re.sub(r"\\[,;: ]|~|&", " ", text)
    text = re.sub(
        r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵐᵏˣʸᵃᵇᶜ]+", lambda m: f"^{{{m[0].translate(_SUPERSCRIPTS)}}}", text
    )
    return re.sub(r"[₀₁₂₃₄₅₆₇₈₉₊₋ₙₘₖᵢⱼ]+", lambda m: f"_{{{m[0].translate(_SUBSCRIPTS)}}}", text)


def _formula(text: str) -> list[Lexeme]:
    """Lexemes between dollar signs, prose inside `\\text{…}` among them."""
    found: list[Lexeme] = []
    at = 0
    for match in _TEXT.finditer(text):
        found += _lexed(text[at : match.start()], math=True)
        word = match[2].strip()
        if word in FUNCTIONS:
            found.append(Lexeme("fn", word, True))
        elif match[1] == "operatorname":
            found.append(Lexeme("cmd", word, True))
        else:
            found += _lexed(match[2], math=False)
        at = match.end()
    return found + _lexed(text[at:], math=True)


def _lexed(text: str, *, math: bool) -> list[Lexeme]:
    found: list[Lexeme] = []
    for match in (_FORMULA_TOKEN if math else _TOKEN).finditer(text.replace("\\\\", " , ")):
        kind, piece = str(match.lastgroup), match[0].strip()
        spaced = match[0][:1].isspace() or match.start() == 0
        if kind == "num":
            found.append(Lexeme("num", piece.replace(",", ""), math, spaced))
        elif kind == "greek":
            found.append(_greek(piece, math))
        elif kind == "cmd":
            found += _command(piece[1:], math)
        elif kind == "word":
            found += _words(piece, math, spaced)
        else:
            found.append(Lexeme("op", SYMBOLS.get(piece, piece), math, spaced))
    return found


def _greek(letter: str, math: bool) -> Lexeme:
    shown = {"Σ": "∑", "Π": "∏", "λ": "lam"}.get(letter, letter)
    return Lexeme("op" if letter in "ΣΠ" else "name", shown, math)


def _command(name: str, math: bool) -> list[Lexeme]:
    if name in FUNCTIONS and name != "sqrt":  # LaTeX gives a root its degree in brackets
        return [Lexeme("fn", name, math)]
    if name in COMMANDS:
        text = COMMANDS[name]
        return [Lexeme("name" if text.isalpha() and text not in "∑∏" else "op", text, math)]
    if name in PROSE_COMMANDS:
        return []
    return [Lexeme("cmd", name, math)]


def _words(piece: str, math: bool, spaced: bool) -> list[Lexeme]:
    """A row of letters: a function, variables (all of them between dollar signs), or a word."""
    if piece in FUNCTIONS and (math or len(piece) > 2):
        return [Lexeme("fn", piece, math)]
    if len(piece) == 1:
        return [Lexeme("name", piece, math, spaced)]
    if math:
        if piece in (
            "and",
            "or",
            "if",
            "for",
            "where",
            "such",
            "that",
            "all",
            "with",
            "is",
            "mod",
            "pmod",
        ):
            return [Lexeme("word", piece, math, spaced)]
        return [Lexeme("name", letter, math) for letter in piece if letter.isalpha()]
    return [Lexeme("word", piece, math, spaced)]
