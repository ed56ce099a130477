"""Marks: squares at right angles, ticks on equal segments, arcs in equal angles."""

from __future__ import annotations

import cmath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geometry.draw.scene import Arc, Path
from geometry.draw.theme import Role
from geometry.language import Fact, Predicate

SQUARE = 9.0
"""Side of a right angle's square in pixels."""
TICK = 5.0
"""Half the length of a tick in pixels."""
ARC = 17.0
"""Radius of an angle's first arc in pixels."""
MOST_GROUPS = 3
"""Kinds of ticks, and of arcs, before a picture becomes a puzzle."""

Pixels = Mapping[str, complex]
Drawn = Sequence[Sequence[str]]
"""The names along each drawn line."""


def right_angles(facts: Iterable[Fact], at: Pixels, drawn: Drawn) -> list[Path]:
    """A square wherever two perpendicular lines, both drawn, meet in a named point."""
    marks: dict[complex, Path] = {}
    for fact in facts:
        if fact.predicate is not Predicate.PERP:
            continue
        for vertex in _meeting(fact.args, at):
            arms = [_arm(vertex, fact.args[i : i + 2], at, drawn) for i in (0, 2)]
            key = complex(round(at[vertex].real), round(at[vertex].imag))
            if None in arms or key in marks:
                continue
            u, v = (SQUARE * arm for arm in arms if arm is not None)
            z = at[vertex]
            marks[key] = Path((z + u, z + u + v, z + v), Role.THIN, mark=True)
    return list(marks.values())


def ticks(facts: Iterable[Fact], at: Pixels, drawn: Drawn) -> list[Path]:
    """One, two or three ticks on the drawn segments of each set of equal ones."""
    groups = _Groups()
    for fact in facts:
        if fact.predicate is Predicate.MIDP:
            m, a, b = fact.args
            groups.join((m, a), (m, b))
        elif fact.predicate is Predicate.CONG:
            groups.join(fact.args[:2], fact.args[2:])
    paths: list[Path] = []
    kind = 0
    for segments in groups.sets():
        shown = [s for s in segments if _is_drawn(s, drawn) and abs(at[s[0]] - at[s[1]]) > 26]
        if len(shown) < 2 or kind == MOST_GROUPS:
            continue
        kind += 1
        for a, b in shown:
            paths.extend(_tick(at[a], at[b], kind))
    return paths


def angle_arcs(facts: Iterable[Fact], at: Pixels, drawn: Drawn) -> list[Arc]:
    """Arcs in the equal angles of bisectors and the like: adjacent rays, both drawn."""
    arcs: list[Arc] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    kind = 0
    for fact in facts:
        if fact.predicate is not Predicate.EQANGLE or kind == MOST_GROUPS:
            continue
        corners = [_corner(fact.args[i : i + 4]) for i in (0, 4)]
        if None in corners:
            continue
        pair = [c for c in corners if c is not None]
        sweeps = [_sweep(c, at) for c in pair]
        keys = [(c[0], frozenset(c[1:])) for c in pair]
        equal = abs(abs(sweeps[0]) - abs(sweeps[1])) < 1e-6
        visible = all(_is_drawn((v, x), drawn) and _is_drawn((v, y), drawn) for v, x, y in pair)
        if not equal or not visible or any(key in seen for key in keys):
            continue
        kind += 1
        seen.update(keys)
        for (vertex, first, _), sweep in zip(pair, sweeps, strict=True):
            start = cmath.phase(at[first] - at[vertex])
            arcs.extend(Arc(at[vertex], ARC + 4 * k, start, sweep, Role.THIN) for k in range(kind))
    return arcs


@dataclass(slots=True)
class _Groups:
    """Sets of equal segments, joined pair by pair."""

    members: dict[frozenset[str], list[frozenset[str]]] = field(default_factory=dict)

    def join(self, one: Sequence[str], other: Sequence[str]) -> None:
        first, second = frozenset(one), frozenset(other)
        a = self.members.setdefault(first, [first])
        b = self.members.setdefault(second, [second])
        if a is not b:
            a.extend(b)
            for segment in b:
                self.members[segment] = a

    def sets(self) -> list[list[tuple[str, str]]]:
        unique = {id(group): group for group in self.members.values()}
        return [[_pair(s) for s in group if len(s) == 2] for group in unique.values()]


def _pair(segment: frozenset[str]) -> tuple[str, str]:
    a, b = sorted(segment)
    return a, b


def _meeting(args: Sequence[str], at: Pixels) -> list[str]:
    """The named points that lie on both lines of a perpendicular pair."""
    one, other = args[:2], args[2:]
    shared = [n for n in one if n in other]
    return shared or [n for n in at if _on(n, one, at) and _on(n, other, at)]


def _on(name: str, line: Sequence[str], at: Pixels) -> bool:
    a, b = at[line[0]], at[line[1]]
    return name in line or abs(((at[name] - a) / (b - a)).imag) * abs(b - a) < 1e-4


def _arm(vertex: str, line: Sequence[str], at: Pixels, drawn: Drawn) -> complex | None:
    """The unit vector from the vertex along a line, towards a drawn part of it."""
    z = at[vertex]
    far = max((n for n in line if n != vertex), key=lambda n: abs(at[n] - z))
    if abs(at[far] - z) < 1.6 * SQUARE:
        return None
    u = (at[far] - z) / abs(at[far] - z)
    for stretch in drawn:
        ends = [((at[n] - z) / u) for n in stretch]
        if all(abs(w.imag) < 1e-4 for w in ends):
            reals = [w.real for w in ends]
            if min(reals) < 1e-6 and max(reals) > 1.6 * SQUARE:
                return u
            if max(reals) > -1e-6 and min(reals) < -1.6 * SQUARE:
                return -u
    return None


def _is_drawn(segment: Sequence[str], drawn: Drawn) -> bool:
    return any(segment[0] in stretch and segment[1] in stretch for stretch in drawn)


def _tick(a: complex, b: complex, count: int) -> list[Path]:
    u = (b - a) / abs(b - a)
    middle = (a + b) / 2
    return [
        Path(
            (middle + u * off + 1j * u * TICK, middle + u * off - 1j * u * TICK),
            Role.THIN,
            mark=True,
        )
        for off in (4.0 * (k - (count - 1) / 2) for k in range(count))
    ]


def _corner(args: Sequence[str]) -> tuple[str, str, str] | None:
    """(vertex, first arm, second arm) of an angle whose lines share a point."""
    a, b, c, d = args
    for vertex, x in ((a, b), (b, a)):
        for other, y in ((c, d), (d, c)):
            if vertex == other and x != y:
                return vertex, x, y
    return None


def _sweep(corner: tuple[str, str, str], at: Pixels) -> float:
    vertex, x, y = corner
    return cmath.phase((at[y] - at[vertex]) / (at[x] - at[vertex]))
