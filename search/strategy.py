"""What tells one search algorithm from another: where to work next.

The engine asks a strategy for leaves, carries them out and tells it when the tree has grown. A
strategy is synchronous and pure but for the statistics it keeps on nodes: given the same tree and
the same order of calls it answers the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from search.node import Edge, EdgeStatus, Node

S = TypeVar("S")
A = TypeVar("A")


@dataclass(slots=True, eq=False)
class Leaf(Generic[S, A]):
    """One piece of work: a batch of actions on one state."""

    node: Node[S, A]
    path: tuple[Edge[S, A], ...]
    """The edges from the root to `node`."""
    ask: int = 0
    """Ask the policy for this many proposals first and run the best new ones; 0: run `edges`."""
    edges: list[Edge[S, A]] = field(default_factory=list)
    """The actions to run, best first; RUNNING once the leaf is under way."""
    limit: int = 0
    """The most actions that it may run; set by the engine."""


class Strategy(Protocol[S, A]):
    """Chooses leaves."""

    def select(self, actions: int) -> Leaf[S, A] | None:
        """The next leaf, with at most `actions` (>= 1) actions; None if nothing is to be had
        before a leaf under way is committed. Marks nothing: the engine starts the leaf."""
        ...

    def started(self, leaf: Leaf[S, A]) -> None:
        """`leaf` has been handed out; its edges are RUNNING or its node is asking."""
        ...

    def proposed(self, node: Node[S, A]) -> None:
        """`node` has got proposals."""
        ...

    def committed(self, leaf: Leaf[S, A]) -> None:
        """The outcomes of `leaf` are in the tree (or it came back without any)."""
        ...


def mark_started(leaf: Leaf[S, A]) -> None:
    """Count a leaf as under way on its path (virtual loss)."""
    for edge in leaf.path:
        edge.under_way += 1
        edge.node.under_way += 1
    leaf.node.under_way += 1


def mark_committed(leaf: Leaf[S, A]) -> None:
    """Turn a leaf under way into a visit of everything on its path."""
    for edge in leaf.path:
        edge.under_way -= 1
        edge.visits += 1
        edge.node.under_way -= 1
        edge.node.visits += 1
    leaf.node.under_way -= 1
    leaf.node.visits += 1
    if not any(edge.status in (EdgeStatus.OPEN, EdgeStatus.PROVED) for edge in leaf.edges):
        leaf.node.barren += 1
