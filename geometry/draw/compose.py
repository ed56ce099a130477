"""From a problem and its figure to a scene."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from geometry.draw.labels import place_labels
from geometry.draw.layout import fit
from geometry.draw.lines import rings, stretches
from geometry.draw.marks import angle_arcs, right_angles, ticks
from geometry.draw.scene import Dot, Path, Ring, Scene
from geometry.draw.strokes import Circle, Line, fact_strokes, problem_strokes
from geometry.draw.theme import Role
from geometry.figure import Figure
from geometry.language import Fact, GeometryProblem, hypotheses


def compose(
    problem: GeometryProblem,
    figure: Figure,
    *,
    auxiliary: Collection[str] = (),
    highlight: Iterable[Fact] = (),
    size: float = 640.0,
    title: str = "",
) -> Scene:
    """The picture of a problem. `size`: the longer side in pixels.

    Points of the figure that the problem lacks are drawn as points. Raises `KeyError` when the
    figure lacks a point of the problem, of `auxiliary` or of `highlight`.
    """
    facts = list(highlight)
    strokes = problem_strokes(problem, figure, auxiliary)
    for fact in facts:
        strokes.extend(fact_strokes(fact, figure, Role.HIGHLIGHT))
    circles = rings((s for s in strokes if isinstance(s, Circle)), figure.diameter or 1.0)
    canvas = fit(problem, figure, circles, size)
    at = {name: canvas.at(z) for name, z in figure.coordinates.items()}
    lines = stretches((s for s in strokes if isinstance(s, Line)), at)
    drawn = [s.names for s in lines]
    known = [*hypotheses(problem), *facts]
    named = {name for fact in facts for name in fact.args}
    dots = tuple(Dot(name, z, _dot_role(name, auxiliary, named)) for name, z in at.items())
    paths = (
        *(Path(s.ends, s.role) for s in lines),
        *right_angles(known, at, drawn),
        *ticks(known, at, drawn),
    )
    arcs = tuple(angle_arcs(known, at, drawn))
    discs = tuple(Ring(canvas.at(c.center), canvas.length(c.radius), c.role) for c in circles)
    extent = (canvas.width, canvas.height)
    labels, leaders = place_labels(dots, paths, discs, arcs, extent)
    return Scene(*extent, discs, (*leaders, *paths), arcs, dots, tuple(labels), title)


def _dot_role(name: str, auxiliary: Collection[str], named: Collection[str]) -> Role:
    if name in auxiliary:
        return Role.AUXILIARY
    return Role.HIGHLIGHT if name in named else Role.MAIN
