"""Asking the teacher: what it proposes in the states of its own searches, and what Lean says to that.

A search led by the teacher visits the states that a prover with its habits meets; each line of the file is
one such search. States that no Lean here can replay (Mathlib's) are asked about without a verdict.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from prover.lean import LeanPool
from prover.policy.symbolic import TextState
from prover.training.searches import SearchRecord, StateRecord, TacticRecord, read_records
from prover.training.searches.once import search_once
from prover.training.synthetic import Synthetic
from search import Budget
from search.protocols import Policy

LEANDOJO = "leandojo"
"""What stands for the family of states that were asked about without Lean."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


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
    with _appending(path, len(known)) as file:
        for drawn in statements:
            if drawn.truth is None or drawn.statement.declaration in done:
                continue
            found = await search_once(
                drawn.statement, drawn.family, pool, policy, budget, negated=not drawn.truth
            )
            if found is not None:
                _write(found, file)
                yield found


async def ask_states(
    states: Sequence[str], policy: Policy[TextState, str], proposals: int, path: Path
) -> AsyncGenerator[SearchRecord]:
    """What the teacher proposes for single states, without a verdict: a record of one state each."""
    known = list(read_records(path)) if path.exists() else []
    for record in known:
        yield record
    done = {record.statement for record in known}
    with _appending(path, len(known)) as file:
        for text in states:
            if text in done:
                continue
            (row,) = await policy.propose([_Text(text)], proposals)
            tactics = tuple(TacticRecord(tactic=p.action, log_prob=p.log_prob) for p in row)
            record = SearchRecord(
                family=LEANDOJO, statement=text, seconds=0.0, actions=0,
                states=(StateRecord(text=text, tactics=tactics),),
            )  # fmt: skip
            _write(record, file)
            yield record


def _write(record: SearchRecord, file: TextIO) -> None:
    file.write(record.model_dump_json(exclude_defaults=True) + "\n")
    file.flush()


@contextlib.contextmanager
def _appending(path: Path, lines: int) -> Iterator[TextIO]:
    """The file behind its whole lines; one that a stop cut off is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        kept = path.read_bytes().split(b"\n")[:lines]
        path.write_bytes(b"".join(line + b"\n" for line in kept))
    with path.open("a", encoding="utf-8") as file:
        yield file
