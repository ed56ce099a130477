"""Practice: proofs of a problem's variants, found by short searches."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from problems import LeanStatement
from prover.adaptive.config import AdaptiveConfig
from prover.formalize import LeanBench
from prover.lean import LeanEnvironment, LeanError, LeanPool, ProofState
from prover.models.endpoint import Endpoint, EndpointError
from prover.training.searches import SearchRecord
from prover.training.searches.once import search_once
from prover.training.variants import Change, distinct, propose, variants_of
from search import Budget
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
    warn: Callable[[str], None] = lambda line: None,
) -> Practice:
    """Try variants until a moment of `time.perf_counter`. best_line: tactics of a search that got
    nowhere; the goals along it are variants too. warn: told in a line when the endpoint fails."""
    states = await _states_along(statement, best_line[: config.open_tactics], pool)
    proposed = await _proposed(statement, config, deadline, warn)
    candidates = distinct(
        variants_of(statement, states=states, proposed=proposed),
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
            record = await search_once(
                variant.statement,
                variant.rule.value,
                pool,
                policy,
                Budget(seconds=seconds),
                verifier,
            )
            if record is not None and record.proved:
                proved.append(record)
    return Practice(tried, tuple(proved))


async def _proposed(
    statement: LeanStatement,
    config: AdaptiveConfig,
    deadline: float,
    warn: Callable[[str], None],
) -> list[Change]:
    """What the endpoint's model writes within half of the time; nothing without an endpoint."""
    if config.endpoint is None:
        return []
    seconds = (deadline - time.perf_counter()) / 2
    try:
        async with asyncio.timeout(seconds), Endpoint(config.endpoint) as server:
            return await propose(statement, server)
    except TimeoutError:
        warn(f"the endpoint wrote no variants in {seconds:.0f} s; going on with the rules'")
    except EndpointError as error:
        warn(f"{error}; going on with the rules' variants")
    return []


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
