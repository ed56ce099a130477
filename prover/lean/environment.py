"""Lean as a search environment: states are goals, actions are tactics.

A state is a value, named by the tactics that lead to it from the statement. Which driver process
knows it, and under what number, is remembered beside it; a process that does not know a state replays
the tactics from the nearest ancestor it knows. So any worker can serve any state, and a process that
dies takes nothing with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from problems import LeanStatement
from prover.lean.certificate import unicode_problem
from prover.lean.errors import LeanCrashed, LeanError, LeanTimeout, StatementError
from prover.lean.pool import LeanPool, Worker
from prover.lean.process import Reply
from search.protocols import Outcome, OutcomeKind


@dataclass(frozen=True, slots=True)
class OpenStatement:
    """A statement as Lean understood it."""

    statement: LeanStatement
    full_name: str
    negation: str | None
    """`¬ (∀ binders, type)` as text, or None where the declaration cannot be negated that way."""
    expression_hash: str
    """Lean's hash of the elaborated type."""


@dataclass(frozen=True, slots=True, eq=False)
class ProofState:
    """Goals that are solved together, and how to get there."""

    goals: tuple[str, ...]
    """Pretty-printed, in Lean's order; one, unless they share metavariables."""
    fingerprint: str
    """Equal for equal goals (types up to bound names, names of hypotheses, text)."""
    parent: ProofState | None = field(default=None, repr=False)
    tactic: str = ""
    """What was applied to the parent; empty at the root."""
    part: int = 0
    """Which of the independent parts left by the tactic this is."""

    @property
    def text(self) -> str:
        """All goals, as Lean shows them."""
        return "\n\n".join(self.goals)


def _part_state(part: Reply, parent: ProofState | None, tactic: str, index: int) -> ProofState:
    goals = tuple(str(goal) for goal in part["goals"])
    digest = hashlib.blake2b(("\n".join(goals) + part["key"]).encode(), digest_size=16).hexdigest()
    return ProofState(goals, digest, parent, tactic, index)


class StatementStates:
    """How states of one statement (or its negation) are named and shown, wherever Lean runs."""

    def __init__(self, statement: LeanStatement, *, negated: bool) -> None:
        self._statement = statement
        self._negated = negated
        self._root: ProofState | None = None
        self.opened: OpenStatement | None = None

    def key(self, state: ProofState) -> str:
        return state.fingerprint

    def render(self, state: ProofState) -> str:
        return state.text

    def render_action(self, action: str) -> str:
        return action


