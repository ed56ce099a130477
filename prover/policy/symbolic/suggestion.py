"""What a proposer hands over: a tactic and how much it is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prover.policy.symbolic.goals.sequent import Sequent


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tactic text (its lines start at column 0) and its weight in (0, 1].

    The weight is a rough probability that the tactic is on a shortest proof, discounted by its
    cost in Lean; only its order and ratios matter.
    """

    tactic: str
    weight: float


Proposer = Callable[[Sequent], Iterator[Suggestion]]
"""Yields suggestions best first; may be cut off at any time."""


def indent(text: str, by: int = 2) -> str:
    """Every line shifted to the right."""
    pad = " " * by
    return "\n".join(pad + line if line else line for line in text.split("\n"))
