"""The English of plane geometry as rules: lines, circles, points, claims, sentences.

Meanings are small trees that `builder` puts into clauses: lines `("line", a, b)`, circles
`("circum", a, b, c)`, points `("midpoint", a, b)`, acts `("define", names, points)`.
Categories: `Pt` a point, `Sg` a pair, `Tr` a triple, `Qd` four, `Ps` several points, `Ss` several pairs,
`Ln` line, `Ci` circle, `Np` how a point is found, `Fg` a figure, `Cl` claim, `Eq` equation, `S` sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prover.formalize.local.geometry.equations import angles
from prover.formalize.local.matcher import Rule, rule

Tree = tuple[Any, ...]


def _node(kind: str) -> Any:
    return lambda *parts: (kind, *parts)


def _each(kind: str) -> Any:
    """A list of points, each found in the same way from one pair."""
    return lambda pairs: ("several", tuple((kind, *pair) for pair in pairs))


_LINES = [
    (
        "[the] line|segment|side|chord|diagonal|hypotenuse|leg|median|altitude|base Sg",
        lambda s: ("line", *s),
    ),
    ("Sg", lambda s: ("line", *s)),
    ("[the] line through Pt and Pt", lambda a, b: ("line", a, b)),
    ("[the] perpendicular bisector of [the] [side|segment] Sg", lambda s: ("bisecting", *s)),
    ("[the] [internal] [angle] bisector of [the] angle Tr", lambda t: ("halving", *t)),
    ("[the] [internal] [angle] bisector of [the] angle Tr of Fg", lambda t, f: ("halving", *t)),
    ("[the] [internal] [angle] bisector of [the] angle [at] Pt", lambda p: ("halving at", p)),
    (
        "[the] [internal] [angle] bisector of [the] angle [at] Pt of|in Fg",
        lambda p, f: ("shaped", f, ("halving at", p)),
    ),
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
]

_CIRCLES = [
    ("[the] circumcircle of [triangle] Tr", lambda t: ("circum", *t)),
    ("[the] circle [through] Tr", lambda t: ("circum", *t)),
    ("[the] circle through Pt , Pt and|, Pt", lambda a, b, c: ("circum", a, b, c)),
    ("[the] circumcircle of Fg", lambda f: ("shaped", f, ("circumcircle",))),
    ("[the] circumcircle", lambda: ("circumcircle",)),
    ("the|a circle with|on diameter Sg", lambda s: ("diameter", *s, None)),
    ("the|a circle on Sg as diameter", lambda s: ("diameter", *s, None)),
    ("the|a circle with diameter Sg and center Pt", lambda s, o: ("diameter", *s, o)),
    ("the|a circle with center Pt through Pt", lambda o, a: ("centred", o, a)),
    (
        "the|a circle with center Pt and radius Sg",
        lambda o, s: ("centred", o, s[1]) if s[0] == o else None,
    ),
    ("the|a circle with|of center Pt", lambda o: ("centred", o, None)),
    ("the|a circle centered at Pt", lambda o: ("centred", o, None)),
    ("the|this|that|a circle", lambda: ("the circle",)),
    ("[the] first circle", lambda: ("circle number", 0)),
    ("[the] second circle", lambda: ("circle number", 1)),
    ("[the] second", lambda: ("circle number", 1)),
]

_POINTS = [
    ("the|a Np", lambda n: n),
    ("midpoint of [the] [side|segment|hypotenuse|chord|base] Sg", lambda s: ("midpoint", *s)),
    ("midpoint of [the] [side|segment|leg|chord] Ss", _each("midpoint")),
    ("midpoint of [the] [side|leg] Ss of Fg", lambda s, f: ("shaped", f, _each("midpoint")(s))),
    ("midpoint of [the] [side|hypotenuse] Sg of Fg", lambda s, f: ("shaped", f, ("midpoint", *s))),
    ("midpoint of [the] [side|hypotenuse] Sg in Fg", lambda s, f: ("shaped", f, ("midpoint", *s))),
    ("circumcenter|orthocenter|incenter|centroid of [triangle] Tr", None),
    ("circumcenter of [triangle] Tr", lambda t: ("center", "circle", t)),
    ("orthocenter of [triangle] Tr", lambda t: ("center", "orthocenter", t)),
    ("incenter of [triangle] Tr", lambda t: ("center", "incenter", t)),
    ("centroid of [triangle] Tr", lambda t: ("center", "centroid", t)),
    (
        "circumcenter of [triangle] Ts",
        lambda ts: ("several", tuple(("center", "circle", t) for t in ts)),
    ),
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
    (
        "center of [square|rectangle|parallelogram] Qd",
        lambda q: ("crossing", ("line", q[0], q[2]), ("line", q[1], q[3])),
    ),
    ("foot of [the] perpendicular|altitude from Pt to|on|onto Ln", lambda p, x: ("foot", p, x)),
    (
        "foot of [the] perpendicular|altitude from Pt to|on|onto Ln in Fg",
        lambda p, x, f: ("shaped", f, ("foot", p, x)),
    ),
    ("foot of [the] perpendicular dropped from Pt to|on Ln", lambda p, x: ("foot", p, x)),
    ("foot of [the] altitude from Pt", lambda p: ("foot", p, None)),
    ("foot of [the] altitude from Pt in|of Fg", lambda p, f: ("shaped", f, ("foot", p, None))),
    (
        "foot of [the] perpendicular from Pt to|on|onto [the] [line|side] Ss",
        lambda p, s: ("several", tuple(("foot", p, ("line", *x)) for x in s)),
    ),
    (
        "foot of [the] altitude from Ps",
        lambda ps: ("several", tuple(("foot", p, None) for p in ps)),
    ),
    (
        "foot of [the] altitude from Ps in|of Fg",
        lambda ps, f: ("shaped", f, ("several", tuple(("foot", p, None) for p in ps))),
    ),
    (
        "reflection of Pt in|across|over|about|through [the] [point|midpoint] Pt",
        lambda p, c: ("mirrored", p, c),
    ),
    ("reflection of Pt in|across|over|about|through Ln", lambda p, x: ("reflected", p, x)),
    (
        "reflection of Pt in|across|over|about [the] [line|side] Ss",
        lambda p, s: ("several", tuple(("reflected", p, ("line", *x)) for x in s)),
    ),
    ("[second] intersection [point] of Ln and|with Ln", lambda a, b: ("crossing", a, b)),
    ("point of intersection of Ln and|with Ln", lambda a, b: ("crossing", a, b)),
    ("[second] intersection [point] of Ln and|with Ci", lambda a, b: ("crossing", a, b)),
    ("intersection [point] of [the] diagonal", lambda: ("diagonals",)),
    ("point where|at which Ln meet Ln", lambda a, b: ("crossing", a, b)),
    ("point where Ln meet Ci", lambda a, b: ("crossing", a, b)),
    ("point where [the] incircle touch [the] [side] Sg", lambda s: ("touching", s)),
    ("point on|of Ln", lambda x: ("on", x)),
    ("point on|of [the] side Sg of Fg", lambda s, f: ("shaped", f, ("on", ("line", *s)))),
    (
        "point on|of [the] [side|segment] Ss",
        lambda s: ("several", tuple(("on", ("line", *x)) for x in s)),
    ),
    (
        "point on|of [the] [side|segment] Ss of Fg",
        lambda s, f: ("shaped", f, ("several", tuple(("on", ("line", *x)) for x in s))),
    ),
    ("point on|of Ci", lambda c: ("on", c)),
    ("point on|of it", lambda: ("on", ("the circle",))),
    ("point inside|outside|in [of] [triangle] Tr", lambda t: ("free",)),
    ("point inside|outside|in [of] Fg", lambda f: ("shaped", f, ("free",))),
    ("point inside|outside [it]", lambda: ("free",)),
    ("point", lambda: ("free",)),
    ("point st Cl", lambda c: ("such", c)),
    ("point on Ln st Cl", lambda x, c: ("also", ("on", x), c)),
]

_FIGURES = [
    ("the|a Fg", lambda f: f),
    ("acute|acute-angled Fg", lambda f: _shape("acute_triangle", f)),
    ("scalene|non-isosceles Fg", lambda f: f),
    (
        "isosceles Fg",
        lambda f: (
            "figure",
            {"triangle": "isosceles", "trapezoid": "eq_trapezoid"}.get(f[1], f[1]),
            f[2],
            f[3],
        ),
    ),
    ("equilateral Fg", lambda f: _shape("ieq_triangle", f)),
    ("right Fg", lambda f: _shape("right", f)),
    ("cyclic Fg", lambda f: ("figure", "cyclic", f[2], f[3])),
    ("convex Fg", lambda f: f),
    ("inscribed Fg", lambda f: ("figure", "cyclic", f[2], f[3])),
    ("triangle [Tr]", None),
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
    (
        "Fg [,] with [the] [a] right angle at Pt",
        lambda f, p: ("figure", "right", f[2], (*f[3], ("right at", p))),
    ),
    ("Fg [,] right-angled at Pt", lambda f, p: ("figure", "right", f[2], (*f[3], ("right at", p)))),
    (
        "Fg with circumcenter Pt",
        lambda f, p: _with(f, ("define", (p,), ("center", "circle", None))),
    ),
    (
        "Fg with orthocenter Pt",
        lambda f, p: _with(f, ("define", (p,), ("center", "orthocenter", None))),
    ),
    ("Fg with incenter Pt", lambda f, p: _with(f, ("define", (p,), ("center", "incenter", None)))),
    (
        "Fg with circumcenter Pt and orthocenter Pt",
        lambda f, o, h: _with(
            f,
            ("define", (o,), ("center", "circle", None)),
            ("define", (h,), ("center", "orthocenter", None)),
        ),
    ),
    ("Fg with center Pt", lambda f, p: _with(f, ("define", (p,), ("middle",)))),
    ("Fg with altitude Ss", lambda f, s: _with(f, ("altitudes", s))),
    ("Fg with median Ss", lambda f, s: _with(f, ("medians", s))),
    ("Fg with|st Cl", lambda f, c: _with(f, ("given", c))),
    ("Fg in which Cl", lambda f, c: _with(f, ("given", c))),
    ("Fg whose diagonal meet at|in Pt", lambda f, p: _with(f, ("define", (p,), ("diagonals",)))),
]


def _shape(kind: str, figure: Tree) -> Tree | None:
    return (
        ("figure", kind, figure[2], figure[3])
        if figure[1] in ("triangle", "isosceles", "right")
        else None
    )


def _with(figure: Tree, *acts: Tree) -> Tree:
    return ("figure", figure[1], figure[2], (*figure[3], *acts))


def _pairs(kind: str) -> Any:
    return lambda a, b: (("fact", (kind, *a, *b)),)


_CLAIMS = [
    ("Eq", lambda facts: tuple(("fact", fact) for fact in facts)),
    ("[line|segment|side] Sg is|and parallel to [line|side] Sg", _pairs("para")),
    ("[line|segment] Sg ∥ Sg", _pairs("para")),
    ("[line|segment] Sg and [line] Sg is parallel", _pairs("para")),
    ("Sg parallel to Sg", _pairs("para")),
    ("[line|segment|side] Sg is perpendicular to [line|side] Sg", _pairs("perp")),
    ("[line|segment] Sg ⊥ Sg", _pairs("perp")),
    ("[line|segment] Sg and [line] Sg is perpendicular [to each other]", _pairs("perp")),
    ("[segment] Sg and [segment] Sg is equal [in length]", _pairs("cong")),
    ("[segment] Sg and Sg have [the same] [equal] length", _pairs("cong")),
    ("[segment] Sg is equal to Sg", _pairs("cong")),
    ("[angle] angle Tr and [angle] Tr is equal", lambda a, b: (("fact", angles(a, b)),)),
    ("angle Tr is equal to angle Tr", lambda a, b: (("fact", angles(a, b)),)),
    ("angle Tr equals angle Tr", lambda a, b: (("fact", angles(a, b)),)),
    ("angle Tr is [a] right [angle]", lambda t: (("fact", ("perp", t[1], t[0], t[1], t[2])),)),
    (
        "[point] Pt is [the] midpoint of [the] [segment|side|chord] Sg",
        lambda p, s: (("fact", ("midp", p, *s)),),
    ),
    ("[point] Ps is|lie concyclic", lambda ps: (("concyclic", ps),)),
    ("[point] Ps concyclic", lambda ps: (("concyclic", ps),)),
    ("[quadrilateral] Qd is cyclic", lambda q: (("concyclic", q),)),
    ("[quadrilateral] Qd is inscribed", lambda q: (("concyclic", q),)),
    ("[point] Ps is|lie collinear", lambda ps: (("collinear", ps),)),
    ("[point] Ps collinear", lambda ps: (("collinear", ps),)),
    ("[point] Pt lie on Ln", lambda p, x: (("lies", p, x),)),
    ("[point] Pt lie on Ci", lambda p, c: (("lies", p, c),)),
    ("Ln goes|runs through Pt", lambda x, p: (("lies", p, x),)),
    ("Ln through Pt", lambda x, p: (("lies", p, x),)),
    ("triangle Tr and Tr is similar", lambda a, b: (("fact", ("?simtri", *a, *b)),)),
    ("triangle Tr and [triangle] Tr is similar", lambda a, b: (("fact", ("?simtri", *a, *b)),)),
    ("triangle Tr is similar to [triangle] Tr", lambda a, b: (("fact", ("?simtri", *a, *b)),)),
    ("triangle Tr and Tr is congruent", lambda a, b: (("fact", ("?contri", *a, *b)),)),
    ("[line|segment] Sg bisect [the] angle Tr", lambda s, t: _halves(s, t)),
    ("[line|segment] Sg bisects [the] angle Tr", lambda s, t: _halves(s, t)),
    ("Sg is [the] bisector of [the] angle Tr", lambda s, t: _halves(s, t)),
    ("[line|segment] Sg bisects [the] [segment] Sg", lambda s, t: None),
    (
        "Qd is a parallelogram",
        lambda q: (
            ("fact", ("para", q[0], q[1], q[2], q[3])),
            ("fact", ("para", q[1], q[2], q[3], q[0])),
        ),
    ),
    ("triangle Tr is isosceles", lambda t: None),
    ("Cl and [that] Cl", lambda a, b: (*a, *b)),
    ("Cl , Cl", lambda a, b: (*a, *b)),
]


def _halves(ray: tuple[str, str], angle: tuple[str, str, str]) -> Tree | None:
    x, vertex, y = angle
    if vertex not in ray:
        return None
    (other,) = [p for p in ray if p != vertex]
    return (("fact", ("eqangle", vertex, x, vertex, other, vertex, other, vertex, y)),)


def _let(names: Sequence[str], how: Tree) -> Tree:
    return (("define", tuple(names), how),)


_SENTENCES = [
    ("and|so|now S", lambda s: s),
    ("let S", lambda s: s),
    ("prove Cl", lambda c: (("prove", c),)),
    ("S and [let] S", lambda a, b: (*a, *b)),
    ("S , [and] [let] S", lambda a, b: (*a, *b)),
    ("S , where S", lambda a, b: (*a, *b)),
    ("S st Cl", lambda s, c: (*s, ("given", c))),
    ("S with Cl", lambda s, c: (*s, ("given", c))),
    ("Tr is Fg", lambda t, f: _figure(t, f)),
    ("Qd is Fg", lambda q, f: _figure(q, f)),
    ("in|for Fg [,] S", lambda f, s: (("shape", f), *s)),
    ("[consider] Fg", lambda f: (("shape", f),) if f[2] else None),
    ("[point] Pt is Np", lambda p, n: _let((p,), n)),
    ("[point] Pt is a point st Cl", lambda p, c: (("define", (p,), ("such", c)),)),
    ("[point] Ps is Np", lambda ps, n: _let(ps, n)),
    ("[point] Pt is Np and Pt Np", lambda p, n, q, m: _twice(p, n, q, m)),
    ("[point] Pt denote Np", lambda p, n: _let((p,), n)),
    ("Np is [the] [point] Ps", lambda n, ps: _let(ps, n)),
    ("Pt Np", lambda p, n: _let((p,), n)),
    ("[point] Pt lie on Ln", lambda p, x: _let((p,), ("on", x))),
    ("[point] Pt lie on Ci", lambda p, c: _let((p,), ("on", c))),
    (
        "[point] Pt lie on [the] side Sg of Fg",
        lambda p, s, f: _let((p,), ("shaped", f, ("on", ("line", *s)))),
    ),
    ("[point] Pt lie inside|outside Fg", lambda p, f: _let((p,), ("shaped", f, ("free",)))),
    (
        "[point] Ps lie on [the] [line|side|segment] Ss",
        lambda ps, s: _let(ps, ("several", tuple(("on", ("line", *x)) for x in s))),
    ),
    (
        "[point] Ps lie on [the] [line|side|segment] Ss of Fg",
        lambda ps, s, f: _let(
            ps, ("shaped", f, ("several", tuple(("on", ("line", *x)) for x in s)))
        ),
    ),
    ("[point] Ps lie on Ci", lambda ps, c: (("around", ps, c),)),
    ("[point] Ps is point on Ci", lambda ps, c: (("around", ps, c),)),
    (
        "the perpendicular bisector of [side] Sg and Sg meet at|in Pt",
        lambda a, b, p: _let((p,), ("crossing", ("bisecting", *a), ("bisecting", *b))),
    ),
    ("Ln meet Ln at|in Pt", lambda a, b, p: _let((p,), ("crossing", a, b))),
    ("Ln meet Ci at|in Pt", lambda a, c, p: _let((p,), ("crossing", a, c))),
    (
        "Ln meet Ln at|in Pt and Ln at|in Pt",
        lambda a, b, p, c, q: (*_let((p,), ("crossing", a, b)), *_let((q,), ("crossing", a, c))),
    ),
    ("Ln meet Ci at|in Pt and Ci at|in Pt", lambda a, b, p, c, q: (("secant", a, b, p, c, q),)),
    ("Ln and Ln meet at|in Pt", lambda a, b, p: _let((p,), ("crossing", a, b))),
    (
        "the diagonal Ss meet at|in Pt",
        lambda s, p: _let((p,), ("crossing", *(("line", *x) for x in s))) if len(s) == 2 else None,
    ),
    (
        "the chord Ss of Ci meet at|in Pt",
        lambda s, c, p: (
            ("around", tuple(q for x in zip(*s, strict=True) for q in x), c),
            *_let((p,), ("crossing", *(("line", *x) for x in s))),
        ),
    ),
    ("the diagonal meet at|in Pt", lambda p: _let((p,), ("diagonals",))),
    ("the diagonal of Fg meet at|in Pt", lambda f, p: (("shape", f), *_let((p,), ("diagonals",)))),
    (
        "the median Ss of Fg meet at|in Pt",
        lambda s, f, p: (
            ("shape", f),
            ("medians", s),
            *_let((p,), ("crossing", *(("line", *x) for x in s[:2]))),
        ),
    ),
    (
        "the altitude Ss of Fg meet at|in Pt",
        lambda s, f, p: (
            ("shape", f),
            ("altitudes", s),
            *_let((p,), ("crossing", *(("line", *x) for x in s[:2]))),
        ),
    ),
    ("Ss is [the] altitude of Fg", lambda s, f: (("shape", f), ("altitudes", s))),
    ("Sg is [the] altitude of Fg", lambda s, f: (("shape", f), ("altitudes", (s,)))),
    ("Ss is [the] median of Fg", lambda s, f: (("shape", f), ("medians", s))),
    (
        "the tangent to Ci at Pt and Pt meet at|in Pt",
        lambda c, a, b, p: _let((p,), ("crossing", ("tangent", a, c), ("tangent", b, c))),
    ),
    (
        "the tangent at Pt and Pt to Ci meet at|in Pt",
        lambda a, b, c, p: _let((p,), ("crossing", ("tangent", a, c), ("tangent", b, c))),
    ),
    (
        "the circumcircle of [triangle] Ts meet at|in Pt",
        lambda ts, p: (
            _let((p,), ("crossing", *(("circum", *t) for t in ts))) if len(ts) == 2 else None
        ),
    ),
    (
        "the incircle of [triangle] Tr touch [the] [side] Ss at|in [point] Ps",
        lambda t, s, ps: (("incircle", t, s, ps),),
    ),
    (
        "the tangent from [a] [point] Pt to Ci touch Ci|it at|in [point] Pt and Pt",
        lambda p, c, d, a, b: (("tangents", p, c, a, b),),
    ),
    (
        "the tangent from [a] [point] Pt touch Ci at|in [point] Pt and Pt",
        lambda p, c, a, b: (("tangents", p, c, a, b),),
    ),
    (
        "from [a] point Pt outside Ci the tangent Ss is drawn , st Ps is the point of tangency",
        lambda p, c, s, ps: (("tangents", p, c, *(q for x in s for q in x if q != p)),),
    ),
    (
        "from [a] point Pt outside Ci the tangent Ss is drawn",
        lambda p, c, s: (("tangents", p, c, *(q for x in s for q in x if q != p)),),
    ),
    ("Ps is the point of tangency", lambda ps: ()),
    ("two circle meet at|in Pt and Pt", lambda a, b: (("two circles", None, None, a, b),)),
    (
        "two circle with center Pt and Pt meet at|in Pt and Pt",
        lambda o, w, a, b: (("two circles", o, w, a, b),),
    ),
    (
        "two circle with center Pt and Pt touch [each other] [externally|internally] at|in Pt",
        lambda o, w, t: (("two touching", o, w, t),),
    ),
    (
        "two circle touch [each other] [externally|internally] at|in Pt",
        lambda t: (("two touching", None, None, t),),
    ),
    ("Sg is a chord of Ci", lambda s, c: (("around", s, c),)),
    ("Sg is a diameter of Ci", lambda s, c: (("across", s, c),)),
    (
        "equilateral triangle Ts is erected|constructed|drawn [externally] [outside] [on|of] [the] [side] Fg",
        lambda ts, f: (("shape", f), ("equilateral", ts)),
    ),
    ("Cl", lambda c: (("given", c),)),
]


def _figure(names: tuple[str, ...], figure: Tree) -> Tree | None:
    if figure[2] is not None:
        return None
    return (("shape", ("figure", figure[1], names, figure[3])),)


def _twice(p: str, n: Tree, q: str, m: Tree) -> Tree:
    """`O the circumcenter and H the orthocenter of ABC`: the first takes the figure of the second."""
    return (("define", (q,), m), ("define", (p,), n))


def _rules(text: Mapping[str, Sequence[tuple[str, Any]]]) -> dict[str, list[Rule]]:
    return {
        category: [rule(pattern, meaning) for pattern, meaning in rows if meaning is not None]
        for category, rows in text.items()
    }


GRAMMAR = _rules(
    {
        "Ln": _LINES,
        "Ci": _CIRCLES,
        "Np": _POINTS,
        "Fg": _FIGURES,
        "Cl": _CLAIMS,
        "S": _SENTENCES,
    }
)
