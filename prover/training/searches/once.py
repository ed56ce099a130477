"""One search for a proof of one side of a statement, as a record to learn from."""

from __future__ import annotations

import time

from problems import LeanStatement
from prover.lean import LeanEnvironment, LeanError, LeanPool, ProofState
from prover.policy import HeuristicVerifier
from prover.training.searches.record import SearchRecord, record_of
from search import Budget, MctsConfig, WorkConfig, mcts_search
from search.protocols import Policy, Verifier


async def search_once(
    statement: LeanStatement,
    family: str,
    pool: LeanPool,
    policy: Policy[ProofState, str],
    budget: Budget,
    verifier: Verifier[ProofState] | None = None,
    *,
    negated: bool = False,
) -> SearchRecord | None:
    """The search within a budget; None where Lean takes no such side, or gives up on it.

    What it believes proved no fresh process has checked.
    """
    begun = time.perf_counter()
    environment = LeanEnvironment(pool, statement, negated=negated)
    try:
        await environment.root()
        result = await mcts_search(
            environment,
            policy,
            verifier or HeuristicVerifier(),
            MctsConfig(work=WorkConfig(chunk_actions=4, first_proposals=6)),
            budget,
        )
    except LeanError:
        return None
    if result.tree is None:
        return None
    seconds = time.perf_counter() - begun
    return record_of(result.tree, family, statement.declaration, negated=negated, seconds=seconds)
