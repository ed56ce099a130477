"""Geometry on the page: one drawing, and for each step of the proof what it is about."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from problems import Problem

if TYPE_CHECKING:
    from geometry.draw.theme import Theme

_SIZE = 520.0


@dataclass(frozen=True, slots=True)
class ProofFigure:
    """A drawing whose colours are the page's, and the proof's steps over it."""

    svg: str
    steps: tuple[tuple[str, str], ...]
    """(the step's sentence, the drawing's layer that belongs to it: SVG elements)."""


def statement_figure(problem: Problem) -> ProofFigure | None:
    """The drawing of a problem alone; None when it cannot be drawn."""
    from geometry import GeometryError, parse, picture

    with contextlib.suppress(GeometryError):
        statement = parse(problem.geometry or "", problem.name)
        return ProofFigure(picture(statement, theme=_theme(), size=_SIZE).svg(), ())
    return None


def proof_figure(proof_file: Any) -> ProofFigure | None:
    """The drawing of a proof, as `geometry.proof.files` wrote it; None when it has no figure."""
    from geometry import Fact, Figure, GeometryError
    from geometry.draw.compose import compose, layer
    from geometry.draw.svg import svg
    from geometry.proof.files import read
    from geometry.proof.text import english

    with contextlib.suppress(GeometryError, KeyError, ValueError):
        problem, proof, coordinates = read(json.dumps(proof_file))
        added = [point.name for point in proof.auxiliary]
        places = {**coordinates, **{point.name: point.position for point in proof.auxiliary}}
        figure = Figure(places)
        base = compose(problem, figure, auxiliary=added, size=_SIZE, title=problem.name)
        sentences = [x.strip() for x in english(proof).splitlines() if x.lstrip().startswith("(")]
        ordered = [s for s in proof.steps if s.rule == "hypothesis"]
        ordered += [s for s in proof.steps if s.rule != "hypothesis"]
        steps = []
        for sentence, step in zip(sentences, ordered, strict=True):
            facts = [step.conclusion] if isinstance(step.conclusion, Fact) else []
            scene = layer(problem, figure, facts, step.conclusion.args, auxiliary=added, size=_SIZE)
            steps.append((sentence, _elements(svg(scene, _theme()))))
        return ProofFigure(svg(base, _theme()), tuple(steps))
    return None


def _theme() -> Theme:
    """Colours left to the page's style sheet."""
    from geometry.draw.theme import Role, Theme

    colors = {role: f"var(--figure-{role.value})" for role in Role}
    return Theme("none", "var(--text)", colors, "var(--surface)")


def _elements(document: str) -> str:
    """The drawn elements of an SVG document, without its frame and its ground."""
    lines = document.splitlines()[2:-1]
    body = "".join(line for line in lines if not line.startswith(("<g ", "</g>")))
    return f'<g fill="none" stroke-linecap="round">{body}</g>'
