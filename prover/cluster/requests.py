"""What is asked of an environment worker. Every request is pure and carries all that it takes."""

from __future__ import annotations

from dataclasses import dataclass

from problems import LeanStatement, Problem
from prover.lean import ProofState
from search.protocols import OutcomeKind

Way = tuple[tuple[str, int], ...]
"""How a state is reached from the root: tactics, each with the part of what it left."""


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Elaborate a statement; answered by `Opened`."""

    statement: LeanStatement
    negated: bool


@dataclass(frozen=True, slots=True)
class StepRequest:
    """Apply tactics to a state; answered by a list of `Stepped`."""

    statement: LeanStatement
    negated: bool
    way: Way
    tactics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Check a whole proof in a fresh process; answered by a Certificate or a Rejection."""

    statement: LeanStatement
    body: str
    negation: str | None


@dataclass(frozen=True, slots=True)
class GeometryRequest:
    """Try a geometry problem; answered by the six keys of `--json`."""

    problem: Problem
    seconds: float
    seed: int


@dataclass(frozen=True, slots=True)
class Part:
    """A state, without how to get there."""

    goals: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A statement as Lean understood it, and its root."""

    full_name: str
    negation: str | None
    expression_hash: str
    root: Part


@dataclass(frozen=True, slots=True)
class Stepped:
    """The outcome of one tactic."""

    kind: OutcomeKind
    parts: tuple[Part, ...]
    message: str
    seconds: float


def way_of(state: ProofState) -> Way:
    """How a state is reached from its root."""
    steps = []
    at: ProofState | None = state
    while at is not None and at.parent is not None:
        steps.append((at.tactic, at.part))
        at = at.parent
    return tuple(reversed(steps))
