"""Cutting a text into pieces that remember where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geometry.language.errors import LanguageError


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text without blanks at its ends. `column`: its 0-based offset in `source`."""

    text: str
    column: int
    source: str

    def split(self, separator: str, limit: int = -1) -> list[Piece]:
        """The pieces between separators, empty ones included; at most `limit` cuts."""
        pieces, start = [], 0
        for part in self.text.split(separator, limit):
            pieces.append(trimmed(part, self.column + start, self.source))
            start += len(part) + len(separator)
        return pieces

    def words(self) -> list[Piece]:
        """The pieces between blanks."""
        return [
            Piece(m.group(), self.column + m.start(), self.source)
            for m in re.finditer(r"\S+", self.text)
        ]

    def error(self, message: str, expected: str = "", clause: Piece | None = None) -> LanguageError:
        """A `LanguageError` that points here, inside `clause` (this piece itself by default)."""
        return LanguageError(
            message,
            text=self.source,
            clause=(clause or self).text,
            column=self.column,
            expected=expected,
        )


def trimmed(text: str, column: int, source: str) -> Piece:
    """A piece without the blanks at the ends of `text`."""
    lead = len(text) - len(text.lstrip())
    return Piece(text.strip(), column + lead, source)
