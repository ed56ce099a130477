"""A scene as PNG bytes, drawn by matplotlib without a display."""

from __future__ import annotations

import io
import math

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Arc as ArcPatch
from matplotlib.patches import Circle as CirclePatch

from geometry.draw.scene import Scene
from geometry.draw.theme import DASHED, DOT, FONT, WIDTHS, Role, Theme


def png(scene: Scene, theme: Theme, scale: float = 2.0) -> bytes:
    """A PNG image, `scale` image pixels for a pixel of the scene."""
    sheet = Sheet(figsize=(scene.width / 72, scene.height / 72), dpi=72 * scale)
    FigureCanvasAgg(sheet)
    axes = sheet.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.axis("off")
    sheet.patch.set_facecolor(theme.background)

    def style(role: Role) -> dict[str, object]:
        dashes = (0, (6, 4)) if role in DASHED else "solid"
        return {"color": theme.colors[role], "linewidth": WIDTHS[role], "linestyle": dashes}

    mark = {"color": theme.colors[Role.MAIN], "linewidth": 1.0}
    for ring in scene.rings:
        z, look = ring.center, style(ring.role)
        look["edgecolor"] = look.pop("color")
        axes.add_patch(CirclePatch((z.real, z.imag), ring.radius, fill=False, **look))
    for path in scene.paths:
        look = dict(mark) if path.mark else style(path.role)
        xs, ys = [z.real for z in path.points], [z.imag for z in path.points]
        axes.plot(xs, ys, solid_capstyle="round", **look)  # type: ignore[arg-type]
    for arc in scene.arcs:
        first, last = sorted((arc.start, arc.start + arc.sweep))
        axes.add_patch(
            ArcPatch(
                (arc.center.real, arc.center.imag),
                2 * arc.radius,
                2 * arc.radius,
                theta1=math.degrees(first),
                theta2=math.degrees(last),
                **mark,  # type: ignore[arg-type]
            )
        )
    for dot in scene.dots:
        color = theme.colors[dot.role]
        fill = theme.dot_fill if dot.role is Role.AUXILIARY else color
        axes.add_patch(
            CirclePatch(
                (dot.at.real, dot.at.imag), DOT, facecolor=fill, edgecolor=color, lw=1.2, zorder=5
            )
        )
    for label in scene.labels:
        color = theme.text if label.role is Role.MAIN else theme.colors[label.role]
        main = label.main.replace("′", "'")
        text = f"${main}_{{\\mathrm{{{label.sub}}}}}$" if label.sub else f"${main}$"
        axes.text(
            label.at.real,
            label.at.imag,
            text,
            color=color,
            fontsize=FONT,
            ha="center",
            va="center",
            math_fontfamily="stix",
            zorder=6,
        )
    buffer = io.BytesIO()
    sheet.savefig(buffer, format="png", facecolor=theme.background)
    return buffer.getvalue()
