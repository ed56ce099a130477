"""Monte-Carlo tree search: walk down by PUCT to a state with something untried, run a batch there.

Unlike the textbook form an action's outcome is looked up lazily: a leaf is a *chunk* of untried
actions of one state, most probable first, because the environment takes batches and most actions
of a proof search fail. Several leaves may be under way; virtual losses lead them apart.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Generic, TypeVar

from search.config import MctsConfig
from search.node import Edge, Node, Status
from search.puct import (
    Priors,
    allowed_proposals,
    difficulty,
    exploration,
    open_score,
    refresh,
    untried_score,
)
from search.strategy import Leaf, mark_committed, mark_started
from search.tree import Tree

S = TypeVar("S")
A = TypeVar("A")


@dataclass(slots=True)
class _Frame(Generic[S, A]):
    """A node on the way down and what is left to try there, best last."""

    node: Node[S, A]
    options: list[tuple[Edge[S, A], Node[S, A]] | None]
    """An edge with one of its open states, or None for work at the node itself."""


class Mcts(Generic[S, A]):
    """The strategy of Monte-Carlo tree search."""

    def __init__(self, tree: Tree[S, A], config: MctsConfig) -> None:
        self._tree = tree
        self._config = config
        self._priors: dict[int, Priors] = {}
        """By node id; forgotten when the node gets proposals."""
        for node in tree.nodes:
            refresh(node, config.discount)

    def select(self, actions: int) -> Leaf[S, A] | None:
        """Depth-first over choices in order of their score: without obstacles the PUCT walk,
        otherwise (cycles, states that others work on) the best walk that leads somewhere."""
        root = self._tree.root
        if root.status is not Status.OPEN:
            return None
        leaf = self._walk(actions)
        if leaf is None and not root.under_way:
            self._tree.sweep()
            if root.status is Status.OPEN:
                leaf = self._nearest(actions)
        return leaf

    def started(self, leaf: Leaf[S, A]) -> None:
        mark_started(leaf)

    def proposed(self, node: Node[S, A]) -> None:
        self._priors.pop(node.id, None)

    def committed(self, leaf: Leaf[S, A]) -> None:
        mark_committed(leaf)
        discount = self._config.discount
        for edge in leaf.edges:
            for child in edge.children:
                if not child.visits:
                    refresh(child, discount)
        refresh(leaf.node, discount)
        for edge in reversed(leaf.path):
            refresh(edge.node, discount)

    def _walk(self, actions: int) -> Leaf[S, A] | None:
        root = self._tree.root
        frames = [_Frame(root, self._options(root))]
        path: list[Edge[S, A]] = []
        on_path = {root.id}
        seen = {root.id}
        """Nodes on the way, and nodes below which nothing was found."""
        while frames:
            frame = frames[-1]
            if not frame.options:
                frames.pop()
                on_path.discard(frame.node.id)
                if path:
                    path.pop()
                continue
            option = frame.options.pop()
            if option is None:
                return self._leaf(frame.node, tuple(path), actions)
            edge, child = option
            # A state that is needed for its own proof is no help on this way.
            if child.id in seen or any(other.id in on_path for other in edge.children):
                continue
            seen.add(child.id)
            on_path.add(child.id)
            path.append(edge)
            frames.append(_Frame(child, self._options(child)))
        return None

    def _nearest(self, actions: int) -> Leaf[S, A] | None:
        """The state nearest to the root that has work: what `_walk` may miss, since it looks
        below a shared state only once, and proposals asked for before they are due."""
        root = self._tree.root
        ways: dict[int, tuple[Edge[S, A], ...]] = {root.id: ()}
        queue = deque([root])
        while queue:
            node = queue.popleft()
            if node.untried or not (node.spent or node.asking):
                return self._leaf(node, ways[node.id], actions)
            for edge in node.open_edges:
                for child in edge.children:
                    if child.status is Status.OPEN and child.id not in ways:
                        ways[child.id] = (*ways[node.id], edge)
                        queue.append(child)
        return None

    def _leaf(self, node: Node[S, A], path: tuple[Edge[S, A], ...], actions: int) -> Leaf[S, A]:
        work = self._config.work
        if not node.untried:
            return Leaf(node, path, ask=self._next_ask(node))
        count = min(work.chunk_actions, actions)
        return Leaf(node, path, edges=node.untried[: -count - 1 : -1])

    def _next_ask(self, node: Node[S, A]) -> int:
        work = self._config.work
        if not node.asked:
            return min(work.first_proposals, work.most_proposals)
        wanted = max(2 * node.asked, allowed_proposals(node.visits, self._config))
        return min(wanted, work.most_proposals)

    def _options(self, node: Node[S, A]) -> list[tuple[Edge[S, A], Node[S, A]] | None]:
        """What can be done at or below a node, best last."""
        config = self._config
        priors = self._priors.get(node.id)
        if priors is None:
            priors = self._priors[node.id] = Priors.of(node, config.prior_temperature)
        explore = exploration(node, config)
        scored: list[tuple[float, int, Edge[S, A] | None]] = [
            (open_score(edge, priors(edge), explore, config), -edge.id, edge)
            for edge in node.open_edges
        ]
        if node.untried:
            best = node.untried[-1]
            scored.append((untried_score(node, priors(best), explore, config), -best.id, None))
        elif not node.spent and not node.asking:
            # More proposals once the visits allow them, or when all that is known has failed.
            barren = not node.open_edges and not node.running
            if barren or allowed_proposals(node.visits, config) > node.asked:
                scored.append((float("inf"), 0, None))
        scored.sort(key=lambda item: item[:2])
        options: list[tuple[Edge[S, A], Node[S, A]] | None] = []
        for _, _, option in scored:
            if option is None:
                options.append(None)
                continue
            states = {child.id: child for child in option.children if child.status is Status.OPEN}
            hardest_last = sorted(
                states.values(), key=lambda child: difficulty(child, config), reverse=True
            )
            options.extend((option, child) for child in hardest_last)
        return options
