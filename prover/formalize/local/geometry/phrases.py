"""Lines (`Ln`), circles (`Ci`), ways to find a point (`Np`) and figures (`Fg`) as English names them."""

from __future__ import annotations

from typing import Any

Tree = tuple[Any, ...]


def _each(kind: str) -> Any:
    """A list of points, each found in the same way from one pair."""
    return lambda pairs: ("several", tuple((kind, *pair) for pair in pairs))


def _shape(kind: str, figure: Tree) -> Tree | None:
    return (
        ("figure", kind, figure[2], figure[3])
        if figure[1] in ("triangle", "isosceles", "right")
        else None
    )


def _with(figure: Tree, *acts: Tree) -> Tree:
    return ("figure", figure[1], figure[2], (*figure[3], *acts))


def _isosceles(figure: Tree) -> Tree:
    kinds = {"triangle": "isosceles", "trapezoid": "eq_trapezoid"}
    return ("figure", kinds.get(figure[1], figure[1]), figure[2], figure[3])


def _with_centres(figure: Tree, circumcenter: str, orthocenter: str) -> Tree:
    return _with(
        figure,
        ("define", (circumcenter,), ("center", "circle", None)),
        ("define", (orthocenter,), ("center", "orthocenter", None)),
    )


LINES: list[tuple[str, Any]] = [
    ("[the] line|segment|side|chord|diagonal|hypotenuse|leg|median|altitude|base Sg", lambda s: ("line", *s)),
    ("Sg", lambda s: ("line", *s)),
    ("[the] line through Pt and Pt", lambda a, b: ("line", a, b)),
    ("[the] perpendicular bisector of [the] [side|segment] Sg", lambda s: ("bisecting", *s)),
    ("[the] [internal] [angle] bisector of [the] angle Tr", lambda t: ("halving", *t)),
    ("[the] [internal] [angle] bisector of [the] angle Tr of Fg", lambda t, f: ("halving", *t)),
    ("[the] [internal] [angle] bisector of [the] angle [at] Pt", lambda p: ("halving at", p)),
    ("[the] [internal] [angle] bisector of [the] angle [at] Pt of|in Fg",
     lambda p, f: ("shaped", f, ("halving at", p))),
    ("the|a [line] parallel to Ln through Pt", lambda x, p: ("parallel", p, x)),
    ("the|a line through Pt parallel to Ln", lambda p, x: ("parallel", p, x)),
    ("the|a parallel through Pt to Ln", lambda p, x: ("parallel", p, x)),
    ("the|a line through [the] Np parallel to Ln", lambda p, x: ("parallel", p, x)),
    ("the|a line parallel to Ln through Pt", lambda x, p: ("parallel", p, x)),
    ("the|a [line] perpendicular to Ln through|from|at Pt", lambda x, p: ("normal", p, x)),
    ("the|a [line] perpendicular through|from|at Pt to Ln", lambda p, x: ("normal", p, x)),
    ("the|a line through Pt perpendicular to Ln", lambda p, x: ("normal", p, x)),
    ("the|a altitude from Pt", lambda p: ("altitude from", p)),
    ("the|a median from Pt", lambda p: ("median from", p)),
    ("the|a tangent at Pt to Ci", lambda p, c: ("tangent", p, c)),
    ("the|a tangent to Ci at Pt", lambda c, p: ("tangent", p, c)),
    ("the|a tangent at Pt", lambda p: ("tangent", p, ("the circle",))),
    ("a line through Pt", lambda p: ("through", p)),
    ("another line through Pt", lambda p: ("through", p)),
]  # fmt: skip

CIRCLES: list[tuple[str, Any]] = [
    ("[the] circumcircle of [triangle] Tr", lambda t: ("circum", *t)),
    ("[the] circle [through] Tr", lambda t: ("circum", *t)),
    ("[the] circle through Pt , Pt and|, Pt", lambda a, b, c: ("circum", a, b, c)),
    ("[the] circumcircle of Fg", lambda f: ("shaped", f, ("circumcircle",))),
    ("[the] circumcircle", lambda: ("circumcircle",)),
    ("the|a circle with|on diameter Sg", lambda s: ("diameter", *s, None)),
    ("the|a circle on Sg as diameter", lambda s: ("diameter", *s, None)),
    ("the|a circle with diameter Sg and center Pt", lambda s, o: ("diameter", *s, o)),
    ("the|a circle with center Pt through Pt", lambda o, a: ("centred", o, a)),
    ("the|a circle with center Pt and radius Sg", lambda o, s: ("centred", o, s[1]) if s[0] == o else None),
    ("the|a circle with|of center Pt", lambda o: ("centred", o, None)),
    ("the|a circle centered at Pt", lambda o: ("centred", o, None)),
    ("the|this|that|a circle", lambda: ("the circle",)),
    ("[the] first circle", lambda: ("circle number", 0)),
    ("[the] second circle", lambda: ("circle number", 1)),
    ("[the] second", lambda: ("circle number", 1)),
]  # fmt: skip

