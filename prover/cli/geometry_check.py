"""`prover geometry check`: a written geometry proof, replayed step by step in figures of our own."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import NOT_PROVED, PROVED
from prover.cli.paths import readable

if TYPE_CHECKING:
    from geometry import Figure, GeometryProblem
    from geometry.proof import GeometryProof

_FIGURES = 3


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A proof, as `--output` writes it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Replay a written proof; nothing of the engine that found it is used."""
    from geometry.proof.files import read

    readable(file, "file")
    problem, proof, coordinates = read(file.read_text(encoding="utf-8"))
    confirmed, flaw = _replay(problem, proof, coordinates)
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


def _replay(
    problem: GeometryProblem, proof: GeometryProof, coordinates: Mapping[str, complex]
) -> tuple[int, str]:
    """(figures in which every step is right, the first flaw found).

    A problem may have figures of several shapes and a proof may speak of one of them, so one
    figure in which all of it holds is enough, as it is for the solver.
    """
    from geometry.proof import ReplayError, replay

    confirmed, flaw = 0, "no figure of the problem could be built"
    for figure in _figures(problem, proof, coordinates):
        try:
            replay(problem, proof, [figure])
            confirmed += 1
        except ReplayError as error:
            flaw = " ".join(str(error).split())
    return confirmed, "" if confirmed else flaw


def _figures(
    problem: GeometryProblem, proof: GeometryProof, coordinates: Mapping[str, complex]
) -> Iterator[Figure]:
    """Figures built here; then the file's own, if the problem's hypotheses really hold there."""
    from geometry import Figure, FigureError, build, holds, hypotheses
    from geometry.proof.extension import extended

    whole = extended(problem, proof.auxiliary)
    with contextlib.suppress(FigureError):
        yield from build(whole, 0, _FIGURES)
    placed = {**coordinates, **{point.name: point.position for point in proof.auxiliary}}
    if set(whole.points) <= set(placed):
        figure = Figure(placed)
        if all(holds(fact, figure) for fact in hypotheses(whole)):
            yield figure
