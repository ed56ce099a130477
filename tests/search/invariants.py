"""Everything that `search.node` promises about a tree, checked from scratch."""

from __future__ import annotations

from typing import Any

from search import EdgeStatus, Status, Tree
from search.protocols import OutcomeKind

USELESS = (EdgeStatus.FAILED, EdgeStatus.DUPLICATE)


def check(tree: Tree[Any, Any], at_rest: bool = False) -> None:
    """Assert the invariants; `at_rest` says that no leaf is under way."""
    assert [node.id for node in tree.nodes] == list(range(len(tree.nodes)))
    assert [edge.id for edge in tree.edges] == list(range(len(tree.edges)))
    assert len({node.key for node in tree.nodes}) == len(tree.nodes)
    assert tree.by_key == {node.key: node for node in tree.nodes}
    assert tree.open_nodes == sum(node.status is Status.OPEN for node in tree.nodes)
    for node in tree.nodes:
        _check_node(tree, node, at_rest)
    for edge in tree.edges:
        _check_edge(edge)


def _check_node(tree: Tree[Any, Any], node: Any, at_rest: bool) -> None:
    of = {status: [e for e in node.edges if e.status is status] for status in EdgeStatus}
    assert node.untried == sorted(of[EdgeStatus.UNTRIED], key=lambda e: (e.log_prob, -e.id))
    assert set(node.open_edges) == set(of[EdgeStatus.OPEN])
    assert len(node.open_edges) == len(of[EdgeStatus.OPEN])
    assert node.running == len(of[EdgeStatus.RUNNING])
    assert len({e.text for e in node.edges}) == len(node.edges)
    if node is tree.root:
        assert node.origin is None
    else:
        edge, position = node.origin
        assert edge.node.id < node.id and edge.children[position] is node
    live = [e for e in node.edges if e.status not in USELESS]
    assert (node.status is Status.FAILED) == (node.spent and not live and not node.asking)
    assert (node.status is Status.PROVED) == bool(of[EdgeStatus.PROVED])
    if node.status is Status.PROVED:
        assert node.proof in of[EdgeStatus.PROVED]
        sizes = [1 + sum(c.distance_to_proof for c in e.children) for e in of[EdgeStatus.PROVED]]
        assert node.distance_to_proof == min(sizes)
        assert all(c.distance_to_proof < node.distance_to_proof for c in node.proof.children)
    else:
        assert node.proof is None and node.distance_to_proof is None
    for parent in node.parents:
        assert node in parent.children
    assert len(set(node.parents)) == len(node.parents)
    assert 0.0 <= node.estimate <= 1.0
    if at_rest:
        assert node.under_way == node.running == 0 and not node.asking


def _check_edge(edge: Any) -> None:
    assert edge in edge.node.edges
    assert edge.log_prob <= 0
    for child in edge.children:
        assert edge in child.parents
        assert child is not edge.node
    statuses = {child.status for child in edge.children}
    if edge.status in (EdgeStatus.UNTRIED, EdgeStatus.RUNNING):
        assert edge.kind is None and not edge.children
    else:
        assert edge.kind not in (None, OutcomeKind.SKIPPED)
    if edge.status is EdgeStatus.OPEN:
        assert edge.kind is OutcomeKind.SUBGOALS
        assert Status.FAILED not in statuses and Status.OPEN in statuses
    if edge.status is EdgeStatus.PROVED:
        assert edge.kind is OutcomeKind.CLOSED or statuses == {Status.PROVED}
