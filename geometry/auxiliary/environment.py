"""Constructions as a search environment: a policy proposes clauses, the closure judges them.

A state is the problem with the points added so far; an action is one clause of the language that
introduces a new point, say `m = midpoint m a b`. This is the door through which a language model,
or any other policy, can propose auxiliary points.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from geometry.auxiliary.config import SearchConfig
from geometry.auxiliary.naming import clause, fresh_name
from geometry.engine import Closure, Stop, UnsupportedFactError
from geometry.engine import _core as core
from geometry.figure import Figure
from geometry.figure.frame import Rules
from geometry.figure.placing import place
from geometry.language import GeometryError, GeometryProblem, Sampler, hypotheses
from geometry.plane import PlaneError
from geometry.proof import AuxiliaryPoint, GeometryProof, ReplayError, replay, trace
from geometry.proof.extension import extended
from search.protocols import Outcome, OutcomeKind, Proposal


@dataclass(frozen=True, slots=True)
class ConstructionState:
    """The problem with auxiliary points, in the order in which they were added."""

    points: tuple[AuxiliaryPoint, ...] = ()


class ConstructionEnvironment:
    """Tries clauses on one problem in one figure; implements `search.protocols.Environment`.

    `proofs` holds the replayed proof of every action that closed the problem, by the state's key.
    """

    def __init__(
        self, problem: GeometryProblem, figure: Figure, config: SearchConfig | None = None
    ) -> None:
        self.problem = problem
        self.figure = figure
        self.config = config or SearchConfig()
        self.goals = tuple(g for g in problem.goals if not g.predicate.numeric)
        self.proofs: dict[str, GeometryProof] = {}

    @property
    def parallelism(self) -> int:
        """Closures run in threads, with the interpreter lock released."""
        return self.config.workers

    async def root(self) -> ConstructionState:
        """The problem without auxiliary points."""
        return ConstructionState()

    async def step(
        self, state: ConstructionState, actions: Sequence[str]
    ) -> Sequence[Outcome[ConstructionState]]:
        """Adds each clause to `state`, independently of the others."""
        outcomes: list[Outcome[ConstructionState]] = []
        for action in actions:
            if outcomes and outcomes[-1].kind in (OutcomeKind.CLOSED, OutcomeKind.SKIPPED):
                outcomes.append(Outcome(OutcomeKind.SKIPPED))
            else:
                outcomes.append(await asyncio.to_thread(self._try, state, action))
        return outcomes

    def _try(self, state: ConstructionState, action: str) -> Outcome[ConstructionState]:
        began = time.monotonic()

        def outcome(
            kind: OutcomeKind, message: str = "", next_state: ConstructionState | None = None
        ) -> Outcome[ConstructionState]:
            states = () if next_state is None else (next_state,)
            return Outcome(kind, states, message, time.monotonic() - began)

        try:
            point = self._placed(state, action)
            added = ConstructionState((*state.points, point))
            closure = self.closure(added)
            stop = self._saturate(closure)
            if stop is not Stop.GOAL:
                kind = OutcomeKind.TIMEOUT if stop is Stop.DEADLINE else OutcomeKind.SUBGOALS
                return outcome(kind, next_state=added if kind is OutcomeKind.SUBGOALS else None)
            proof = trace(closure, self.goals)
            proof = GeometryProof(proof.goals, proof.targets, proof.steps, added.points)
            replay(self.problem, proof, [closure.figure])
        except ReplayError as error:
            return outcome(OutcomeKind.ERROR, f"the proof was rejected: {error}")
        except (GeometryError, PlaneError, UnsupportedFactError, ValueError, KeyError) as error:
            return outcome(OutcomeKind.ERROR, str(error))
        self.proofs[self.key(added)] = proof
        return outcome(OutcomeKind.CLOSED)

    def _saturate(self, closure: Closure) -> Stop:
        stop = closure.saturate(self.goals, self.config.closure_s)
        if stop is Stop.SATURATED:
            closure.use(lengths=True, sines=True)
            stop = closure.saturate(self.goals, self.config.closure_s)
        return stop

    def _placed(self, state: ConstructionState, action: str) -> AuxiliaryPoint:
        """The point of a clause, where its loci meet in the figure. Raises on a bad clause."""
        trial = AuxiliaryPoint("", action, 0j)
        parsed = extended(self.problem, (*state.points, trial)).clauses[-1]
        if len(parsed.outputs) != 1 or not parsed.defines:
            raise ValueError("a clause adds one point and says no more than where it is")
        rng = random.Random(f"{self.config.seed}/{self.key(state)}/{action}")
        sampler = Sampler(rng, 1.0, wild=False)
        known = self._coordinates(state)
        placed = place(parsed, known, sampler, Rules(close=1e-6, far=50.0))
        name = parsed.outputs[0]
        return AuxiliaryPoint(name, action, placed[name])

    def _coordinates(self, state: ConstructionState) -> dict[str, complex]:
        return {**self.figure.coordinates, **{p.name: p.position for p in state.points}}

    def closure(self, state: ConstructionState) -> Closure:
        """What the hypotheses and the points of `state` give, not saturated yet."""
        whole = extended(self.problem, state.points)
        return Closure(Figure(self._coordinates(state)), hypotheses(whole))

    def key(self, state: ConstructionState) -> str:
        """The clauses, in any order that respects what they refer to."""
        return "; ".join(sorted(p.clause for p in state.points))

    def render(self, state: ConstructionState) -> str:
        """The problem's text with the clauses added."""
        return str(extended(self.problem, state.points))

    def render_action(self, action: str) -> str:
        """The clause with single blanks."""
        return " ".join(action.split())


class IncidencePolicy:
    """Proposes the points through which most lines and circles pass (`search.protocols.Policy`)."""

    def __init__(self, environment: ConstructionEnvironment) -> None:
        self.environment = environment

    async def propose(
        self, states: Sequence[ConstructionState], n: int
    ) -> Sequence[Sequence[Proposal[str]]]:
        """Up to `n` clauses a state, by falling incidence; probabilities fall with the score."""
        return [await asyncio.to_thread(self._of, state, n) for state in states]

    def _of(self, state: ConstructionState, n: int) -> list[Proposal[str]]:
        closure = self.environment.closure(state)
        closure.saturate([], self.environment.config.closure_s)
        found = core.find_candidates(closure.core, n, self.environment.config.per_place, 0)
        name = fresh_name(closure.names)
        best = found[0].score if found else 0.0
        return [
            Proposal(clause(c, name, closure.names), min(0.0, c.score - best) - 1.0) for c in found
        ]
