"""A fleet as the place where an attempt's Lean runs: `prover.venue.Venue` over requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from problems import LeanStatement
from prover.cluster.requests import (
    CheckRequest,
    Opened,
    OpenRequest,
    Part,
    Stepped,
    StepRequest,
    way_of,
)
from prover.lean import Certificate, OpenStatement, ProofState, Rejection
from prover.lean.environment import StatementStates
from prover.venue import StatementEnvironment
from search.distributed import LostError, Workers
from search.protocols import Outcome, OutcomeKind


@dataclass(slots=True)
class _Counters:
    requests: int = 0
    tactics: int = 0
    lean_seconds: float = 0.0
    lost: int = 0


class FleetVenue:
    """The workers of a shard."""

    def __init__(self, fleet: Workers, most_workers: int | None = None) -> None:
        """`most_workers`: of the attempt at once; with 1 its trees do not depend on timing."""
        self._fleet = fleet
        self._most_workers = most_workers
        self._counters = _Counters()

    def environment(
        self, statement: LeanStatement, *, negated: bool = False
    ) -> StatementEnvironment:
        return FleetEnvironment(self._fleet, statement, negated, self._counters, self._most_workers)

    async def check(
        self, statement: LeanStatement, body: str, *, negation: str | None = None
    ) -> Certificate | Rejection:
        request = CheckRequest(statement, body, negation)
        # a proof is checked by a process that has just started, not by one of an earlier try
        answer: Certificate | Rejection = await self._fleet.ask(request, afresh=True)
        return answer

    async def forget(self) -> None:
        """Workers forget by themselves what has not been asked for."""

    def counters(self) -> dict[str, float]:
        counters = self._counters
        return {
            "requests": counters.requests,
            "tactics": counters.tactics,
            "lean_seconds": counters.lean_seconds,
            "lost": counters.lost,
        }


class FleetEnvironment(StatementStates):
    """One statement (or its negation) on the workers. Implements `search.protocols.Environment`."""

    def __init__(
        self,
        fleet: Workers,
        statement: LeanStatement,
        negated: bool,
        counters: _Counters,
        most_workers: int | None,
    ) -> None:
        super().__init__(statement, negated=negated)
        self._fleet = fleet
        self._most_workers = most_workers
        self._counters = counters

    @property
    def parallelism(self) -> int:
        return min(self._fleet.share, self._most_workers or self._fleet.size)

    async def root(self) -> ProofState:
        """The state to close. Raises StatementError when Lean does not take the statement."""
        if self._root is None:
            request = OpenRequest(self._statement, self._negated)
            answer: Opened = await self._fleet.ask(request)
            self.opened = OpenStatement(
                self._statement, answer.full_name, answer.negation, answer.expression_hash
            )
            self._root = _state(answer.root, None, "", 0)
        return self._root

    async def step(
        self, state: ProofState, actions: Sequence[str]
    ) -> Sequence[Outcome[ProofState]]:
        """As `LeanEnvironment.step`; a batch that takes worker after worker down has crashed."""
        request = StepRequest(self._statement, self._negated, way_of(state), tuple(actions))
        self._counters.requests += 1
        try:
            answer: list[Stepped] = await self._fleet.ask(request, prefer=self._place(state))
        except LostError as error:
            self._counters.lost += 1
            return [Outcome(OutcomeKind.CRASHED, message=str(error)) for _ in actions]
        outcomes = [
            self._outcome(state, tactic, stepped)
            for tactic, stepped in zip(actions, answer, strict=True)
        ]
        owner = self._fleet.owner(self._place(state))
        if owner is not None:
            for outcome in outcomes:
                for child in outcome.subgoals:
                    self._fleet.remember(self._place(child), owner)
        return outcomes

    def _place(self, state: ProofState) -> tuple[str, bool, str]:
        return self._statement.name, self._negated, state.fingerprint

    def _outcome(self, state: ProofState, tactic: str, stepped: Stepped) -> Outcome[ProofState]:
        if stepped.kind is not OutcomeKind.SKIPPED:
            self._counters.tactics += 1
            self._counters.lean_seconds += stepped.seconds
        states = tuple(_state(part, state, tactic, i) for i, part in enumerate(stepped.parts))
        return Outcome(stepped.kind, states, stepped.message, stepped.seconds)


def _state(part: Part, parent: ProofState | None, tactic: str, index: int) -> ProofState:
    return ProofState(part.goals, part.fingerprint, parent, tactic, index)
