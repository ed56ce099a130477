"""A finished search as one line of JSON: its states, and what every tactic did to them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prover.training.errors import TrainingError
from search import EdgeStatus, Tree
from search.protocols import OutcomeKind

S = TypeVar("S")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TacticRecord(_Record):
    """tactic: as Lean read it. log_prob: the policy's. kind: what it did; None where it was proposed
    and not run. left: places of the states it left in the record's list. proved: whether they all are."""

    tactic: str
    log_prob: float
    kind: OutcomeKind | None = None
    left: tuple[int, ...] = ()
    proved: bool = False


class StateRecord(_Record):
    """text: the goals as Lean shows them. remaining: tactics of the shortest proof known, None where
    there is none. failed: every tactic that there was failed. visits: batches spent at or below it.
    best: the place of the tactic that the shortest proof begins with."""

    text: str
    remaining: Annotated[int, Field(ge=1)] | None = None
    failed: bool = False
    visits: int = 0
    best: int | None = None
    tactics: tuple[TacticRecord, ...] = ()


class SearchRecord(_Record):
    """One side of one statement. family: splits are by it. statement: the theorem without a proof.
    states: the root first; only those that were visited or proved have tactics."""

    family: str
    statement: str
    negated: bool = False
    seconds: float
    actions: int
    states: tuple[StateRecord, ...]

    @property
    def proved(self) -> bool:
        """Whether the search believes its side."""
        return self.states[0].remaining is not None


def record_of(
    tree: Tree[S, str], family: str, statement: str, *, negated: bool, seconds: float
) -> SearchRecord:
    """The record of a tree of a search in Lean."""
    states = []
    for node in tree.nodes:
        tactics = tuple(
            TacticRecord(
                tactic=edge.action,
                log_prob=edge.log_prob,
                kind=edge.kind,
                left=tuple(child.id for child in edge.children),
                proved=edge.status is EdgeStatus.PROVED,
            )
            for edge in node.edges
        )
        states.append(
            StateRecord(
                text=node.text,
                remaining=node.distance_to_proof,
                failed=node.status == "failed",
                visits=node.visits,
                best=None if node.proof is None else node.edges.index(node.proof),
                tactics=tactics,
            )
        )
    ran = sum(edge.kind not in (None, OutcomeKind.SKIPPED) for edge in tree.edges)
    return SearchRecord(
        family=family,
        statement=statement,
        negated=negated,
        seconds=round(seconds, 2),
        actions=ran,
        states=tuple(states),
    )


@contextmanager
def appending(path: Path) -> Iterator[Callable[[SearchRecord], None]]:
    """What adds searches to a file, each with its line end and at once; a last line that a stop cut off is
    removed first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        os.truncate(path, path.read_bytes().rfind(b"\n") + 1)
    with path.open("a", encoding="utf-8") as file:

        def add(record: SearchRecord) -> None:
            file.write(record.model_dump_json(exclude_defaults=True) + "\n")
            file.flush()

        yield add


def read_records(path: Path) -> Iterator[SearchRecord]:
    """The searches of a file; a last line that was cut off is left out. Raises TrainingError."""
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except OSError as problem:
        raise TrainingError(f"{path} cannot be read: {problem.strerror}") from None
    for number, line in enumerate(lines, start=1):
        try:
            yield SearchRecord.model_validate_json(line)
        except ValidationError as problem:
            first = problem.errors()[0]["msg"]
            raise TrainingError(f"{path}, line {number} is no search: {first}") from None
