"""Problems in a folder: one JSON line each, in the order of their figures; growing, resumable.

`problems.jsonl` holds the problems, `pairs.jsonl` the same as texts for a language model: `state` is
the problem with the points added so far, `tactic` the clause of the next one. `recipe.json` says
what the folder was started with and how many figures are done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from geometry.language import GeometryError, parse
from geometry.proof import AuxiliaryPoint
from geometry.proof.extension import extended
from geometry.synthetic.problems import SyntheticProblem
from geometry.synthetic.recipe import Recipe


class DataError(GeometryError):
    """A folder of problems that cannot be read, or that was started with other settings."""


class Split(StrEnum):
    """What a problem may be used for. All problems of one figure are in one split."""

    TRAIN = "train"
    VALID = "valid"
    TEST = "test"

    @classmethod
    def of(cls, figure: int) -> Split:
        """The split of a figure's problems: one figure in ten to judge, one to tune, eight to train."""
        return {8: cls.VALID, 9: cls.TEST}.get(figure % 10, cls.TRAIN)


@dataclass(frozen=True, slots=True)
class State:
    """How far a folder has come: figures are numbered from 0, and those below `figures` are done."""

    seed: int
    recipe: Recipe
    figures: int


class Store:
    """A folder of problems. Opening one with other settings raises `DataError`.

    A figure is done once its number is in `recipe.json`; lines of later figures, left by a run that
    was cut off, are dropped on opening. No two problems of a folder have one key.
    """

    def __init__(self, folder: Path, seed: int, recipe: Recipe) -> None:
        self.folder, self.seed, self.recipe = folder, seed, recipe
        folder.mkdir(parents=True, exist_ok=True)
        self.figures = self._resumed()
        self.keys = {p.key for p in read(folder)} if self.problems.exists() else set()

    @property
    def problems(self) -> Path:
        """The file of problems."""
        return self.folder / "problems.jsonl"

    @property
    def pairs(self) -> Path:
        """The file of texts."""
        return self.folder / "pairs.jsonl"

    def add(self, figure: int, found: list[SyntheticProblem]) -> None:
        """Notes that a figure is done, with those of its problems that are not there yet."""
        fresh = [p for p in found if p.key not in self.keys]
        self.keys |= {p.key for p in fresh}
        with self.problems.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(p)) + "\n" for p in fresh)
        with self.pairs.open("a", encoding="utf-8") as file:
            for problem in fresh:
                file.writelines(json.dumps(pair) + "\n" for pair in pairs(problem))
        self.figures = figure + 1
        if fresh:
            self.flush()

    def flush(self) -> None:
        """Writes how many figures are done."""
        state = {"seed": self.seed, "recipe": asdict(self.recipe), "figures": self.figures}
        partial = self.folder / "recipe.json.part"
        partial.write_text(json.dumps(state), encoding="utf-8")
        partial.replace(self.folder / "recipe.json")

    def _resumed(self) -> int:
        path = self.folder / "recipe.json"
        if not path.exists():
            if self.problems.exists():
                raise DataError(
                    f"{self.folder} holds problems of unknown origin; take another folder"
                )
            return 0
        state = json.loads(path.read_text(encoding="utf-8"))
        if (state["seed"], state["recipe"]) != (self.seed, asdict(self.recipe)):
            raise DataError(f"{self.folder} was started with another seed or recipe; take another")
        figures = int(state["figures"])
        for file in (self.problems, self.pairs):
            if file.exists():
                lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
                whole = [x for x in lines if x.endswith("\n") and json.loads(x)["figure"] < figures]
                file.write_text("".join(whole), encoding="utf-8")
        return figures


def read(folder: Path, split: Split | None = None) -> Iterator[SyntheticProblem]:
    """The problems of a folder, of one split or all. Raises `DataError` when there are none."""
    path = folder / "problems.jsonl"
    if not path.exists():
        raise DataError(
            f"no {path}: make it with python -m geometry.synthetic {folder} --problems 4000"
        )
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            problem = SyntheticProblem(**{**row, "auxiliary": tuple(row["auxiliary"])})
            if split is None or Split.of(problem.figure) is split:
                yield problem


def pairs(problem: SyntheticProblem) -> list[dict[str, object]]:
    """One row a point: the text of the problem with the points before it, and its clause."""
    parsed = parse(problem.problem)
    rows: list[dict[str, object]] = []
    added: list[AuxiliaryPoint] = []
    for clause in problem.auxiliary:
        rows.append(
            {
                "figure": problem.figure,
                "split": Split.of(problem.figure).value,
                "state": str(extended(parsed, added)),
                "tactic": clause,
            }
        )
        added.append(AuxiliaryPoint(clause.split()[0], clause, 0j))
    return rows
