"""Carrying out a run: every attempt that has no line yet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from problems import Problem, ProblemError
from prover.evaluate.config import RunConfig
from prover.evaluate.folder import Line, RunFolder
from prover.evaluate.plan import Attempt, attempts_of
from prover.evaluate.seeded import seeded
from prover.geometry import attempt_geometry
from prover.lean import (
    LeanCrashed,
    LeanLimits,
    LeanPool,
    LeanTimeout,
    ProofState,
    StatementError,
    Toolchain,
)
from prover.mind import Mind, open_mind
from prover.policy import SymbolicPolicy
from prover.policy.learned.template import Place
from prover.policy.symbolic import SymbolicConfig
from prover.solve import SolveConfig, solve_problem
from prover.venue import Venue
from search.protocols import Policy, Verifier

_log = logging.getLogger(__name__)

Listener = Callable[[Line, int, int], None]
"""Called with (the new line, attempts done, attempts in all)."""

TREE_NODES = 300
"""States of a search tree that are kept for a report."""
_PATIENCE_S = 3600.0
_PATIENT = SymbolicConfig(
    proposer_timeout_s=20.0,
    state_timeout_s=300.0,
    patience_s=_PATIENCE_S,
    unlikely_weight=2.0,  # every weight counts as unlikely: nothing is said before all is known
)
_PATIENT_LIMITS = LeanLimits(tactic_timeout_s=60.0)
"""Heartbeats end a tactic, not the clock."""


class _Progress:
    """What of a run is planned and what is left, and who is told of each line."""

    def __init__(
        self, run: RunFolder, problems: Sequence[Problem], listener: Listener | None
    ) -> None:
        self._run = run
        self._listener = listener
        planned = list(attempts_of(problems, run.config.attempts, run.config.seed))
        done = run.done()
        self._total = len(planned)
        self.waiting = [attempt for attempt in planned if attempt.key not in done]
        self._done = self._total - len(self.waiting)

    def ended(self, attempt: Attempt, answer: Line) -> None:
        line = self._run.append(attempt, answer)
        self._done += 1
        if self._listener is not None:
            self._listener(line, self._done, self._total)


async def evaluate(
    run: RunFolder,
    problems: Sequence[Problem],
    toolchain: Toolchain,
    *,
    parallel: int = 1,
    trees: bool = False,
    listener: Listener | None = None,
    report: Callable[[str], None] = _log.warning,
) -> None:
    """Try every Lean problem that has no line, `parallel` at once, each on its own pool.

    report: told in one line of what the run goes on without, such as a model that failed.

    A problem that Lean does not take gets a line with verdict `invalid`; it does not stop the run.
    Raises LeanStartError when no Lean comes up, ModelError when a model of the run cannot be opened,
    OSError when the folder cannot be written.
    """
    progress = _Progress(run, problems, listener)
    waiting = [attempt for attempt in progress.waiting if attempt.problem.lean is not None]
    shared = iter(waiting)
    if not waiting:
        return
    place: Place = "mathlib" if run.config.lean_project else "embedded"
    async with open_mind(run.config.mind, place) as mind, asyncio.TaskGroup() as group:
        for _ in range(min(parallel, len(waiting))):
            group.create_task(_lane(run, shared, toolchain, trees, progress.ended, mind, report))


def evaluate_geometry(
    run: RunFolder, problems: Sequence[Problem], listener: Listener | None = None
) -> None:
    """Try every geometry problem that has no line, one after the other."""
    progress = _Progress(run, problems, listener)
    for attempt in progress.waiting:
        if attempt.problem.lean is None:
            seconds = run.config.budget.seconds
            answer = attempt_geometry(attempt.problem, seconds, attempt.seed)
            progress.ended(attempt, answer)


async def _lane(
    run: RunFolder,
    waiting: Iterator[Attempt],
    toolchain: Toolchain,
    trees: bool,
    ended: Callable[[Attempt, Line], None],
    mind: Mind,
    report: Callable[[str], None],
) -> None:
    """Attempts one after the other on one pool and one policy.

    A policy's worker process takes seconds to load computer algebra.
    """
    config = solver_config(run.config)
    async with (
        SymbolicPolicy(policy_config(run.config)) as symbolic,
        mind.policy(symbolic, report, patient=run.config.budget.patient) as policy,
        LeanPool(toolchain, config.workers, config.limits) as pool,
    ):
        for attempt in waiting:
            if trees:
                tree = run.tree(*attempt.key)
                config = replace(config, tree=tree, tree_picture=False, tree_nodes=TREE_NODES)
            answer = await attempt_lean(run.config, attempt, pool, policy, config, mind.verifier)
            ended(attempt, answer)


def solver_config(run: RunConfig) -> SolveConfig:
    """What an attempt of a run may cost."""
    config = run.solve_config()
    return replace(config, limits=_PATIENT_LIMITS) if run.budget.patient else config


def policy_config(run: RunConfig) -> SymbolicConfig | None:
    """How the policy of a run waits; None for as usual."""
    return _PATIENT if run.budget.patient else None


async def attempt_lean(
    run: RunConfig,
    attempt: Attempt,
    venue: LeanPool | Venue,
    policy: Policy[ProofState, str],
    config: SolveConfig,
    verifier: Verifier[ProofState] | None = None,
) -> Line:
    """One attempt at a Lean problem, as `RunFolder.append` takes it."""
    chosen = seeded(policy, attempt.seed, run.temperature)
    try:
        solution = await solve_problem(
            attempt.problem, venue, config, policy=chosen, verifier=verifier
        )
    except (ProblemError, StatementError) as error:
        return _unanswered(attempt.problem, "invalid", str(error))
    except (LeanCrashed, LeanTimeout) as error:
        return _unanswered(attempt.problem, "crashed", str(error))
    answer: dict[str, Any] = solution.as_dict()
    if solution.written is not None:
        answer["check"] = {
            "body": solution.written.body,
            "negation": solution.written.negation,
        }
    return answer


def _unanswered(problem: Problem, verdict: str, reason: str) -> Line:
    """The answer to a problem whose statement Lean did not take."""
    return {
        "problem": problem.name,
        "verdict": verdict,
        "seconds": 0.0,
        "proof": None,
        "certificate": None,
        "stats": {"reason": " ".join(reason.split())},
    }
