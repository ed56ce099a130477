"""A scene as SVG text."""

from __future__ import annotations

import cmath
import math
from xml.sax.saxutils import escape

from geometry.draw.scene import Arc, Dot, Label, Path, Ring, Scene
from geometry.draw.theme import DASHED, DOT, FONT, WIDTHS, Role, Theme

_FAMILY = "STIX Two Text, STIX, Latin Modern Roman, Cambria, Georgia, Times New Roman, serif"


def svg(scene: Scene, theme: Theme) -> str:
    """A standalone SVG document."""
    width, height = _n(scene.width), _n(scene.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(scene.title)}</title>" if scene.title else "",
        f'<rect width="{width}" height="{height}" fill="{theme.background}"/>',
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
        *(_ring(r, theme) for r in scene.rings),
        *(_path(p, theme) for p in scene.paths),
        *(_arc(a, theme) for a in scene.arcs),
        "</g>",
        *(_dot(d, theme) for d in scene.dots),
        f'<g font-family="{_FAMILY}" font-size="{_n(FONT)}" font-style="italic"'
        ' text-anchor="middle">',
        *(_label(label, theme) for label in scene.labels),
        "</g>",
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _n(x: float) -> str:
    """A number with at most two decimals."""
    return f"{x:.2f}".rstrip("0").rstrip(".")


def _pen(role: Role, theme: Theme, mark: bool = False) -> str:
    dash = ' stroke-dasharray="6 4"' if role in DASHED and not mark else ""
    width = 1.0 if mark else WIDTHS[role]
    color = theme.colors[Role.MAIN if mark else role]
    return f'stroke="{color}" stroke-width="{_n(width)}"{dash}'


def _ring(ring: Ring, theme: Theme) -> str:
    z = ring.center
    place = f'cx="{_n(z.real)}" cy="{_n(z.imag)}" r="{_n(ring.radius)}"'
    return f"<circle {place} {_pen(ring.role, theme)}/>"


def _path(path: Path, theme: Theme) -> str:
    points = " ".join(f"{_n(z.real)},{_n(z.imag)}" for z in path.points)
    return f'<polyline points="{points}" {_pen(path.role, theme, path.mark)}/>'


def _arc(arc: Arc, theme: Theme) -> str:
    start = arc.center + cmath.rect(arc.radius, arc.start)
    end = arc.center + cmath.rect(arc.radius, arc.start + arc.sweep)
    large = int(abs(arc.sweep) > math.pi)
    clockwise = int(arc.sweep > 0)
    r = _n(arc.radius)
    return (
        f'<path d="M {_n(start.real)} {_n(start.imag)} A {r} {r} 0 {large} {clockwise}'
        f' {_n(end.real)} {_n(end.imag)}" {_pen(arc.role, theme, mark=True)}/>'
    )


def _dot(dot: Dot, theme: Theme) -> str:
    color = theme.colors[dot.role]
    fill = theme.dot_fill if dot.role is Role.AUXILIARY else color
    return (
        f'<circle cx="{_n(dot.at.real)}" cy="{_n(dot.at.imag)}" r="{_n(DOT)}"'
        f' fill="{fill}" stroke="{color}" stroke-width="1.2"/>'
    )


def _label(label: Label, theme: Theme) -> str:
    color = theme.text if label.role is Role.MAIN else theme.colors[label.role]
    z = label.at + 0.33j * FONT - (0.12j * FONT if label.sub else 0)
    sub = (
        f'<tspan font-size="{_n(0.66 * FONT)}" font-style="normal" dy="{_n(0.22 * FONT)}">'
        f"{escape(label.sub)}</tspan>"
        if label.sub
        else ""
    )
    return (
        f'<text x="{_n(z.real)}" y="{_n(z.imag)}" fill="{color}">{escape(label.main)}{sub}</text>'
    )
