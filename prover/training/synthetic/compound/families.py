"""Compound families: a shape, a flavour (the topics of its parts) and a depth (how many parts).

Whatever keeps families apart (training and judging) can keep the parts of their compounds apart too: `side`
says of a name where it belongs, and a compound is put together from parts of its own side alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

from prover.training.synthetic.compound import shapes
from prover.training.synthetic.compound.apart import apart
from prover.training.synthetic.compound.shapes import Shape
from prover.training.synthetic.draft import Draft
from prover.training.synthetic.family import Family, Topic

SHAPES: dict[str, Shape] = {
    "all_of": shapes.all_of,
    "conditional": shapes.conditional,
    "universal": shapes.universal,
    "one_of": shapes.one_of,
    "each_case": shapes.each_case,
    "both_ways": shapes.both_ways,
    "not_always": shapes.not_always,
    "no_exception": shapes.no_exception,
    "witnessed": shapes.witnessed,
    "buried": shapes.buried,
}
FLAVOURS: dict[str, tuple[str, ...]] = {
    "integers": (
        "integers", "parity", "congruences", "divisibility", "digits", "chains", "bounded",
    ),
    "naturals": ("naturals", "sums", "sequences", "discrete", "inductions", "growth"),
    "reals": ("inequalities", "pairs", "intervals", "equations", "estimates"),
    "functions": ("functional", "functions", "sequences", "equations_of_functions"),
}  # fmt: skip
FLAVOURS["mixed"] = tuple(dict.fromkeys(topic for topics in FLAVOURS.values() for topic in topics))
DEPTHS = (2, 3, 4)
_TREE_DEPTHS = (3, 4, 5, 6)
_TRIES = 200


def compounds(parts: Sequence[Family], side: Callable[[str], bool]) -> tuple[Family, ...]:
    """All compound families over the parts; those without parts on their side are left out."""
    topic = Topic("compound")
    for flavour, topics in FLAVOURS.items():
        own = [part for part in parts if part.name.partition("/")[0] in topics]
        planned = [(f"{name}_{flavour}", partial(_flat, shape)) for name, shape in SHAPES.items()]
        for name, draw in planned:
            for depth in DEPTHS:
                _add(topic, f"{name}_{depth}", draw, own, side, depth)
        for depth in _TREE_DEPTHS:
            _add(topic, f"tree_{flavour}_{depth}", _tree, own, side, depth)
    return tuple(topic.families)


Draw = Callable[[Sequence[Family], int, random.Random], Draft]


def _add(
    topic: Topic, name: str, draw: Draw, parts: Sequence[Family],
    side: Callable[[str], bool], depth: int,
) -> None:  # fmt: skip
    where = side(f"{topic.name}/{name}")
    usable = [part for part in parts if side(part.name) == where]
    if usable:
        topic.add(name, partial(draw, usable, depth), depth)


def _flat(shape: Shape, parts: Sequence[Family], depth: int, rng: random.Random) -> Draft:
    """A shape over so many parts."""
    return shape(apart([_leaf(parts, rng) for _ in range(depth)]), rng)


def _tree(parts: Sequence[Family], depth: int, rng: random.Random) -> Draft:
    """Shapes of shapes: so many parts, split at random all the way down."""
    if depth == 1:
        return _leaf(parts, rng)
    below = rng.randint(1, depth - 1)
    branches = apart([_tree(parts, below, rng), _tree(parts, depth - below, rng)])
    fitting = [shape for name, shape in SHAPES.items() if name != "not_always"]
    if branches[-1].misses:
        fitting.append(shapes.not_always)
    return rng.choice(fitting)(branches, rng)


def _leaf(parts: Sequence[Family], rng: random.Random) -> Draft:
    """A true draft with a miss, so that compounds have misses too."""
    for _ in range(_TRIES):
        draft = rng.choice(parts).draft(rng)
        if draft.truth and draft.misses:
            return draft
    raise ValueError("no part of a compound has a near miss")
