"""Geometry problems through the geometry engine, answered in the form that Lean problems are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from problems import Problem, ProblemError

if TYPE_CHECKING:
    from geometry import Solution


def attempt_geometry(problem: Problem, seconds: float, seed: int = 0) -> dict[str, Any]:
    """One attempt as the six keys of `--json`; a problem that cannot be drawn is `invalid`."""
    from geometry import GeometryError

    try:
        return geometry_answer(problem, solve_geometry(problem, seconds, seed))
    except GeometryError as error:
        return _answer(problem, "invalid", 0.0, reason=" ".join(str(error).split()))


def solve_geometry(
    problem: Problem, seconds: float, seed: int = 0, *, ranking: str = "learned"
) -> Solution:
    """Try a geometry problem; `ranking` of auxiliary points: `learned` or `heuristic`.

    Raises ProblemError when it has no geometry text.
    """
    from geometry import SolveConfig, parse, solve
    from geometry.auxiliary import RankingKind, SearchConfig

    if problem.geometry is None:
        raise ProblemError(f"{problem.name} has no geometry text")
    statement = parse(problem.geometry, problem.name)
    search = SearchConfig(ranking=RankingKind(ranking))
    return solve(statement, SolveConfig(deadline_s=seconds, seed=seed, search=search))


def geometry_answer(problem: Problem, solution: Solution) -> dict[str, Any]:
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
            "proof_file": json.loads(proof_file(solution)),
        }
    return answer


def proof_file(solution: Solution) -> str:
    """A proof as `prover geometry check` reads it."""
    from geometry.proof.files import write

    assert solution.proof is not None
    coordinates = dict(solution.figure.coordinates) if solution.figure else None
    return write(solution.problem, solution.proof, coordinates)


def _answer(problem: Problem, verdict: str, seconds: float, reason: str) -> dict[str, Any]:
    return {
        "problem": problem.name,
        "verdict": verdict,
        "seconds": round(seconds, 3),
        "proof": None,
        "certificate": None,
        "stats": {"reason": reason},
    }
