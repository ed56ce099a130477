"""`Drawing`: the picture of a problem, to show in a notebook or save."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from geometry.draw.compose import compose
from geometry.draw.scene import Scene
from geometry.draw.svg import svg
from geometry.draw.theme import LIGHT, Theme
from geometry.figure import Figure, build
from geometry.language import Fact, GeometryProblem

CHOICE = 4
"""Figures built to draw the roomiest."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture. In a notebook it shows itself."""

    scene: Scene
    theme: Theme = LIGHT

    def svg(self) -> str:
        """The picture as an SVG document."""
        return svg(self.scene, self.theme)

    def png(self, scale: float = 2.0) -> bytes:
        """The picture as PNG bytes, `scale` image pixels for a pixel of the scene."""
        from geometry.draw.png import png  # matplotlib takes a second to load

        return png(self.scene, self.theme, scale)

    def save(self, path: Path) -> None:
        """Write an `.svg` or `.png` file. Raises `ValueError` on another ending."""
        match path.suffix.lower():
            case ".svg":
                path.write_text(self.svg(), encoding="utf-8")
            case ".png":
                path.write_bytes(self.png())
            case suffix:
                raise ValueError(f"pictures are written as .svg or .png, not {suffix or 'nothing'}")

    def _repr_svg_(self) -> str:
        return self.svg()


def picture(
    problem: GeometryProblem,
    figure: Figure | None = None,
    *,
    auxiliary: Collection[str] = (),
    highlight: Iterable[Fact] = (),
    theme: Theme = LIGHT,
    size: float = 640.0,
) -> Drawing:
    """The picture of a problem, nothing proved; the roomiest of a few figures if none is given.

    `auxiliary`: points to mark as added; `highlight`: facts of the step to point out; `size`: the
    longer side in pixels. Raises `FigureError` when there is no figure.
    """
    shown = figure or max(build(problem, count=CHOICE), key=lambda f: f.spread)
    scene = compose(
        problem, shown, auxiliary=auxiliary, highlight=highlight, size=size, title=problem.name
    )
    return Drawing(scene, theme)
