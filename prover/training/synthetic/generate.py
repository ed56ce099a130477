"""Many statements from many families, each once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from prover.training.synthetic.draft import Synthetic
from prover.training.synthetic.family import Family
from prover.training.synthetic.topics import TOPICS

_MOST_REPEATS = 200
"""Draws in a row that give nothing unseen, after which the families count as used up."""


def families() -> tuple[Family, ...]:
    """All families, in the order of their topics."""
    return tuple(family for topic in TOPICS for family in topic.families)


def generate(
    count: int, seed: int, families: Sequence[Family] | None = None
) -> Iterator[Synthetic]:
    """Up to `count` statements, no two the same, the families taking turns in a random order.

    The same seed and families give the same statements. Fewer come when the families have no more.
    """
    pool = list(families) if families is not None else list(_all())
    if not pool:
        raise ValueError("no families to draw from; give at least one")
    rng = random.Random(seed)
    seen: set[str] = set()
    made = repeats = 0
    while made < count and repeats < _MOST_REPEATS * len(pool):
        rng.shuffle(pool)
        for family in pool:
            if made == count:
                return
            drawn = family.draw(rng)
            if drawn.statement.declaration in seen:
                repeats += 1
                continue
            repeats = 0
            seen.add(drawn.statement.declaration)
            made += 1
            yield drawn


_all = families
