"""Acts of a geometry problem into one line of the geometry language, point after point.

The builder remembers what words leave out: the triangle that is spoken of, the circles in the order in which
they were named, their centres. Points that the words do not name get names in lower case (`u1`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prover.formalize.local.geometry.equations import Fact

Tree = tuple[Any, ...]


class NotBuiltError(Exception):
    """An act makes no construction here."""


_SHAPES = {
    "triangle": "triangle", "acute_triangle": "acute_triangle", "isosceles": "iso_triangle",
    "ieq_triangle": "ieq_triangle", "isquare": "isquare", "rectangle": "rectangle", "trapezoid": "trapezoid",
    "eq_trapezoid": "eq_trapezoid", "quadrangle": "quadrangle",
}  # fmt: skip
_PLACES = {"circum": "on_circum", "diameter": "on_dia"}


class Builder:
    """Collects clauses and goals."""

    def __init__(self) -> None:
        self._clauses: list[tuple[list[str], list[str]]] = []
        self._known: set[str] = set()
        self._goals: list[Fact] = []
        self._corners: tuple[str, ...] = ()
        self._circles: list[Tree] = []
        self._last_circle: Tree | None = None
        self._centres: dict[frozenset[str], str] = {}
        self._fresh = 0

    def text(self, goals: Sequence[Fact]) -> str:
        """The problem's line, with its goals as given (variants chosen)."""
        clauses = [f"{' '.join(names)} = {', '.join(parts)}" for names, parts in self._clauses]
        return f"{'; '.join(clauses)} ? {'; '.join(' '.join(goal) for goal in goals)}"

    @property
    def goals(self) -> list[Fact]:
        return list(self._goals)

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

    # figures

    def _shape(self, figure: Tree) -> None:
        _, kind, names, acts = figure
        names = names or self._corners
        if not names:
            raise NotBuiltError("a figure without corners")
        if not set(names) <= self._known:
            self._new_shape(kind, tuple(names), acts)
        if len(names) == 3 or not self._corners:
            self._corners = tuple(names)
        if len(names) == 4:
            self._corners = tuple(names)
        for act in acts:
            if act[0] not in ("right at",):
                self.take(act)

    def _new_shape(self, kind: str, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        if set(names) & self._known:
            self._completed(kind, names)
            return
        a, b, c, *rest = names
        if kind == "right":
            corner = (
                next((act[1] for act in acts if act[0] == "right at"), None)
                or self._corner(acts)
                or c
            )
            others = [p for p in names if p != corner]
            self._add((corner, *others), f"r_triangle {corner} {' '.join(others)}")
        elif kind == "triangle" and len(names) == 3 and self._corner(acts) is not None:
            self._add(names, f"triangle {' '.join(names)}")
        elif kind == "isosceles":
            self._isosceles(names, acts)
        elif kind == "parallelogram":
            self._add((a, b, c), f"triangle {a} {b} {c}")
            self._add(rest, f"parallelogram {a} {b} {c} {rest[0]}")
        elif kind == "rhombus":
            d = rest[0]
            self._add((a, b, d), f"iso_triangle {a} {b} {d}")
            self._add((c,), f"parallelogram {b} {a} {d} {c}")
        elif kind == "cyclic":
            self._add((a, b, c), f"triangle {a} {b} {c}")
            self._add(rest, f"on_circum {rest[0]} {a} {b} {c}")
            self._register(("circum", a, b, c))
        elif kind == "trapezoid":
            self._trapezoid(names, acts)
        elif kind in _SHAPES and len(names) == (3 if "triangle" in kind else 4):
            self._add(names, f"{_SHAPES[kind]} {' '.join(names)}")
        else:
            raise NotBuiltError(kind)

    def _trapezoid(self, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        """The parallel sides are named first in the language."""
        a, b, c, d = names
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if (
                    fact[0] == "fact"
                    and fact[1][0] == "para"
                    and {*fact[1][1:3]} in ({b, c}, {a, d})
                ):
                    self._add((b, c, d, a), f"trapezoid {b} {c} {d} {a}")
                    return
        self._add(names, f"trapezoid {a} {b} {c} {d}")

    def _isosceles(self, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        """`ABC with AB = AC`: the apex is where the equal sides meet; without a word on it, the first."""
        apex = names[0]
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if fact[0] == "fact" and fact[1][0] == "cong":
                    shared = set(fact[1][1:3]) & set(fact[1][3:5])
                    apex = next(iter(shared)) if len(shared) == 1 else apex
        others = [p for p in names if p != apex]
        self._add((apex, *others), f"iso_triangle {apex} {' '.join(others)}")

    @staticmethod
    def _corner(acts: Sequence[Tree]) -> str | None:
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if fact[0] == "fact" and fact[1][0] == "perp" and fact[1][1] == fact[1][3]:
                    return str(fact[1][1])
        return None

    def _completed(self, kind: str, names: tuple[str, ...]) -> None:
        """A figure of which some corners stand already."""
        new = [p for p in names if p not in self._known]
        if len(names) == 4 and len(new) == 1 and kind == "parallelogram":
            k = names.index(new[0])
            a, b, c = names[(k + 1) % 4], names[(k + 2) % 4], names[(k + 3) % 4]
            self._add(new, f"parallelogram {a} {b} {c} {new[0]}")
        elif len(names) == 3 and len(new) == 1 and kind == "ieq_triangle":
            self._add(new, f"eq_triangle {new[0]} {' '.join(p for p in names if p not in new)}")
        elif kind == "triangle":
            for point in new:
                self._add((point,), f"free {point}")
        else:
            raise NotBuiltError(f"{kind} with known corners")

    def _equilateral(self, triples: Sequence[tuple[str, ...]]) -> None:
        for triple in triples:
            self._completed("ieq_triangle", triple)

    # points

    def _define(self, names: tuple[str, ...], how: Tree) -> None:
        if how[0] == "shaped":
            self._shape(how[1])
            self._define(names, how[2])
        elif how[0] == "several":
            if len(how[1]) != len(names):
                raise NotBuiltError("as many points as places")
            for name, one in zip(names, how[1], strict=True):
                self._define((name,), one)
        elif how[0] == "named":
            self._define((how[1],), how[2])
        elif len(names) == 1:
            self._point(names[0], how)
        elif how[0] in ("on", "free"):
            for name in names:
                self._point(name, how)
        else:
            raise NotBuiltError("several points at one place")

    def _point(self, name: str, how: Tree) -> None:
        match how:
            case ("midpoint", a, b):
                self._segment(a, b)
                self._add((name,), f"midpoint {name} {a} {b}")
            case ("center", kind, corners):
                self._center(name, kind, corners or self._triangle())
            case ("excenter", opposite, corners):
                a, b, c = _turned(corners or self._triangle(), opposite)
                self._add((name,), f"excenter {name} {a} {b} {c}")
            case ("middle",):
                a, _, c, *_ = self._corners
                if len(self._corners) != 4:
                    raise NotBuiltError("the centre of a triangle")
                self._add((name,), f"midpoint {name} {a} {c}")
            case ("foot", p, line):
                a, b = self._ends(line) if line is not None else _turned(self._triangle(), p)[1:]
                self._need(p)
                self._add((name,), f"foot {name} {p} {a} {b}")
            case ("reflected", p, line):
                a, b = self._ends(line)
                self._add((name,), f"reflect {name} {p} {a} {b}")
            case ("mirrored", p, centre):
                self._add((name,), f"mirror {name} {p} {centre}")
            case ("diagonals",):
                a, b, c, d = self._four()
                self._add((name,), f"intersection_ll {name} {a} {c} {b} {d}")
            case ("crossing", one, other):
                self._crossing(name, one, other)
            case ("on", place):
                self._add((name,), self._place(name, place))
            case ("also", ("on", place), claims):
                self._add((name,), self._place(name, place))
                self._given(claims)
            case ("free",):
                self._add((name,), f"free {name}")
            case ("such", claims):
                self._such(name, claims)
            case ("touching", side):
                self._touching(name, side)
            case ("shaped" | "several" | "named", *_):
                self._define((name,), how)
            case _:
                raise NotBuiltError(str(how[0]))

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

    def _center(self, name: str, kind: str, corners: tuple[str, ...]) -> None:
        self._need(*corners)
        a, b, c = corners
        if kind == "centroid":
            x, y, z = self._aux(), self._aux(), self._aux()
            self._add((x, y, z, name), f"centroid {x} {y} {z} {name} {a} {b} {c}")
            return
        self._add((name,), f"{kind} {name} {a} {b} {c}")
        if kind == "circle":
            self._centres[frozenset(corners)] = name

    def _crossing(self, name: str, one: Tree, other: Tree) -> None:
        if one[0] == other[0] == "line":
            a, b, c, d = *self._ends(one), *self._ends(other)
            self._add((name,), f"intersection_ll {name} {a} {b} {c} {d}")
            return
        self._add((name,), self._place(name, one), self._place(name, other))

    def _such(self, name: str, claims: Sequence[Tree]) -> None:
        """A point with a property that defines it."""
        match claims:
            case [("fact", ("midp", m, a, b))] if name in (a, b):
                known = b if name == a else a
                self._add((name,), f"mirror {name} {known} {m}")
            case _:
                self._add((name,), f"free {name}")
                self._given(claims)

    def _touching(self, name: str, side: tuple[str, ...]) -> None:
        corners = self._triangle()
        self._incircle(corners, (side,), (name,))

    def _incircle(
        self, corners: tuple[str, ...], sides: Sequence[tuple[str, ...]], names: Sequence[str]
    ) -> None:
        if not set(corners) <= self._known:
            self._shape(("figure", "triangle", corners, ()))
        a, b, c = corners
        if len(sides) != len(names):
            raise NotBuiltError("as many points as sides")
        centre = next((x for x in self._incentres(corners)), None)
        if centre is None:
            centre = self._aux()
            self._add((centre,), f"incenter {centre} {a} {b} {c}")
        for name, (x, y) in zip(names, sides, strict=True):
            self._add((name,), f"foot {name} {centre} {x} {y}")

    def _incentres(self, corners: tuple[str, ...]) -> list[str]:
        wanted = frozenset(corners)
        return [
            names[0]
            for names, parts in self._clauses
            if parts[0].startswith("incenter ") and frozenset(parts[0].split()[2:]) == wanted
        ]

    # places

    def _ends(self, line: Tree) -> tuple[str, str]:
        """Two points of a line that has them."""
        if line[0] == "line":
            self._need(line[1], line[2])
            return line[1], line[2]
        point = self._aux()
        self._add((point,), self._place(point, line))
        if line[0] in ("parallel", "normal", "tangent"):
            return line[1], point
        raise NotBuiltError("a line without points")

    def _place(self, name: str, place: Tree) -> str:
        """The locus of a point on a line or circle."""
        match place:
            case ("line", a, b):
                self._need(a, b)
                return f"on_line {name} {a} {b}"
            case ("bisecting", a, b):
                return f"on_bline {name} {a} {b}"
            case ("halving", a, b, c):
                if not {a, b, c} <= self._known:
                    self._shape(("figure", "triangle", (a, b, c), ()))
                return f"angle_bisector {name} {a} {b} {c}"
            case ("halving at", p):
                a, b, c = _turned(self._triangle(), p)
                return f"angle_bisector {name} {b} {a} {c}"
            case ("parallel", p, line):
                if isinstance(p, tuple):
                    self._define((p[1],), p)
                    p = p[1]
                a, b = self._ends(line)
                return f"on_pline {name} {p} {a} {b}"
            case ("normal", p, line):
                a, b = self._ends(line)
                return f"on_tline {name} {p} {a} {b}"
            case ("altitude from", p):
                a, b, c = _turned(self._triangle(), p)
                return f"on_tline {name} {a} {b} {c}"
            case ("tangent", p, circle):
                return f"lc_tangent {name} {p} {self._centre(circle)}"
            case ("shaped", figure, inner):
                self._shape(figure)
                return self._place(name, inner)
            case ("circumcircle",):
                return self._place(name, ("circum", *self._triangle()))
            case ("circum", a, b, c):
                if not {a, b, c} <= self._known:
                    self._shape(("figure", "triangle", (a, b, c), ()))
                self._register(place)
                centre = self._centres.get(frozenset((a, b, c)))
                return (
                    f"on_circum {name} {a} {b} {c}"
                    if centre is None
                    else f"on_circle {name} {centre} {a}"
                )
            case ("diameter", a, b, centre):
                if centre is not None and centre not in self._known:
                    self._add((centre,), f"midpoint {centre} {a} {b}")
                self._register(("diameter", a, b, centre))
                return (
                    f"on_dia {name} {a} {b}" if centre is None else f"on_circle {name} {centre} {a}"
                )
            case ("centred", o, a):
                return self._on_centred(name, o, a)
            case ("the circle",) | ("circle number", _):
                return self._place(name, self._circle(place))
            case _:
                raise NotBuiltError(str(place[0]))

    def _on_centred(self, name: str, o: str, a: str | None) -> str:
        """On a circle of which the centre is known; the first point on it fixes the circle."""
        if a is None:
            for circle in reversed(self._circles):
                if circle[0] == "centred" and circle[1] == o and circle[2] is not None:
                    return f"on_circle {name} {o} {circle[2]}"
            if o not in self._known:
                self._add((o,), f"free {o}")
            self._register(("centred", o, name))
            return f"free {name}"
        self._register(("centred", o, a))
        return f"on_circle {name} {o} {a}"

    def _circle(self, place: Tree) -> Tree:
        """The circle that a phrase points back to."""
        if place[0] == "circle number":
            if place[1] >= len(self._circles):
                raise NotBuiltError("no such circle")
            return self._circles[place[1]]
        if place[0] == "the circle":
            if self._last_circle is None:
                raise NotBuiltError("no circle was spoken of")
            return self._last_circle
        if place[0] == "circumcircle":
            return ("circum", *self._triangle())
        if place[0] == "shaped":
            self._shape(place[1])
            return self._circle(place[2])
        return place

    def _register(self, circle: Tree) -> None:
        if circle not in self._circles:
            self._circles = [c for c in self._circles if c != (*circle[:-1], None)] + [circle]
        self._last_circle = circle

    def _centre(self, circle: Tree) -> str:
        """The centre of a circle, made where no name stands for it."""
        circle = self._circle(circle)
        match circle:
            case ("circum", a, b, c):
                if not {a, b, c} <= self._known:
                    self._shape(("figure", "triangle", (a, b, c), ()))
                key = frozenset((a, b, c))
                if key not in self._centres:
                    self._centres[key] = self._aux()
                    self._add((self._centres[key],), f"circle {self._centres[key]} {a} {b} {c}")
                self._register(circle)
                return self._centres[key]
            case ("diameter", a, b, centre):
                if centre is None:
                    centre = self._aux()
                    self._add((centre,), f"midpoint {centre} {a} {b}")
                return str(centre)
            case ("centred", o, _):
                return str(o)
            case _:
                raise NotBuiltError("a circle without a centre")

    # sentences

    def _altitudes(self, pairs: Sequence[tuple[str, str]]) -> None:
        for a, d in pairs:
            x, y, z = _turned(self._triangle(), a)
            self._add((d,), f"foot {d} {x} {y} {z}")

    def _medians(self, pairs: Sequence[tuple[str, str]]) -> None:
        for a, m in pairs:
            _, y, z = _turned(self._triangle(), a)
            self._add((m,), f"midpoint {m} {y} {z}")

    def _around(self, names: Sequence[str], circle: Tree) -> None:
        """Points on a circle; where there is none, the first three make it."""
        if circle == ("the circle",) and self._last_circle is None:
            first = tuple(names[:3])
            if len(first) < 3 or set(first) & self._known:
                raise NotBuiltError("too few points for a circle")
            self._add(first, f"triangle {' '.join(first)}")
            self._register(("circum", *first))
            names = names[3:]
        for name in names:
            self._add((name,), self._place(name, circle))

    def _across(self, ends: tuple[str, str], circle: Tree) -> None:
        a, b = ends
        self._segment(a, b)
        match circle:
            case ("centred", o, None):
                self._add((o,), f"midpoint {o} {a} {b}")
            case ("the circle",) if self._last_circle is None:
                o = self._aux()
                self._add((o,), f"midpoint {o} {a} {b}")
            case _:
                raise NotBuiltError("a diameter of a circle that stands")
        self._register(("centred", o, a))

    def _tangents(self, p: str, circle: Tree, a: str, b: str) -> None:
        match circle:
            case ("centred", o, None):
                new = [x for x in (p, o) if x not in self._known]
                if len(new) == 2:
                    self._add((p, o), f"segment {p} {o}")
                elif new:
                    self._add(new, f"free {new[0]}")
                through = self._aux()
                self._add((through,), f"free {through}")
                self._add((a, b), f"tangent {a} {b} {p} {o} {through}")
                self._register(("centred", o, a))
            case ("the circle",) if self._last_circle is None:
                self._tangents(p, ("centred", self._aux(), None), a, b)
            case _:
                o = self._centre(circle)
                if p not in self._known:
                    self._add((p,), f"free {p}")
                self._add((a,), f"lc_tangent {a} {p} {o}")

    def _two_circles(self, o: str | None, w: str | None, a: str, b: str) -> None:
        o, w = o or self._aux(), w or self._aux()
        self._add((o, w, a), f"triangle {o} {w} {a}")
        self._add((b,), f"intersection_cc {b} {o} {w} {a}")
        self._circles = [("centred", o, a), ("centred", w, a)]

    def _two_touching(self, o: str | None, w: str | None, t: str) -> None:
        o, w = o or self._aux(), w or self._aux()
        self._add((o, t), f"segment {o} {t}")
        self._add((w,), f"on_line {w} {o} {t}")
        self._circles = [("centred", o, t), ("centred", w, t)]

    def _secant(self, line: Tree, first: Tree, p: str, second: Tree, q: str) -> None:
        """A line through a point meets two circles again: the first point fixes the line."""
        if line[0] != "through":
            self._crossing(p, line, first)
            self._crossing(q, line, second)
            return
        self._add((p,), self._place(p, self._circle(first)))
        self._add((q,), f"on_line {q} {line[1]} {p}", self._place(q, self._circle(second)))

    def _given(self, claims: Sequence[Tree]) -> None:
        """Assumptions: demands on the clause of the latest point that they speak of."""
        for claim in claims:
            for fact in self._facts(claim):
                self._demand(fact)

    def _demand(self, fact: Fact) -> None:
        if fact[0].startswith("?"):
            fact = (fact[0][1:], *fact[1:])
        wanted = {p for p in fact[1:] if p in self._known}
        for names, parts in reversed(self._clauses):
            if wanted & set(names):
                if not _is_said(fact, parts):
                    parts.append(" ".join(fact))
                return
        raise NotBuiltError("an assumption about unknown points")

    def _prove(self, claims: Sequence[Tree]) -> None:
        for claim in claims:
            self._goals += self._facts(claim)

    def _facts(self, claim: Tree) -> list[Fact]:
        match claim:
            case ("fact", fact):
                return [fact]
            case ("concyclic", names):
                first, rest = names[:3], names[3:]
                return [("cyclic", *first, one) for one in rest]
            case ("collinear", names):
                return [("coll", *names[:2], one) for one in names[2:]]
            case ("lies", p, place):
                return [self._lying(p, self._circle(place))]
            case _:
                raise NotBuiltError(str(claim[0]))

    def _lying(self, p: str, place: Tree) -> Fact:
        match place:
            case ("line", a, b):
                return ("coll", p, a, b)
            case ("circum", a, b, c):
                return ("cyclic", p, a, b, c)
            case ("centred", o, a) if a is not None:
                return ("cong", o, p, o, a)
            case ("diameter", a, b, _):
                return ("perp", p, a, p, b)
            case ("bisecting", a, b):
                return ("cong", p, a, p, b)
            case ("halving", a, b, c):
                return ("eqangle", b, a, b, p, b, p, b, c)
            case _:
                raise NotBuiltError("a place without a fact")


def _turned(corners: tuple[str, ...], first: str) -> tuple[str, ...]:
    """The corners of a triangle from a given one on."""
    if first not in corners:
        raise NotBuiltError(f"{first} is no corner")
    at = corners.index(first)
    return (*corners[at:], *corners[:at])


def _is_said(fact: Fact, parts: Sequence[str]) -> bool:
    """Whether a figure's own construction says it: `AB = AC` of an isosceles triangle, `AB ∥ CD`."""
    kind, *names = parts[0].split()
    match kind, fact:
        case "iso_triangle", ("cong", a, b, c, d):
            apex, x, y = names
            return {frozenset((a, b)), frozenset((c, d))} == {
                frozenset((apex, x)),
                frozenset((apex, y)),
            }
        case "trapezoid", ("para", a, b, c, d):
            w, x, y, z = names
            return {frozenset((a, b)), frozenset((c, d))} == {frozenset((w, x)), frozenset((y, z))}
        case "r_triangle", ("perp", a, _, c, _):
            return a == c == names[0]
        case _:
            return False
