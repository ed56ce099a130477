"""Searches to examples: tactics to say and not to say, values of states."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prover.policy.learned.template import spoken
from prover.training.data.text import prompt_text
from prover.training.fit import Example
from prover.training.searches.record import SearchRecord, StateRecord
from search.protocols import OutcomeKind

_SURE_VISITS = 3
"""Batches after which a state without a proof counts as one that does not get proved."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How examples are weighed. rejected: weight of a tactic that Lean refused, beside 1 for one that
    begins the shortest proof; other: of one that leads to a longer proof. most_rejected: refused tactics
    taken of a state. most_open: states without a proof taken of a search, the longest looked at first, so
    that one hard statement does not outweigh many easy ones."""

    rejected: float = 0.25
    other: float = 0.3
    most_rejected: int = 2
    most_open: int = 6


def held_out(name: str, share: float = 0.12) -> bool:
    """Whether a family is kept from all training; by its name alone, the same everywhere. Where only
    theorems are to be unseen, not their families, the name is the statement."""
    digest = hashlib.blake2b(f"held out\0{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") < share * 2**32


def label(state: StateRecord) -> float | None:
    """1 for a proved state, 0 for one that was given up or looked at for long; None is unknown."""
    if state.remaining is not None:
        return 1.0
    return 0.0 if state.failed or state.visits >= _SURE_VISITS else None


def learnable(records: Iterable[SearchRecord], shares: Shares | None = None) -> Iterator[Example]:
    """What there is to learn from searches, each state of a search once.

    The first example of a state carries its value. Long proofs weigh less by length: a search's proved
    states share a weight that grows as the square root of their number.
    """
    shares = shares or Shares()
    for record in records:
        proved = [state for state in record.states if label(state) == 1.0]
        weight = 1 / math.sqrt(len(proved)) if proved else 1.0
        for state in proved:
            yield from _said(state, weight * math.sqrt(min(len(proved), 4)), shares)
        lost = [state for state in record.states if label(state) == 0.0]
        lost.sort(key=lambda state: -state.visits)
        for state in lost[: shares.most_open]:
            yield Example(prompt_text(state.text, "core"), proved=0.0)


def _said(state: StateRecord, weight: float, shares: Shares) -> Iterator[Example]:
    prompt = prompt_text(state.text, "core")
    assert state.best is not None
    assert state.remaining is not None
    best = state.tactics[state.best].tactic
    yield Example(prompt, f"{spoken(best)}\n", weight, proved=1.0, steps=state.remaining)
    rejected = 0
    for place, tactic in enumerate(state.tactics):
        if place == state.best:
            continue
        if tactic.proved:
            yield Example(prompt, f"{spoken(tactic.tactic)}\n", weight * shares.other)
        elif tactic.kind is OutcomeKind.ERROR and rejected < shares.most_rejected:
            rejected += 1
            yield Example(prompt, f"{spoken(tactic.tactic)}\n", -shares.rejected)
