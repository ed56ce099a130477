"""What the filter found out about one candidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from prover.formalize.candidates import Candidate


class Standing(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    DOUBTFUL = "doubtful"
    """Nothing speaks against it for sure; the confidence is lowered."""
    UNKNOWN = "unknown"
    """The check came to no end within its limits; the confidence is lowered a little."""
    FAILED = "failed"
    """The candidate is out."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one candidate."""

    name: str
    standing: Standing
    reason: str = ""
    """One line for a person; empty where there is nothing to say."""
    doubts: int = 1
    """How many things speak against it, where it is doubtful."""


@dataclass(slots=True)
class Judged:
    """A candidate with its checks in the order in which they were made; the first failure ends them."""

    candidate: Candidate
    checks: list[Check] = field(default_factory=list)

    @property
    def rejection(self) -> str | None:
        """Why it is out; None while it is in the running."""
        failed = next((c for c in self.checks if c.standing is Standing.FAILED), None)
        return None if failed is None else f"{failed.name}: {failed.reason}"

    @property
    def doubts(self) -> int:
        """How many things speak against it, over all checks."""
        return sum(c.doubts for c in self.checks if c.standing is Standing.DOUBTFUL)

    def count(self, standing: Standing) -> int:
        return sum(check.standing is standing for check in self.checks)
