"""Auxiliary points exist: for each way of defining one, the theorem that says so.

The lemmas are those of `Geometry.Exists`. A second intersection is the one that differs from the known one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.language.problem import Clause
from prover.geometry.lean.words import spell

P = Predicate


class NoExistenceError(ValueError):
    """A clause for which no existence theorem is known."""


@dataclass(frozen=True, slots=True)
class Existence:
    """`theorem points conditions : ∃ x, facts`; `excluded` are conditions of the form `¬ fact`.

    `reading`: the lemma that turns these into the theorem's own words.
    """

    theorem: str
    points: tuple[str, ...]
    conditions: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    excluded: tuple[Fact, ...] = ()
    reading: str = ""

    @property
    def words(self) -> str:
        """The theorem applied to its points."""
        return f"{self.theorem} {spell(*self.points)}"


def existence(clause: Clause) -> Existence:
    """How the point of an auxiliary clause comes to be. Raises NoExistenceError."""
    (x,) = clause.outputs
    uses = [_Use(c.name, tuple(a for a in c.args if a != x)) for c in clause.constructions]
    found = _single(x, uses[0]) if len(uses) == 1 else _meeting(x, *uses[:2])
    if found is None or len(uses) > 2:
        raise NoExistenceError(f"no existence theorem for: {clause}")
    return found


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    args: tuple[str, ...]


def _single(x: str, use: _Use) -> Existence | None:
    p = use.args
    match use.name:
        case "midpoint":
            return Existence("exists_midpoint", p, (), (Fact(P.MIDP, (x, *p)),))
        case "mirror":
            a, b = p
            return Existence("exists_mirror", p, (), (Fact(P.MIDP, (b, a, x)),))
        case "circle" | "circumcenter":
            a, b, c = p
            facts = (Fact(P.CONG, (x, a, x, b)), Fact(P.CONG, (x, b, x, c)))
            return Existence("exists_circumcenter", p, (Fact(P.NCOLL, p),), facts)
        case "foot":
            a, b, c = p
            facts = (Fact(P.PERP, (x, a, b, c)), Fact(P.COLL, (x, b, c)))
            return Existence("exists_foot", p, (), facts)
        case "reflect":
            a, b, c = p
            mirrored = (
                Fact(P.DIFF, (x, a)),
                Fact(P.CONG, (b, a, b, x)),
                Fact(P.CONG, (c, a, c, x)),
                Fact(P.PERP, (a, x, b, c)),
            )
            return Existence("exists_reflection_ne", p, (Fact(P.NCOLL, p),), mirrored)
        case _:
            return None


_LINES = {"on_line": "line", "on_pline": "pline", "on_tline": "tline", "on_bline": "bline"}
_ORDER = ("line", "pline", "tline", "bline")
_CIRCLES = ("on_circle", "on_circum")


def _line_fact(x: str, kind: str, p: tuple[str, ...]) -> Fact:
    match kind:
        case "line":
            return Fact(P.COLL, (x, *p))
        case "pline":
            return Fact(P.PARA, (p[0], x, p[1], p[2]))
        case "tline":
            return Fact(P.PERP, (p[0], x, p[1], p[2]))
        case _:
            return Fact(P.CONG, (x, p[0], x, p[1]))


def _meeting(x: str, one: _Use, other: _Use) -> Existence | None:
    if one.name in _LINES and other.name in _LINES:
        return _two_lines(x, one, other)
    if one.name in _CIRCLES and other.name == "on_line":
        one, other = other, one
    if one.name == "on_line" and other.name in _CIRCLES:
        return _line_circle(x, one.args, other)
    if one.name == other.name == "on_circum":
        return _two_circles(x, one.args, other.args)
    return None


def _two_lines(x: str, one: _Use, other: _Use) -> Existence | None:
    if _ORDER.index(_LINES[one.name]) > _ORDER.index(_LINES[other.name]):
        one, other = other, one
    kinds = [_LINES[use.name] for use in (one, other)]
    directions = [use.args[-2:] for use in (one, other)]
    turned = [kind in ("tline", "bline") for kind in kinds]
    condition = P.NPARA if turned[0] == turned[1] else P.NPERP
    facts = tuple(
        _line_fact(x, kind, use.args) for kind, use in zip(kinds, (one, other), strict=True)
    )
    return Existence(
        f"meet_{kinds[0]}_{kinds[1]}",
        (*one.args, *other.args),
        (Fact(condition, (*directions[0], *directions[1])),),
        facts,
    )


def _line_circle(x: str, line: tuple[str, ...], circle: _Use) -> Existence | None:
    if circle.name == "on_circle":
        o, known = circle.args
        if known not in line:
            return None
        far = line[1] if line[0] == known else line[0]
        conditions = (Fact(P.NPERP, (o, known, known, far)),)
        facts = (
            Fact(P.DIFF, (x, known)),
            Fact(P.COLL, (x, known, far)),
            Fact(P.CONG, (o, x, o, known)),
        )
        return Existence("second_line_center", (o, known, far), conditions, facts)
    shared = [p for p in line if p in circle.args]
    if not shared:
        return None
    a = shared[0]
    b = line[1] if line[0] == a else line[0]
    c, d = (p for p in circle.args if p != a)
    facts = (Fact(P.DIFF, (x, a)), Fact(P.COLL, (x, a, b)), Fact(P.CYCLIC, (x, a, c, d)))
    return Existence(
        "second_line_circle",
        (a, b, c, d),
        (Fact(P.NCOLL, (a, c, d)),),
        facts,
        excluded=(Fact(P.EQANGLE, (a, c, a, b, d, c, d, a)),),
    )


def _two_circles(x: str, one: tuple[str, ...], other: tuple[str, ...]) -> Existence | None:
    shared = [p for p in one if p in other]
    if not shared:
        return None
    a = shared[0]
    b, c = (p for p in one if p != a)
    d, e = (p for p in other if p != a)
    facts = (Fact(P.DIFF, (x, a)), Fact(P.CYCLIC, (x, a, b, c)), Fact(P.CYCLIC, (x, a, d, e)))
    return Existence(
        "second_circle_circle",
        (a, b, c, d, e),
        (Fact(P.NCOLL, (a, b, c)), Fact(P.NCOLL, (a, d, e))),
        facts,
        excluded=(_same_tangent(a, b, c, d, e),),
        reading="tangents_differ",
    )


def _same_tangent(a: str, b: str, c: str, d: str, e: str) -> Fact:
    """The circles abc and ade touch at a: their tangents there have one direction."""
    terms = (b, c, a, b, a, d, a, c, a, e, d, e)
    return Fact(P.AEQUATION, terms, Fraction(0), (Fraction(1),) * 3)
