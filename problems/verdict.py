"""The five answers a proof attempt can end with, shared by every part of Hypatia."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """How an attempt ended. Five different results that are never folded into one another."""

    PROVED = "proved"
    """A proof of the statement exists and an independent checker has replayed all of it."""

    DISPROVED = "disproved"
    """The negation (or, in geometry, falsity in an exact figure) has been established and checked."""

    EXHAUSTED = "exhausted"
    """Every action within reach was tried, or the node or tactic budget was used up, to no end."""

    TIMEOUT = "timeout"
    """The time budget ran out while actions remained."""

    CRASHED = "crashed"
    """The environment broke down; nothing is known about the statement."""

    @property
    def settled(self) -> bool:
        """Whether the truth of the statement is now known."""
        return self in (Verdict.PROVED, Verdict.DISPROVED)
