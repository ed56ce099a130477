"""The tree as a document: JSON for reports and tools, a networkx graph for layouts.

A large tree is cut down to what matters: the proof, then what the search worked on most.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict

from search.node import Edge, EdgeStatus, Node, Status
from search.protocols import OutcomeKind
from search.tree import Tree

if TYPE_CHECKING:
    import networkx as nx

S = TypeVar("S")
A = TypeVar("A")


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EdgeDocument(_Document):
    """An action that was proposed; fields as in `search.node.Edge`."""

    id: int
    action: str
    status: EdgeStatus
    outcome: OutcomeKind | None
    log_prob: float
    visits: int
    seconds: float
    message: str
    children: tuple[int, ...]
    """Node ids in the environment's order; some may be among the omitted."""
    in_proof: bool
    """Whether it is a step of the smallest known proof of the root."""


class NodeDocument(_Document):
    """A state; fields as in `search.node.Node`."""

    id: int
    text: str
    status: Status
    closable: float | None
    steps: float | None
    estimate: float
    visits: int
    distance_to_proof: int | None
    in_proof: bool
    edges: tuple[EdgeDocument, ...]


class TreeDocument(_Document):
    """An AND/OR tree; `root` is a node id. `model_dump_json()` is the file format."""

    format: int = 1
    root: int
    nodes: tuple[NodeDocument, ...]
    omitted_nodes: int
    """States of the search that are not among `nodes`."""


def export_tree(tree: Tree[S, A], most_nodes: int | None = None) -> TreeDocument:
    """The document of a tree, of at most `most_nodes` states (the proof's are always in).

    Every state but the root has a parent in the document.
    """
    proof = _proof_nodes(tree)
    kept = _choose(tree, proof, most_nodes)
    return TreeDocument(
        root=tree.root.id,
        nodes=tuple(_node(tree.nodes[number], proof) for number in sorted(kept)),
        omitted_nodes=len(tree.nodes) - len(kept),
    )


def to_networkx(document: TreeDocument) -> nx.DiGraph:
    """The kept states as a graph; an edge's data hold its `EdgeDocument` as `edge`.

    Where several actions lead from one state to another the best known one is shown: a step of
    the proof, else the most visited.
    """
    import networkx as nx  # a search without pictures should not wait for it

    graph = nx.DiGraph()
    for node in document.nodes:
        graph.add_node(node.id, node=node)
    for node in document.nodes:
        ranked = sorted(node.edges, key=lambda edge: (edge.in_proof, edge.visits))
        for edge in ranked:  # a later one replaces an earlier one
            for child in edge.children:
                if child in graph:
                    graph.add_edge(node.id, child, edge=edge)
    return graph


def _proof_nodes(tree: Tree[S, A]) -> set[int]:
    """Ids of the states in the proof of the root; empty if there is none."""
    found: set[int] = set()
    stack = [tree.root]
    while stack:
        node = stack.pop()
        if node.id not in found and node.proof is not None and node.status is Status.PROVED:
            found.add(node.id)
            stack.extend(node.proof.children)
    return found


def _choose(tree: Tree[S, A], proof: set[int], most: int | None) -> set[int]:
    if most is None or most >= len(tree.nodes):
        most = len(tree.nodes)
    kept = {tree.root.id} | proof
    queue: list[tuple[int, int]] = []

    def offer(node: Node[S, A]) -> None:
        for edge in node.edges:
            for child in edge.children:
                if child.id not in kept:
                    heapq.heappush(queue, (-child.visits, child.id))

    for number in sorted(kept):
        offer(tree.nodes[number])
    while queue and len(kept) < most:
        _, number = heapq.heappop(queue)
        if number not in kept:
            kept.add(number)
            offer(tree.nodes[number])
    return kept


def _node(node: Node[S, A], proof: set[int]) -> NodeDocument:
    value = node.value
    return NodeDocument(
        id=node.id,
        text=node.text,
        status=node.status,
        closable=None if value is None else value.closable,
        steps=None if value is None else value.steps,
        estimate=node.estimate,
        visits=node.visits,
        distance_to_proof=node.distance_to_proof,
        in_proof=node.id in proof,
        edges=tuple(_edge(edge, node.id in proof) for edge in node.edges),
    )


def _edge(edge: Edge[S, A], node_in_proof: bool) -> EdgeDocument:
    return EdgeDocument(
        id=edge.id,
        action=edge.text,
        status=edge.status,
        outcome=edge.kind,
        log_prob=edge.log_prob,
        visits=edge.visits,
        seconds=edge.seconds,
        message=edge.message,
        children=tuple(child.id for child in edge.children),
        in_proof=node_in_proof and edge is edge.node.proof,
    )
