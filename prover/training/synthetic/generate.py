"""Many statements from many families, each once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from prover.training.synthetic.compound import compounds
from prover.training.synthetic.draft import Synthetic
from prover.training.synthetic.family import Family
from prover.training.synthetic.hard import TOPICS as HARD_TOPICS
from prover.training.synthetic.topics import TOPICS

_MOST_REPEATS = 200
"""Draws in a row that give nothing unseen, after which the families count as used up."""


def families() -> tuple[Family, ...]:
    """All families, in the order of their topics."""
    return tuple(family for topic in TOPICS for family in topic.families)


def hard_families(side: Callable[[str], bool]) -> tuple[Family, ...]:
    """Families whose proofs take several tactics: those of `hard`, then compounds of these and of all others.

    A compound is made of families that are on its own side, by name: if `side` says which names are kept from
    training, what is kept shares no part with what is trained on.
    """
    steep = tuple(family for topic in HARD_TOPICS for family in topic.families)
    return steep + compounds((*families(), *steep), side)


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
