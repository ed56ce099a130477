"""Cuts Lean 4 text into tokens, well enough to find where declarations begin and end.

Knows comments (nested), strings (escapes, raw, interpolated), characters, «quoted» and dotted
identifiers, brackets. Knows nothing of Lean's grammar: user notation cannot mislead it, but it
does not parse terms either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from problems.problem import ProblemError

OPENERS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "⟦": "⟧", "⌊": "⌋", "⌈": "⌉"}
CLOSERS = frozenset(OPENERS.values())


class TokenKind(StrEnum):
    IDENTIFIER = "identifier"
    """Identifiers and keywords alike."""
    STRING = "string"
    CHARACTER = "character"
    NUMBER = "number"
    COMMAND = "command"
    """`#eval` and its like."""
    DOC = "doc"
    """A `/-- … -/` documentation comment."""
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; whitespace and ordinary comments are not tokens."""

    kind: TokenKind
    text: str
    start: int
    """Offset of its first character in the whole text."""
    depth: int
    """How many brackets are open around it; a bracket has the depth of its surroundings."""
    first_on_line: bool
    column: int

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


# A part of an identifier; Python's \w covers letters of all scripts and subscript digits.
_PART = r"(?:«[^»\n]*»|[^\W\d][\w'!?]*)"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<line>--[^\n]*)
    | (?P<block>/-)
    | (?P<raw>\br(?P<hashes>\#*)")
    | (?P<interpolated>\b[smf]!")
    | (?P<quote>")
    | (?P<character>'(?:\\(?:x[0-9a-fA-F]{{2}}|u\{{?[0-9a-fA-F]+\}}?|.)|[^'\\\n])')
    | (?P<identifier>{_PART}(?:\.{_PART})*)
    | (?P<number>\d[\w]*(?:\.\d+)?(?:[eE][-+]?\d+)?)
    | (?P<command>\#[a-z][a-z_]*)
    | (?P<assign>:=)
    | (?P<symbol>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BLOCK_MARK = re.compile(r"/-|-/")
_RESYNC = frozenset({"theorem", "lemma", "def", "example", "namespace", "section", "end"})


def line_of(text: str, offset: int) -> int:
    """The line number (from 1) of an offset in a text."""
    return text.count("\n", 0, offset) + 1


def tokenize(text: str) -> list[Token]:
    """All tokens of `text` in order. Raises `ProblemError` on an unclosed comment or string."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    position, depth, line_start, seen_on_line = 0, 0, 0, -1
    while position < len(text):
        match = _TOKEN.match(text, position)
        assert match is not None  # `symbol` matches any character
        group = match.lastgroup
        if group == "hashes":
            group = "raw"
        start, end = position, match.end()
        doc = False
        if group == "block":
            doc = text.startswith("/--", start)
            end = _block_end(text, start)
        elif group == "raw":
            end = _find(text, '"' + match["hashes"], end, start, "raw string")
        elif group in ("quote", "interpolated"):
            end = _string_end(text, end, start, interpolated=group == "interpolated")
        newline = text.rfind("\n", 0, start)
        line_start = max(line_start, newline + 1)
        piece = text[start:end]
        position = end
        if group in ("space", "line") or (group == "block" and not doc):
            continue
        first = seen_on_line != line_start
        seen_on_line = line_start
        column = start - line_start
        if first and column == 0 and piece in _RESYNC:
            depth = 0  # an unclosed bracket above ends here, as it does for Lean's own recovery
        if piece in CLOSERS:
            depth = max(0, depth - 1)
        yield Token(_kind(group, doc), piece, start, depth, first, column)
        if piece in OPENERS:
            depth += 1
        if "\n" in piece:
            line_start = start + piece.rfind("\n") + 1
            seen_on_line = line_start


def _kind(group: str | None, doc: bool) -> TokenKind:
    if doc:
        return TokenKind.DOC
    if group in ("raw", "quote", "interpolated"):
        return TokenKind.STRING
    if group in ("identifier", "number", "character", "command"):
        return TokenKind(group)
    return TokenKind.SYMBOL


def _block_end(text: str, start: int) -> int:
    """The offset after the block comment that opens at `start`; inner comments nest."""
    # `/--` and `/-!` are tokens of three characters: their last one cannot begin a `-/`.
    position = start + (3 if text[start + 2 : start + 3] in ("-", "!") else 2)
    depth = 1
    while depth:
        mark = _BLOCK_MARK.search(text, position)
        if mark is None:
            raise ProblemError(
                f"line {line_of(text, start)}: the comment that opens here with `/-` is never "
                "closed; add `-/`"
            )
        depth += 1 if mark.group() == "/-" else -1
        position = mark.end()
    return position


def _string_end(text: str, position: int, start: int, *, interpolated: bool) -> int:
    """The offset after the string whose inside begins at `position`."""
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 2
        elif character == '"':
            return position + 1
        elif character == "{" and interpolated:
            position = _interpolation_end(text, position + 1)
        else:
            position += 1
    raise _unclosed(text, start, "string")


def _interpolation_end(text: str, position: int) -> int:
    """The offset after the `}` that closes the interpolated term beginning at `position`."""
    depth, start = 1, position
    while position < len(text):
        match = _TOKEN.match(text, position)
        assert match is not None
        position = match.end()
        group = match.lastgroup
        if group == "block":
            position = _block_end(text, match.start())
        elif group in ("quote", "interpolated"):
            inner = group == "interpolated"
            position = _string_end(text, position, match.start(), interpolated=inner)
        elif match.group() in "{}":
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                return position
    raise _unclosed(text, start, "interpolated string")


def _find(text: str, mark: str, position: int, start: int, what: str) -> int:
    found = text.find(mark, position)
    if found < 0:
        raise _unclosed(text, start, what)
    return found + len(mark)


def _unclosed(text: str, start: int, what: str) -> ProblemError:
    return ProblemError(
        f"line {line_of(text, start)}: the {what} that opens here is never closed; "
        'add the closing `"`'
    )
