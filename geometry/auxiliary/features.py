"""What a ranking knows of a candidate: its kind, its arguments, and what would meet in its place.

A row a candidate, a column a name of `NAMES`. Counts enter as log(1 + count).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geometry.auxiliary.scene import CLOSE, GOAL_KINDS, GRID, Flags, Floats, Scene, shape_codes
from geometry.engine import _core as core

_CLAUSES = core.kind_clauses()
_ARITIES = np.array(
    [len({w for w in text.replace(",", "").split() if w.isdigit()}) for text in _CLAUSES]
)

NAMES: tuple[str, ...] = (
    *(f"kind {i}" for i in range(len(_CLAUSES))),
    *(f"goal of kind {kind}" for kind in GOAL_KINDS),
    "goal of four terms",
    "points",
    # The arguments of the definition.
    "arguments",
    "arguments in the goal",
    "goal points among the arguments",
    "goal segments among the arguments",
    "earliest argument",
    "latest argument",
    "open pairs at the arguments",
    "most open pairs at an argument",
    # The place: by the finder's score, and among the definitions of one place.
    "score",
    "rank",
    "definitions",
    "definitions before",
    "distance",
    # Lines and circles of the figure through the place.
    "lines",
    "lines of three points",
    "lines through a goal point",
    "lines through two goal points",
    "circles through two goal points",
    "circles through three goal points",
    "circles through four points",
    # Distances from the place that are equal, or equal to a distance in the figure.
    "equal distances",
    "equal distances to goal points",
    "distances of the figure",
    "distances of the figure to goal points",
    "distances of the goal",
    # Directions from the place that are parallel or perpendicular to one in the figure.
    "directions of the figure",
    "directions of the figure at goal points",
    "directions of the goal",
    # Triangles with the place and a goal point, similar to one of the figure or to each other.
    "triangles of the figure",
    "triangles of the figure, two goal points",
    "similar triangles",
)
"""The columns, in order."""


def features(scene: Scene, candidates: Sequence[core.Candidate]) -> NDArray[np.float32]:
    """(candidates, columns): what is known of each candidate, given in the order of the finder."""
    if not candidates:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    columns = [*_kinds(scene, candidates), *_roles(scene, candidates)]
    z = np.array([complex(c.x, c.y) for c in candidates])
    columns += _place(scene, candidates, z)
    apart = np.abs(z[:, None] - scene.points[None, :])
    columns += _through(scene, z)
    columns += _distances(scene, apart)
    columns += _directions(scene, z)
    columns += _triangles(scene, apart)
    return np.stack(columns, axis=1).astype(np.float32)


def _counted(hits: Flags, *chosen: Flags) -> list[Floats]:
    """log(1 + hits a row), over all columns and over the chosen ones."""
    found = [hits.sum(axis=1), *((hits[:, c]).sum(axis=1) for c in chosen)]
    return [np.log1p(count.astype(np.float64)) for count in found]


def _kinds(scene: Scene, candidates: Sequence[core.Candidate]) -> list[Floats]:
    count = len(candidates)
    kinds = np.array([c.kind for c in candidates])
    same = [np.full(count, float(scene.kind == kind)) for kind in GOAL_KINDS]
    same.append(np.full(count, float(scene.four_terms)))
    same.append(np.full(count, np.log1p(len(scene.points))))
    return [*((kinds == i).astype(np.float64) for i in range(len(_CLAUSES))), *same]


def _roles(scene: Scene, candidates: Sequence[core.Candidate]) -> list[Floats]:
    """What the points are that a definition starts from."""
    args = np.array([c.args for c in candidates])
    arities = _ARITIES[[c.kind for c in candidates]]
    used = np.arange(args.shape[1])[None, :] < arities[:, None]
    n = len(scene.points)
    member = np.zeros((len(args), n), dtype=np.bool_)
    rows, places = np.nonzero(used)
    member[rows, args[rows, places]] = True
    size = member.sum(axis=1)
    aimed = (member & scene.aim).sum(axis=1)
    first, second = scene.pairs[scene.aimed].T
    segments = (member[:, first] & member[:, second]).sum(axis=1)
    age = np.arange(n) / n
    opened = np.log1p(scene.open)
    return [
        size.astype(np.float64),
        aimed / size,
        aimed / max(1, int(scene.aim.sum())),
        segments.astype(np.float64),
        np.where(member, age, 1.0).min(axis=1),
        np.where(member, age, 0.0).max(axis=1),
        (member * opened).sum(axis=1) / size,
        (member * opened).max(axis=1),
    ]


def _place(
    scene: Scene, candidates: Sequence[core.Candidate], z: NDArray[np.complex128]
) -> list[Floats]:
    count = len(candidates)
    cells = np.rint(np.stack([z.real, z.imag], axis=1) / scene.scale * GRID).astype(np.int64)
    _, inverse, sizes = np.unique(cells, axis=0, return_inverse=True, return_counts=True)
    inverse = inverse.reshape(-1)
    order = np.argsort(inverse, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    before = np.empty(count, dtype=np.int64)
    before[order] = np.arange(count) - starts[inverse[order]]
    middle = scene.points[scene.aim].mean() if scene.aim.any() else scene.points.mean()
    return [
        np.array([c.score for c in candidates], dtype=np.float64),
        np.log1p(np.arange(count, dtype=np.float64)),
        sizes[inverse].astype(np.float64),
        before.astype(np.float64),
        np.log1p(np.abs(z - middle) / scene.scale),
    ]


def _through(scene: Scene, z: NDArray[np.complex128]) -> list[Floats]:
    off = z[:, None] - scene.line_at[None, :]
    on_line = np.abs((scene.line_way.conj()[None, :] * off).imag) < CLOSE * scene.scale
    aimed = (scene.lines & scene.aim).sum(axis=1)
    radii = np.abs(z[:, None] - scene.centers[None, :])
    on_circle = np.abs(radii - scene.radii[None, :]) < CLOSE * scene.scale
    met = (scene.circles & scene.aim).sum(axis=1)
    return [
        *_counted(on_line, scene.lines.sum(axis=1) > 2, aimed >= 1, aimed >= 2),
        *_counted(on_circle, met >= 3, scene.circles.sum(axis=1) >= 4),
    ]


def _distances(scene: Scene, apart: Floats) -> list[Floats]:
    codes = np.rint(apart / scene.scale * GRID)
    lengths = np.rint(scene.lengths / scene.scale * GRID)
    return [
        _repeated(codes),
        _repeated(codes[:, scene.aim]),
        *_counted(np.isin(codes, lengths), scene.aim),
        *_counted(np.isin(codes, lengths[scene.aimed])),
    ]


def _repeated(codes: Floats) -> Floats:
    """log(1 + how many entries of a row are there already), over those that are not negative."""
    ordered = np.sort(codes, axis=1)
    return _counted((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0))[0]


def _directions(scene: Scene, z: NDArray[np.complex128]) -> list[Floats]:
    """Modulo a right angle."""
    turns = np.angle(z[:, None] - scene.points[None, :]) / np.pi
    codes = np.rint(turns % 0.5 * GRID)
    known = np.rint(scene.turns % 0.5 * GRID)
    return [
        *_counted(np.isin(codes, known), scene.aim),
        *_counted(np.isin(codes, known[scene.aimed])),
    ]


def _triangles(scene: Scene, apart: Floats) -> list[Floats]:
    """Those with one point of the goal at least."""
    one, other = scene.aim[scene.pairs[:, 0]], scene.aim[scene.pairs[:, 1]]
    near = one | other
    first, second = scene.pairs[near].T
    codes = shape_codes(apart[:, first], apart[:, second], scene.lengths[near][None, :])
    found = np.isin(codes, scene.shapes)
    return [*_counted(found, (one & other)[near]), _repeated(codes)]
