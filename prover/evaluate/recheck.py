"""Checking one geometry answer again, in a process that has served nobody."""

from __future__ import annotations

import json
from typing import Any

from problems import Problem

_FIGURES = 3


def recheck_geometry(problem: Problem, proof_file: Any, text: str | None) -> str:
    """What is wrong with a geometry answer; empty if nothing is.

    With a proof it must prove every goal of the problem's own text in a figure of it, and
    `text` must be its sentences. Without one the answer is that a goal is false: then some goal
    must fail in every figure.
    """
    from geometry import build, holds, parse
    from geometry.proof import ProofError
    from geometry.proof.files import read
    from geometry.proof.text import english
    from prover.geometry import replay_anew

    statement = parse(problem.geometry or "", problem.name)
    if proof_file is None:
        figures = build(statement, 1, _FIGURES)
        true = [all(holds(goal, figure) for goal in statement.goals) for figure in figures]
        return "the goals hold in a figure" if any(true) else ""
    try:
        proved, proof, coordinates = read(json.dumps(proof_file))
    except ProofError as error:
        return f"the proof cannot be read: {error}"
    if str(proved) != str(statement):
        return "the proof is of another problem"
    if english(proof) != text:
        return "the written proof is not the one that was certified"
    _, flaw = replay_anew(statement, proof, coordinates)
    return f"the proof does not replay: {flaw}" if flaw else ""
