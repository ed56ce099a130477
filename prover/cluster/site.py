"""An environment worker: one Lean process (and a spare), and the geometry engine."""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from problems import LeanStatement
from prover.cluster.requests import (
    CheckRequest,
    GeometryRequest,
    Opened,
    OpenRequest,
    Part,
    Stepped,
    StepRequest,
    Way,
)
from prover.geometry import attempt_geometry
from prover.lean import (
    LeanEnvironment,
    LeanError,
    LeanLimits,
    LeanPool,
    ProofState,
    Toolchain,
    check,
)

_MOST_STATEMENTS = 8
"""Statements kept open; beyond it the process forgets all of them."""
_MOST_STATES = 20_000
"""States of a statement that are remembered by the way to them."""


class _Open:
    """A statement on this worker, and its states by the ways that lead to them."""

    def __init__(self, environment: LeanEnvironment) -> None:
        self.environment = environment
        self.states: dict[Way, ProofState] = {}

    async def state(self, way: Way) -> ProofState:
        """The state at the end of a way; unknown ones are made by name, Lean replays them."""
        known = self.states.get(way)
        if known is not None:
            return known
        if not way:
            state = await self.environment.root()
        else:
            tactic, part = way[-1]
            state = ProofState((), "", await self.state(way[:-1]), tactic, part)
        if len(self.states) >= _MOST_STATES:
            self.states.clear()
        self.states[way] = state
        return state


class ProverSite:
    """Implements `search.distributed.Site`."""

    def __init__(
        self, toolchain: Callable[[], Toolchain], limits: LeanLimits, *, early: bool = False
    ) -> None:
        """`early`: Lean starts with the worker, not with the first request that needs it."""
        self._toolchain = toolchain
        self._early = early
        self._limits = limits
        self._pool: LeanPool | None = None
        self._open: OrderedDict[tuple[LeanStatement, bool], _Open] = OrderedDict()
        self._starting = asyncio.Lock()

    async def open(self) -> None:
        if self._early:
            with contextlib.suppress(LeanError):  # told to the first request that needs Lean
                await self._lean()

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.__aexit__(None, None, None)

    async def serve(self, request: Any) -> Any:
        match request:
            case StepRequest():
                return await self._step(request)
            case OpenRequest():
                return await self._root(request)
            case CheckRequest():
                pool = await self._lean()
                return await check(pool, request.statement, request.body, negation=request.negation)
            case GeometryRequest():
                return await asyncio.to_thread(
                    attempt_geometry, request.problem, request.seconds, request.seed
                )
        raise TypeError(f"no such request: {type(request).__name__}")

    async def _lean(self) -> LeanPool:
        async with self._starting:
            if self._pool is None:
                toolchain = await asyncio.to_thread(self._toolchain)
                self._pool = await LeanPool(toolchain, 1, self._limits).__aenter__()
            return self._pool

    async def _opened(self, statement: LeanStatement, negated: bool) -> _Open:
        pool = await self._lean()
        key = (statement, negated)
        found = self._open.get(key)
        if found is None:
            if len(self._open) >= _MOST_STATEMENTS:
                self._open.clear()
                await pool.forget()
            found = self._open[key] = _Open(LeanEnvironment(pool, statement, negated=negated))
        self._open.move_to_end(key)
        return found

    async def _root(self, request: OpenRequest) -> Opened:
        held = await self._opened(request.statement, request.negated)
        root = await held.state(())
        opened = held.environment.opened
        assert opened is not None
        return Opened(
            opened.full_name,
            opened.negation,
            opened.expression_hash,
            Part(root.goals, root.fingerprint),
        )

    async def _step(self, request: StepRequest) -> list[Stepped]:
        held = await self._opened(request.statement, request.negated)
        state = await held.state(request.way)
        outcomes = await held.environment.step(state, request.tactics)
        answer = []
        for tactic, outcome in zip(request.tactics, outcomes, strict=True):
            for part, child in enumerate(outcome.subgoals):
                held.states.setdefault((*request.way, (tactic, part)), child)
            parts = tuple(Part(child.goals, child.fingerprint) for child in outcome.subgoals)
            answer.append(Stepped(outcome.kind, parts, outcome.message, outcome.seconds))
        return answer
