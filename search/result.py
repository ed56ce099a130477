"""What a search hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from search.proof import ProofNode
from search.tree import Tree

S = TypeVar("S")
A = TypeVar("A")


class SearchStatus(StrEnum):
    """Why a search ended. PROVED is the search's own belief: only a checker makes it so."""

    PROVED = "proved"
    """A proof of the root was found."""
    EXHAUSTED = "exhausted"
    """Every proposal was used up, or the node or action budget was."""
    TIMEOUT = "timeout"
    """The time budget ran out first."""
    CRASHED = "crashed"
    """The root could not be obtained, every action crashed, or a part broke its contract."""
    CANCELLED = "cancelled"
    """Someone stopped it (Ctrl-C, or the other side of a race won)."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a search spent. Counts cover the whole tree, seconds this run alone."""

    nodes: int = 0
    """Distinct states, the root included."""
    open_nodes: int = 0
    """States neither proved nor failed."""
    actions: int = 0
    """Actions run by the environment, in this run or before the resume."""
    resumed_actions: int = 0
    """Those of them that were read from the trace."""
    leaves: int = 0
    """Batches of actions, in this run."""
    outcomes: Mapping[str, int] = field(default_factory=dict)
    """How many actions ended how, by `OutcomeKind`."""
    seconds: float = 0.0
    """Wall time."""
    seconds_inside: float = 0.0
    """Wall time during which at least one environment call was running."""
    seconds_outside: float = 0.0
    """Wall time during which none was: `seconds - seconds_inside`."""
    worker_seconds: float = 0.0
    """Sum over environment calls of their wall time; divided by `seconds` the mean number of
    workers kept busy."""
    restored_states: int = 0
    """Recorded states obtained again from the environment."""
    lost_states: int = 0
    """Recorded states that could not be obtained again."""
    policy_calls: int = 0
    policy_states: int = 0
    verifier_calls: int = 0
    verifier_states: int = 0


@dataclass(frozen=True, slots=True)
class SearchResult(Generic[S, A]):
    """The outcome of a search. Keeps the tree for export, drawing and training."""

    status: SearchStatus
    reason: str
    """One line for a person: which budget, what crashed."""
    proof: ProofNode[A] | None
    """Set if and only if the status is PROVED."""
    stats: Stats
    best_line: tuple[str, ...]
    """The proof's, or the most promising, actions as text from the root down."""
    tree: Tree[S, A] | None
    """None if the root could not be obtained."""
    error: Exception | None = None
    """What was raised, on CRASHED by an exception."""
