"""Reads Lean text whose theorems come with proofs, and parts each statement from its proof.

The counterpart of `lean_file`, which reads theorems still to be proved. Nothing here judges a proof.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from problems.lean_commands import THEOREMS, Command, split_commands
from problems.lean_lexer import line_of
from problems.loaders.lean_file import (
    _HOLES,
    _assignment,
    _declaration,
    _declared_names,
    _fresh_name,
    _located,
    _Open,
)
from problems.loaders.read import MAX_BYTES, _decode
from problems.problem import LeanStatement, ProblemError


@dataclass(frozen=True, slots=True)
class WrittenProof:
    """A theorem of a file and the proof that stands there."""

    name: str
    declaration: str
    """As in `LeanStatement`."""
    body: str
    """What follows `:=`, verbatim; empty if there is a flaw."""
    flaw: str
    """Why the text cannot be a whole proof (it holds `sorry`, or there is none); usually empty."""
    line: int
    """Line of the file, from 1, in which `declaration` begins."""
    start: int
    """Offset of the whole command in the text."""
    end: int


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A Lean text with its theorems in order."""

    text: str
    proofs: tuple[WrittenProof, ...]

    def statement(self, index: int, without: Collection[int] = ()) -> LeanStatement:
        """The statement of a theorem. Its preamble is all text before it, less the theorems whose
        indices are in `without`: nothing that was not accepted may be used."""
        pieces, position = [], 0
        for number, earlier in enumerate(self.proofs[:index]):
            if number in without:
                pieces.append(self.text[position : earlier.start])
                position = earlier.end
        proof = self.proofs[index]
        pieces.append(self.text[position : proof.start])
        return LeanStatement(proof.name, "".join(pieces), proof.declaration)


def read_proofs(spec: str) -> ProofFile:
    """The theorems and proofs of a file, or of standard input for `-`. Raises `ProblemError`."""
    if spec == "-":
        origin = "standard input"
        return parse_proofs(_decode(sys.stdin.buffer.read(MAX_BYTES + 1), origin), origin)
    path = Path(spec)
    if not path.exists():
        raise ProblemError(f"{spec}: no such file; check the path")
    if path.is_dir():
        raise ProblemError(f"{spec}: a directory; give one of the files in it")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ProblemError(f"{spec}: cannot be read: {error.strerror}; check its rights") from None
    return parse_proofs(_decode(data, spec), spec)


def parse_proofs(text: str, origin: str) -> ProofFile:
    """The theorems, lemmas and examples of a Lean text with their proofs.

    Raises `ProblemError` on empty text, unclosed comments or strings, and when there is no theorem.
    """
    tokens = _located(text, origin)
    if not tokens:
        raise ProblemError(f"{origin}: empty; give a Lean file with theorems and their proofs")
    commands = split_commands(tokens)
    theorems = [command for command in commands if command.word in THEOREMS]
    if not theorems:
        raise ProblemError(f"{origin}: no theorem in it; give a Lean file with theorems and proofs")
    names = _declared_names(commands)
    return ProofFile(text, tuple(_proof(text, command, names) for command in theorems))


def _proof(text: str, command: Command, names: set[str]) -> WrittenProof:
    tokens = command.tokens
    assign = _assignment(tokens, command.head)
    body = flaw = ""
    statement_end = command.end
    if assign is None:
        equations = any(token.text == "|" and token.first_on_line for token in tokens)
        flaw = "its proof is written by equations; write `:=` and a term" if equations else ""
        flaw = flaw or "it has no proof"
    else:
        statement_end = tokens[max(assign - 1, command.head)].end
        if any(token.text in _HOLES for token in tokens[assign + 1 :]):
            flaw = "its proof holds `sorry`"
        else:
            body = text[tokens[assign].end : command.end].lstrip(" \t")
            flaw = "" if body.strip() else "it has no proof"
    name = _fresh_name(command, names)
    return WrittenProof(
        name=name,
        declaration=_declaration(text, _Open(command, statement_end), name),
        body="" if flaw else body,
        flaw=flaw,
        line=line_of(text, command.statement_start),
        start=command.start,
        end=command.end,
    )
