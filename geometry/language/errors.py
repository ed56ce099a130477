"""Errors of the geometry language and of the figure builder."""

from __future__ import annotations


class GeometryError(Exception):
    """Base of what `geometry` raises on purpose."""


class LanguageError(GeometryError):
    """A problem text that does not parse; points at the clause and says what was expected.

    `clause` is the text of the offending clause or goal, `column` its 0-based offset in `text`,
    `expected` a short description of what would have been accepted.
    """

    def __init__(
        self, message: str, *, text: str = "", clause: str = "", column: int = 0, expected: str = ""
    ) -> None:
        self.message = message
        self.text = text
        self.clause = clause
        self.column = column
        self.expected = expected
        super().__init__(self._render())

    def _render(self) -> str:
        lines = [self.message]
        if self.clause:
            lines.append(f"  in: {self.clause}  (column {self.column + 1})")
        if self.expected:
            lines.append(f"  expected: {self.expected}")
        return "\n".join(lines)
