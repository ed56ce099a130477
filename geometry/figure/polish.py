"""Numerical solving: all coordinates at once, by damped Gauss–Newton steps of least norm.

Placing points one after the other leaves rounding errors that grow along a long construction, and
cannot satisfy a clause that constrains earlier points. Both are mended here: the gaps of all facts
are driven to zero together, moving the points as little as possible.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geometry.figure.gaps import DegenerateError, gaps
from geometry.language import Fact

Vector = NDArray[np.float64]


def worst(facts: Sequence[Fact], coordinates: Mapping[str, complex]) -> float:
    """The largest gap of the facts; infinite when one of them is degenerate."""
    try:
        return max((abs(g) for fact in facts for g in gaps(fact, coordinates)), default=0.0)
    except DegenerateError:
        return math.inf


def polish(
    facts: Sequence[Fact],
    coordinates: Mapping[str, complex],
    fixed: Collection[str] = (),
    *,
    target: float = 1e-14,
    steps: int = 6,
) -> dict[str, complex]:
    """Coordinates nearby with smaller gaps; points in `fixed` stay.

    Stops at `target` or after `steps` steps. Returns the best coordinates met, at worst those
    given.
    """
    names = [name for name in coordinates if name not in fixed]
    current = dict(coordinates)
    best, least = dict(current), worst(facts, current)
    scale = max(abs(z - w) for z in current.values() for w in current.values()) if names else 0.0
    for _ in range(steps):
        if least <= target or not scale or math.isinf(least):
            break
        step = _step(facts, current, names, scale)
        if step is None:
            break
        size, share = worst(facts, current), 1.0
        for _ in range(12):
            moved = dict(current)
            for i, name in enumerate(names):
                moved[name] += share * scale * complex(step[2 * i], step[2 * i + 1])
            now = worst(facts, moved)
            if now < size:
                break
            share /= 2
        else:
            break
        current = moved
        if now < least:
            best, least = moved, now
    return best


def _step(
    facts: Sequence[Fact], coordinates: dict[str, complex], names: list[str], scale: float
) -> Vector | None:
    """The Gauss–Newton step of least norm, in units of `scale`; None when it cannot be had."""
    column = {name: 2 * i for i, name in enumerate(names)}
    rows: list[Vector] = []
    values: list[float] = []
    h = 1e-6
    moved = dict(coordinates)
    try:
        for fact in facts:
            here = gaps(fact, coordinates)
            block = np.zeros((len(here), 2 * len(names)))
            for name in dict.fromkeys(fact.args):
                if name not in column:
                    continue
                for k, shift in ((0, h * scale), (1, 1j * h * scale)):
                    moved[name] = coordinates[name] + shift
                    ahead = gaps(fact, moved)
                    moved[name] = coordinates[name] - shift
                    behind = gaps(fact, moved)
                    moved[name] = coordinates[name]
                    block[:, column[name] + k] = (np.array(ahead) - np.array(behind)) / (2 * h)
            rows.extend(block)
            values.extend(here)
    except DegenerateError:
        return None
    if not rows:
        return None
    step: Vector = np.linalg.lstsq(np.array(rows), -np.array(values), rcond=1e-9)[0]
    return step if bool(np.isfinite(step).all()) else None
