"""Acts of a geometry problem into one line of the geometry language, point after point.

The builder remembers what words leave out: the triangle that is spoken of, the circles in the order in which
they were named, their centres. Points that the words do not name get names in lower case (`u1`).
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.local.geometry.board import NotBuiltError, Tree, turned
from prover.formalize.local.geometry.equations import Fact
from prover.formalize.local.geometry.places import Places


class Builder(Places):
    """Collects clauses and goals."""

    def text(self, goals: Sequence[Fact]) -> str:
        """The problem's line, with its goals as given (variants chosen)."""
        clauses = [f"{' '.join(names)} = {', '.join(parts)}" for names, parts in self._clauses]
        return f"{'; '.join(clauses)} ? {'; '.join(' '.join(goal) for goal in goals)}"

    @property
    def goals(self) -> list[Fact]:
        return list(self._goals)

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
                a, b, c = turned(corners or self._triangle(), opposite)
                self._add((name,), f"excenter {name} {a} {b} {c}")
            case ("middle",):
                a, _, c, *_ = self._corners
                if len(self._corners) != 4:
                    raise NotBuiltError("the centre of a triangle")
                self._add((name,), f"midpoint {name} {a} {c}")
            case ("foot", p, line):
                a, b = self._ends(line) if line is not None else turned(self._triangle(), p)[1:]
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

    def _altitudes(self, pairs: Sequence[tuple[str, str]]) -> None:
        for a, d in pairs:
            x, y, z = turned(self._triangle(), a)
            self._add((d,), f"foot {d} {x} {y} {z}")

    def _medians(self, pairs: Sequence[tuple[str, str]]) -> None:
        for a, m in pairs:
            _, y, z = turned(self._triangle(), a)
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
