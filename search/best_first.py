"""Best-first search on length-normalised log-probability: the baseline that trees must beat.

The next batch is always the one whose best action ends the most probable path from the root,
(sum of log-probabilities) / length ** exponent. No verifier takes part in the choice. A state's
actions are run in chunks; what remains of it goes back into the queue at its next action's score.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.config import BestFirstConfig
from search.node import Edge, EdgeStatus, Node, Status
from search.strategy import Leaf, mark_committed, mark_started
from search.tree import Tree

S = TypeVar("S")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class _Way(Generic[S, A]):
    """The most probable path known to a state."""

    log_prob: float
    length: int
    last: Edge[S, A] | None
    """None on the root. Following `last.node` from way to way always ends at the root."""


class BestFirst(Generic[S, A]):
    """The strategy of best-first search."""

    def __init__(self, tree: Tree[S, A], config: BestFirstConfig) -> None:
        self._tree = tree
        self._config = config
        self._ways: dict[int, _Way[S, A]] = {tree.root.id: _Way(0.0, 0, None)}
        self._queue: list[tuple[float, int]] = []
        """(minus the score, node id): ties go to the older state; entries may be out of date."""
        self._push(tree.root)

    def select(self, actions: int) -> Leaf[S, A] | None:
        root = self._tree.root
        if root.status is not Status.OPEN:
            return None
        leaf = self._pop(actions)
        if leaf is None and not root.under_way:
            # States dropped as out of reach may have come back into reach by another way.
            self._tree.sweep()
            for node in self._tree.nodes:
                if node.id in self._ways:
                    self._push(node)
            leaf = self._pop(actions)
        return leaf

    def started(self, leaf: Leaf[S, A]) -> None:
        mark_started(leaf)
        self._push(leaf.node)

    def proposed(self, node: Node[S, A]) -> None:
        self._push(node)

    def committed(self, leaf: Leaf[S, A]) -> None:
        mark_committed(leaf)
        self._push(leaf.node)
        for edge in leaf.edges:
            if edge.status is EdgeStatus.OPEN:
                self._reach(edge)

    def _reach(self, edge: Edge[S, A]) -> None:
        """Consider the way over `edge` for each state that it left."""
        way = self._ways[edge.node.id]
        above = {edge.node.id} | {step.node.id for step in self._path(edge.node)}
        new = _Way(way.log_prob + edge.log_prob, way.length + 1, edge)
        for child in edge.children:
            old = self._ways.get(child.id)
            if old is None or (
                child.id not in above
                and self._normalised(new.log_prob, new.length)
                > self._normalised(old.log_prob, old.length)
            ):
                self._ways[child.id] = new
            self._push(child)

    def _path(self, node: Node[S, A]) -> tuple[Edge[S, A], ...]:
        path: list[Edge[S, A]] = []
        last = self._ways[node.id].last
        while last is not None:
            path.append(last)
            last = self._ways[last.node.id].last
        path.reverse()
        return tuple(path)

    def _normalised(self, log_prob: float, length: int) -> float:
        return log_prob / math.pow(max(length, 1), self._config.length_exponent)

    def _score(self, node: Node[S, A]) -> float | None:
        """The score of what is to be done next at a node; None if that is nothing."""
        if node.status is not Status.OPEN:
            return None
        way = self._ways[node.id]
        if node.untried:
            return self._normalised(way.log_prob + node.untried[-1].log_prob, way.length + 1)
        if node.spent or node.asking:
            return None
        if not node.edges:
            return self._normalised(way.log_prob, way.length)
        # What the policy has not said yet is at most as probable as its last word.
        least = min(edge.log_prob for edge in node.edges)
        return self._normalised(way.log_prob + least, way.length + 1)

    def _push(self, node: Node[S, A]) -> None:
        score = self._score(node)
        if score is not None:
            heapq.heappush(self._queue, (-score, node.id))

    def _pop(self, actions: int) -> Leaf[S, A] | None:
        while self._queue:
            negative, number = heapq.heappop(self._queue)
            node = self._tree.nodes[number]
            score = self._score(node)
            if score is None or not self._matters(node):
                continue
            if -score > negative:  # out of date: wait for its turn
                heapq.heappush(self._queue, (-score, number))
                continue
            return self._leaf(node, actions)
        return None

    def _leaf(self, node: Node[S, A], actions: int) -> Leaf[S, A]:
        work = self._config.work
        path = self._path(node)
        if node.untried:
            count = min(work.chunk_actions, actions)
            return Leaf(node, path, edges=node.untried[: -count - 1 : -1])
        ask = 2 * node.asked if node.asked else work.first_proposals
        return Leaf(node, path, ask=min(ask, work.most_proposals))

    def _matters(self, node: Node[S, A]) -> bool:
        """Whether closing the node could still help to close the root."""
        root = self._tree.root
        seen = {node.id}
        stack = [node]
        while stack:
            node = stack.pop()
            if node is root:
                return True
            for edge in node.parents:
                above = edge.node
                if (
                    edge.status is EdgeStatus.OPEN
                    and above.status is Status.OPEN
                    and above.id not in seen
                ):
                    seen.add(above.id)
                    stack.append(above)
        return False
