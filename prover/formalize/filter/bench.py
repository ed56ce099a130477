"""What the filter asks of Lean: does it elaborate, does one of these tactics close it, is it true.

Nothing here is a certificate. A search that ends with a proof is believed without the checker: it
decides which statement is put forward, not whether a theorem is proved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from problems import LeanStatement
from problems.verdict import Verdict
from prover.lean import (
    LeanCrashed,
    LeanEnvironment,
    LeanError,
    LeanPool,
    LeanTimeout,
    ProofState,
    StatementError,
)
from prover.policy import HeuristicVerifier
from search import BestFirstConfig, Budget, Contender, SearchStatus, Side, WorkConfig, race, solve
from search.protocols import OutcomeKind, Policy


class Bench(Protocol):
    """A Lean to try statements on. Implementations never raise for what a statement does."""

    async def refusal(self, statement: LeanStatement) -> str | None:
        """Why Lean does not take a statement, in one line; None where it elaborates."""
        ...

    async def closes(self, statement: LeanStatement, tactics: Sequence[str]) -> bool:
        """Whether one of some tactics alone proves a statement. False also where it does not elaborate."""
        ...

    async def settle(self, statement: LeanStatement, seconds: float) -> Verdict:
        """PROVED or DISPROVED as a search of that many seconds believes; TIMEOUT where it does not know."""
        ...


class LeanBench:
    """A bench on a pool of Lean processes and a policy for the searches."""

    def __init__(self, pool: LeanPool, policy: Policy[ProofState, str]) -> None:
        self._pool = pool
        self._policy = policy

    async def refusal(self, statement: LeanStatement) -> str | None:
        try:
            await LeanEnvironment(self._pool, statement).root()
        except (StatementError, LeanTimeout, LeanCrashed) as error:
            return " ".join(str(error).split())[:300]
        return None

    async def closes(self, statement: LeanStatement, tactics: Sequence[str]) -> bool:
        environment = LeanEnvironment(self._pool, statement)
        try:
            outcomes = await environment.step(await environment.root(), tactics)
        except (StatementError, LeanTimeout, LeanCrashed):
            return False
        return any(outcome.kind is OutcomeKind.CLOSED for outcome in outcomes)

    async def settle(self, statement: LeanStatement, seconds: float) -> Verdict:
        mine = self._contender(statement, seconds, negated=False)
        try:
            await mine.environment.root()
            environment = mine.environment
            assert isinstance(environment, LeanEnvironment)
            if environment.opened is None or environment.opened.negation is None:
                result = await solve(
                    environment, mine.policy, mine.verifier, mine.config, mine.budget
                )
                proved = result.status is SearchStatus.PROVED
                return Verdict.PROVED if proved else Verdict.TIMEOUT
            raced = await race(mine, self._contender(statement, seconds, negated=True))
        except LeanError:
            return Verdict.TIMEOUT
        if raced.winner is None:
            return Verdict.TIMEOUT
        return Verdict.PROVED if raced.winner is Side.STATEMENT else Verdict.DISPROVED

    def _contender(
        self, statement: LeanStatement, seconds: float, *, negated: bool
    ) -> Contender[ProofState, str]:
        return Contender(
            environment=LeanEnvironment(self._pool, statement, negated=negated),
            policy=self._policy,
            verifier=HeuristicVerifier(),
            config=BestFirstConfig(work=WorkConfig(chunk_actions=4, first_proposals=6)),
            budget=Budget(seconds=seconds),
        )
