"""Families: a name and a way to draw statements of one form."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from prover.training.synthetic.draft import NAME, Draft, Synthetic
from prover.training.synthetic.phrases import finished

__all__ = ["NAME", "Draw", "Family", "Topic"]

Draw = Callable[[random.Random], Draft]


@dataclass(frozen=True, slots=True)
class Family:
    """Statements of one form with random parameters."""

    name: str
    draft: Draw
    depth: int = 1
    """How many statements are put together in one; what a curriculum turns."""

    def draw(self, rng: random.Random) -> Synthetic:
        """One statement of the family; the same generator state gives the same one."""
        return finished(self.name, self.draft(rng), rng)


class Topic:
    """The families of one file. Used as `@topic.family` on a function that draws a `Draft`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.families: list[Family] = []

    def family(self, draw: Draw) -> Draw:
        """Register a family under the name `topic/function`."""
        self.add(draw.__name__, draw)
        return draw

    def add(self, name: str, draw: Draw, depth: int = 1) -> None:
        """Register a family that is put together from parts."""
        self.families.append(Family(f"{self.name}/{name}", draw, depth))
