"""Placing names beside their points, clear of lines, circles, points and each other."""

from __future__ import annotations

import cmath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geometry.draw.scene import Arc, Dot, Label, Path, Ring
from geometry.draw.theme import DOT, FONT, Role

Real = NDArray[np.float64]
Points = NDArray[np.complex128]

DIRECTIONS = 32
DISTANCES = (0.78, 1.0, 1.3, 1.7)
"""Distances tried between a point and the middle of its label, in font sizes."""
LEADER = 1.45
"""Distance from which a thin line leads from a label to its point, in font sizes."""
PASSES = 3
"""Rounds of improving the labels one by one."""


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes tried for one label: middles of shape (k,), common half sides, costs of shape (k,).

    The cost of a place counts what it covers, but for the other labels.
    """

    at: Points
    half_width: float
    half_height: float
    cost: Real


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of, as arrays over the segments, circles, arc samples and points."""

    starts: Points
    ends: Points
    weights: Real
    centers: Points
    radii: Real
    spots: Points
    dots: Points


def split_name(name: str, capital: bool) -> tuple[str, str]:
    """A point's name as a letter and a subscript: `a1` is A with 1, `i_b` is I with b."""
    match = re.fullmatch(r"([^\W\d_]+)_?(\w*)(['′]*)", name)
    if match is None:
        return name, ""
    main, sub, primes = match.groups()
    if len(main) > 1 and not sub:
        main, sub = main[0], main[1:]
    main = main.upper() if capital and main.islower() else main
    return main + "′" * len(primes), sub


def place_labels(
    dots: Sequence[Dot],
    paths: Sequence[Path],
    rings: Sequence[Ring],
    arcs: Sequence[Arc],
    size: tuple[float, float],
) -> tuple[list[Label], list[Path]]:
    """One label a point, the places chosen greedily and then improved in turn.

    The paths returned lead from labels that found no room nearby to their points.
    """
    if not dots:
        return [], []
    names = {dot.name for dot in dots}
    capital = len({n.upper() for n in names}) == len(names)
    texts = [split_name(dot.name, capital) for dot in dots]
    obstacles = _obstacles(dots, paths, rings, arcs)
    tried = [
        _places(i, dot.at, *text, obstacles, size)
        for i, (dot, text) in enumerate(zip(dots, texts, strict=True))
    ]
    crowded = sorted(range(len(dots)), key=lambda i: -float(tried[i].cost.min()))
    chosen: dict[int, complex] = {}
    for _ in range(PASSES):
        for i in crowded:
            chosen[i] = _best(i, tried, chosen)
    labels = [Label(*texts[i], chosen[i], dot.role) for i, dot in enumerate(dots)]
    leaders = [
        Path((dot.at, chosen[i] + 0.5 * FONT * _unit(dot.at - chosen[i])), Role.THIN)
        for i, dot in enumerate(dots)
        if abs(chosen[i] - dot.at) > LEADER * FONT + tried[i].half_width - 0.33 * FONT
    ]
    return labels, leaders


def _unit(z: complex) -> complex:
    return z / abs(z)


def _obstacles(
    dots: Sequence[Dot], paths: Sequence[Path], rings: Sequence[Ring], arcs: Sequence[Arc]
) -> Obstacles:
    sides = [(p, q, 0.5 if path.mark else 1.0) for path in paths for p, q in pairwise(path.points)]
    return Obstacles(
        np.array([p for p, _, _ in sides], dtype=complex),
        np.array([q for _, q, _ in sides], dtype=complex),
        np.array([w for _, _, w in sides], dtype=float),
        np.array([r.center for r in rings], dtype=complex),
        np.array([r.radius for r in rings], dtype=float),
        np.array(
            [
                a.center + cmath.rect(a.radius, a.start + s * a.sweep)
                for a in arcs
                for s in (0.2, 0.5, 0.8)
            ],
            dtype=complex,
        ),
        np.array([d.at for d in dots], dtype=complex),
    )


