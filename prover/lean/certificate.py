"""What a checked proof is certified with."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from problems import LeanStatement


@dataclass(frozen=True, slots=True)
class Certificate:
    """A fresh Lean process has replayed the whole proof of exactly this statement."""

    theorem: str
    """The full name that the file declares."""
    negation: bool
    """Whether what was proved is the negation of the statement."""
    statement_sha256: str
    """Of the text before the statement, a NUL, and the statement itself, in UTF-8."""
    proof_sha256: str
    expression_hash: str
    """Lean's hash of the elaborated type that was proved."""
    axioms: tuple[str, ...]
    """Axioms found below the proof. The public part of the embedded library seals the proofs of
    its own theorems: their axioms do not show here (see `sealed_library`)."""
    sealed_library: tuple[str, ...]
    """Module roots whose theorems were taken without their proofs; empty for a full library."""
    lean: str
    """Version and commit of the Lean that checked."""
    seconds: float
    """Wall time of the check, the start of the process not included."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Rejection:
    """The checker did not accept; says nothing about the statement's truth."""

    reason: str
    kind: str
    """`proof`, `statement`, `timeout` or `crashed`."""
    messages: tuple[dict[str, Any], ...] = ()
    """Lean's own messages with line (from 1), column (from 0), severity and text."""


def unicode_problem(text: str) -> str | None:
    """Why a text cannot be sent to Lean and hashed as it is, or None."""
    if "\0" in text:
        return "contains a NUL character"
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "contains bytes that are no UTF-8"
    return None


def statement_hash(statement: LeanStatement) -> str:
    """SHA-256 of a statement, in hexadecimal."""
    return text_hash(f"{statement.preamble}\0{statement.declaration}")


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
