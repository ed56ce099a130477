"""Which statements a round searches, and which side of each: what was learnt so far decides.

A statement is fresh, undecided, stubborn (searched often in vain) or settled. Fresh ones come from the
families where about half of the statements get settled: there is most to learn (a curriculum that moves to
the edge of what is solved). What a family's own few searches do not tell, those of its depth do. Nobody tells
the matchmaker what is true: each side has its turn.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from problems.mathlib import HEADER
from prover.training.loop.config import LoopConfig
from prover.training.searches import SearchRecord
from prover.training.synthetic import Family
from prover.training.synthetic.draft import NAME


@dataclass(frozen=True, slots=True)
class Task:
    """One search. statement: the declaration; tactics: its budget; name: of the theorem; preamble: what
    stands before it."""

    family: str
    statement: str
    negated: bool
    tactics: int
    name: str = NAME
    preamble: str = HEADER + "\n"


@dataclass(slots=True)
class Standing:
    """What is known of a statement. tries: searches of (the statement, its negation)."""

    family: str
    tries: list[int] = field(default_factory=lambda: [0, 0])
    settled: bool = False


class Matchmaker:
    """Knows the families and all searches of a run so far."""

    def __init__(
        self, records: Iterable[SearchRecord], families: Iterable[Family], config: LoopConfig
    ) -> None:
        self._config = config
        self._families = list(families)
        self.standings: dict[str, Standing] = {}
        for record in records:
            known = self.standings.setdefault(record.statement, Standing(record.family))
            known.tries[record.negated] += 1
            known.settled = known.settled or record.proved

    def tasks(self, rng: random.Random) -> list[Task]:
        """A round's searches, in random order. Fewer than configured where families have no more."""
        config = self._config
        undecided = self._open(stubborn=False)
        stubborn = self._open(stubborn=True)
        rng.shuffle(undecided)
        rng.shuffle(stubborn)
        hard = stubborn[: round(config.searches * config.stubborn)]
        room = config.searches - len(hard) - round(config.searches * config.fresh)
        again = undecided[:room]
        chosen = [self._again(statement, 2 * config.tactics) for statement in hard]
        chosen += [self._again(statement, config.tactics) for statement in again]
        for family, statement in self._fresh(rng):
            if len(chosen) >= config.searches:
                break
            chosen.append(Task(family, statement, rng.random() < 0.5, config.tactics))
        rng.shuffle(chosen)
        return chosen

    def edges(self) -> dict[str, float]:
        """How much there is to learn of each family: most where half of its statements get settled."""
        own: dict[str, list[bool]] = defaultdict(list)
        for known in self.standings.values():
            own[known.family].append(known.settled)
        level: dict[int, list[bool]] = defaultdict(list)
        for family in self._families:
            level[family.depth] += own[family.name]
        found = {}
        for family in self._families:
            alike, mine = level[family.depth], own[family.name]
            expected = (1 + sum(alike)) / (2 + len(alike))
            share = (_PRIOR * expected + sum(mine)) / (_PRIOR + len(mine))
            found[family.name] = _LEAST_EDGE + share * (1 - share)
        return found

    def _open(self, *, stubborn: bool) -> list[str]:
        patience = self._config.patience
        return [
            statement
            for statement, known in self.standings.items()
            if not known.settled and (sum(known.tries) >= patience) == stubborn
        ]

    def _again(self, statement: str, tactics: int) -> Task:
        known = self.standings[statement]
        return Task(known.family, statement, known.tries[1] < known.tries[0], tactics)

    def _fresh(self, rng: random.Random) -> Iterator[tuple[str, str]]:
        seen, families, known = set(self.standings), list(self._families), self.edges()
        edges = [known[family.name] for family in families]
        misses: dict[str, int] = defaultdict(int)
        while families:
            (family,) = rng.choices(families, edges)
            statement = family.draw(rng).statement.declaration
            if statement not in seen:
                seen.add(statement)
                yield family.name, statement
                continue
            misses[family.name] += 1
            if misses[family.name] > _MOST_REPEATS:
                place = families.index(family)
                del families[place], edges[place]


_LEAST_EDGE = 0.05
"""What families keep that are always or never settled."""
_PRIOR = 2.0
"""Statements of its own that weigh as much as all of the same depth."""
_MOST_REPEATS = 50
"""Draws of a family that gave nothing unseen, after which it counts as used up."""
