"""Carrying out one leaf: proposals, then the environment, then the verifier's word on what is left.

Changes nothing in the tree but states obtained again; what it found goes into a `Harvest`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from search.batcher import Batcher
from search.config import WorkConfig
from search.errors import ContractError, RestoreError
from search.gate import Gate
from search.growth import Answer, Harvest, Result
from search.meter import Meter
from search.node import Node, Status
from search.protocols import Environment, Outcome, OutcomeKind, Policy, Proposal, Value, Verifier
from search.restore import restore
from search.strategy import Leaf
from search.tree import Child, Tree

S = TypeVar("S")
A = TypeVar("A")

_MOST_STEPS = 1e9
"""A verifier's expected number of steps is cut off here, so that it can be written down."""


class Workshop(Generic[S, A]):
    """The outside world as the engine uses it: gated, metered, batched, checked."""

    def __init__(
        self,
        environment: Environment[S, A],
        policy: Policy[S, A],
        verifier: Verifier[S],
        config: WorkConfig,
        gate: Gate,
        side: int,
        meter: Meter,
    ) -> None:
        self.environment = environment
        self.config = config
        self.meter = meter
        self.restored_states = 0
        self._gate = gate
        self._side = side

        async def propose(states: list[S], n: int) -> Sequence[Sequence[Proposal[A]]]:
            return await policy.propose(states, n)

        async def score(states: list[S], _: int) -> Sequence[Value]:
            return await verifier.score(states)

        self.policy = Batcher(propose, config.batch_states, config.policy_calls, "policy")
        self.verifier = Batcher(score, config.batch_states, config.verifier_calls, "verifier")

    async def carry_out(
        self,
        leaf: Leaf[S, A],
        tree: Tree[S, A],
        attach: Callable[[Harvest[S, A]], None] | None,
    ) -> Harvest[S, A]:
        """Do the work of a leaf. `attach`, if given, puts proposals into the tree at once."""
        node, harvest = leaf.node, Harvest(leaf)
        try:
            state = await self.state_of(node)
        except RestoreError as error:
            harvest.lost = str(error)
            return harvest
        if node.value is None:
            (harvest.value,) = await self.score([state])
        actions = {edge.text: edge.action for edge in leaf.edges}
        if leaf.ask:
            proposals = await self.policy.ask(state, leaf.ask)
            actions = self._best(node, proposals, min(leaf.limit, self.config.chunk_actions))
            spent = len(proposals) < leaf.ask or leaf.ask >= self.config.most_proposals
            harvest.answer = Answer(leaf.ask, proposals, spent, frozenset(actions))
            if attach is not None:
                attach(harvest)
        # With `attach`, other leaves change the tree meanwhile and may have settled this node.
        if not actions or (attach is not None and node.status is not Status.OPEN):
            return harvest
        outcomes = await self.step(state, list(actions.values()))
        results = await self._results(outcomes, tree)
        harvest.results = list(zip(actions, results, strict=True))
        return harvest

    async def state_of(self, node: Node[S, A]) -> S:
        """The node's state, obtained again if a trace left it unknown."""
        if node.state is not None:
            return node.state
        state, count = await restore(node, self.environment, self.step)
        self.restored_states += count
        return state

    async def step(self, state: S, actions: list[A]) -> Sequence[Outcome[S]]:
        """Run actions in the environment when a place is free."""
        await self._gate.enter(self._side)
        seconds = 0.0
        try:
            started = self.meter.call_started()
            try:
                outcomes = await self.environment.step(state, actions)
            finally:
                seconds = self.meter.call_ended(started)
        finally:
            self._gate.leave(seconds, self._side)
        if len(outcomes) != len(actions):
            raise ContractError(
                f"the environment gave {len(outcomes)} outcomes for {len(actions)} actions"
            )
        return outcomes

    async def score(self, states: Sequence[S]) -> list[Value]:
        """The verifier's values, checked to be numbers."""
        return [_checked(value) for value in await self.verifier.ask_all(states)]

    def _best(self, node: Node[S, A], proposals: Sequence[Proposal[A]], count: int) -> dict[str, A]:
        """The `count` most probable of the proposals that are new to the node, by text."""
        seen = {edge.text for edge in node.edges}
        fresh: dict[str, Proposal[A]] = {}
        for proposal in proposals:
            text = self.environment.render_action(proposal.action)
            if text not in seen:
                fresh.setdefault(text, proposal)
        best = sorted(fresh.items(), key=lambda item: -item[1].log_prob)[:count]
        return {text: proposal.action for text, proposal in best}

    async def _results(self, outcomes: Sequence[Outcome[S]], tree: Tree[S, A]) -> list[Result[S]]:
        """The outcomes with the keys, texts and values of the states they left."""
        environment = self.environment
        keys = [[environment.key(state) for state in outcome.subgoals] for outcome in outcomes]
        unknown: dict[str, S] = {}
        closed = False
        for outcome, row in zip(outcomes, keys, strict=True):
            if outcome.kind is OutcomeKind.SKIPPED and not closed:
                raise ContractError("the environment skipped an action of a state not yet closed")
            closed = closed or outcome.kind is OutcomeKind.CLOSED
            if (outcome.kind is OutcomeKind.SUBGOALS) != bool(row):
                raise ContractError(f"the environment left {len(row)} states on {outcome.kind}")
            for key, state in zip(row, outcome.subgoals, strict=True):
                known = tree.by_key.get(key)
                if known is None or known.value is None:
                    unknown.setdefault(key, state)
        values: dict[str, Value] = {}
        # A proof needs no opinions: with the state closed its other outcomes go unscored.
        if unknown and not closed:
            values = dict(zip(unknown, await self.score(list(unknown.values())), strict=True))
        return [
            Result(
                outcome.kind,
                [
                    Child(key, environment.render(state), state, values.get(key))
                    for key, state in zip(row, outcome.subgoals, strict=True)
                ],
                outcome.message,
                outcome.seconds,
            )
            for outcome, row in zip(outcomes, keys, strict=True)
        ]


def _checked(value: Value) -> Value:
    if math.isnan(value.closable) or math.isnan(value.steps):
        raise ContractError("the verifier gave a value that is not a number")
    return Value(min(max(value.closable, 0.0), 1.0), min(max(value.steps, 0.0), _MOST_STEPS))
