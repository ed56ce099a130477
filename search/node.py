"""The two kinds of thing in an AND/OR tree, with the invariants that their fields carry.

A `Node` is an OR: one state, closed as soon as one of its edges is. An `Edge` is an action on that
state and an AND over the states it left. Only `search.tree` changes status fields; the selection
rule owns the statistics.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from search.protocols import OutcomeKind, Value

S = TypeVar("S")
A = TypeVar("A")


class Status(StrEnum):
    """What is known of a state. OPEN may become PROVED or FAILED; those two are final."""

    OPEN = "open"
    PROVED = "proved"
    FAILED = "failed"


class EdgeStatus(StrEnum):
    """What is known of an action on a state."""

    UNTRIED = "untried"
    """Proposed, not yet run."""
    RUNNING = "running"
    """Handed to a leaf under way."""
    OPEN = "open"
    """Left states that are not all proved, none of which has failed."""
    PROVED = "proved"
    """Closed the state, or all states it left are proved."""
    FAILED = "failed"
    """Rejected, timed out, crashed, led back to its own state, or to a state that failed."""
    DUPLICATE = "duplicate"
    """Left exactly the states that an earlier edge of the same node left."""


@dataclass(slots=True, eq=False, repr=False)
class Edge(Generic[S, A]):
    """An action on a state, its outcome known lazily."""

    id: int
    """Position in `Tree.edges`."""
    node: Node[S, A]
    """The state acted on."""
    action: A
    text: str
    """The action as `Environment.render_action` puts it; unique among the node's edges."""
    log_prob: float
    """The policy's natural log-probability, <= 0."""
    status: EdgeStatus = EdgeStatus.UNTRIED
    kind: OutcomeKind | None = None
    """The environment's answer; None until it is known."""
    children: tuple[Node[S, A], ...] = ()
    """The states left, in the environment's order, a state as often as it was left; empty unless
    the status is OPEN or PROVED, or FAILED by a child that failed after this edge was OPEN."""
    message: str = ""
    """The environment's words on a failure, or ours on an edge that leads nowhere."""
    seconds: float = 0.0
    """Time inside the environment, in seconds."""
    visits: int = 0
    """Leaves committed below this edge, and one for its own outcome if that left it OPEN."""
    under_way: int = 0
    """Leaves under way below this edge (virtual losses)."""

    def __repr__(self) -> str:
        # Short on purpose: nodes and edges point at one another.
        return f"Edge({self.id}, {self.text!r}, {self.status})"


@dataclass(slots=True, eq=False, repr=False)
class Node(Generic[S, A]):
    """A state to be closed."""

    id: int
    """Position in `Tree.nodes`; larger than that of the node whose action first led here."""
    key: str
    """`Environment.key` of the state; no two nodes of a tree have the same."""
    text: str
    """The state as a person reads it."""
    state: S | None
    """None on a node replayed from a trace until the state has been obtained again."""
    origin: tuple[Edge[S, A], int] | None
    """The edge that first led here and the position among its children; None on the root."""
    status: Status = Status.OPEN
    value: Value | None = None
    """The verifier's opinion; None until asked."""
    edges: list[Edge[S, A]] = field(default_factory=list)
    """All proposals so far."""
    untried: list[Edge[S, A]] = field(default_factory=list)
    """The edges with status UNTRIED, most probable last, so that the best is popped."""
    open_edges: list[Edge[S, A]] = field(default_factory=list)
    """The edges with status OPEN."""
    running: int = 0
    """The number of edges with status RUNNING."""
    parents: list[Edge[S, A]] = field(default_factory=list)
    """Every edge that has been OPEN or PROVED and has this node among its children, once each."""
    asked: int = 0
    """The largest number of proposals asked of the policy so far."""
    asking: bool = False
    """Whether a leaf under way is asking the policy for proposals."""
    spent: bool = False
    """Whether the policy has no more to say. A node is FAILED if and only if it is spent and
    none of its edges is UNTRIED, RUNNING, OPEN or PROVED."""
    proof: Edge[S, A] | None = None
    """The edge of the smallest known proof, set if and only if PROVED; all its children are
    PROVED with a smaller `distance_to_proof`, hence following `proof` never returns."""
    distance_to_proof: int | None = None
    """Actions in that proof: one more than the sum over the children of `proof`."""
    visits: int = 0
    """Leaves committed at or below this node."""
    barren: int = 0
    """Batches at this node that left no edge OPEN or PROVED."""
    under_way: int = 0
    """Leaves under way at or below this node."""
    estimate: float = 0.5
    """Worth in [0, 1] as the selection rule last computed it."""

    @property
    def has_work(self) -> bool:
        """Whether this node itself (not its descendants) may still yield something new."""
        return bool(self.untried) or self.running > 0 or self.asking or not self.spent

    def __repr__(self) -> str:
        return f"Node({self.id}, {self.key!r}, {self.status})"
