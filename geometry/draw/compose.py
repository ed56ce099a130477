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


def layer(
    problem: GeometryProblem,
    figure: Figure,
    facts: Iterable[Fact],
    points: Collection[str] = (),
    *,
    auxiliary: Collection[str] = (),
    size: float = 640.0,
) -> Scene:
    """What belongs to some facts and points, to be laid over the picture that `compose` makes.

    It has the same places and no labels. Raises `KeyError` when the figure lacks a point.
    """
    shown = list(facts)
    whole = problem_strokes(problem, figure, auxiliary)
    circles = rings((s for s in whole if isinstance(s, Circle)), figure.diameter or 1.0)
    canvas = fit(problem, figure, circles, size)
    at = {name: canvas.at(z) for name, z in figure.coordinates.items()}
    strokes = [s for fact in shown for s in fact_strokes(fact, figure, Role.HIGHLIGHT)]
    own = rings((s for s in strokes if isinstance(s, Circle)), figure.diameter or 1.0)
    lines = stretches((s for s in strokes if isinstance(s, Line)), at)
    drawn = [s.names for s in lines]
    named = {*points, *(name for fact in shown for name in fact.args)}
    paths = (
        *(Path(s.ends, s.role) for s in lines),
        *right_angles(shown, at, drawn),
        *ticks(shown, at, drawn),
    )
    discs = tuple(Ring(canvas.at(c.center), canvas.length(c.radius), c.role) for c in own)
    dots = tuple(Dot(name, at[name], Role.HIGHLIGHT) for name in at if name in named)
    arcs = tuple(angle_arcs(shown, at, drawn))
    return Scene(canvas.width, canvas.height, discs, paths, arcs, dots, ())
