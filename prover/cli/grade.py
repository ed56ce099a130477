"""`prover grade`: solutions in words, judged step by step, the best one first."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prover.cli.errors import NOT_PROVED, PROVED, BadInput
from prover.cli.options import AsJson, Workers

if TYPE_CHECKING:
    from prover.lean import Toolchain
    from prover.verifier.informal import Grade, GradedStep

_MOST_BYTES = 200_000


def grade(
    problem: Annotated[str, typer.Argument(metavar="WORDS|FILE", help="The problem in English.")],
    solutions: Annotated[
        list[str], typer.Argument(metavar="FILE|-...", help="Solutions, a file each.")
    ],
    lean: Annotated[
        bool, typer.Option("--lean", help="Have Lean prove or refute each step that was read.")
    ] = False,
    seconds: Annotated[
        float, typer.Option(min=1.0, help="With --lean, wall time of each step's search.")
    ] = 10.0,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> int:
    """Judge solutions in words step by step; exit code 1 if each has a refuted step.

    A step is refuted by values that meet the problem's conditions and not its claim. What is not refuted need
    not be right: each solution's chance says how much was checked.
    """
    from prover.cli.running import run
    from prover.verifier.informal import grade as graded

    if solutions.count("-") > 1:
        raise BadInput("only one solution can come from standard input")
    words = _text(problem) if problem != "-" and _is_file(problem) else problem
    found = {name: graded(words, _text(name)) for name in dict.fromkeys(solutions)}
    if lean:
        found = run(_settled(found, _toolchain(), seconds, workers))
    ranked = sorted(found.items(), key=lambda item: -item[1].chance)
    if as_json:
        print(json.dumps([_record(*item) for item in ranked], ensure_ascii=False))
    else:
        print("\n\n".join(_told(*item) for item in ranked))
    return PROVED if any(one.first_error is None for one in found.values()) else NOT_PROVED


def _is_file(spec: str) -> bool:
    try:
        return Path(spec).is_file()
    except (OSError, ValueError):
        return False


def _text(name: str) -> str:
    """A solution's text. Raises BadInput."""
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror or error}") from None
    if len(data) > _MOST_BYTES:
        raise BadInput(f"{name}: more than {_MOST_BYTES} bytes; give one solution a file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name}: not a text in UTF-8") from None
    if not text.strip():
        raise BadInput(f"{name}: empty")
    return text


def _toolchain() -> Toolchain:
    from problems.mathlib import LIBRARY
    from prover.cli.provisioning import ready_toolchain

    return ready_toolchain(libraries=(LIBRARY,))


async def _settled(
    found: dict[str, Grade], toolchain: Toolchain, seconds: float, workers: int
) -> dict[str, Grade]:
    from rich.console import Console
    from rich.progress import Progress

    from prover.lean import LeanPool
    from prover.solve import SolveConfig
    from prover.verifier.informal import Grade
    from prover.verifier.informal.settle import settled

    config = SolveConfig(seconds=seconds, workers=workers)
    settled_grades: dict[str, Grade] = {}
    steps = sum(len(one.steps) for one in found.values())
    async with LeanPool(toolchain, workers) as pool:
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("steps", total=steps)
            for name, one in found.items():
                kept = []
                async for step in settled(one, pool, config):
                    kept.append(step)
                    bar.advance(task)
                settled_grades[name] = Grade(tuple(kept))
    return settled_grades


def _told(name: str, graded: Grade) -> str:
    lines = [f"{name}: {graded.chance:.2f}"]
    lines += [f"  {step.standing.value:<8}  {step.text}{_fails(step)}" for step in graded.steps]
    return "\n".join(lines)


def _fails(step: GradedStep) -> str:
    return f"   [not for {step.fails}]" if step.fails else ""


def _record(name: str, graded: Grade) -> dict[str, Any]:
    return {
        "solution": name,
        "chance": round(graded.chance, 4),
        "first_error": graded.first_error,
        "steps": [
            {
                "text": step.text,
                "standing": step.standing.value,
                "statement": step.statement.declaration if step.statement else None,
                "fails": step.fails,
            }
            for step in graded.steps
        ],
    }
