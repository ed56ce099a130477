"""A run for the report: every verdict, geometry proofs that were really found, search trees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from problems import Problem, load_set
from prover.evaluate import RunConfig, RunFolder
from prover.evaluate.config import Budget, set_hash
from prover.evaluate.plan import Attempt
from prover.geometry import attempt_geometry

VERDICTS = ("proved", "timeout", "exhausted", "disproved", "crashed")


def made_run(path: Path, lean: int, geometry: int) -> RunFolder:
    """A run on so many problems; the Lean ones are named anew when the set does not suffice."""
    ours = load_set("olympiad")
    chosen = [_renamed(ours[i % len(ours)], i // len(ours)) for i in range(lean)]
    figures = load_set("geometry")[:geometry]
    chosen += figures
    config = RunConfig(
        problem_set="olympiad",
        problem_set_sha256=set_hash(chosen),
        lean="Lean, played",
        budget=Budget(seconds=60.0),
    )
    run = RunFolder.create(path, config, chosen)
    for number, problem in enumerate(chosen):
        attempt = Attempt(problem, 0, 0)
        if problem.lean is None:
            run.append(attempt, attempt_geometry(problem, 20.0))
        else:
            run.append(attempt, _answer(problem, number))
            run.tree(*attempt.key).write_text(json.dumps(made_tree(40)))
    return run


def made_tree(size: int) -> dict[str, Any]:
    """A tree as `search.export` writes it: a chain, its first half the proof."""
    nodes = []
    for number in range(size):
        in_proof = number < size // 2
        children = [number + 1] if number + 1 < size else []
        edges = [
            {
                "id": number * 9 + i,
                "action": f"simp only [h{i}] <;> omega",
                "status": "proved" if in_proof and not i else "failed",
                "outcome": "error",
                "log_prob": -1.0,
                "visits": 9 - i,
                "seconds": 0.1,
                "message": "" if not i else "linarith failed: no contradiction was found",
                "children": [] if i else children,
                "in_proof": in_proof and not i,
            }
            for i in range(9)
        ]
        nodes.append(
            {
                "id": number,
                "text": "x y : Nat\nh : x < y\n⊢ x * (x + 1) ≤ y * y",
                "status": "proved" if in_proof else "open",
                "closable": 0.5,
                "steps": 3.0,
                "estimate": 0.5,
                "visits": size - number,
                "distance_to_proof": None,
                "in_proof": in_proof,
                "edges": edges,
            }
        )
    return {"format": 1, "root": 0, "nodes": nodes, "omitted_nodes": 3}


def _renamed(problem: Problem, round_: int) -> Problem:
    from dataclasses import replace

    return replace(problem, name=f"{problem.name}_{round_}") if round_ else problem


def _answer(problem: Problem, number: int) -> dict[str, Any]:
    verdict = VERDICTS[number % len(VERDICTS)]
    answer: dict[str, Any] = {
        "problem": problem.name,
        "verdict": verdict,
        "seconds": 0.7 * (number % 71),
        "proof": None,
        "certificate": None,
        "stats": {"nodes": 40, "tactics": 360, "reason": "made </script>", "best_line": ["omega"]},
    }
    if verdict in ("proved", "disproved"):
        assert problem.lean is not None
        lines = "\n  ".join(f'have h{i} : {i} < {i + 1} := by omega -- "{i}"' for i in range(20))
        answer["proof"] = problem.lean.file_text(f"by\n  {lines}\n  exact h1")
        answer["certificate"] = {"theorem": problem.name, "axioms": ["propext"], "lean": "played"}
    return answer
