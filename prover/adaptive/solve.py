"""The schedule of test-time training: search, practise, adapt, search on.

After AlphaProof's test-time learning (Hubert et al., 2025), at the scale of one machine and minutes.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from problems import Problem
from problems.verdict import Verdict
from prover.adaptive.config import AdaptiveConfig
from prover.adaptive.learner import Adapted, adapt, examples_of
from prover.adaptive.practice import practise
from prover.lean import LeanPool, ProofState
from prover.mind import Mind, MindConfig, mind_of_model
from prover.policy import SymbolicPolicy
from prover.policy.learned.template import Place
from prover.solution import Solution, SolveConfig
from prover.solve import Listener, solve_problem
from prover.training.errors import TrainingError
from search.protocols import Policy, Verifier

_SETTLED = (Verdict.PROVED, Verdict.DISPROVED)


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: the models by name and opened, the symbolic policy beside them, and whom to
    tell of trouble in a line."""

    named: MindConfig
    place: Place
    mind: Mind
    symbolic: SymbolicPolicy
    warn: Callable[[str], None]


async def solve_adaptively(
    problem: Problem,
    pool: LeanPool,
    config: SolveConfig,
    adaptive: AdaptiveConfig,
    party: Party,
    listener: Listener | None = None,
) -> Solution:
    """`solve_problem` in `config.seconds`, part of them spent on variants and on training.

    Limits on nodes and tactics hold for each of the two searches. What can be learnt from nothing is
    nothing: without a proved variant the plain search goes on where it stopped. `stats["variants"]`
    tells what was done. Raises what `solve_problem` raises, ModelError where the model cannot be
    opened for training, and TrainingError where none is named that can be.
    """
    if problem.lean is None or not party.named.policy or "://" in party.named.policy:
        raise TrainingError(
            "variants adapt a language model in this process: name one as the policy"
        )
    begun = time.perf_counter()
    told: dict[str, Any] = {"tried": 0, "proved": 0, "examples": 0, "steps": 0}

    def finished(answer: Solution) -> Solution:
        stats = {**answer.stats, "variants": told}
        return replace(answer, seconds=time.perf_counter() - begun, stats=stats)

    async def searched(
        policy: Policy[ProofState, str], verifier: Verifier[ProofState] | None, limits: SolveConfig
    ) -> Solution:
        return await solve_problem(
            problem, pool, limits, listener, policy=policy, verifier=verifier
        )

    first = replace(config, seconds=config.seconds * adaptive.first_share)
    async with party.mind.policy(party.symbolic, party.warn) as policy:
        answer = await searched(policy, party.mind.verifier, first)
        if answer.verdict in _SETTLED:
            return finished(answer)
        started = time.perf_counter()
        until = started + config.seconds * adaptive.practice_share
        line = list(answer.stats.get("best_line", ()))
        practice = await practise(
            problem.lean, line, pool, policy, party.mind.verifier, adaptive, until, party.warn
        )
        told |= {"tried": practice.tried, "proved": len(practice.proved)}
        examples = examples_of(practice.proved, party.place)
        told["examples"] = len(examples)
        if not examples:
            rest = replace(config, seconds=_left(config, begun), resume=config.trace is not None)
            return finished(await searched(policy, party.mind.verifier, rest))
    until = time.perf_counter() + config.seconds * adaptive.training_share
    adapted = await asyncio.to_thread(adapt, party.named, examples, adaptive, until)
    told |= {"steps": adapted.steps, "loss": adapted.loss}
    verifier = adapted.verifier(party.place) or party.mind.verifier
    async with (
        mind_of_model(adapted.opened, party.named, party.place, verifier) as mind,
        mind.policy(party.symbolic, party.warn) as policy,
    ):
        # the adapted policy says other things, so the plain search's trace is not its own
        rest = replace(config, seconds=_left(config, begun), trace=None, resume=False)
        answer = await searched(policy, verifier, rest)
    if adaptive.keep is not None:
        await asyncio.to_thread(_keep, adaptive, adapted, answer)
    return finished(answer)


def _left(config: SolveConfig, begun: float) -> float:
    return max(1.0, config.seconds - (time.perf_counter() - begun))


def _keep(adaptive: AdaptiveConfig, adapted: Adapted, answer: Solution) -> None:
    assert adaptive.keep is not None
    adapted.write(adaptive.keep)
    if answer.proof is not None:
        (adaptive.keep / "proof.lean").write_text(answer.proof, encoding="utf-8")
