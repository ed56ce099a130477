"""Asking the teacher: what it proposes in the states of its own searches, and what Lean says to that.

A search led by the teacher visits the states that a prover with its habits meets; each line of the file is
one such search. States that no Lean here can replay (Mathlib's) are asked about without a verdict.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence
from pathlib import Path

from prover.lean import LeanPool
from prover.policy.symbolic import Text, TextState
from prover.training.searches import (
    SearchRecord,
    StateRecord,
    TacticRecord,
    appending,
    read_records,
)
from prover.training.searches.once import search_once
from prover.training.synthetic import Synthetic
from search import Budget
from search.protocols import Policy

LEANDOJO = "leandojo"
"""What stands for the family of states that were asked about without Lean."""


async def ask(
    statements: Iterable[Synthetic],
    policy: Policy[TextState, str],
    pool: LeanPool,
    budget: Budget,
    path: Path,
) -> AsyncGenerator[SearchRecord]:
    """The teacher's search on the true side of each statement, those in the file first; written as they end.
    Statements whose truth nobody knows are passed over."""
    known = list(read_records(path)) if path.exists() else []
    for record in known:
        yield record
    done = {record.statement for record in known}
    with appending(path) as add:
        for drawn in statements:
            if drawn.truth is None or drawn.statement.declaration in done:
                continue
            found = await search_once(
                drawn.statement, drawn.family, pool, policy, budget, negated=not drawn.truth
            )
            if found is not None:
                add(found)
                yield found


async def ask_states(
    states: Sequence[str], policy: Policy[TextState, str], proposals: int, path: Path
) -> AsyncGenerator[SearchRecord]:
    """What the teacher proposes for single states, without a verdict: a record of one state each."""
    known = list(read_records(path)) if path.exists() else []
    for record in known:
        yield record
    done = {record.statement for record in known}
    with appending(path) as add:
        for text in states:
            if text in done:
                continue
            (row,) = await policy.propose([Text(text)], proposals)
            tactics = tuple(TacticRecord(tactic=p.action, log_prob=p.log_prob) for p in row)
            record = SearchRecord(
                family=LEANDOJO, statement=text, seconds=0.0, actions=0,
                states=(StateRecord(text=text, tactics=tactics),),
            )  # fmt: skip
            add(record)
            yield record
