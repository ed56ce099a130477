"""Merging strokes: stretches of one line become one, circles drawn twice are drawn once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geometry.draw.strokes import Circle, Line
from geometry.draw.theme import Role

SAME = 1e-3
"""Distance in pixels under which two lines or circles are the same."""

_RANK = {role: i for i, role in enumerate(Role)}
_FAINT = {Role.THIN: 0, Role.AUXILIARY: 1}
"""Roles whose lines are not drawn again where another role, or a less faint one, has a line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line in one role: its ends, and the named points along it in order."""

    ends: tuple[complex, complex]
    names: tuple[str, ...]
    role: Role


def stretches(lines: Iterable[Line], at: Mapping[str, complex]) -> list[Stretch]:
    """One stretch for touching strokes of one role on one line; none hidden under a stronger one.

    `at` gives pixels. Strokes of no length are left out.
    """
    kept: list[Stretch] = []
    groups: list[tuple[complex, complex, list[tuple[float, float, Role]]]] = []
    for line in lines:
        zs = [at[n] for n in line.points]
        far = max(((z, w) for z in zs for w in zs), key=lambda p: abs(p[0] - p[1]))
        if abs(far[0] - far[1]) < SAME:
            continue
        known = (g for g in groups if all(_off(z, g[0], g[1]) < SAME for z in far))
        group = next(known, None)
        if group is None:
            group = (far[0], (far[1] - far[0]) / abs(far[1] - far[0]), [])
            groups.append(group)
        origin, unit, spans = group
        ts = sorted(((z - origin) * unit.conjugate()).real for z in far)
        spans.append((ts[0], ts[1], line.role))
    for origin, unit, spans in groups:
        for low, high, role in _merged(spans):
            names = sorted(
                (
                    (((z - origin) * unit.conjugate()).real, name)
                    for name, z in at.items()
                    if _off(z, origin, unit) < SAME
                ),
            )
            inside = tuple(n for t, n in names if low - SAME <= t <= high + SAME)
            kept.append(Stretch((origin + low * unit, origin + high * unit), inside, role))
    return sorted(kept, key=lambda s: _RANK[s.role])


def _off(z: complex, origin: complex, unit: complex) -> float:
    """The distance of a point from a line."""
    return abs(((z - origin) * unit.conjugate()).imag)


def _merged(spans: list[tuple[float, float, Role]]) -> list[tuple[float, float, Role]]:
    """Intervals of one line: touching ones of a role joined, faint ones under others dropped."""
    unions: list[tuple[float, float, Role]] = []
    for role in sorted({s[2] for s in spans}, key=_RANK.__getitem__):
        union: list[tuple[float, float]] = []
        for low, high, _ in sorted(s for s in spans if s[2] is role):
            if union and low <= union[-1][1] + SAME:
                union[-1] = (union[-1][0], max(union[-1][1], high))
            else:
                union.append((low, high))
        unions.extend((low, high, role) for low, high in union)
    return [
        (low, high, role)
        for low, high, role in unions
        if role not in _FAINT
        or not any(
            low >= a - SAME and high <= b + SAME
            for a, b, other in unions
            if _FAINT.get(other, 2) > _FAINT[role]
        )
    ]


def rings(circles: Iterable[Circle], size: float) -> list[Circle]:
    """Circles without repetition, the strongest role kept, weak ones first.

    `size`: the extent of the figure, against which sameness is judged.
    """
    kept: list[Circle] = []
    for circle in sorted(circles, key=lambda c: _RANK[c.role], reverse=True):
        same = SAME * size / 500
        if circle.radius > same and not any(
            abs(c.center - circle.center) < same and abs(c.radius - circle.radius) < same
            for c in kept
        ):
            kept.append(circle)
    return kept[::-1]
