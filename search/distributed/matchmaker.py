"""Which task comes next: fresh problems and hard ones in turn, each with both directions.

A problem is fresh until its first attempt ends. One that stays open is hard: it gets further rounds
with growing budgets, which lean towards the statement and towards its negation in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Matchmaker:
    """How attention is divided. Pure: the store keeps what has been handed out."""

    rounds: int = 1
    """Rounds a problem may get until it is settled."""
    growth: float = 2.0
    """A round's budget over the one before."""
    hard_share: float = 0.5
    """Part of the tasks handed out that go to hard problems while there are fresh ones, too."""
    lean: float = 0.8
    """Share of the workers' time that a hard round gives to the direction that it leans to."""

    def __post_init__(self) -> None:
        if self.rounds < 1 or self.growth < 1:
            raise ConfigError("rounds and growth must be at least 1")
        if not 0 <= self.hard_share <= 1 or not 0 < self.lean < 1:
            raise ConfigError("hard_share must lie in [0, 1], lean in (0, 1)")

    def choose(self, waiting: Sequence[int], handed: tuple[int, int]) -> int:
        """The place of the next task among `waiting`, the rounds (from 0) of those that wait, oldest
        first. `handed`: how many (fresh, hard) ones have been handed out. Raises ValueError if
        nothing waits."""
        fresh = next((i for i, round_ in enumerate(waiting) if round_ == 0), None)
        hard = next((i for i, round_ in enumerate(waiting) if round_ > 0), None)
        if fresh is None or hard is None:
            found = hard if fresh is None else fresh
            if found is None:
                raise ValueError("no task waits")
            return found
        due = handed[1] < self.hard_share * (handed[0] + handed[1] + 1)
        return hard if due else fresh

    def budget_factor(self, round_: int) -> float:
        """A round's budget over the first one's."""
        return float(self.growth**round_)

    def statement_share(self, round_: int) -> float:
        """The statement's share of the workers in a round; the rest is the negation's."""
        if round_ == 0:
            return 0.5
        return self.lean if round_ % 2 else 1 - self.lean
