"""What a problem has said so far: clauses, known points, the figure and the circles that are spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prover.formalize.local.geometry.equations import Fact

Tree = tuple[Any, ...]


class NotBuiltError(Exception):
    """An act makes no construction here."""


class Board:
    """Clauses in the making."""

    def __init__(self) -> None:
        self._clauses: list[tuple[list[str], list[str]]] = []
        self._known: set[str] = set()
        self._goals: list[Fact] = []
        self._corners: tuple[str, ...] = ()
        self._circles: list[Tree] = []
        self._last_circle: Tree | None = None
        self._centres: dict[frozenset[str], str] = {}
        self._fresh = 0

    def take(self, act: Tree) -> None:
        """One act. Raises NotBuiltError."""
        method = getattr(self, "_" + act[0].replace(" ", "_"), None)
        if method is None:
            raise NotBuiltError(act[0])
        method(*act[1:])

    def _aux(self) -> str:
        self._fresh += 1
        return f"u{self._fresh}"

    def _add(self, names: Sequence[str], *parts: str) -> None:
        if self._known & set(names):
            raise NotBuiltError(f"{names} twice")
        self._known |= set(names)
        self._clauses.append((list(names), list(parts)))

    def _need(self, *points: str) -> None:
        missing = [p for p in points if p not in self._known]
        if missing:
            raise NotBuiltError(f"{missing[0]} is not known")

    def _segment(self, a: str, b: str) -> None:
        """The ends of a segment, free where nothing was said of either."""
        if not {a, b} & self._known:
            self._add((a, b), f"segment {a} {b}")
        self._need(a, b)

    def _triangle(self) -> tuple[str, ...]:
        if len(self._corners) != 3:
            raise NotBuiltError("no triangle was spoken of")
        return self._corners

    def _four(self) -> tuple[str, ...]:
        if len(self._corners) != 4:
            raise NotBuiltError("no quadrilateral was spoken of")
        return self._corners

    def _register(self, circle: Tree) -> None:
        if circle not in self._circles:
            self._circles = [c for c in self._circles if c != (*circle[:-1], None)] + [circle]
        self._last_circle = circle


def turned(corners: tuple[str, ...], first: str) -> tuple[str, ...]:
    """The corners of a triangle from a given one on."""
    if first not in corners:
        raise NotBuiltError(f"{first} is no corner")
    at = corners.index(first)
    return (*corners[at:], *corners[:at])
