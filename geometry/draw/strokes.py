"""Which lines and circles a problem shows, by the names of its points.

Constructions say what a reader expects to see (an `on_circle` its circle, a shape its sides); facts
of goals and steps show the segments and circles they speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geometry.draw.theme import Role
from geometry.figure import Figure
from geometry.language import Construction, Fact, Family, GeometryProblem, Predicate, asserted
from geometry.language.registry import REGISTRY
from geometry.plane import PlaneError, circumcenter


@dataclass(frozen=True, slots=True)
class Line:
    """The stretch of a line that spans these points, two or more."""

    points: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in the figure's coordinates."""

    center: complex
    radius: float
    role: Role


Stroke = Line | Circle

_CENTERED = {
    "on_circle": ("o a",),
    "lc_tangent": ("o a",),
    "circle": ("x a",),
    "circumcenter": ("x a",),
    "incenter2": ("i x",),
    "excenter2": ("i x",),
    "ninepoints": ("i x",),
    "tangent": ("o b",),
    "intersection_lc": ("o b",),
    "intersection_cc": ("o a", "w a"),
    "cc_tangent": ("o a", "w b"),
    "cc_tangent0": ("o a", "w b"),
    "cc_itangent": ("o a", "w b"),
    "2l1c": ("o a", "i x"),
    "e5128": ("c b",),
    "test_r20": ("o a",),
}
"""Constructions that show circles: centre and a point, in the names of their schemes."""

_CIRCUM = {"on_circum": "a b c", "on_dia": "x a b"}
"""Constructions that show the circle through three points."""

_OPEN = frozenset({"free", "between", "test_r20", "test_r25"})
"""Free shapes that are not polygons."""


def problem_strokes(
    problem: GeometryProblem, figure: Figure, auxiliary: Iterable[str] = ()
) -> list[Stroke]:
    """What the statement shows; strokes of a construction of auxiliary points have their role."""
    extra = frozenset(auxiliary)
    strokes: list[Stroke] = []
    for construction in problem.constructions:
        role = Role.AUXILIARY if extra & set(construction.outputs) else Role.MAIN
        strokes.extend(_of_construction(construction, figure, role))
    for goal in problem.goals:
        strokes.extend(fact_strokes(goal, figure, Role.GOAL))
    return strokes


def fact_strokes(fact: Fact, figure: Figure, role: Role) -> Iterator[Stroke]:
    """The segments and circles a fact speaks of."""
    args = fact.args
    match fact.predicate:
        case Predicate.COLL | Predicate.MIDP | Predicate.OVERLAP:
            yield Line(args, role)
        case Predicate.CYCLIC:
            yield from _through(args[:3], figure, role)
        case Predicate.CIRCLE:
            yield from _through(args[1:], figure, role)
        case (
            Predicate.SIMTRI
            | Predicate.SIMTRIR
            | Predicate.CONTRI
            | Predicate.CONTRIR
            | Predicate.SAMECLOCK
        ):
            yield from _polygon(args[:3], role)
            yield from _polygon(args[3:], role)
        case _ if fact.predicate.numeric:
            return
        case _:
            for i in range(0, len(args) - 1, 2):
                yield Line((args[i], args[i + 1]), role)


def _of_construction(construction: Construction, figure: Figure, role: Role) -> Iterator[Stroke]:
    if construction.fact:
        yield from _of_demand(construction.fact, figure, role)
        return
    definition = REGISTRY[construction.name]
    names = dict(zip(definition.scheme, construction.args, strict=True))
    word = construction.name
    if definition.family is Family.FREE and word not in _OPEN:
        yield from _polygon(construction.args, role)
    for pair in _CENTERED.get(word, ()):
        o, a = (names[n] for n in pair.split())
        yield Circle(figure[o], abs(figure[a] - figure[o]), role)
    if word in _CIRCUM:
        yield from _through([names[n] for n in _CIRCUM[word].split()], figure, role)
    for fact in asserted(construction):
        yield from _supporting(fact, figure, role, construction)


def _of_demand(fact: Fact, figure: Figure, role: Role) -> Iterator[Stroke]:
    """A demanded fact: equal distances from one point as a circle, angles by thin lines."""
    args = fact.args
    shared = set(args[:2]) & set(args[2:])
    if fact.predicate is Predicate.CONG and len(shared) == 1:
        center = shared.pop()
        rim = args[0] if args[1] == center else args[1]
        yield Circle(figure[center], abs(figure[rim] - figure[center]), role)
    elif fact.predicate is Predicate.EQANGLE:
        yield from fact_strokes(fact, figure, Role.THIN if role is Role.MAIN else role)
    else:
        yield from fact_strokes(fact, figure, role)


def _supporting(
    fact: Fact, figure: Figure, role: Role, construction: Construction
) -> Iterator[Stroke]:
    """What a hypothesis adds to the picture of its construction."""
    thin = Role.AUXILIARY if role is Role.AUXILIARY else Role.THIN
    word, new = construction.name, set(construction.outputs)
    match fact.predicate:
        case Predicate.COLL | Predicate.MIDP:
            yield Line(fact.args, role)
        case Predicate.PERP | Predicate.PARA:
            if word not in ("on_dia", "rectangle", "isquare"):
                for pair in (fact.args[:2], fact.args[2:]):
                    yield Line(pair, role if new & set(pair) else thin)
        case Predicate.CONG if word in ("eqdistance", "eq_triangle", "eqratio"):
            for pair in (fact.args[:2], fact.args[2:]):
                yield Line(pair, role if new & set(pair) else thin)
        case Predicate.EQANGLE | Predicate.ACONST if word != "eq_triangle":
            for i in range(0, len(fact.args), 2):
                pair = fact.args[i : i + 2]
                yield Line(pair, role if new & set(pair) and "bisector" not in word else thin)
        case Predicate.LCONST | Predicate.RCONST:
            yield from fact_strokes(fact, figure, role)
        case Predicate.SIMTRI | Predicate.SIMTRIR | Predicate.CONTRI | Predicate.CONTRIR:
            yield from fact_strokes(fact, figure, role)
        case _:
            return


def _polygon(names: Sequence[str], role: Role) -> Iterator[Stroke]:
    if len(names) == 2:
        yield Line((names[0], names[1]), role)
    elif len(names) > 2:
        for i, name in enumerate(names):
            yield Line((name, names[(i + 1) % len(names)]), role)


def _through(names: Sequence[str], figure: Figure, role: Role) -> Iterator[Stroke]:
    a, b, c = (figure[n] for n in names[:3])
    try:
        o = circumcenter(a, b, c)
    except PlaneError:
        return
    yield Circle(o, abs(a - o), role)
