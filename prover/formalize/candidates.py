"""From a model's answer to a statement, or to the reason why it is none.

An answer is a stranger's text. Of a Lean answer one theorem's statement is kept and nothing else: no
imports, no options, no definitions, no proof; it stands over the Olympiad library's header. Whatever
could change what the statement means is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geometry.language import GeometryError, parse
from problems import LeanStatement, ProblemError
from problems.binders import shape_of
from problems.lean_commands import THEOREMS, Command, split_commands
from problems.lean_lexer import CLOSERS, OPENERS, Token, TokenKind, tokenize
from problems.loaders.read import looks_like_geometry
from problems.mathlib import HEADER
from prover.formalize.reading import Route
from prover.formalize.translator import Answer

NAME = "statement"
"""What every translated theorem is called."""
HOLE = "answer?"
"""Stands in a statement where the model leaves the answer open."""
MAX_ANSWER_CHARS = 20_000
"""Longer answers are refused unread."""
_MAX_STATEMENT_CHARS = 4_000
_IGNORED = frozenset({"import", "open", "#check"})
"""Commands before the theorem that are left out: the header says what is open."""
_FORBIDDEN = frozenset(
    {
        "sorry",
        "admit",
        "let",
        "have",
        "axiom",
        "opaque",
        "unsafe",
        "macro",
        "syntax",
        "notation",
        "elab",
        "by",
    }
    | {"native_decide", "run_tac", "set_option", "local", "instance", "open", "partial", "extern"}
    | {"implemented_by", "include_str", "by_elab", "run_term_elab", "decide%", "sorryAx"}
    | {"unsafeCast", "ofReduceBool", "lcProof", "lcUnreachable"}
)
_FENCE = re.compile(r"```[ \t]*([A-Za-z0-9]*)[^\n]*\n(.*?)(?:```|\Z)", re.DOTALL)
_COMMAND = re.compile(
    r"^[ \t]*(?:(?:private|protected|noncomputable|unsafe|local|scoped)[ \t]+)*"
    r"(?:theorem|lemma|example|import|open|namespace|section|variable|universe|set_option|axiom|def|"
    r"abbrev|opaque|instance|structure|class|inductive|macro|notation|syntax|elab|attribute|@\[|/-|#)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that some answers gave."""

    lean: LeanStatement | None
    """None for a geometry problem."""
    geometry: str | None
    samples: int = 1
    """Answers that gave it, word for word."""
    log_prob: float | None = None
    """Best mean log-probability of a token in them (natural logarithm, <= 0); None if not told."""

    @property
    def text(self) -> str:
        """What is compared and shown."""
        if self.lean is not None:
            return self.lean.declaration
        return self.geometry or ""

    @property
    def has_hole(self) -> bool:
        return self.lean is not None and HOLE in self.lean.declaration


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer, or a candidate, that is no more in the running."""

    text: str
    """Its beginning, for people."""
    reason: str


class _RefusedError(Exception):
    """An answer cannot be taken; the message says why."""


def gather(answers: list[Answer], route: Route) -> tuple[list[Candidate], list[Refused]]:
    """The different candidates among some answers, most frequent first, and what was refused."""
    found: dict[str, Candidate] = {}
    refused = []
    for answer in answers:
        try:
            candidate = _candidate(answer, route)
        except (_RefusedError, ProblemError, GeometryError, RecursionError) as error:
            refused.append(Refused(_beginning(answer.text), " ".join(str(error).split())[:300]))
            continue
        key = " ".join(candidate.text.split())
        known = found.get(key)
        if known is not None:
            scores = [s for s in (known.log_prob, candidate.log_prob) if s is not None]
            candidate = replace(
                known, samples=known.samples + 1, log_prob=max(scores, default=None)
            )
        found[key] = candidate
    return sorted(found.values(), key=lambda c: -c.samples), refused


def _candidate(answer: Answer, route: Route) -> Candidate:
    text = answer.text
    if len(text) > MAX_ANSWER_CHARS:
        raise _RefusedError(f"the answer has {len(text)} characters; at most {MAX_ANSWER_CHARS}")
    block = _fenced(text)
    if route is Route.GEOMETRY:
        return Candidate(None, _geometry(block or text), log_prob=answer.log_prob)
    statement = _lean(_after_prose(text) if block is None else block)
    return Candidate(statement, None, log_prob=answer.log_prob)


def _fenced(text: str) -> str | None:
    """The last fenced block, preferring one marked `lean`; None if there is none."""
    blocks = _FENCE.findall(text)
    marked = [body for mark, body in blocks if mark.lower().startswith("lean")]
    return str((marked or [body for _, body in blocks])[-1]) if blocks else None


def _after_prose(text: str) -> str:
    """An answer without a fence from its first Lean command on."""
    start = _COMMAND.search(text)
    return text[start.start() :] if start is not None else ""


def _geometry(text: str) -> str:
    lines = [" ".join(line.split()).strip("`") for line in text.splitlines()]
    line = next((line for line in lines if looks_like_geometry(line)), None)
    if line is None:
        raise _RefusedError("no line of the geometry language")
    if not parse(line).goals:
        raise _RefusedError("the geometry text asks for nothing")
    return line


def _lean(text: str) -> LeanStatement:
    commands = split_commands(tokenize(text))
    theorems = [command for command in commands if command.word in THEOREMS]
    if not theorems:
        raise _RefusedError("no theorem")
    for command in commands:
        if command.word not in THEOREMS and command.word not in _IGNORED:
            raise _RefusedError(f"it holds a command besides the theorem: {_first(command)}")
    if len(theorems) != 1:
        raise _RefusedError(f"it states {len(theorems)} theorems instead of one")
    return _statement(text, theorems[0])


def _statement(source: str, command: Command) -> LeanStatement:
    tokens = command.tokens
    if any(t.text == "@" for t in tokens[: command.head]) or command.head > _prefixes(command):
        raise _RefusedError("the theorem has attributes or modifiers")
    first = command.head + (1 if command.word == "example" else 2)
    end = _end(tokens, command.head)
    body = tokens[first:end]
    if not body:
        raise _RefusedError("the theorem states nothing")
    _refuse_words(body)
    _refuse_unbalanced(body)
    said = source[body[0].start : body[-1].end]
    if len(said) > _MAX_STATEMENT_CHARS:
        raise _RefusedError(f"the statement has {len(said)} characters")
    statement = LeanStatement(NAME, HEADER + "\n", f"theorem {NAME} {said}")
    if not shape_of(statement).conclusion:
        raise _RefusedError("the theorem has no conclusion")
    return statement


def _prefixes(command: Command) -> int:
    """How many documentation comments stand before the theorem's own word."""
    return sum(token.kind is TokenKind.DOC for token in command.tokens[: command.head])


