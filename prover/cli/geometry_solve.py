"""Geometry problems through the geometry engine, told as Lean problems are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prover.cli.errors import BadInput

if TYPE_CHECKING:
    from geometry import Solution
    from problems import Problem


def solve_and_report(
    problem: Problem, *, seconds: float, as_json: bool, output: Path | None
) -> int:
    """Try a geometry problem and print the answer; the exit code.

    `output` by its ending: `.json` the proof that `prover geometry check` replays, `.tex` LaTeX,
    `.svg` and `.png` the figure, anything else the text.
    """
    from rich.console import Console

    from prover.cli.report import report

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(f"{problem.name}: deducing, at most {seconds:g} s"):
            solution = _solve(problem, seconds)
    else:
        solution = _solve(problem, seconds)
    if output is not None and solution.proof is not None:
        _write(solution, output)
    answer = as_dict(problem, solution)
    return report(answer, as_json=as_json, output=None, comment="#")


def evaluate_geometry(
    problems: Sequence[Problem],
    seconds: float,
    output: Path,
    listener: Callable[[dict[str, Any], int, int], None],
) -> None:
    """Try every problem that `output` has no line for, one after the other, a line each."""
    from geometry import GeometryError
    from prover.evaluate import read_lines

    known = {line["problem"] for line in read_lines(output)}
    waiting = [problem for problem in problems if problem.name not in known]
    done = len(problems) - len(waiting)
    for number, problem in enumerate(waiting, start=done + 1):
        try:
            line = as_dict(problem, _solve(problem, seconds))
        except GeometryError as error:
            line = _answer(problem, "invalid", 0.0, reason=" ".join(str(error).split()))
        line |= {"category": problem.category.value, "difficulty": problem.difficulty.value}
        with output.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        listener(line, number, len(problems))


def as_dict(problem: Problem, solution: Solution) -> dict[str, Any]:
    """The six keys of `--json`. The certificate holds the whole proof for `prover geometry check`."""
    answer = _answer(
        problem, solution.verdict.value, solution.seconds.get("total", 0.0), solution.reason
    )
    answer["stats"] |= {
        "relations": solution.derived,
        "closures": solution.closures,
        "stages": {stage: round(seconds, 3) for stage, seconds in solution.seconds.items()},
    }
    if solution.proof is not None:
        from geometry.proof.text import english

        answer["proof"] = english(solution.proof)
        answer["certificate"] = {
            "theorem": problem.name,
            "replayed_in_figures": solution.replayed_in,
            "steps": solution.proof.length,
            "auxiliary_points": [point.clause for point in solution.proof.auxiliary],
            "proof_file": json.loads(_proof_file(solution)),
        }
    return answer


def _solve(problem: Problem, seconds: float) -> Solution:
    from geometry import SolveConfig, parse, solve

    if problem.geometry is None:
        raise BadInput(f"{problem.name} has no geometry text")
    statement = parse(problem.geometry, problem.name)
    return solve(statement, SolveConfig(deadline_s=seconds))


def _answer(problem: Problem, verdict: str, seconds: float, reason: str) -> dict[str, Any]:
    return {
        "problem": problem.name,
        "verdict": verdict,
        "seconds": round(seconds, 3),
        "proof": None,
        "certificate": None,
        "stats": {"reason": reason},
    }


def _proof_file(solution: Solution) -> str:
    from geometry.proof.files import write

    assert solution.proof is not None
    coordinates = dict(solution.figure.coordinates) if solution.figure else None
    return write(solution.problem, solution.proof, coordinates)


def _write(solution: Solution, output: Path) -> None:
    assert solution.proof is not None
    match output.suffix.lower():
        case ".json":
            output.write_text(_proof_file(solution) + "\n", encoding="utf-8")
        case ".tex":
            from geometry.proof.text import latex

            output.write_text(latex(solution.proof) + "\n", encoding="utf-8")
        case ".svg" | ".png":
            from geometry.draw import picture

            added = [point.name for point in solution.proof.auxiliary]
            picture(solution.problem, solution.figure, auxiliary=added).save(output)
        case _:
            from geometry.proof.text import english

            output.write_text(english(solution.proof) + "\n", encoding="utf-8")
