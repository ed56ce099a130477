"""Takes a Lean declaration apart: binders and conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from problems.lean_commands import THEOREMS
from problems.lean_lexer import CLOSERS, OPENERS, Token, TokenKind, tokenize
from problems.problem import LeanStatement, ProblemError


@dataclass(frozen=True, slots=True)
class Binder:
    """One bracket group before the colon: `(x y : Nat)`, `{K : Type}`, `[LE K]`, `(h : x < y)`."""

    bracket: str
    """The opening bracket: `(`, `{`, `[` or `⦃`."""
    names: tuple[str, ...]
    """The bound names; empty for an anonymous instance."""
    type: str
    """The type's text; empty if the binder has none."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A declaration's binders and the text of its conclusion."""

    binders: tuple[Binder, ...]
    conclusion: str


def shape_of(statement: LeanStatement) -> Shape:
    """The binders and the conclusion of a statement; raises `ProblemError` if it has no colon."""
    text = statement.declaration
    tokens = tokenize(text)
    position = next((i for i, t in enumerate(tokens) if t.text in THEOREMS and not t.depth), -1)
    position += 2  # the word and the name
    binders = []
    while position < len(tokens) and tokens[position].text in OPENERS:
        close = _closing(tokens, position)
        binders.append(_binder(text, tokens[position : close + 1]))
        position = close + 1
    if position >= len(tokens) or tokens[position].text != ":":
        raise ProblemError(f"{statement.name}: no `:` after the binders; write `theorem t … : P`")
    return Shape(tuple(binders), text[tokens[position].end :].strip())


def _closing(tokens: Sequence[Token], opener: int) -> int:
    """The index of the bracket that closes the one at `opener`."""
    for i in range(opener + 1, len(tokens)):
        if tokens[i].text in CLOSERS and tokens[i].depth == tokens[opener].depth:
            return i
    raise ProblemError(f"the bracket `{tokens[opener].text}` is never closed; close it")


def _binder(text: str, tokens: Sequence[Token]) -> Binder:
    """A binder from its tokens, brackets included."""
    inside = tokens[0].depth + 1
    whole = text[tokens[0].end : tokens[-1].start].strip()
    for i, token in enumerate(tokens):
        if token.text == ":" and token.depth == inside:
            names = tuple(t.text for t in tokens[1:i])
            return Binder(tokens[0].text, names, text[token.end : tokens[-1].start].strip())
    if tokens[0].text == "[":
        return Binder("[", (), whole)
    names = tuple(t.text for t in tokens[1:-1] if t.kind is TokenKind.IDENTIFIER)
    return Binder(tokens[0].text, names, "")
