"""The AND/OR tree: states shared by key, outcomes recorded, proofs and failures propagated.

Strictly a directed graph: equal keys share one node, so a node may have several parents, and
cycles may appear. Proofs are acyclic all the same, because a node becomes PROVED only from
children that are PROVED already. Failure moves up only when every proposal of a state is used up;
a group of states that merely lead to one another is failed by `sweep`.

The same methods build the tree live and replay it from a trace, so ids depend on the order of
calls alone. Knows nothing of time, policies or environments.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from search.errors import ContractError
from search.node import Edge, EdgeStatus, Node, Status
from search.protocols import OutcomeKind, Proposal, Value

S = TypeVar("S")
A = TypeVar("A")

_LEAST_LOG_PROB = -1e4
"""Log-probabilities are cut off here, so that sums and softmaxes stay finite."""


@dataclass(frozen=True, slots=True)
class Child(Generic[S]):
    """A state left by an action, as the tree needs to know it."""

    key: str
    text: str
    state: S | None
    value: Value | None


@dataclass(slots=True, eq=False, repr=False)
class Tree(Generic[S, A]):
    """All that a search knows."""

    render_action: Callable[[A], str]
    nodes: list[Node[S, A]] = field(default_factory=list)
    """By id; the root first."""
    edges: list[Edge[S, A]] = field(default_factory=list)
    """By id."""
    by_key: dict[str, Node[S, A]] = field(default_factory=dict)
    open_nodes: int = 0
    """The number of nodes with status OPEN."""

    def __repr__(self) -> str:
        return f"Tree({len(self.nodes)} nodes, {len(self.edges)} edges)"

    @property
    def root(self) -> Node[S, A]:
        return self.nodes[0]

    def intern(self, child: Child[S], origin: tuple[Edge[S, A], int] | None = None) -> Node[S, A]:
        """The node of a state, made if its key is new; fills in a missing state or value."""
        node = self.by_key.get(child.key)
        if node is None:
            node = Node(len(self.nodes), child.key, child.text, child.state, origin)
            self.nodes.append(node)
            self.by_key[child.key] = node
            self.open_nodes += 1
        elif node.state is None:
            node.state = child.state
        if node.value is None:
            node.value = child.value
        return node

    def extend(
        self, node: Node[S, A], proposals: Sequence[Proposal[A]], asked: int, spent: bool
    ) -> list[Edge[S, A]]:
        """Record the policy's answer to being asked for `asked` proposals; the new edges.

        Actions that the node has already are left alone. `spent` says that the policy has no more
        to say here. Raises `ContractError` on a log-probability that is not a number.
        """
        known = {edge.text for edge in node.edges}
        fresh: list[Edge[S, A]] = []
        for proposal in proposals:
            text = self.render_action(proposal.action)
            if text in known:
                continue
            known.add(text)
            if math.isnan(proposal.log_prob):
                raise ContractError(f"the policy gave action {text!r} a log-probability of NaN")
            log_prob = min(max(proposal.log_prob, _LEAST_LOG_PROB), 0.0)
            edge = Edge(len(self.edges), node, proposal.action, text, log_prob)
            self.edges.append(edge)
            node.edges.append(edge)
            fresh.append(edge)
        node.untried.extend(fresh)
        node.untried.sort(key=lambda edge: (edge.log_prob, -edge.id))
        node.asked = max(node.asked, asked)
        node.asking = False
        node.spent = node.spent or spent
        self._fail_if_done([node])
        return fresh

    def take(self, node: Node[S, A], edges: Sequence[Edge[S, A]]) -> None:
        """Mark untried edges as RUNNING."""
        for edge in edges:
            edge.status = EdgeStatus.RUNNING
        node.running += len(edges)
        node.untried = [edge for edge in node.untried if edge.status is EdgeStatus.UNTRIED]

    def put_back(self, edge: Edge[S, A]) -> None:
        """A RUNNING edge was not run after all: it is UNTRIED again."""
        node = edge.node
        node.running -= 1
        edge.status = EdgeStatus.UNTRIED
        node.untried.append(edge)
        node.untried.sort(key=lambda other: (other.log_prob, -other.id))

    def settle(
        self,
        edge: Edge[S, A],
        kind: OutcomeKind,
        children: Sequence[Child[S]] = (),
        message: str = "",
        seconds: float = 0.0,
    ) -> None:
        """Record the outcome of a RUNNING edge and all that follows from it.

        Raises `ContractError` on `SUBGOALS` without states and on states with other kinds.
        """
        if (kind is OutcomeKind.SUBGOALS) != bool(children):
            raise ContractError(f"outcome {kind} with {len(children)} states left")
        if kind is OutcomeKind.SKIPPED:
            self.put_back(edge)
            return
        node = edge.node
        node.running -= 1
        edge.kind, edge.message, edge.seconds = kind, message, seconds
        if kind is OutcomeKind.CLOSED:
            edge.status = EdgeStatus.PROVED
            self._prove(edge)
        elif kind is OutcomeKind.SUBGOALS:
            self._branch(edge, children)
        else:
            edge.status = EdgeStatus.FAILED
        self._fail_if_done([node])

    def abandon(self, node: Node[S, A], message: str) -> None:
        """Give up a state that cannot be worked on any more; its open edges stay of use."""
        for edge in node.untried:
            edge.status, edge.message = EdgeStatus.FAILED, message
        node.untried.clear()
        node.asking, node.spent = False, True
        self._fail_if_done([node])

    def sweep(self) -> int:
        """Fail the open nodes that can no longer be proved; their number.

        A node may be proved if it has work of its own, or an open edge all of whose children are
        proved or may be proved: the least set closed under that rule is kept, the rest (cycles
        that nothing outside supports) fails. Costs one pass over the tree.
        """
        may: set[int] = set()
        missing: dict[int, int] = {}
        queue = [n for n in self.nodes if n.status is Status.OPEN and n.has_work]
        may.update(node.id for node in queue)
        while queue:
            for edge in queue.pop().parents:
                if edge.status is not EdgeStatus.OPEN or edge.node.id in may:
                    continue
                left = missing.get(edge.id)
                if left is None:
                    left = len({c.id for c in edge.children if c.status is not Status.PROVED})
                missing[edge.id] = left - 1
                if left == 1 and edge.node.status is Status.OPEN:
                    may.add(edge.node.id)
                    queue.append(edge.node)
        doomed = [n for n in self.nodes if n.status is Status.OPEN and n.id not in may]
        for node in doomed:
            self._fail(node)
        for node in doomed:
            self._fail_parents(node)
        return len(doomed)

    def _branch(self, edge: Edge[S, A], children: Sequence[Child[S]]) -> None:
        """Settle an edge that left states."""
        known = [self.by_key.get(child.key) for child in children]
        if any(node is edge.node for node in known):
            edge.status, edge.message = EdgeStatus.FAILED, "leads back to its own state"
            return
        failed = next((n for n in known if n is not None and n.status is Status.FAILED), None)
        if failed is not None:
            edge.status, edge.message = EdgeStatus.FAILED, f"leads to failed state {failed.id}"
            return
        nodes = tuple(self.intern(child, (edge, i)) for i, child in enumerate(children))
        distinct = set(nodes)
        for other in edge.node.edges:
            if other.status in (EdgeStatus.OPEN, EdgeStatus.PROVED) and (
                len(other.children) == len(nodes) and set(other.children) == distinct
            ):
                edge.status, edge.message = EdgeStatus.DUPLICATE, f"as edge {other.id}"
                return
        edge.status, edge.children, edge.visits = EdgeStatus.OPEN, nodes, 1
        edge.node.open_edges.append(edge)
        for node in dict.fromkeys(nodes):
            node.parents.append(edge)
        if all(node.status is Status.PROVED for node in nodes):
            self._prove(edge)

    def _prove(self, edge: Edge[S, A]) -> None:
        """`edge` closes its node; carry that, and shorter proofs, to all it completes."""
        queue = [edge]
        while queue:
            edge = queue.pop()
            node = edge.node
            if edge.status is EdgeStatus.OPEN:
                node.open_edges.remove(edge)
            edge.status = EdgeStatus.PROVED
            distance = 1 + sum(c.distance_to_proof or 0 for c in edge.children)
            if node.distance_to_proof is not None and distance >= node.distance_to_proof:
                continue
            if node.status is Status.OPEN:
                node.status = Status.PROVED
                self.open_nodes -= 1
            node.proof, node.distance_to_proof = edge, distance
            queue.extend(
                parent
                for parent in node.parents
                if parent.status is EdgeStatus.PROVED
                or (
                    parent.status is EdgeStatus.OPEN
                    and all(child.status is Status.PROVED for child in parent.children)
                )
            )

    def _fail_if_done(self, nodes: list[Node[S, A]]) -> None:
        """Fail the given nodes if nothing is left of them, and all that fails with them."""
        for node in nodes:
            if node.status is Status.OPEN and not node.has_work and not node.open_edges:
                self._fail(node)
                self._fail_parents(node)

    def _fail(self, node: Node[S, A]) -> None:
        node.status = Status.FAILED
        self.open_nodes -= 1

    def _fail_parents(self, failed: Node[S, A]) -> None:
        queue = [failed]
        while queue:
            failed = queue.pop()
            for edge in failed.parents:
                if edge.status is not EdgeStatus.OPEN:
                    continue
                node = edge.node
                edge.status, edge.message = EdgeStatus.FAILED, f"state {failed.id} failed"
                node.open_edges.remove(edge)
                if node.status is Status.OPEN and not node.has_work and not node.open_edges:
                    self._fail(node)
                    queue.append(node)
