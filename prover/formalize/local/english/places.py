"""Points in the plane of coordinates, and graphs: distances, slopes, where two graphs meet."""

from __future__ import annotations

from prover.formalize.local.english.meanings import Meaning
from prover.formalize.local.english.sorts import TWO, call
from prover.formalize.local.meaning import conj
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Term,
    Unary,
    free_names,
    substitute,
)


def _coordinates(point: Term) -> tuple[Term, Term] | None:
    match point:
        case App(Name("tuple"), (x, y)):
            return x, y
        case _:
            return None


def _distance(one: Term, other: Term) -> Term | None:
    a, b = _coordinates(one), _coordinates(other)
    if a is None or b is None:
        return None
    squares = [Binary("^", Binary("-", q, p), TWO) for p, q in zip(a, b, strict=True)]
    return Unary("√", Binary("+", *squares))


def _midpoint(one: Term, other: Term) -> Term | None:
    a, b = _coordinates(one), _coordinates(other)
    if a is None or b is None:
        return None
    return call("tuple", *(Binary("/", Binary("+", p, q), TWO) for p, q in zip(a, b, strict=True)))


def _slope(one: Term, other: Term) -> Term | None:
    a, b = _coordinates(one), _coordinates(other)
    if a is None or b is None:
        return None
    return Binary("/", Binary("-", b[1], a[1]), Binary("-", b[0], a[0]))


def _on_graph(graph: Term, point: Term) -> Term | None:
    """An equation in `x` and `y`, or a definition of `f x`, of the coordinates of a point."""
    where = _coordinates(point)
    match graph:
        case Binary("=", App(Name(_) as function, (Name(_),)), _) if where is not None:
            return conj(graph, Binary("=", App(function, (where[0],)), where[1]))
        case Binary("=", _, _) if where is not None and free_names(graph) & {"x", "y"}:
            return substitute(graph, dict(zip(("x", "y"), where, strict=True)))
        case _:
            return None


def _meet(one: Term, other: Term, point: Term) -> Term | None:
    claims = [_on_graph(graph, point) for graph in (one, other)]
    return None if None in claims else conj(*(claim for claim in claims if claim is not None))


def _has_slope(one: Term, other: Term, value: Term) -> Term | None:
    slope = _slope(one, other)
    return None if slope is None else Binary("=", slope, value)


PLACE_PROPOSITIONS: list[tuple[str, Meaning]] = [
    (
        "[the] graphs|lines|curves|parabolas [of] [the] [functions|equations] F "
        "and F intersect|meet|cross at [the] [point] E",
        _meet,
    ),
    (
        "[the] point E lies|is on "
        "[the] [graph|line|curve|parabola|circle] [of] [the] [equation|function] F",
        lambda p, f: _on_graph(f, p),
    ),
    (
        "E lies|is on [the] [graph|line|curve|parabola|circle] [of] [the] [equation|function] F",
        lambda p, f: _on_graph(f, p),
    ),
    (
        "[the] graph|line|curve|parabola [of] [the] [equation|function] F passes through [the] [point] E",
        _on_graph,
    ),
    ("[the] line through|containing [the] [points] E and E has [a] slope [of] T", _has_slope),
]  # fmt: skip

PLACE_TERMS: list[tuple[str, Meaning]] = [
    ("distance between [the] [points] E and E", _distance),
    ("distance from [the] [point] E to [the] [point] E", _distance),
    ("length of [the] [line] segment [with|joining|connecting] [endpoints|points] E and E", _distance),
    ("midpoint of [the] [line] segment [with|joining|connecting] [endpoints|points] E and E", _midpoint),
    ("slope of [the] line through|containing|joining|connecting [the] [points] E and E", _slope),
    ("slope of [the] [line] segment [with|joining|connecting] [endpoints|points] E and E", _slope),
]  # fmt: skip