POINTS: list[tuple[str, Any]] = [
    ("the|a Np", lambda n: n),
    ("midpoint of [the] [side|segment|hypotenuse|chord|base] Sg", lambda s: ("midpoint", *s)),
    ("midpoint of [the] [side|segment|leg|chord] Ss", _each("midpoint")),
    ("midpoint of [the] [side|leg] Ss of Fg", lambda s, f: ("shaped", f, _each("midpoint")(s))),
    ("midpoint of [the] [side|hypotenuse] Sg of Fg", lambda s, f: ("shaped", f, ("midpoint", *s))),
    ("midpoint of [the] [side|hypotenuse] Sg in Fg", lambda s, f: ("shaped", f, ("midpoint", *s))),
    ("circumcenter of [triangle] Tr", lambda t: ("center", "circle", t)),
    ("orthocenter of [triangle] Tr", lambda t: ("center", "orthocenter", t)),
    ("incenter of [triangle] Tr", lambda t: ("center", "incenter", t)),
    ("centroid of [triangle] Tr", lambda t: ("center", "centroid", t)),
    ("circumcenter of [triangle] Ts", lambda ts: ("several", tuple(("center", "circle", t) for t in ts))),
    ("circumcenter of Fg", lambda f: ("shaped", f, ("center", "circle", None))),
    ("orthocenter of Fg", lambda f: ("shaped", f, ("center", "orthocenter", None))),
    ("incenter of Fg", lambda f: ("shaped", f, ("center", "incenter", None))),
    ("circumcenter", lambda: ("center", "circle", None)),
    ("orthocenter", lambda: ("center", "orthocenter", None)),
    ("incenter", lambda: ("center", "incenter", None)),
    ("centroid", lambda: ("center", "centroid", None)),
    ("incenter Pt of [triangle] Tr", lambda p, t: ("named", p, ("center", "incenter", t))),
    ("circumcenter Pt of [triangle] Tr", lambda p, t: ("named", p, ("center", "circle", t))),
    ("orthocenter Pt of [triangle] Tr", lambda p, t: ("named", p, ("center", "orthocenter", t))),
    ("midpoint Pt of [side] Sg", lambda p, s: ("named", p, ("midpoint", *s))),
    ("excenter opposite [to] Pt", lambda p: ("excenter", p, None)),
    ("excenter of [triangle] Tr opposite [to] Pt", lambda t, p: ("excenter", p, t)),
    ("Pt -excenter of [triangle] Tr", lambda p, t: ("excenter", p, t)),
    ("center", lambda: ("middle",)),
    ("center of [square|rectangle|parallelogram] Qd",
     lambda q: ("crossing", ("line", q[0], q[2]), ("line", q[1], q[3]))),
    ("foot of [the] perpendicular|altitude from Pt to|on|onto Ln", lambda p, x: ("foot", p, x)),
    ("foot of [the] perpendicular|altitude from Pt to|on|onto Ln in Fg",
     lambda p, x, f: ("shaped", f, ("foot", p, x))),
    ("foot of [the] perpendicular dropped from Pt to|on Ln", lambda p, x: ("foot", p, x)),
    ("foot of [the] altitude from Pt", lambda p: ("foot", p, None)),
    ("foot of [the] altitude from Pt in|of Fg", lambda p, f: ("shaped", f, ("foot", p, None))),
    ("foot of [the] perpendicular from Pt to|on|onto [the] [line|side] Ss",
     lambda p, s: ("several", tuple(("foot", p, ("line", *x)) for x in s))),
    ("foot of [the] altitude from Ps", lambda ps: ("several", tuple(("foot", p, None) for p in ps))),
    ("foot of [the] altitude from Ps in|of Fg",
     lambda ps, f: ("shaped", f, ("several", tuple(("foot", p, None) for p in ps)))),
    ("reflection of Pt in|across|over|about|through [the] [point|midpoint] Pt",
     lambda p, c: ("mirrored", p, c)),
    ("reflection of Pt in|across|over|about|through Ln", lambda p, x: ("reflected", p, x)),
    ("reflection of Pt in|across|over|about [the] [line|side] Ss",
     lambda p, s: ("several", tuple(("reflected", p, ("line", *x)) for x in s))),
    ("[second] intersection [point] of Ln and|with Ln", lambda a, b: ("crossing", a, b)),
    ("point of intersection of Ln and|with Ln", lambda a, b: ("crossing", a, b)),
    ("[second] intersection [point] of Ln and|with Ci", lambda a, b: ("crossing", a, b)),
    ("intersection [point] of [the] diagonal", lambda: ("diagonals",)),
    ("point where|at which Ln meet Ln", lambda a, b: ("crossing", a, b)),
    ("point where Ln meet Ci", lambda a, b: ("crossing", a, b)),
    ("point where [the] incircle touch [the] [side] Sg", lambda s: ("touching", s)),
    ("point on|of Ln", lambda x: ("on", x)),
    ("point on|of [the] side Sg of Fg", lambda s, f: ("shaped", f, ("on", ("line", *s)))),
    ("point on|of [the] [side|segment] Ss", lambda s: ("several", tuple(("on", ("line", *x)) for x in s))),
    ("point on|of [the] [side|segment] Ss of Fg",
     lambda s, f: ("shaped", f, ("several", tuple(("on", ("line", *x)) for x in s)))),
    ("point on|of Ci", lambda c: ("on", c)),
    ("point on|of it", lambda: ("on", ("the circle",))),
    ("point inside|outside|in [of] [triangle] Tr", lambda t: ("free",)),
    ("point inside|outside|in [of] Fg", lambda f: ("shaped", f, ("free",))),
    ("point inside|outside [it]", lambda: ("free",)),
    ("point", lambda: ("free",)),
    ("point st Cl", lambda c: ("such", c)),
    ("point on Ln st Cl", lambda x, c: ("also", ("on", x), c)),
]  # fmt: skip

