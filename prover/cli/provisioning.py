"""Getting a Lean that is ready, with a progress bar while it is fetched on first use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prover.cli.errors import BadInput

if TYPE_CHECKING:
    from problems import Problem
    from prover.lean import Toolchain


def prepare(
    problems: Sequence[Problem], lean_project: Path | None = None
) -> tuple[list[Problem], Toolchain]:
    """Problems as the Lean at hand takes them, and that Lean. Raises ProvisionError, BadInput.

    The embedded Lean offers the Olympiad library in Mathlib's place to the problems that need it; a
    Lake project has its own Mathlib.
    """
    from problems.mathlib import libraries_of, problem_on_library

    if lean_project is not None:
        return list(problems), ready_toolchain(lean_project)
    moved = [problem_on_library(problem) for problem in problems]
    statements = [problem.lean for problem in moved if problem.lean is not None]
    return moved, ready_toolchain(libraries=libraries_of(statements))


def ready_toolchain(lean_project: Path | None = None, libraries: tuple[str, ...] = ()) -> Toolchain:
    """The embedded Lean with those of our libraries that are named, or that of a Lake project.

    Raises ProvisionError, BadInput.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from prover.lean.choose import toolchain

    if lean_project is not None and not lean_project.is_dir():
        raise BadInput(f"--lean-project {lean_project}: no such folder; give a Lake project")
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("looking for Lean", total=None)

        def show(stage: str, done: float, total: float) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        return toolchain(lean_project, show, libraries)
