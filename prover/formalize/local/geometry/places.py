"""Lines and circles as loci: where a point lies, and the centre of a circle."""

from __future__ import annotations

from prover.formalize.local.geometry.board import NotBuiltError, Tree, turned
from prover.formalize.local.geometry.shapes import Shapes


class Places(Shapes):
    """Says where points are."""

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
                a, b, c = turned(self._triangle(), p)
                return f"angle_bisector {name} {b} {a} {c}"
            case ("parallel", p, line):
                if isinstance(p, tuple):
                    self.take(("define", (p[1],), p))
                    p = p[1]
                a, b = self._ends(line)
                return f"on_pline {name} {p} {a} {b}"
            case ("normal", p, line):
                a, b = self._ends(line)
                return f"on_tline {name} {p} {a} {b}"
            case ("altitude from", p):
                a, b, c = turned(self._triangle(), p)
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
