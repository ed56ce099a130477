"""Points that make a closure reach a fact: tried alone, then with the costlier rules, then in pairs."""

from __future__ import annotations

import random
from collections.abc import Sequence

from geometry.auxiliary.attempt import Path
from geometry.engine import Closure
from geometry.engine import _core as core
from geometry.engine.forms import Statement
from geometry.language import Fact
from geometry.synthetic.recipe import Recipe

_PER_PLACE = 3


def added(base: Closure, full: Closure, goal: Fact, rng: random.Random, recipe: Recipe) -> Path:
    """Up to two points with which a saturated closure reaches `goal`; empty when none were found.

    `full`: the same closure saturated with all rules. Limits are counts, not times, so that equal
    arguments give equal points.
    """
    goals, size = base.statements([goal]), base.core.points
    pool = core.find_candidates(base.core, recipe.candidates, _PER_PLACE, 0)
    # In random order, so that the first that suffices is any of those that do.
    mixed = rng.sample(pool, len(pool))
    found = _first(base.core, mixed, goals, size, recipe)
    if found is None:
        found = _first(full.core, pool[: recipe.rich], goals, size, recipe)
    if found is not None:
        return (found,)
    for first in mixed[: recipe.pairs]:
        try:
            _, node = core.extend(base.core, [first], [], recipe.closure_s)
        except ValueError:
            continue
        around = core.find_candidates(node, recipe.around, _PER_PLACE, size)
        second = _first(node, around, goals, size, recipe)
        if second is not None:
            return (first, second)
    return ()


def _first(
    base: core.Closure,
    pool: Sequence[core.Candidate],
    goals: Sequence[Statement],
    size: int,
    recipe: Recipe,
) -> core.Candidate | None:
    number, _ = core.sweep(base, pool, goals, 0, 1, recipe.closure_s, 60.0, size)
    return pool[number] if number >= 0 else None
