"""Reads Lean text whose theorems are still to be proved: `.lean` files and what people paste.

A theorem is *open* when its proof is `sorry` (or `by sorry`, `by admit`, `(sorry)`), or a bare
`by`, or missing. Everything else is context and stays, verbatim, in the preamble of the problems
after it; the other open theorems do not: nothing unproved may be used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from problems.lean_commands import THEOREMS, Command, split_commands
from problems.lean_lexer import CLOSERS, OPENERS, Token, TokenKind, line_of, tokenize
from problems.problem import LeanStatement, Problem, ProblemError, Source

_LETS = frozenset({"let", "have", "letI", "haveI", "let_fun"})
_HOLES = frozenset({"sorry", "admit"})
_FILLERS = frozenset({"by", "(", ")", "{", "}", ";", "·", "exact"})
BARE_NAME = "statement"
"""The name given to a statement pasted without one."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open theorem: its command, and where its statement ends."""

    command: Command
    end: int


def parse_lean(text: str, origin: str) -> list[Problem]:
    """The open theorems of a Lean text, in order.

    `lemma` (a word of Mathlib's) becomes `theorem`; an `example` and a bare statement
    (`(n : Nat) : n + 0 = n`, or a proposition alone) get a name. A theorem's documentation comment
    becomes the problem's words. `origin` names the text in messages and as the source.

    Raises `ProblemError` on empty text, unclosed comments or strings, and when nothing is open.
    """
    tokens = _located(text, origin)
    if not tokens:
        raise ProblemError(f"{origin}: empty; give a Lean statement such as `theorem t : 1 = 1`")
    commands = split_commands(tokens)
    if not any(command.word for command in commands):
        _require_balance(text, tokens, origin)
        return [_problem(_bare(text, tokens), "", origin)]
    opens = [o for o in (_open_theorem(command) for command in commands) if o is not None]
    if not opens:
        raise ProblemError(_nothing_open(commands, text, origin))
    names = _declared_names(commands)
    problems = []
    for o in opens:
        _require_balance(text, o.command.tokens, origin)
        name = _fresh_name(o.command, names)
        statement = LeanStatement(name, _preamble(text, opens, o), _declaration(text, o, name))
        problems.append(_problem(statement, _words(o.command.doc), origin))
    _refuse_duplicates(problems, origin)
    return problems


def _located(text: str, origin: str) -> list[Token]:
    try:
        return tokenize(text)
    except ProblemError as error:
        raise ProblemError(f"{origin}, {error}") from None


def _problem(statement: LeanStatement, words: str, origin: str) -> Problem:
    return Problem(statement.name, words, statement, None, Source(origin))


def _open_theorem(command: Command) -> _Open | None:
    """The open theorem that `command` is, or None if it is anything else."""
    if command.word not in THEOREMS:
        return None
    tokens = command.tokens
    assign = _assignment(tokens, command.head)
    if assign is None:
        equations = any(t.text == "|" and t.first_on_line and not t.depth for t in tokens)
        return None if equations else _Open(command, command.end)
    if assign == command.head + 1 and command.word != "example":
        return None
    proof = [token.text for token in tokens[assign + 1 :]]
    holes = sum(text in _HOLES for text in proof)
    if holes > 1 or any(text not in _HOLES and text not in _FILLERS for text in proof):
        return None
    return _Open(command, tokens[assign - 1].end)


def _require_balance(text: str, tokens: Sequence[Token], origin: str) -> None:
    """Refuses a statement with a bracket that is never closed or never opened."""
    waiting: list[Token] = []
    for token in tokens:
        if token.text in OPENERS:
            waiting.append(token)
        elif token.text in CLOSERS and (not waiting or OPENERS[waiting.pop().text] != token.text):
            raise ProblemError(
                f"{origin}, line {line_of(text, token.start)}: `{token.text}` closes no bracket; "
                "mend the brackets"
            )
    if waiting:
        raise ProblemError(
            f"{origin}, line {line_of(text, waiting[-1].start)}: the bracket "
            f"`{waiting[-1].text}` is never closed; close it"
        )


def _assignment(tokens: tuple[Token, ...], head: int) -> int | None:
    """The index of the `:=` that ends the statement: outside brackets and not of a `let`."""
    lets = 0
    for i in range(head, len(tokens)):
        token = tokens[i]
        if token.depth:
            continue
        if token.kind is TokenKind.IDENTIFIER and token.text in _LETS:
            lets += 1
        elif token.text == ":=":
            if lets == 0:
                return i
            lets -= 1
    return None


def _preamble(text: str, opens: list[_Open], this: _Open) -> str:
    """All text before `this`, less the other open theorems."""
    pieces, position = [], 0
    for o in opens:
        if o is this:
            break
        pieces.append(text[position : o.command.start])
        position = o.command.end
    pieces.append(text[position : this.command.start])
    return "".join(pieces)


def _declaration(text: str, o: _Open, name: str) -> str:
    """The statement's text with `lemma` and `example` written as a named theorem."""
    head = o.command.tokens[o.command.head]
    before, after = text[o.command.statement_start : head.start], text[head.end : o.end]
    word = f"theorem {name}" if head.text == "example" else "theorem"
    return f"{before}{word}{after}"


def _fresh_name(command: Command, names: set[str]) -> str:
    """The theorem's own name, or a new one for an `example` (then added to `names`)."""
    name = _own_name(command)
    if name is not None:
        return name
    number = 1
    while f"example_{number}" in names:
        number += 1
    names.add(f"example_{number}")
    return f"example_{number}"


def _own_name(command: Command) -> str | None:
    following = command.tokens[command.head + 1 : command.head + 2]
    if command.word == "example" or not following:
        return None
    return following[0].text if following[0].kind is TokenKind.IDENTIFIER else None


def _declared_names(commands: list[Command]) -> set[str]:
    return {name for name in map(_own_name, commands) if name is not None}


def _words(doc: Token | None) -> str:
    """The text of a documentation comment, without its marks."""
    if doc is None:
        return ""
    return re.sub(r"\s+", " ", doc.text.removeprefix("/--").removesuffix("-/")).strip()


def _bare(text: str, tokens: list[Token]) -> LeanStatement:
    """A statement without `theorem`: binders, a colon and a proposition, or a proposition alone."""
    assign = _assignment(tuple(tokens), 0)
    last = tokens[-1] if assign is None else tokens[max(assign - 1, 0)]
    body = text[tokens[0].start : last.end]
    colon = "" if _starts_with_binders(tokens) else ": "
    return LeanStatement(BARE_NAME, "", f"theorem {BARE_NAME} {colon}{body}")


def _starts_with_binders(tokens: list[Token]) -> bool:
    """Whether brackets alone stand before the first colon outside brackets."""
    for token in tokens:
        if token.depth:
            continue
        if token.text == ":":
            return True
        if token.text not in "()[]{}⦃⦄":
            return False
    return False


def _nothing_open(commands: list[Command], text: str, origin: str) -> str:
    for command in commands:
        texts = {token.text for token in command.tokens}
        if command.word in THEOREMS and texts & _HOLES:
            line = line_of(text, command.tokens[command.head].start)
            return (
                f"{origin}, line {line}: `sorry` stands inside a longer proof; replace the whole "
                "proof by `sorry`"
            )
    return f"{origin}: no open theorem; end a statement with `:= by sorry`"


def _refuse_duplicates(problems: list[Problem], origin: str) -> None:
    seen: set[str] = set()
    for problem in problems:
        if problem.name in seen:
            raise ProblemError(
                f"{origin}: two open theorems are called {problem.name}; rename one of them"
            )
        seen.add(problem.name)
