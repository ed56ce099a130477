"""Which candidates make a synthetic problem provable: all of them tried, and kept as training rows.

A problem gives a block of rows: the features of the candidates with which the closure reaches the
goal, of the finder's best among the others, and of a sample of the rest. Blocks are kept in shards, so
that labelling goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geometry.auxiliary.features import NAMES, features
from geometry.auxiliary.scene import Scene
from geometry.engine import Closure, Stop
from geometry.engine import _core as core
from geometry.engine.forms import Statement
from geometry.figure import build
from geometry.language import GeometryError, hypotheses, parse
from geometry.synthetic import Split, SyntheticProblem, read
from prover.training.errors import TrainingError

SHARD = 100
"""Problems a shard."""


@dataclass(frozen=True, slots=True)
class LabelConfig:
    """`limit`, `per_place`: of the finder. `positives`, `hard`, `easy`: rows kept at most of those that
    prove, of the finder's first others, of the rest. `closure_s`: time limit of one closure, seconds.
    """

    limit: int = 4000
    per_place: int = 3
    positives: int = 48
    hard: int = 64
    easy: int = 160
    closure_s: float = 2.0


@dataclass(frozen=True, slots=True)
class Block:
    """A problem's rows. r rows, in the finder's order.

    `rows`: (r, columns) float16 features. `proves`: (r,) bool. `stands_for`: (r,) float32, how many
    candidates each row stands for. `ranks`: (r,) places in the finder's order, from 0. `size`:
    candidates in all.
    """

    rows: NDArray[np.float16]
    proves: NDArray[np.bool_]
    stands_for: NDArray[np.float32]
    ranks: NDArray[np.int32]
    size: int


def label(problem: SyntheticProblem, config: LabelConfig, *, whole: bool) -> Block | None:
    """The rows of a problem, of all its candidates if `whole`; None when no candidate alone proves it."""
    parsed = parse(problem.problem)
    try:
        (figure,) = build(parsed, limit_s=3.0)
        closure = Closure(figure, hypotheses(parsed))
    except (GeometryError, ValueError):
        return None
    if closure.saturate(parsed.goals, config.closure_s) is not Stop.SATURATED:
        return None
    goals = closure.statements(parsed.goals)
    pool = core.find_candidates(closure.core, config.limit, config.per_place, 0)
    proves = provers(closure.core, pool, goals, config.closure_s)
    if not proves.any() or proves.all():
        return None
    scene = Scene.of(closure.core, list(closure.coordinates.values()), goals)
    rows = features(scene, pool)
    chosen = np.arange(len(pool))
    stands_for = np.ones(len(pool), np.float32)
    if not whole:
        rng = np.random.default_rng(int(problem.key[:8], 16))
        chosen, stands_for = _sample(proves, config, rng)
    return Block(
        rows[chosen].astype(np.float16),
        proves[chosen],
        stands_for,
        chosen.astype(np.int32),
        len(pool),
    )


def provers(
    base: core.Closure, pool: list[core.Candidate], goals: Sequence[Statement], closure_s: float
) -> NDArray[np.bool_]:
    """(candidates,): whether the closure with that candidate alone reaches the goals."""
    proves = np.zeros(len(pool), np.bool_)
    at = 0
    while at < len(pool):
        found, taught = core.sweep(base, pool, goals, at, 1, closure_s, 3600.0, base.points)
        at += len(taught)
        if found < 0:
            break
        proves[found] = True
    return proves


def _sample(
    proves: NDArray[np.bool_], config: LabelConfig, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Places of the rows that are kept, in order, and how many candidates each stands for."""
    stands_for = np.zeros(len(proves), np.float32)
    right, wrong = np.flatnonzero(proves), np.flatnonzero(~proves)
    for group, most in (
        (right, config.positives),
        (wrong[: config.hard], config.hard),
        (wrong[config.hard :], config.easy),
    ):
        kept = rng.choice(group, min(most, len(group)), replace=False)
        if len(kept):
            stands_for[kept] = len(group) / len(kept)
    chosen = np.flatnonzero(stands_for)
    return chosen, stands_for[chosen]


def labelled(data: Path, split: Split, config: LabelConfig) -> Iterator[tuple[int, list[Block]]]:
    """The blocks of a split, shard by shard, with the number of problems read; from disk where there.

    Raises `TrainingError` for a shard that is about other features or settings.
    """
    folder = data / "labels"
    folder.mkdir(exist_ok=True)
    stamp = hashlib.sha256(f"{NAMES} {config}".encode()).hexdigest()
    problems = read(data, split)
    number = 0
    while batch := list(islice(problems, SHARD)):
        keys = hashlib.sha256(" ".join(p.key for p in batch).encode()).hexdigest()
        path = folder / f"{split.value}-{number:04}.npz"
        blocks = _load(path, stamp, keys)
        if blocks is None:
            found = (label(p, config, whole=split is not Split.TRAIN) for p in batch)
            blocks = [block for block in found if block is not None]
            _save(path, blocks, stamp, keys)
        yield len(batch), blocks
        number += 1


def _save(path: Path, blocks: Sequence[Block], stamp: str, keys: str) -> None:
    partial = path.with_suffix(".part.npz")
    np.savez(
        partial,
        stamp=np.array(stamp),
        keys=np.array(keys),
        lengths=np.array([len(b.proves) for b in blocks], np.int64),
        sizes=np.array([b.size for b in blocks], np.int64),
        rows=np.concatenate([np.zeros((0, len(NAMES)), np.float16), *(b.rows for b in blocks)]),
        proves=np.concatenate([np.zeros(0, np.bool_), *(b.proves for b in blocks)]),
        stands_for=np.concatenate([np.zeros(0, np.float32), *(b.stands_for for b in blocks)]),
        ranks=np.concatenate([np.zeros(0, np.int32), *(b.ranks for b in blocks)]),
    )
    partial.replace(path)


def _load(path: Path, stamp: str, keys: str) -> list[Block] | None:
    """The blocks of a shard; None when it is not there, or is about fewer problems."""
    if not path.exists():
        return None
    with np.load(path) as shard:
        if str(shard["stamp"]) != stamp:
            raise TrainingError(
                f"{path} was made with other features or settings; remove its folder"
            )
        if str(shard["keys"]) != keys:
            return None
        fields = {name: shard[name] for name in ("rows", "proves", "stands_for", "ranks")}
        lengths, sizes = shard["lengths"].tolist(), shard["sizes"].tolist()
    blocks, at = [], 0
    for length, size in zip(lengths, sizes, strict=True):
        part = {name: values[at : at + length] for name, values in fields.items()}
        blocks.append(Block(**part, size=size))
        at += length
    return blocks
