"""A heuristic verifier: how hard a goal looks, from its text alone.

It knows no proof; it counts what makes goals long to close (open goals, quantifiers still to
introduce, nesting, non-linearity, opacity) and squashes the count into a probability.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from prover.policy.symbolic.goals.sequent import Sequent, read_state
from prover.policy.symbolic.goals.shape import read_shape
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Opaque,
    Quantified,
    Term,
    children,
    subterms,
)
from prover.policy.symbolic.policy import TextState
from search.protocols import Value

_MAX_CACHED = 50_000


class HeuristicVerifier:
    """Implements `search.protocols.Verifier` over states that offer their text."""

    def __init__(self) -> None:
        self._known: dict[str, Value] = {}

    async def score(self, states: Sequence[TextState]) -> Sequence[Value]:
        """One value a state: its probability of being closable and the steps that it may take."""
        return [self._score(s.text) for s in states]

    def _score(self, text: str) -> Value:
        value = self._known.get(text)
        if value is None:
            if len(self._known) >= _MAX_CACHED:
                self._known.clear()
            value = self._known[text] = judge(read_state(text))
        return value


def judge(sequents: Sequence[Sequent]) -> Value:
    """The value of a state with these goals. No readable goal at all counts as middling."""
    if not sequents:
        return Value(closable=0.5, steps=3.0)
    total = sum(difficulty(s) for s in sequents)
    closable = 1.0 / (1.0 + math.exp(total / 2.0 - 2.0))
    return Value(closable=closable, steps=min(1.0 + total / 1.5, 40.0))


def difficulty(sequent: Sequent) -> float:
    """A non-negative score of one goal; 0 is trivial, 4 is even odds, 10 is hopeless."""
    goal = sequent.conclusion
    if any(h.statement in (goal, Name("False")) for h in sequent.hypotheses):
        return 0.0
    shape = read_shape(sequent)
    score = 0.3 + 0.02 * sum(1 for _ in subterms(goal)) + 0.05 * depth(goal)
    score += 0.08 * len(sequent.hypotheses)
    if not shape.linear:
        score += 0.8
    if shape.powers:
        score += 0.8
    if shape.functions:
        score += 0.8
    if any(isinstance(t, Opaque) for t in subterms(goal)):
        score += 1.0
    match goal:
        case Quantified("∃", _, _):
            score += 1.5
        case Quantified(_, _, _) | Binary("→" | "∧" | "↔", _, _):
            score += 0.8
        case Binary("∨", _, _):
            score += 0.4
        case Name("False") if shape.domains:
            score += 0.2
        case _:
            pass
    return score


def depth(term: Term) -> int:
    """The height of a term's tree; an atom has depth 1."""
    return 1 + max((depth(c) for c in children(term)), default=0)
