"""What a run was started with: enough to repeat it and to say what its figures rest on."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from importlib import metadata

from pydantic import BaseModel, ConfigDict, Field

from problems import LeanStatement, Problem
from prover.mind import MindConfig
from prover.solution import SolveConfig

_PACKAGES = ("hypatia", "numpy", "ray", "scipy", "sympy", "torch")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Contamination(_Record):
    """Whether those who made the prover, or its training data, had seen the problems."""

    policy: str = "symbolic"
    trained_on: tuple[str, ...] = ()
    """Data sets that a model of the run was trained on; empty where nothing was trained."""
    note: str = (
        "The policy is a program: nothing was trained. It was written and tuned by people who knew "
        "the problems of this project's own sets."
    )


class Budget(_Record):
    """What one attempt may cost and how it searches; see `prover.solve.SolveConfig`."""

    seconds: float
    nodes: int | None = None
    tactics: int | None = None
    workers: int = 2
    algorithm: str = "mcts"
    disprove: bool = True
    patient: bool = False
    """Whether the policy waits for all that it will ever say of a state. Slower, and the same
    proposals each time: with one worker the tree then depends on nothing but the seed."""


class RunConfig(_Record):
    """`config.json` of a run. Runs with equal configs may be joined: a run goes on only as itself."""

    format: int = 1
    problem_set: str
    """As the user named it."""
    problem_set_sha256: str
    """Over names and statements, in order; see `set_hash`."""
    lean: str
    """Which Lean searched and checked."""
    lean_project: bool = False
    """Whether that was the Lean of a user's project."""
    budget: Budget
    attempts: int = 1
    """Attempts a problem; attempt `i` (from 0) has the seed `seed + i`."""
    seed: int = 0
    """Seed 0 leaves the policy as it is; others shuffle its preferences a little."""
    temperature: float = 0.5
    """How much: the scale of the noise on the log-probabilities."""
    contamination: Contamination = Field(default_factory=Contamination)
    mind: MindConfig = Field(default_factory=MindConfig)
    """The language models that take part."""
    versions: dict[str, str] = Field(default_factory=lambda: versions())

    def solve_config(self) -> SolveConfig:
        """The budget as the solver takes it."""
        budget = self.budget
        return SolveConfig(
            seconds=budget.seconds,
            nodes=budget.nodes,
            tactics=budget.tactics,
            workers=budget.workers,
            algorithm="best_first" if budget.algorithm == "best_first" else "mcts",
            disprove=budget.disprove,
        )

    def differences(self, other: RunConfig) -> list[str]:
        """The settings in which two configs differ, as `name: ours → theirs`."""
        mine, theirs = _flat(self.model_dump(mode="json")), _flat(other.model_dump(mode="json"))
        return [
            f"{name}: {mine.get(name)} → {theirs.get(name)}"
            for name in sorted(mine.keys() | theirs.keys())
            if mine.get(name) != theirs.get(name)
        ]


def versions() -> dict[str, str]:
    """Versions of this package, of what it computes with, and of Python."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "missing"
    return found


def problem_hash(problem: Problem) -> str:
    """SHA-256 of what is to be proved: the name, the Lean text, the geometry text."""
    lean = problem.lean or LeanStatement("", "", "")
    parts = [problem.name, lean.preamble, lean.declaration, problem.geometry or ""]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def set_hash(problems: Sequence[Problem]) -> str:
    """SHA-256 of a whole set, in its order."""
    return hashlib.sha256("\n".join(map(problem_hash, problems)).encode()).hexdigest()


def _flat(value: dict[str, object], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, item in value.items():
        if isinstance(item, dict):
            flat |= _flat(item, f"{prefix}{name}.")
        else:
            flat[prefix + name] = item
    return flat