FIGURES: list[tuple[str, Any]] = [
    ("the|a Fg", lambda f: f),
    ("acute|acute-angled Fg", lambda f: _shape("acute_triangle", f)),
    ("scalene|non-isosceles Fg", lambda f: f),
    ("isosceles Fg",
     _isosceles),
    ("equilateral Fg", lambda f: _shape("ieq_triangle", f)),
    ("right Fg", lambda f: _shape("right", f)),
    ("cyclic Fg", lambda f: ("figure", "cyclic", f[2], f[3])),
    ("convex Fg", lambda f: f),
    ("inscribed Fg", lambda f: ("figure", "cyclic", f[2], f[3])),
    ("triangle", lambda: ("figure", "triangle", None, ())),
    ("triangle Tr", lambda t: ("figure", "triangle", t, ())),
    ("square", lambda: ("figure", "isquare", None, ())),
    ("square Qd", lambda q: ("figure", "isquare", q, ())),
    ("rectangle", lambda: ("figure", "rectangle", None, ())),
    ("rectangle Qd", lambda q: ("figure", "rectangle", q, ())),
    ("parallelogram", lambda: ("figure", "parallelogram", None, ())),
    ("parallelogram Qd", lambda q: ("figure", "parallelogram", q, ())),
    ("rhombus", lambda: ("figure", "rhombus", None, ())),
    ("rhombus Qd", lambda q: ("figure", "rhombus", q, ())),
    ("trapezoid", lambda: ("figure", "trapezoid", None, ())),
    ("trapezoid Qd", lambda q: ("figure", "trapezoid", q, ())),
    ("quadrilateral", lambda: ("figure", "quadrangle", None, ())),
    ("quadrilateral Qd", lambda q: ("figure", "quadrangle", q, ())),
    ("Fg [,] with [the] [a] right angle at Pt",
     lambda f, p: ("figure", "right", f[2], (*f[3], ("right at", p)))),
    ("Fg [,] right-angled at Pt", lambda f, p: ("figure", "right", f[2], (*f[3], ("right at", p)))),
    ("Fg with circumcenter Pt", lambda f, p: _with(f, ("define", (p,), ("center", "circle", None)))),
    ("Fg with orthocenter Pt", lambda f, p: _with(f, ("define", (p,), ("center", "orthocenter", None)))),
    ("Fg with incenter Pt", lambda f, p: _with(f, ("define", (p,), ("center", "incenter", None)))),
    ("Fg with circumcenter Pt and orthocenter Pt",
     _with_centres),
    ("Fg with center Pt", lambda f, p: _with(f, ("define", (p,), ("middle",)))),
    ("Fg with altitude Ss", lambda f, s: _with(f, ("altitudes", s))),
    ("Fg with median Ss", lambda f, s: _with(f, ("medians", s))),
    ("Fg with|st Cl", lambda f, c: _with(f, ("given", c))),
    ("Fg in which Cl", lambda f, c: _with(f, ("given", c))),
    ("Fg whose diagonal meet at|in Pt", lambda f, p: _with(f, ("define", (p,), ("diagonals",)))),
]  # fmt: skip