def _places(
    index: int, dot: complex, main: str, sub: str, obstacles: Obstacles, size: tuple[float, float]
) -> Places:
    half_width = FONT * (0.33 * len(main) + 0.21 * len(sub))
    half_height = FONT * (0.44 if sub else 0.38)
    units = np.exp(2j * np.pi * np.arange(DIRECTIONS) / DIRECTIONS)
    wider = max(half_width - FONT * 0.33, 0.0) * np.abs(units.real)
    at = np.concatenate([dot + (FONT * far + wider) * units for far in DISTANCES])
    cost = np.repeat([4.0 * (far - DISTANCES[0]) for far in DISTANCES], DIRECTIONS)
    for grow, price in ((0.0, 10.0), (2.5, 2.5)):
        w, h = half_width + grow, half_height + grow
        cost += price * (_cut(at, w, h, obstacles) @ obstacles.weights)
        cost += price * _crossed(at, w, h, obstacles).sum(axis=1)
        cost += price * _held(at, w, h, obstacles.spots).sum(axis=1)
    reach = DOT + 1.5
    cost += 14.0 * _held(at, half_width + reach, half_height + reach, obstacles.dots).sum(axis=1)
    outside = (at.real < half_width) | (at.real > size[0] - half_width)
    outside |= (at.imag < half_height) | (at.imag > size[1] - half_height)
    cost += 60.0 * outside
    others = np.delete(obstacles.dots, index)
    if others.size:
        nearest = np.abs(at[:, None] - others).min(axis=1)
        cost += 8.0 * (nearest < np.abs(at - dot))
    out = dot - obstacles.dots.mean()
    if out:
        turn = (at - dot) / out
        cost += 0.6 * (1 - turn.real / np.abs(turn))
    return Places(at, half_width, half_height, cost)


def _cut(at: Points, w: float, h: float, obstacles: Obstacles) -> NDArray[np.bool_]:
    """Which segments enter which boxes, shape (places, segments), by clipping."""
    low = np.zeros((at.size, obstacles.starts.size))
    high = np.ones_like(low)
    step = obstacles.ends - obstacles.starts
    for start, delta, middle, half in (
        (obstacles.starts.real, step.real, at.real, w),
        (obstacles.starts.imag, step.imag, at.imag, h),
    ):
        safe = np.where(np.abs(delta) < 1e-9, 1e-9, delta)
        one = (middle[:, None] - half - start) / safe
        other = (middle[:, None] + half - start) / safe
        low = np.maximum(low, np.minimum(one, other))
        high = np.minimum(high, np.maximum(one, other))
    return np.asarray(low <= high)


def _crossed(at: Points, w: float, h: float, obstacles: Obstacles) -> NDArray[np.bool_]:
    """Which circles' lines enter which boxes, shape (places, circles)."""
    d = at[:, None] - obstacles.centers
    near = np.hypot(np.maximum(np.abs(d.real) - w, 0), np.maximum(np.abs(d.imag) - h, 0))
    far = np.hypot(np.abs(d.real) + w, np.abs(d.imag) + h)
    return np.asarray((near <= obstacles.radii) & (obstacles.radii <= far))


def _held(at: Points, w: float, h: float, points: Points) -> NDArray[np.bool_]:
    """Which points lie in which boxes, shape (places, points)."""
    d = at[:, None] - points
    return np.asarray((np.abs(d.real) <= w) & (np.abs(d.imag) <= h))


def _best(index: int, tried: Sequence[Places], chosen: dict[int, complex]) -> complex:
    """The cheapest place of a label beside those chosen for the others."""
    mine = tried[index]
    cost = mine.cost.copy()
    for other, z in chosen.items():
        if other != index:
            w = mine.half_width + tried[other].half_width + 1.5
            h = mine.half_height + tried[other].half_height + 1.5
            d = mine.at - z
            cost += 25.0 * ((np.abs(d.real) < w) & (np.abs(d.imag) < h))
    return complex(mine.at[int(cost.argmin())])
