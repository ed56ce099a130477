"""Claims (`Cl`) and sentences (`S`) of plane geometry: what is said of points, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from prover.formalize.local.geometry.equations import angles
from prover.formalize.local.geometry.phrases import Tree


def _pairs(kind: str) -> Any:
    return lambda a, b: (("fact", (kind, *a, *b)),)


def _halves(ray: tuple[str, str], angle: tuple[str, str, str]) -> Tree | None:
    x, vertex, y = angle
    if vertex not in ray:
        return None
    (other,) = [p for p in ray if p != vertex]
    return (("fact", ("eqangle", vertex, x, vertex, other, vertex, other, vertex, y)),)


def _let(names: Sequence[str], how: Tree) -> Tree:
    return (("define", tuple(names), how),)


def _lines(pairs: Sequence[tuple[str, str]]) -> tuple[Tree, ...]:
    return tuple(("line", *pair) for pair in pairs)


def _chords(pairs: Sequence[tuple[str, str]], circle: Tree, point: str) -> Tree | None:
    """Chords `AC` and `BD` that meet: their ends go around the circle in turn."""
    if len(pairs) != 2:
        return None
    (a, c), (b, d) = pairs
    return (("around", (a, b, c, d), circle), *_let((point,), ("crossing", *_lines(pairs))))


def _meeting(kind: str, pairs: Sequence[tuple[str, str]], figure: Tree, point: str) -> Tree:
    """The medians, or the altitudes, `AM` and `BN` of a triangle meet."""
    return (("shape", figure), (kind, pairs), *_let((point,), ("crossing", *_lines(pairs[:2]))))


def _figure(names: tuple[str, ...], figure: Tree) -> Tree | None:
    if figure[2] is not None:
        return None
    return (("shape", ("figure", figure[1], names, figure[3])),)


def _twice(p: str, n: Tree, q: str, m: Tree) -> Tree:
    """`O the circumcenter and H the orthocenter of ABC`: the first takes the figure of the second."""
    return (("define", (q,), m), ("define", (p,), n))


CLAIMS: list[tuple[str, Any]] = [
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
    ("[point] Pt is [the] midpoint of [the] [segment|side|chord] Sg",
     lambda p, s: (("fact", ("midp", p, *s)),)),
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
    ("Qd is a parallelogram",
     lambda q: (("fact", ("para", q[0], q[1], q[2], q[3])), ("fact", ("para", q[1], q[2], q[3], q[0])))),
    ("triangle Tr is isosceles", lambda t: None),
    ("Cl and [that] Cl", lambda a, b: (*a, *b)),
    ("Cl , Cl", lambda a, b: (*a, *b)),
]  # fmt: skip


SENTENCES: list[tuple[str, Any]] = [
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
    ("[point] Pt lie on [the] side Sg of Fg",
     lambda p, s, f: _let((p,), ("shaped", f, ("on", ("line", *s))))),
    ("[point] Pt lie inside|outside Fg", lambda p, f: _let((p,), ("shaped", f, ("free",)))),
    ("[point] Ps lie on [the] [line|side|segment] Ss",
     lambda ps, s: _let(ps, ("several", tuple(("on", ("line", *x)) for x in s)))),
    ("[point] Ps lie on [the] [line|side|segment] Ss of Fg",
     lambda ps, s, f: _let(ps, ("shaped", f, ("several", tuple(("on", ("line", *x)) for x in s))))),
    ("[point] Ps lie on Ci", lambda ps, c: (("around", ps, c),)),
    ("[point] Ps is point on Ci", lambda ps, c: (("around", ps, c),)),
    ("the perpendicular bisector of [side] Sg and Sg meet at|in Pt",
     lambda a, b, p: _let((p,), ("crossing", ("bisecting", *a), ("bisecting", *b)))),
    ("Ln meet Ln at|in Pt", lambda a, b, p: _let((p,), ("crossing", a, b))),
    ("Ln meet Ci at|in Pt", lambda a, c, p: _let((p,), ("crossing", a, c))),
    ("Ln meet Ln at|in Pt and Ln at|in Pt",
     lambda a, b, p, c, q: (*_let((p,), ("crossing", a, b)), *_let((q,), ("crossing", a, c)))),
    ("Ln meet Ci at|in Pt and Ci at|in Pt", lambda a, b, p, c, q: (("secant", a, b, p, c, q),)),
    ("Ln and Ln meet at|in Pt", lambda a, b, p: _let((p,), ("crossing", a, b))),
    ("the diagonal Ss meet at|in Pt",
     lambda s, p: _let((p,), ("crossing", *(("line", *x) for x in s))) if len(s) == 2 else None),
    ("the chord Ss of Ci meet at|in Pt",
     _chords),
    ("the diagonal meet at|in Pt", lambda p: _let((p,), ("diagonals",))),
    ("the diagonal of Fg meet at|in Pt", lambda f, p: (("shape", f), *_let((p,), ("diagonals",)))),
    ("the median Ss of Fg meet at|in Pt",
     partial(_meeting, "medians")),
    ("the altitude Ss of Fg meet at|in Pt",
     partial(_meeting, "altitudes")),
    ("Ss is [the] altitude of Fg", lambda s, f: (("shape", f), ("altitudes", s))),
    ("Sg is [the] altitude of Fg", lambda s, f: (("shape", f), ("altitudes", (s,)))),
    ("Ss is [the] median of Fg", lambda s, f: (("shape", f), ("medians", s))),
    ("the tangent to Ci at Pt and Pt meet at|in Pt",
     lambda c, a, b, p: _let((p,), ("crossing", ("tangent", a, c), ("tangent", b, c)))),
    ("the tangent at Pt and Pt to Ci meet at|in Pt",
     lambda a, b, c, p: _let((p,), ("crossing", ("tangent", a, c), ("tangent", b, c)))),
    ("the circumcircle of [triangle] Ts meet at|in Pt",
     lambda ts, p: _let((p,), ("crossing", *(("circum", *t) for t in ts))) if len(ts) == 2 else None),
    ("the incircle of [triangle] Tr touch [the] [side] Ss at|in [point] Ps",
     lambda t, s, ps: (("incircle", t, s, ps),)),
    ("the tangent from [a] [point] Pt to Ci touch Ci|it at|in [point] Pt and Pt",
     lambda p, c, d, a, b: (("tangents", p, c, a, b),)),
    ("the tangent from [a] [point] Pt touch Ci at|in [point] Pt and Pt",
     lambda p, c, a, b: (("tangents", p, c, a, b),)),
    ("from [a] point Pt outside Ci the tangent Ss is drawn , st Ps is the point of tangency",
     lambda p, c, s, ps: (("tangents", p, c, *(q for x in s for q in x if q != p)),)),
    ("from [a] point Pt outside Ci the tangent Ss is drawn",
     lambda p, c, s: (("tangents", p, c, *(q for x in s for q in x if q != p)),)),
    ("Ps is the point of tangency", lambda ps: ()),
    ("two circle meet at|in Pt and Pt", lambda a, b: (("two circles", None, None, a, b),)),
    ("two circle with center Pt and Pt meet at|in Pt and Pt",
     lambda o, w, a, b: (("two circles", o, w, a, b),)),
    ("two circle with center Pt and Pt touch [each other] [externally|internally] at|in Pt",
     lambda o, w, t: (("two touching", o, w, t),)),
    ("two circle touch [each other] [externally|internally] at|in Pt",
     lambda t: (("two touching", None, None, t),)),
    ("Sg is a chord of Ci", lambda s, c: (("around", s, c),)),
    ("Sg is a diameter of Ci", lambda s, c: (("across", s, c),)),
    ("equilateral triangle Ts is erected|constructed|drawn [externally] [outside] [on|of] [the] [side] Fg",
     lambda ts, f: (("shape", f), ("equilateral", ts))),
    ("Cl", lambda c: (("given", c),)),
]  # fmt: skip
