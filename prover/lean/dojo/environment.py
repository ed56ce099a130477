"""A theorem of a traced repository as a search environment.

LeanDojo does not say which goals are independent of each other, so a state is all goals that are left
and a proof is one line of tactics: there are no ANDs in its tree.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from prover.lean.dojo.session import DojoSession, DojoState
from search.protocols import Outcome, OutcomeKind

if TYPE_CHECKING:
    from lean_dojo import Dojo

T = TypeVar("T")


class DojoEnvironment:
    """One theorem in LeanDojo. Implements `search.protocols.Environment`; an async context manager.

    `open_dojo` makes a Dojo that was not entered yet, and is called again whenever one broke down:
    `lambda: Dojo(theorem, timeout=10)`. The time limit of a tactic is the Dojo's own, in seconds; the
    memory limit is the variable `TACTIC_MEMORY_LIMIT` (such as `8G`), read when LeanDojo is imported.
    Opening a Dojo changes the working folder of the whole process for a moment.
    """

    def __init__(self, open_dojo: Callable[[], Dojo]) -> None:
        self._session = DojoSession(open_dojo)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lean-dojo")

    async def __aenter__(self) -> DojoEnvironment:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End LeanDojo's process, after the tactic that runs, if one does."""
        await self._in_thread(self._session.close)
        self._thread.shutdown()

    @property
    def parallelism(self) -> int:
        """One: a Dojo is one process."""
        return 1

    @property
    def openings(self) -> int:
        """How often a Dojo was opened; each one after the first followed a time-out or a crash."""
        return self._session.openings

    async def root(self) -> DojoState:
        """The theorem's goal. Raises LeanStartError when LeanDojo cannot open the theorem."""
        return await self._in_thread(self._session.root)

    async def step(self, state: DojoState, actions: Sequence[str]) -> Sequence[Outcome[DojoState]]:
        """Apply tactics to the first goal of a state; see `search.protocols.Environment.step`."""
        outcomes: list[Outcome[DojoState]] = []
        for tactic in actions:
            if outcomes and outcomes[-1].kind in (OutcomeKind.CLOSED, OutcomeKind.SKIPPED):
                outcomes.append(Outcome(OutcomeKind.SKIPPED))
                continue

            def attempt(tactic: str = tactic) -> Outcome[DojoState]:
                return self._session.attempt(state, tactic)

            outcomes.append(await self._in_thread(attempt))
        return outcomes

    def key(self, state: DojoState) -> str:
        """The text: what LeanDojo itself compares. Equal texts may hide different implicit terms, so
        a proof put together from equal states may fail its check; it cannot pass wrongly."""
        return state.text

    def render(self, state: DojoState) -> str:
        return state.text

    def render_action(self, action: str) -> str:
        return action

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """Run in the Dojo's thread. A cancelled caller leaves the work to end there by itself."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
