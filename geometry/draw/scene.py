"""What a picture consists of, in pixels, y downwards. Writers turn a scene into SVG or PNG."""

from __future__ import annotations

from dataclasses import dataclass

from geometry.draw.theme import Role


@dataclass(frozen=True, slots=True)
class Path:
    """A polygonal line: a stretch of a line, a tick, the square of a right angle."""

    points: tuple[complex, ...]
    role: Role
    mark: bool = False
    """Whether it is a mark on something else, drawn thin and never dashed."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A whole circle."""

    center: complex
    radius: float
    role: Role


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc of a small circle, from `start` over `sweep` radians; marks an angle."""

    center: complex
    radius: float
    start: float
    sweep: float
    role: Role


@dataclass(frozen=True, slots=True)
class Dot:
    """A named point."""

    name: str
    at: complex
    role: Role


@dataclass(frozen=True, slots=True)
class Label:
    """A name centred at a place: `main` in italics with `sub` below the line."""

    main: str
    sub: str
    at: complex
    role: Role


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. Everything but labels may reach beyond the frame and is cut there."""

    width: float
    height: float
    rings: tuple[Ring, ...]
    paths: tuple[Path, ...]
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    title: str = ""
