"""Geometry problems through the geometry engine, told as Lean problems are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from prover.cli.ranking import Ranking

if TYPE_CHECKING:
    from geometry import Solution
    from problems import Problem


def solve_and_report(
    problem: Problem,
    *,
    seconds: float,
    ranking: Ranking,
    as_json: bool,
    output: Path | None,
    page: Path | None = None,
    lean: Path | None = None,
) -> int:
    """Try a geometry problem and print the answer; the exit code.

    A proof is written in Lean and checked there if the library for it is compiled, or if `lean`
    names a file for it. `ranking`: of auxiliary points. `output` by its ending: `.json` the proof
    that `prover geometry check` replays, `.tex` LaTeX, `.svg` and `.png` the figure, anything else
    the text.
    """
    from rich.console import Console

    from prover.cli.page import write_problem
    from prover.cli.report import report
    from prover.geometry import geometry_answer, solve_geometry

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(f"{problem.name}: deducing, at most {seconds:g} s"):
            solution = solve_geometry(problem, seconds, ranking=ranking.value)
    else:
        solution = solve_geometry(problem, seconds, ranking=ranking.value)
    if output is not None and solution.proof is not None:
        _write(solution, output)
    answer = geometry_answer(problem, solution)
    if answer["verdict"] not in ("disproved", "invalid"):
        _certify(solution, answer, lean)
    if page is not None:
        write_problem(page, problem, answer)
    return report(answer, as_json=as_json, output=None, comment="#")


def _certify(solution: Solution, answer: dict[str, Any], file: Path | None) -> None:
    """Have Lean check the proof, or look for one in coordinates where the engine has none.

    The answer says how it went; where Lean accepts nothing, the replayer's word stands.
    """
    from prover.cli.provisioning import ready_toolchain
    from prover.cli.running import run
    from prover.geometry.lean import LIBRARY, certify_with
    from prover.lean import is_provisioned

    if file is None and not is_provisioned(libraries=(LIBRARY,)):
        if solution.proof is not None:
            hint = "not checked by Lean: --lean FILE writes the Lean proof and checks it"
            answer["stats"]["reason"] += f"; {hint}"
        return
    certified = run(certify_with(ready_toolchain(libraries=(LIBRARY,)), solution))
    if file is not None and certified.certificate is not None and certified.proof is not None:
        file.write_text(certified.proof.text, encoding="utf-8")
    answer["stats"]["reason"] += f"; {certified.reason}"
    if certified.certificate is not None and certified.proof is not None:
        if solution.proof is None:
            answer |= {"verdict": "proved", "proof": certified.proof.text, "certificate": {}}
        answer["certificate"] |= certified.as_dict()


def _write(solution: Solution, output: Path) -> None:
    assert solution.proof is not None
    match output.suffix.lower():
        case ".json":
            from prover.geometry import proof_file

            output.write_text(proof_file(solution) + "\n", encoding="utf-8")
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