class LeanEnvironment(StatementStates):
    """One statement (or its negation) on a pool. Implements `search.protocols.Environment`."""

    def __init__(self, pool: LeanPool, statement: LeanStatement, *, negated: bool = False) -> None:
        super().__init__(statement, negated=negated)
        self._pool = pool

    @property
    def parallelism(self) -> int:
        return self._pool.size

    async def root(self) -> ProofState:
        """The state to close. Raises StatementError when Lean does not take the statement."""
        if self._root is not None:
            return self._root
        for attempt in range(2):
            async with self._pool.borrow() as worker:
                try:
                    number, part = await self._open(worker)
                except (LeanTimeout, LeanCrashed) as error:
                    self._count(error)
                    if attempt:
                        raise
                else:
                    self._root = _part_state(part, None, "", 0)
                    worker.memory[self._root] = number
                    return self._root
        raise AssertionError("unreachable")

    async def step(
        self, state: ProofState, actions: Sequence[str]
    ) -> Sequence[Outcome[ProofState]]:
        """Apply tactics to a state, in order; see `search.protocols.Environment.step`."""
        outcomes: list[Outcome[ProofState]] = []
        crashed_before = False
        while len(outcomes) < len(actions):
            done = len(outcomes)
            try:
                async with self._pool.borrow(state) as worker:
                    await self._step_on(worker, state, actions[done:], outcomes)
            except LeanTimeout as error:
                self._count(error)
                outcomes.append(
                    Outcome(OutcomeKind.TIMEOUT, message=str(error), seconds=self._limit)
                )
                crashed_before = False
            except LeanCrashed as error:
                self._count(error)
                if len(outcomes) > done:
                    crashed_before = False
                if crashed_before:
                    outcomes.append(Outcome(OutcomeKind.CRASHED, message=str(error)))
                    crashed_before = False
                else:
                    self._pool.counters.retries += 1
                    crashed_before = True
            else:
                while len(outcomes) < len(actions):
                    outcomes.append(Outcome(OutcomeKind.SKIPPED))
        return outcomes

    @property
    def _limit(self) -> float:
        return self._pool.limits.tactic_timeout_s

    def _count(self, error: LeanError) -> None:
        if isinstance(error, LeanTimeout):
            self._pool.counters.timeouts += 1
        else:
            self._pool.counters.crashes += 1

    async def _open(self, worker: Worker) -> tuple[int, Reply]:
        """Elaborate the statement on a worker; its root goal's number and description."""
        limits = self._pool.limits
        if problem := unicode_problem(self._statement.preamble + self._statement.declaration):
            raise StatementError(f"the statement {problem}")
        request = {
            "do": "open",
            "preamble": self._statement.preamble,
            "declaration": self._statement.declaration,
        }
        reply = await worker.process.ask(request, limits.open_timeout_s)
        if not reply["ok"]:
            raise StatementError(str(reply["error"]))
        if self.opened is None:
            self.opened = OpenStatement(
                self._statement, reply["name"], reply["negation"], reply["hash"]
            )
        root = await worker.process.ask(
            {"do": "root", "statement": reply["statement"], "negated": self._negated},
            limits.open_timeout_s,
        )
        if not root["ok"]:
            raise StatementError(str(root["error"]))
        part = root["parts"][0]
        return int(part["state"]), part

    async def _step_on(
        self,
        worker: Worker,
        state: ProofState,
        actions: Sequence[str],
        outcomes: list[Outcome[ProofState]],
    ) -> None:
        """Run a batch on one worker, adding an outcome an answer. Raises what the process raises."""
        number = await self._number(worker, state)
        await self._trim(worker)
        request = {
            "do": "step",
            "state": number,
            "tactics": list(actions),
            "heartbeats": self._pool.limits.heartbeats,
        }
        counters = self._pool.counters
        async for reply in worker.process.stream(request, self._limit):
            seconds = reply.get("us", 0) / 1e6
            counters.tactics += 1
            counters.lean_seconds += seconds
            outcomes.append(self._outcome(worker, state, actions[reply["i"]], reply, seconds))

    def _outcome(
        self, worker: Worker, state: ProofState, tactic: str, reply: Reply, seconds: float
    ) -> Outcome[ProofState]:
        if not reply["ok"]:
            return Outcome(OutcomeKind.ERROR, message=str(reply["error"]), seconds=seconds)
        parts = reply["parts"]
        if not parts:
            return Outcome(OutcomeKind.CLOSED, seconds=seconds)
        states = tuple(_part_state(part, state, tactic, i) for i, part in enumerate(parts))
        for part, child in zip(parts, states, strict=True):
            worker.memory[child] = int(part["state"])
        return Outcome(OutcomeKind.SUBGOALS, states, seconds=seconds)

    async def _number(self, worker: Worker, state: ProofState) -> int:
        """The number under which a worker knows a state; replays what it does not know."""
        path: list[ProofState] = []
        at: ProofState | None = state
        while at is not None and at not in worker.memory:
            path.append(at)
            at = at.parent
        if at is None:
            root = path.pop()
            number, _ = await self._open(worker)
            worker.memory[root] = number
            at = root
        for step in reversed(path):
            assert step.parent is not None
            request = {
                "do": "step",
                "state": worker.memory[step.parent],
                "tactics": [step.tactic],
                "heartbeats": self._pool.limits.heartbeats,
            }
            async for reply in worker.process.stream(request, self._limit):
                if not reply["ok"] or step.part >= len(reply["parts"]):
                    raise LeanCrashed(f"a tactic that worked before fails on replay: {step.tactic}")
                worker.memory[step] = int(reply["parts"][step.part]["state"])
        number_known = worker.memory[state]
        assert isinstance(number_known, int)
        worker.memory[state] = worker.memory.pop(state)  # used last
        return number_known

    async def _trim(self, worker: Worker) -> None:
        """Forget the states not used for longest once a process holds too many."""
        limit = self._pool.limits.states_per_worker
        if len(worker.memory) <= limit:
            return
        stale = [state for state in list(worker.memory)[: limit // 2] if state is not self._root]
        numbers = [worker.memory.pop(state) for state in stale]
        await worker.process.ask({"do": "drop", "states": numbers}, self._limit)
