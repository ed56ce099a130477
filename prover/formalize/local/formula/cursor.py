"""Where a formula's reader stands in the row of lexemes, and what stands next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prover.formalize.local.lexer import Lexeme

END = Lexeme("end", "")
MAX_DEPTH = 60
"""Terms inside terms, so that no text exhausts the stack."""


class NoFormulaError(Exception):
    """No formula starts here, or it breaks off."""


class Cursor:
    """A position in a row of lexemes."""

    def __init__(
        self,
        row: Sequence[Lexeme],
        at: int,
        functions: frozenset[str],
        letters: Callable[[int], list[str] | None],
    ) -> None:
        """`functions`: letters that are applied. `letters(i)`: the variables that lexeme `i` stands for,
        None where it is a word."""
        self.row = list(row)
        self.at = at
        self.functions = functions
        self.letters_at = letters
        self.bars = 0
        """Absolute values that are open: there a bar closes."""
        self.depth = 0
        self.pending: list[str] = []
        """Letters of a product such as `xyz` that are still to be read."""

    def peek(self, ahead: int = 0) -> Lexeme:
        return self.row[self.at + ahead] if self.at + ahead < len(self.row) else END

    def op(self, ahead: int = 0) -> str:
        """The sign that stands next; empty where it is none."""
        lexeme = self.peek(ahead)
        return lexeme.text if lexeme.kind == "op" and not self.pending else ""

    def next(self) -> Lexeme:
        lexeme = self.peek()
        if lexeme is END:
            raise NoFormulaError
        self.at += 1
        return lexeme

    def take(self, sign: str) -> None:
        if self.op() != sign:
            raise NoFormulaError
        self.at += 1
