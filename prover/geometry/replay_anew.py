"""Replaying a written geometry proof in figures built for the purpose."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from geometry import Figure, FigureError, GeometryProblem, build, holds, hypotheses
from geometry.proof import GeometryProof, ReplayError, replay
from geometry.proof.extension import extended

_FIGURES = 3


def replay_anew(
    problem: GeometryProblem, proof: GeometryProof, coordinates: Mapping[str, complex]
) -> tuple[int, str]:
    """(figures in which every step is right, the first flaw found).

    A problem may have figures of several shapes and a proof may speak of one of them, so one
    figure in which all of it holds is enough, as it is for the solver.
    """
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
    whole = extended(problem, proof.auxiliary)
    with contextlib.suppress(FigureError):
        yield from build(whole, 0, _FIGURES)
    placed = {**coordinates, **{point.name: point.position for point in proof.auxiliary}}
    if set(whole.points) <= set(placed):
        figure = Figure(placed)
        if all(holds(fact, figure) for fact in hypotheses(whole)):
            yield figure
