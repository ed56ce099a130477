"""`Scene`: what a ranking looks at besides the candidate itself: points, goal, lines, circles, shapes.

All of it is read off coordinates and off what the closure knows; nothing here is ever a premise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from geometry.engine import _core as core
from geometry.engine.forms import CONCYCLIC, DIRECTIONS, LENGTHS, LOGS, SQUARES, Statement

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

CLOSE = 1e-7  # of distances, relative to the scale
GRID = 1e6  # shapes of triangles are compared in steps of a millionth


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure with a goal. n points, m pairs of points that differ, s segments of the goal.

    `points`: (n,) complex. `aim`: (n,) whether the goal speaks of a point. `kind`: of the goal's
    first statement, see `forms`; `four_terms`: whether it compares two angles or ratios. `pairs`:
    (m, 2). `turns`: (m,) directions in units of pi, in [0, 1). `lengths`: (m,). `aimed`: (m,) whether
    the goal speaks of the pair. `lines`: (l, n) members of the different lines; `line_at` and
    `line_way`: (l,) complex, a point and the unit direction of each. `centers`, `radii`, `circles`:
    of the circles through two points of the goal and one more, (c,) complex, (c,), (c, n) members.
    `shapes`: codes of the triangles. `open`: (n,) how many pairs at a point measure the same as
    another pair without the closure knowing. `scale`: the largest length.
    """

    points: NDArray[np.complex128]
    aim: Flags
    kind: int
    four_terms: bool
    pairs: Integers
    turns: Floats
    lengths: Floats
    aimed: Flags
    lines: Flags
    line_at: NDArray[np.complex128]
    line_way: NDArray[np.complex128]
    centers: NDArray[np.complex128]
    radii: Floats
    circles: Flags
    shapes: Floats
    open: Floats
    scale: float

    @classmethod
    def of(
        cls, closure: core.Closure, points: Sequence[complex], goals: Sequence[Statement]
    ) -> Scene:
        """The scene of a closure with these points, by number, and of what it must still show."""
        z = np.array(points, dtype=np.complex128)
        n = len(z)
        aim = np.zeros(n, dtype=np.bool_)
        segments: set[tuple[int, int]] = set()
        for _, terms, names in goals:
            ends = [(max(a, b), min(a, b)) for a, b, _ in terms]
            segments.update(ends or combinations(sorted(names, reverse=True), 2))
            aim[[p for pair in ends for p in pair] + names] = True
        pairs = np.array([(a, b) for a in range(n) for b in range(a) if z[a] != z[b]])
        steps = z[pairs[:, 0]] - z[pairs[:, 1]]
        lengths = np.abs(steps)
        scale = float(lengths.max())
        turns = np.angle(steps) / np.pi % 1.0
        ways = steps / lengths
        members, leaders = _lines(z, pairs, ways, scale)
        centers, radii = _circles(z, aim, scale)
        gaps = np.abs(np.abs(z[None, :] - centers[:, None]) - radii[:, None])
        return cls(
            points=z,
            aim=aim,
            kind=goals[0][0] if goals else DIRECTIONS,
            four_terms=bool(goals) and len(goals[0][1]) == 4,
            pairs=pairs,
            turns=turns,
            lengths=lengths,
            aimed=np.array([(int(a), int(b)) in segments for a, b in pairs]),
            lines=members,
            line_at=z[pairs[leaders, 1]],
            line_way=ways[leaders],
            centers=centers,
            radii=radii,
            circles=gaps < CLOSE * scale,
            shapes=_shapes(z),
            open=_open(closure, n, pairs, turns, lengths / scale),
            scale=scale,
        )


GOAL_KINDS = (DIRECTIONS, LOGS, LENGTHS, SQUARES, CONCYCLIC)
"""Kinds of goals that a ranking tells apart."""


def shape_codes(a: Floats, b: Floats, c: Floats) -> Floats:
    """A number for the shape of each triangle with sides a, b, c; flat ones have the code -1.

    Whole numbers below 2^53, so that they can be compared as they are.
    """
    longest = np.maximum(np.maximum(a, b), c)
    small = np.minimum(np.minimum(a, b), c) / longest
    middle = (a + b + c) / longest - small - 1
    codes = np.rint(small * GRID) * 2_000_003.0 + np.rint(middle * GRID)
    return np.where(small + middle > 1 + 1e-6, codes, -1.0)


def _lines(
    z: NDArray[np.complex128], pairs: Integers, ways: NDArray[np.complex128], scale: float
) -> tuple[Flags, Integers]:
    """Members of the different lines, and for each the number of a pair on it."""
    off = z[None, :] - z[pairs[:, 1]][:, None]
    members = np.abs((ways.conj()[:, None] * off).imag) < CLOSE * scale
    lines, leaders = np.unique(members, axis=0, return_index=True)
    return lines, leaders


def _circles(
    z: NDArray[np.complex128], aim: Flags, scale: float
) -> tuple[NDArray[np.complex128], Floats]:
    """Centres and radii of the circles through two points of the goal and a third point."""
    triples = [t for t in combinations(range(len(z)), 3) if int(aim[list(t)].sum()) >= 2]
    if not triples:
        return np.zeros(0, np.complex128), np.zeros(0)
    a, b, c = (z[[t[k] for t in triples]] for k in range(3))
    u, v = b - a, c - a
    area = (u.conj() * v).imag * 2
    good = np.abs(area) > 1e-3 * np.abs(u) * np.abs(v)
    u, v, a, area = u[good], v[good], a[good], area[good]
    centers = a + 1j * (u * np.abs(v) ** 2 - v * np.abs(u) ** 2) / area
    radii = np.abs(centers - a)
    near = radii < 20 * scale
    centers, radii = centers[near], radii[near]
    # One circle of those with more than three points.
    cells = np.stack([centers.real, centers.imag, radii], axis=1) / (scale * 1e-6)
    _, first = np.unique(np.rint(cells).astype(np.int64), axis=0, return_index=True)
    return centers[first], radii[first]


def _shapes(z: NDArray[np.complex128]) -> Floats:
    triples = np.array(list(combinations(range(len(z)), 3)), dtype=np.int64).reshape(-1, 3)
    a, b, c = (z[triples[:, k]] for k in range(3))
    codes = shape_codes(np.abs(a - b), np.abs(b - c), np.abs(c - a))
    return np.unique(codes[codes >= 0])


def _open(closure: core.Closure, n: int, pairs: Integers, turns: Floats, lengths: Floats) -> Floats:
    """For each point, pairs at it that measure what another pair does, unknown to the closure."""
    counts = np.zeros(n)
    right = np.rint(turns % 0.5 * GRID) % (GRID // 2)
    for table, values in ((DIRECTIONS, right), (LOGS, np.rint(np.log(lengths) * GRID))):
        known: dict[float, set[int]] = {}
        hashes = [closure.hash(table, int(a), int(b)) for a, b in pairs]
        for value, number in zip(values.tolist(), hashes, strict=True):
            known.setdefault(value, set()).add(number)
        split = np.array([len(known[value]) > 1 for value in values.tolist()])
        np.add.at(counts, pairs[split].ravel(), 1.0)
    return counts