def _end(tokens: tuple[Token, ...], head: int) -> int:
    """Where the statement ends: at the `:=` outside brackets, or with the text."""
    for i in range(head, len(tokens)):
        if tokens[i].text == ":=" and tokens[i].depth == 0:
            return i
    return len(tokens)


def _refuse_words(tokens: tuple[Token, ...]) -> None:
    for token in tokens:
        if token.kind in (TokenKind.COMMAND, TokenKind.STRING, TokenKind.DOC):
            raise _RefusedError(f"`{token.text[:40]}` has no place in a statement")
        if token.text == ":=":
            raise _RefusedError("a definition or default value inside the statement")
        words = {token.text, *token.text.split(".")}
        if token.kind is TokenKind.IDENTIFIER and words & _FORBIDDEN:
            raise _RefusedError(f"`{token.text[:40]}` has no place in a statement")


def _refuse_unbalanced(tokens: tuple[Token, ...]) -> None:
    waiting: list[str] = []
    for token in tokens:
        if token.text in OPENERS:
            waiting.append(OPENERS[token.text])
        elif token.text in CLOSERS and (not waiting or waiting.pop() != token.text):
            raise _RefusedError(f"`{token.text}` closes no bracket")
    if waiting:
        raise _RefusedError(f"a bracket is never closed: `{waiting[-1]}` is missing")


def _first(command: Command) -> str:
    return " ".join(token.text for token in command.tokens[:4])[:60]


def _beginning(text: str) -> str:
    return " ".join(text[:400].split())[:200]
