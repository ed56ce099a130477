"""`prover geometry check`: a written geometry proof, replayed step by step in figures of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from prover.cli.errors import NOT_PROVED, PROVED
from prover.cli.paths import readable


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A proof, as `--output` writes it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Replay a written proof; nothing of the engine that found it is used."""
    from geometry.proof.files import read
    from prover.geometry import replay_anew

    readable(file, "file")
    problem, proof, coordinates = read(file.read_text(encoding="utf-8"))
    confirmed, flaw = replay_anew(problem, proof, coordinates)
    proved = confirmed > 0
    if as_json:
        answer = {
            "problem": problem.name or str(file),
            "verdict": "proved" if proved else "rejected",
            "seconds": 0.0,
            "proof": None,
            "certificate": {"replayed_in_figures": confirmed, "steps": proof.length}
            if proved
            else None,
            "stats": {"statement": str(problem), "reason": flaw},
        }
        print(json.dumps(answer))
    elif proved:
        print(f"{problem}\nproved: {proof.length} steps, replayed in {confirmed} figures")
    else:
        print(f"{problem}\nnot proved: {flaw}")
    return PROVED if proved else NOT_PROVED
