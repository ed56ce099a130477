"""Teachers: our own search policy, or a language model in a folder or behind an address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from prover.mind import MindConfig, open_mind
from prover.policy import SymbolicPolicy
from prover.policy.learned import StepJudge
from prover.policy.learned.template import Place
from prover.policy.symbolic import TextState
from prover.training.searches import SearchRecord
from prover.weights import OWN
from search.protocols import Policy

SEARCH = "search"
"""The teacher that needs no model: the symbolic policy, its tactics in the step-level verifier's order."""


@asynccontextmanager
async def open_teacher(
    name: str, place: Place, warn: Callable[[str], None], tokens: int | None = None
) -> AsyncIterator[Policy[TextState, str]]:
    """What `name` stands for: `SEARCH`, or a model as `MindConfig.policy` names it, which then teaches alone.

    tokens: most that an endpoint is asked for in all. Raises ModelError.
    """
    config = MindConfig(ranking=OWN)
    if name != SEARCH:
        config = MindConfig(policy=name, policy_weight=1.0, policy_tokens=tokens)
    async with (
        open_mind(config, place) as mind,
        SymbolicPolicy() as symbolic,
        mind.policy(symbolic, warn, patient=True) as policy,
    ):
        yield policy


def reranked(record: SearchRecord, judge: StepJudge, weight: float) -> SearchRecord:
    """A search of the symbolic policy with the log-probabilities of `RankedPolicy`: the teacher's word on
    states that were searched before, with what Lean said to the same tactics."""
    states = []
    for state in record.states:
        worths = judge.steps(state.text, [tactic.tactic for tactic in state.tactics])
        tactics = tuple(
            tactic.model_copy(
                update={"log_prob": (1 - weight) * tactic.log_prob + weight * float(worth)}
            )
            for tactic, worth in zip(state.tactics, worths, strict=True)
        )
        states.append(state.model_copy(update={"tactics": tactics}))
    return record.model_copy(update={"states": tuple(states)})
