"""The replay buffer: searches of the last rounds, the older the less they count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prover.training.loop.config import LoopConfig
from prover.training.searches import SearchRecord


@dataclass(frozen=True, slots=True)
class Replay:
    """A search to learn from; weight: in (0, 1], beside that of one of the present round."""

    record: SearchRecord
    weight: float


def replayed(
    rounds: Mapping[int, Sequence[SearchRecord]], now: int, config: LoopConfig
) -> list[Replay]:
    """What round `now` learns from: searches at most `most_age` rounds old, weighed down by their age.
    Of one side of a statement only the latest search that proved it, or the latest at all, is taken: what
    was found when the model knew less is stale."""
    latest: dict[tuple[str, bool], tuple[int, SearchRecord]] = {}
    for number in sorted(rounds):
        if not 0 <= now - number <= config.most_age:
            continue
        for record in rounds[number]:
            key = record.statement, record.negated
            if key in latest and latest[key][1].proved and not record.proved:
                continue
            latest[key] = number, record
    return [Replay(record, config.fading ** (now - number)) for number, record in latest.values()]
