"""The tree by itself: outcomes recorded in any order, no search."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import ContractError, EdgeStatus, Status, Tree, best_line, extract_proof
from search.protocols import OutcomeKind, Proposal
from search.tree import Child
from tests.search.invariants import check
from tests.search.toys import Moves, planted, shortest_proofs, worlds


def child(key: str) -> Child[str]:
    return Child(key, key, key, None)


def statuses(tree: Tree[str, str]) -> set[str]:
    return {str(node.status) for node in tree.nodes}


def grow(moves: Moves, rng: random.Random, checked: bool) -> Tree[str, str]:
    """Run every action of every state reached, in random order, to the end."""
    tree: Tree[str, str] = Tree(str)
    tree.intern(child("s0"))
    extended = 0
    while True:
        for node in tree.nodes[extended:]:
            offers = [Proposal(action, -rng.random()) for action, _ in moves[node.key]]
            tree.extend(node, offers, len(offers) + 1, spent=True)
        extended = len(tree.nodes)
        untried = [edge for edge in tree.edges if edge.status is EdgeStatus.UNTRIED]
        if not untried:
            return tree
        edge = rng.choice(untried)
        tree.take(edge.node, [edge])
        outcome = dict(moves[edge.node.key])[edge.text]
        tree.settle(edge, outcome.kind, [child(key) for key in outcome.subgoals])
        if checked:
            check(tree)


@settings(max_examples=200, deadline=None)
@given(worlds(), st.integers(0, 1000))
def test_every_order_of_outcomes_gives_the_same_statuses_and_shortest_proofs(
    moves: Moves, seed: int
) -> None:
    tree = grow(moves, random.Random(seed), checked=True)
    tree.sweep()
    check(tree, at_rest=True)
    sizes = shortest_proofs(moves)
    for node in tree.nodes:
        # The tree does not look behind failed siblings, so it may know fewer states than there
        # are; of those it has, all is known.
        assert node.distance_to_proof == sizes.get(node.key)
        assert node.status is (Status.PROVED if node.key in sizes else Status.FAILED)
    proof = extract_proof(tree)
    assert (proof is None) == ("s0" not in sizes)
    if proof is not None:
        assert sum(1 for _ in proof.actions()) == sizes["s0"]


def test_planted_shortest_proofs_are_found() -> None:
    for seed in range(20):
        moves = planted(depth=5, width=5, seed=seed)
        tree = grow(moves, random.Random(seed), checked=False)
        assert tree.root.distance_to_proof == shortest_proofs(moves)["s0"]


def test_equal_keys_share_one_state_and_its_proof() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    left, right = tree.extend(root, [Proposal("l", -1.0), Proposal("r", -2.0)], 3, spent=True)
    tree.take(root, [left, right])
    tree.settle(left, OutcomeKind.SUBGOALS, [child("x"), child("y")])
    tree.settle(right, OutcomeKind.SUBGOALS, [child("y"), child("y")])
    assert len(tree.nodes) == 3
    y = tree.by_key["y"]
    (edge,) = tree.extend(y, [Proposal("close", -1.0)], 2, spent=True)
    tree.take(y, [edge])
    tree.settle(edge, OutcomeKind.CLOSED)
    assert root.proof is right and root.distance_to_proof == 3
    proof = extract_proof(tree)
    assert proof is not None and proof.children[0] is proof.children[1]
    assert best_line(tree) == ("r", "close")


def test_an_action_that_changes_nothing_fails_and_a_double_is_dropped() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    edges = tree.extend(root, [Proposal(a, -1.0) for a in "abc"], 4, spent=True)
    tree.take(root, edges)
    tree.settle(edges[0], OutcomeKind.SUBGOALS, [child("x"), child("s0")])
    tree.settle(edges[1], OutcomeKind.SUBGOALS, [child("x"), child("y")])
    tree.settle(edges[2], OutcomeKind.SUBGOALS, [child("y"), child("x")])
    assert [edge.status for edge in edges] == [
        EdgeStatus.FAILED,
        EdgeStatus.OPEN,
        EdgeStatus.DUPLICATE,
    ]
    tree.extend(tree.by_key["y"], [], 1, spent=True)
    assert root.status is Status.FAILED
    check(tree, at_rest=True)


def test_states_that_only_lead_to_one_another_fail_by_the_sweep() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    for node, target in ((root, "a"), (None, "b"), (None, "a")):
        at = node or tree.nodes[-1]
        (edge,) = tree.extend(at, [Proposal("go", -1.0)], 2, spent=True)
        tree.take(at, [edge])
        tree.settle(edge, OutcomeKind.SUBGOALS, [child(target)])
    assert statuses(tree) == {"open"}
    assert tree.sweep() == 3
    assert statuses(tree) == {"failed"}
    check(tree, at_rest=True)


def test_failure_waits_for_the_last_proposal() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    (edge,) = tree.extend(root, [Proposal("a", -1.0)], 1, spent=False)
    tree.take(root, [edge])
    tree.settle(edge, OutcomeKind.ERROR, message="no")
    assert statuses(tree) == {"open"}
    tree.extend(root, [Proposal("a", -1.0)], 2, spent=True)
    assert statuses(tree) == {"failed"}


def test_skipped_actions_wait_again_in_their_order() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    edges = tree.extend(root, [Proposal(a, -i) for i, a in enumerate("abc")], 4, spent=True)
    tree.take(root, edges[:2])
    tree.settle(edges[0], OutcomeKind.ERROR)
    tree.settle(edges[1], OutcomeKind.SKIPPED)
    assert [edge.text for edge in root.untried] == ["c", "b"]
    check(tree, at_rest=True)


def test_what_cannot_be_is_refused() -> None:
    tree: Tree[str, str] = Tree(str)
    root = tree.intern(child("s0"))
    with pytest.raises(ContractError, match="NaN"):
        tree.extend(root, [Proposal("a", float("nan"))], 1, spent=False)
    (edge,) = tree.extend(root, [Proposal("a", -1.0)], 1, spent=False)
    tree.take(root, [edge])
    with pytest.raises(ContractError):
        tree.settle(edge, OutcomeKind.SUBGOALS, [])
    with pytest.raises(ContractError):
        tree.settle(edge, OutcomeKind.CLOSED, [child("x")])
