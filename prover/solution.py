"""What solving one problem may cost, what it tells, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from problems.verdict import Verdict
from prover.lean import Certificate, LeanLimits


@dataclass(frozen=True, slots=True)
class SolveConfig:
    """What one problem may cost, and how it is searched."""

    seconds: float = 60.0
    """Wall time of the search; the final check comes on top."""
    nodes: int | None = None
    tactics: int | None = None
    workers: int = 2
    """Lean processes (a spare comes on top)."""
    algorithm: Literal["mcts", "best_first"] = "mcts"
    disprove: bool = True
    """Whether the negation is tried side by side."""
    statement_share: float = 0.5
    """The statement's part of the workers' time while the negation is tried, in (0, 1)."""
    limits: LeanLimits = field(default_factory=LeanLimits)
    trace: Path | None = None
    """A JSONL file that the search writes as it goes (a second one for the negation)."""
    resume: bool = False
    """Go on from `trace`."""
    tree: Path | None = None
    """Where to write the search tree (the negation's if that was proved): JSON here."""
    tree_picture: bool = True
    """Whether an SVG goes beside it."""
    tree_nodes: int | None = None
    """Most states of it that are written; None is all."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One side's search at one moment."""

    side: Literal["statement", "negation"]
    nodes: int
    tactics: int
    open_goals: int
    best_line: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class WrittenProof:
    """A proof as text."""

    file: str
    """A whole Lean file, as it was checked."""
    body: str
    """What follows `:=` of its theorem."""
    negation: str | None
    """The theorem's type where it refutes the statement, as Lean printed it; else None."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The answer to a problem."""

    problem: str
    verdict: Verdict
    seconds: float
    written: WrittenProof | None
    """The proof of the statement or its negation."""
    certificate: Certificate | None
    """Set if and only if the verdict is proved or disproved."""
    stats: dict[str, Any]
    reason: str
    """One line for a person."""

    @property
    def proof(self) -> str | None:
        """The whole Lean file, if there is a proof."""
        return self.written.file if self.written else None

    def as_dict(self) -> dict[str, Any]:
        """What `--json` prints."""
        return {
            "problem": self.problem,
            "verdict": self.verdict.value,
            "seconds": round(self.seconds, 3),
            "proof": self.proof,
            "certificate": self.certificate.as_dict() if self.certificate else None,
            "stats": {**self.stats, "reason": self.reason},
        }
