"""Colours and sizes of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Why something is drawn; decides its colour and weight, later ones on top."""

    THIN = "thin"
    """A line that only carries points or angles."""
    MAIN = "main"
    """A side, a circle, a line of the statement."""
    GOAL = "goal"
    """What is to be shown."""
    AUXILIARY = "auxiliary"
    """A point added for the proof, and what it brings along."""
    HIGHLIGHT = "highlight"
    """What the present step is about."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as CSS hexadecimal values, one a role."""

    background: str
    text: str
    colors: dict[Role, str]
    dot_fill: str


LIGHT = Theme(
    background="#ffffff",
    text="#1c1e21",
    colors={
        Role.THIN: "#9aa3ad",
        Role.MAIN: "#2b3036",
        Role.GOAL: "#1765b8",
        Role.AUXILIARY: "#b3541e",
        Role.HIGHLIGHT: "#c2185b",
    },
    dot_fill="#ffffff",
)

DARK = Theme(
    background="#14171a",
    text="#e8eaed",
    colors={
        Role.THIN: "#6b747d",
        Role.MAIN: "#cfd4d9",
        Role.GOAL: "#6cb2ff",
        Role.AUXILIARY: "#ffa766",
        Role.HIGHLIGHT: "#ff6fa8",
    },
    dot_fill="#14171a",
)

WIDTHS: dict[Role, float] = {
    Role.THIN: 0.9,
    Role.MAIN: 1.5,
    Role.GOAL: 2.1,
    Role.AUXILIARY: 1.3,
    Role.HIGHLIGHT: 2.6,
}
"""Line widths in pixels."""

DASHED = frozenset({Role.AUXILIARY})
FONT = 17.0
"""Size of labels in pixels."""
DOT = 2.9
"""Radius of points in pixels."""
MARGIN = 34.0
"""Room around the figure in pixels."""
