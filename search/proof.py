"""Reading proofs and the most promising line out of a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.node import Edge, EdgeStatus, Node, Status
from search.tree import Tree

S = TypeVar("S")
A = TypeVar("A")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ProofNode(Generic[A]):
    """An action and the proofs of the states it left, in the environment's order.

    The proof of a shared state is one object however often it is needed.
    """

    action: A
    children: tuple[ProofNode[A], ...] = ()

    def __repr__(self) -> str:
        # Short on purpose: written out, a proof that shares states may be of any length.
        return f"ProofNode({self.action!r}, {len(self.children)} children)"

    def actions(self) -> Iterator[A]:
        """All actions, depth first: the order in which a linear proof script states them."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node.action
            stack.extend(reversed(node.children))


def extract_proof(tree: Tree[S, A], node: Node[S, A] | None = None) -> ProofNode[A] | None:
    """The smallest known proof of a node (the root by default); None unless it is PROVED."""
    goal = tree.root if node is None else node
    if goal.status is not Status.PROVED:
        return None
    built: dict[int, ProofNode[A]] = {}
    stack = [goal]
    while stack:
        top = stack[-1]
        if top.id in built:
            stack.pop()
            continue
        edge = top.proof
        if edge is None:
            raise AssertionError(f"proved node {top.id} has no proof")
        waiting = [child for child in edge.children if child.id not in built]
        if waiting:
            stack.extend(waiting)
            continue
        built[top.id] = ProofNode(edge.action, tuple(built[child.id] for child in edge.children))
        stack.pop()
    return built[goal.id]


def best_line(tree: Tree[S, A]) -> tuple[str, ...]:
    """The actions, as text, that the search holds for most promising, from the root down.

    Follows the proof where there is one, elsewhere the most visited open action (of equals the
    most probable), and the state of an AND that was worked on most.
    """
    line: list[str] = []
    seen: set[int] = set()
    node: Node[S, A] | None = tree.root
    while node is not None and node.id not in seen:
        seen.add(node.id)
        edge = node.proof or max(
            (edge for edge in node.open_edges if edge.status is EdgeStatus.OPEN),
            key=lambda edge: (edge.visits, edge.log_prob, -edge.id),
            default=None,
        )
        if edge is None:
            break
        line.append(edge.text)
        node = _worked_on(edge)
    return tuple(line)


def _worked_on(edge: Edge[S, A]) -> Node[S, A] | None:
    candidates = [c for c in edge.children if c.status is Status.OPEN] or list(edge.children)
    return max(candidates, key=lambda child: (child.visits, -child.id), default=None)
