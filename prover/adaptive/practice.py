"""Practice: proofs of a problem's variants, found by short searches."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass

from problems import LeanStatement
from prover.adaptive.config import AdaptiveConfig
from prover.formalize import LeanBench
from prover.lean import LeanEnvironment, LeanError, LeanPool, ProofState
from prover.policy import HeuristicVerifier
from prover.training.searches import SearchRecord, record_of
from prover.training.variants import Variant, distinct, variants_of
from search import Budget, MctsConfig, WorkConfig, mcts_search
from search.protocols import OutcomeKind, Policy, Verifier


@dataclass(frozen=True, slots=True)
class Practice:
    """tried: variants that Lean took and that were searched for; proved: the searches that ended with
    a proof, which no fresh process has checked."""

    tried: int
    proved: tuple[SearchRecord, ...]


async def practise(
    statement: LeanStatement,
    best_line: list[str],
    pool: LeanPool,
    policy: Policy[ProofState, str],
    verifier: Verifier[ProofState] | None,
    config: AdaptiveConfig,
    deadline: float,
) -> Practice:
    """Try variants until a moment of `time.perf_counter`. best_line: tactics of a search that got
    nowhere; the goals along it are variants too."""
    states = await _states_along(statement, best_line[: config.open_tactics], pool)
    candidates = distinct(
        variants_of(statement, states=states),
        statement,
        LeanBench(pool, policy),
        config.most_variants,
        by_proof=False,
    )
    tried, proved = 0, []
    async with contextlib.aclosing(candidates) as stream:
        async for variant in stream:
            seconds = min(config.variant_s, deadline - time.perf_counter())
            if seconds <= 0:
                break
            tried += 1
            record = await _searched(variant, pool, policy, verifier, seconds)
            if record is not None and record.proved:
                proved.append(record)
    return Practice(tried, tuple(proved))


async def _searched(
    variant: Variant,
    pool: LeanPool,
    policy: Policy[ProofState, str],
    verifier: Verifier[ProofState] | None,
    seconds: float,
) -> SearchRecord | None:
    begun = time.perf_counter()
    try:
        result = await mcts_search(
            LeanEnvironment(pool, variant.statement),
            policy,
            verifier or HeuristicVerifier(),
            MctsConfig(work=WorkConfig(chunk_actions=4, first_proposals=6)),
            Budget(seconds=seconds),
        )
    except LeanError:
        return None
    if result.tree is None:
        return None
    return record_of(
        result.tree,
        variant.rule.value,
        variant.statement.declaration,
        negated=False,
        seconds=time.perf_counter() - begun,
    )


async def _states_along(statement: LeanStatement, tactics: list[str], pool: LeanPool) -> list[str]:
    """The goals that some tactics, one after the other, leave open; as far as they go through."""
    environment = LeanEnvironment(pool, statement)
    texts: list[str] = []
    with contextlib.suppress(LeanError):
        state = await environment.root()
        for tactic in tactics:
            (outcome,) = await environment.step(state, [tactic])
            if outcome.kind is not OutcomeKind.SUBGOALS:
                break
            texts += [environment.render(left) for left in outcome.subgoals]
            state = outcome.subgoals[0]
    return texts
