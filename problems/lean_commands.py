"""Groups Lean tokens into commands: which theorem starts where, and what precedes it.

Lean's commands begin with reserved words, so a reserved word outside all brackets begins a new
command. A few words (`open`, `set_option`) also occur inside terms (`open Nat in x = y`); they
begin a command only at the start of a line that is not indented deeper than the command before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from problems.lean_lexer import Token, TokenKind

THEOREMS = frozenset({"theorem", "lemma", "example"})
_DECLARING = frozenset(
    {"abbrev", "axiom", "class", "coinductive", "def", "inductive", "instance", "opaque"}
    | {"structure", "deriving", "mutual", "initialize", "init_quot", "register_option"}
)
_EXTENDING = frozenset(
    {"declare_syntax_cat", "elab", "elab_rules", "infix", "infixl", "infixr", "macro"}
    | {"macro_rules", "notation", "postfix", "prefix", "syntax"}
)
_SCOPING = frozenset(
    {"add_decl_doc", "attribute", "end", "export", "import", "include", "namespace", "omit"}
    | {"run_cmd", "run_elab", "run_meta", "section", "universe", "variable"}
)
_STRONG = THEOREMS | _DECLARING | _EXTENDING | _SCOPING
_WEAK = frozenset({"open", "set_option"})
_MODIFIERS = frozenset(
    {"private", "protected", "public", "noncomputable", "unsafe", "partial", "nonrec", "meta"}
    | {"local", "scoped"}
)
_TERMLESS = _WEAK | frozenset({"import", "namespace", "section", "end", "universe", "variable"})


@dataclass(frozen=True, slots=True)
class Command:
    """A run of tokens that is one Lean command, with its documentation and modifiers."""

    tokens: tuple[Token, ...]
    head: int
    """Index in `tokens` of the command's own word (`theorem`, `def`, …); of the last of them after
    prefixes such as `open Nat in`."""
    doc: Token | None

    @property
    def word(self) -> str:
        """The command's own word, e.g. `theorem`; empty for text that begins with none."""
        text = self.tokens[self.head].text
        return text if _is_word(self.tokens[self.head]) else ""

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def statement_start(self) -> int:
        """Where the command starts when its documentation comment is left out, provided that the
        comment comes first (it comes after prefixes such as `open Nat in`)."""
        first = 1 if self.doc is self.tokens[0] and len(self.tokens) > 1 else 0
        return self.tokens[first].start


def split_commands(tokens: Sequence[Token]) -> list[Command]:
    """The commands of a token list in order; every token belongs to exactly one."""
    groups: list[list[Token]] = []
    heads: list[int] = []
    waiting = True  # the current group has no command word yet
    for i, token in enumerate(tokens):
        prefix = _is_prefix(tokens, i)
        word = _is_word(token)
        if not groups:
            groups.append([])
            heads.append(-1)
        elif waiting and (prefix or word):
            pass  # documentation, attributes and modifiers come before the word
        elif prefix or (word and _begins(token, groups[-1][heads[-1]])):
            if groups[-1][-1].text != "in":
                groups.append([])
                heads.append(-1)
            waiting = True
        groups[-1].append(token)
        if waiting and not prefix and not _inside_attribute(groups[-1]):
            heads[-1] = len(groups[-1]) - 1
            waiting = False
    return [_command(group, head) for group, head in zip(groups, heads, strict=True)]


def _command(group: list[Token], head: int) -> Command:
    docs = [token for token in group[: max(head, 0)] if token.kind is TokenKind.DOC]
    return Command(tuple(group), head if head >= 0 else len(group) - 1, docs[-1] if docs else None)


def _is_word(token: Token) -> bool:
    if token.depth:
        return False
    if token.kind is TokenKind.COMMAND:
        return True
    return token.kind is TokenKind.IDENTIFIER and (token.text in _STRONG or token.text in _WEAK)


def _is_prefix(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` may precede a command's word: documentation, `@[`, a modifier."""
    token = tokens[i]
    if token.depth:
        return False
    if token.kind is TokenKind.DOC:
        return True
    if token.text == "@":
        return i + 1 < len(tokens) and tokens[i + 1].text == "[" and _adjacent(tokens, i)
    return token.kind is TokenKind.IDENTIFIER and token.text in _MODIFIERS


def _adjacent(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].end == tokens[i + 1].start


def _inside_attribute(group: list[Token]) -> bool:
    """Whether the last token of `group` belongs to an `@[…]` that precedes the command's word."""
    last = group[-1]
    if last.depth:
        return True
    opener = last.text == "[" and len(group) > 1 and group[-2].text == "@"
    return opener or last.text == "]"


def _begins(token: Token, current: Token) -> bool:
    """Whether a command word outside brackets begins a new command after one headed `current`."""
    if token.text not in _WEAK or current.text in _TERMLESS:
        return True
    return token.first_on_line and token.column <= current.column
