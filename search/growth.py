"""Putting finished work into the tree: live, and again when a trace is replayed.

Both ways go through the same calls on the tree and the strategy in the same order, so a replayed
search stands where the recorded one stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from search.errors import TraceError
from search.node import Edge, EdgeStatus, Node
from search.protocols import OutcomeKind, Proposal, Value
from search.strategy import Leaf, Strategy
from search.trace import ActionCodec, LeafRecord, OutcomeRecord, StateRecord
from search.tree import Child, Tree

S = TypeVar("S")
A = TypeVar("A")

MOST_MESSAGE = 2000
"""Characters kept of an environment's message."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[A]):
    """What the policy said about a node."""

    asked: int
    proposals: Sequence[Proposal[A]]
    spent: bool
    """Whether it has no more to say."""
    batch: frozenset[str]
    """The texts of the new actions that are run with this leaf."""


@dataclass(frozen=True, slots=True)
class Result(Generic[S]):
    """What one action did."""

    kind: OutcomeKind
    children: Sequence[Child[S]]
    message: str
    seconds: float


@dataclass(slots=True)
class Harvest(Generic[S, A]):
    """All that came of one leaf."""

    leaf: Leaf[S, A]
    value: Value | None = None
    """The verifier's value of the node, if it was asked."""
    answer: Answer[A] | None = None
    attached: bool = False
    """Whether `answer` is in the tree already."""
    results: list[tuple[str, Result[S]]] = field(default_factory=list)
    """By the text of the action, in the order in which they ran."""
    lost: str | None = None
    """Why the node's state could not be obtained again."""


class Growth(Generic[S, A]):
    """Applies answers and harvests; says what to write into the trace."""

    def __init__(
        self, tree: Tree[S, A], strategy: Strategy[S, A], codec: ActionCodec[A] | None
    ) -> None:
        """`codec` is None if no trace is kept: records are then not made."""
        self._tree = tree
        self._strategy = strategy
        self._codec = codec

    def start(self, leaf: Leaf[S, A]) -> None:
        """Mark a selected leaf as under way."""
        if leaf.ask:
            leaf.node.asking = True
        self._tree.take(leaf.node, leaf.edges)
        self._strategy.started(leaf)

    def attach(self, harvest: Harvest[S, A]) -> LeafRecord | None:
        """Put a policy's answer into the tree ahead of the outcomes."""
        fresh = self._extend(harvest)
        if self._codec is None or harvest.answer is None:
            return None
        return LeafRecord(
            node=harvest.leaf.node.id,
            asked=harvest.answer.asked,
            spent=harvest.answer.spent,
            proposals=self._encode(fresh),
            final=False,
        )

    def commit(self, harvest: Harvest[S, A]) -> LeafRecord | None:
        """Put a finished leaf into the tree."""
        leaf, node = harvest.leaf, harvest.leaf.node
        fresh: list[Edge[S, A]] = []
        answer = None if harvest.attached else harvest.answer
        if answer is not None:
            fresh = self._extend(harvest)
        if harvest.value is not None:
            node.value = harvest.value
        node.asking = node.asking and not leaf.ask
        edges = {edge.text: edge for edge in leaf.edges}
        outcomes: list[OutcomeRecord] = []
        for text, result in harvest.results:
            edge = edges[text]
            message = result.message[:MOST_MESSAGE]
            self._tree.settle(edge, result.kind, result.children, message, result.seconds)
            if self._codec is not None and result.kind is not OutcomeKind.SKIPPED:
                outcomes.append(_outcome_record(edge, result, message))
        for edge in leaf.edges:
            if edge.status is EdgeStatus.RUNNING:
                self._tree.put_back(edge)
        if harvest.lost is not None:
            self._tree.abandon(node, harvest.lost)
        self._strategy.committed(leaf)
        if self._codec is None:
            return None
        return LeafRecord(
            node=node.id,
            path=[edge.id for edge in leaf.path],
            asked=answer.asked if answer else 0,
            spent=answer.spent if answer else False,
            proposals=self._encode(fresh),
            outcomes=outcomes,
            closable=harvest.value.closable if harvest.value else None,
            steps=harvest.value.steps if harvest.value else None,
            lost=harvest.lost,
        )

    def replay(self, records: Iterable[LeafRecord], codec: ActionCodec[A]) -> int:
        """Apply the lines of a trace; the number of actions in them. Raises `TraceError`."""
        actions = 0
        for number, record in enumerate(records):
            try:
                self._replay(record, codec)
            except (LookupError, ValueError, TypeError) as error:
                raise TraceError(f"step {number} of the trace does not fit: {error}") from error
            actions += len(record.outcomes)
        return actions

    def _replay(self, record: LeafRecord, codec: ActionCodec[A]) -> None:
        tree = self._tree
        node = tree.nodes[record.node]
        leaf = Leaf(node, tuple(tree.edges[i] for i in record.path))
        if record.final:
            self._strategy.started(leaf)
        if record.asked:
            proposals = [Proposal(codec.decode(text), lp) for text, lp in record.proposals]
            fresh = tree.extend(node, proposals, record.asked, record.spent)
            if len(fresh) != len(proposals):
                raise ValueError("a recorded action is there twice")
            self._strategy.proposed(node)
        if not record.final:
            return
        node.value = value_of(record) or node.value
        leaf.edges = [tree.edges[outcome.edge] for outcome in record.outcomes]
        for edge in leaf.edges:
            if edge.node is not node or edge.status is not EdgeStatus.UNTRIED:
                raise ValueError(f"edge {edge.id} has an outcome already or is elsewhere")
        tree.take(node, leaf.edges)
        for edge, outcome in zip(leaf.edges, record.outcomes, strict=True):
            children: list[Child[S]] = [child_of(state) for state in outcome.children]
            tree.settle(edge, outcome.kind, children, outcome.message, outcome.seconds)
        if record.lost is not None:
            tree.abandon(node, record.lost)
        self._strategy.committed(leaf)

    def _extend(self, harvest: Harvest[S, A]) -> list[Edge[S, A]]:
        leaf, answer = harvest.leaf, harvest.answer
        assert answer is not None
        fresh = self._tree.extend(leaf.node, answer.proposals, answer.asked, answer.spent)
        leaf.edges = [edge for edge in fresh if edge.text in answer.batch]
        self._tree.take(leaf.node, leaf.edges)
        self._strategy.proposed(leaf.node)
        harvest.attached = True
        return fresh

    def _encode(self, edges: Sequence[Edge[S, A]]) -> list[tuple[str, float]]:
        if self._codec is None:
            return []
        return [(self._codec.encode(edge.action), edge.log_prob) for edge in edges]


def state_of(child: Child[S] | Node[S, A]) -> StateRecord:
    """A state as it stands in a trace."""
    value = child.value
    return StateRecord(
        key=child.key,
        text=None if child.text == child.key else child.text,
        closable=None if value is None else value.closable,
        steps=None if value is None else value.steps,
    )


def child_of(record: StateRecord) -> Child[S]:
    """A state read from a trace; the state itself is not known yet."""
    text = record.key if record.text is None else record.text
    return Child(record.key, text, None, value_of(record))


def value_of(record: StateRecord | LeafRecord) -> Value | None:
    """The verifier's value in a line of a trace."""
    if record.closable is None or record.steps is None:
        return None
    return Value(record.closable, record.steps)


def _outcome_record(edge: Edge[S, A], result: Result[S], message: str) -> OutcomeRecord:
    return OutcomeRecord(
        edge=edge.id,
        kind=result.kind,
        children=[state_of(child) for child in result.children],
        message=message,
        seconds=result.seconds,
    )
