"""Which Lean to run: the embedded one, or that of a project the user names."""

from __future__ import annotations

from pathlib import Path

from prover.lean.embedded import provision
from prover.lean.embedded.download import Progress
from prover.lean.native import open_project
from prover.lean.toolchain import Toolchain


def _quiet(stage: str, done: float, total: float) -> None:
    """No progress is shown."""


def toolchain(
    lean_project: Path | None = None,
    progress: Progress = _quiet,
    libraries: tuple[str, ...] = (),
) -> Toolchain:
    """A Lean that is ready to run the driver.

    Without a project the embedded Lean, fetched and compiled on first use, with those of our
    libraries that are named; with one, the Lean of that Lake project, for which the driver is
    compiled once.
    Raises ProvisionError with one line on what is missing.
    """
    if lean_project is None:
        return provision(progress, libraries=libraries)
    return open_project(lean_project, progress)
