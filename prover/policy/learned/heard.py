"""What a model has said about one state."""

from __future__ import annotations

import asyncio
import math

from prover.models.endpoint import Sample
from search.protocols import Proposal


class Heard:
    """The tactics sampled for a state so far.

    said: tactics in the order in which they were first given away; that order never changes, so a
    longer answer begins with what a shorter one held.
    """

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.rounds = 0
        self.drawn = 0
        self.barren = 0
        """Rounds in a row that gave nothing unheard."""
        self.said: list[str] = []
        self._known: dict[str, float] = {}
        self._counts: dict[str, int] = {}
        self._judged = 0

    @property
    def known(self) -> int:
        """How many different tactics."""
        return len(self._counts)

    def add(self, tactic: str, sample: Sample, *, length_normalised: bool) -> bool:
        """Take a tactic in; whether it was unheard.

        The same tactic may come from several texts (another spacing, a comment): the most probable of
        them counts.
        """
        unheard = tactic not in self._counts
        self._counts[tactic] = self._counts.get(tactic, 0) + 1
        self._judged += 1
        if sample.log_probs:
            total = math.fsum(sample.log_probs)
            value = total / len(sample.log_probs) if length_normalised else total
            self._known[tactic] = max(value, self._known.get(tactic, -math.inf))
        return unheard

    def say(self, n: int) -> list[Proposal[str]]:
        """Up to `n` proposals, best first."""
        given = set(self.said)
        waiting = sorted(
            (tactic for tactic in self._counts if tactic not in given), key=self._log_prob
        )
        while waiting and len(self.said) < n:
            self.said.append(waiting.pop())
        proposals = [Proposal(tactic, self._log_prob(tactic)) for tactic in self.said[:n]]
        return sorted(proposals, key=lambda proposal: -proposal.log_prob)

    def _log_prob(self, tactic: str) -> float:
        """What the model told, else how often it said so."""
        told = self._known.get(tactic)
        return math.log(self._counts[tactic] / self._judged) if told is None else told
