"""Rules about similar triangles, bisectors and centres of triangles; see `inference`."""

from __future__ import annotations

from collections.abc import Callable

from geometry.language import Fact
from geometry.proof.replayer.inference import (
    Inference,
    P,
    angles,
    bisects,
    coll,
    perp,
    ratios,
    rule,
)
from geometry.proof.replayer.plane import At, Condition
from geometry.proof.statement import Statement


def _oriented(names: tuple[str, ...], conclusion: Statement) -> tuple[bool, tuple[str, ...]]:
    """Whether a similarity is direct, and its second triangle turned like the first."""
    direct = isinstance(conclusion, Fact) and conclusion.predicate is P.SIMTRI
    p, q, r = names[3:]
    return direct, (p, q, r) if direct else (p, r, q)


def _similarity(
    names: tuple[str, ...], direct: bool, needs: tuple[Statement, ...], valid: Condition
) -> Inference:
    kind = P.SIMTRI if direct else P.SIMTRIR
    return Inference(
        needs,
        (Fact(kind, names),),
        lambda at: at.triangle(*names[:3]) and at.triangle(*names[3:]) and valid(at),
    )


def _angle_at(i: int, names: tuple[str, ...], direct: bool) -> Fact:
    a, b, c = (names[(i + k) % 3] for k in range(3))
    p, q, r = (names[3 + (i + k) % 3] for k in range(3))
    return angles(a, b, a, c, p, q, p, r) if direct else angles(a, b, a, c, p, r, p, q)


def _same_turn(names: tuple[str, ...], direct: bool) -> Condition:
    return lambda at: (at.left(*names[:3]) == at.left(*names[3:])) == direct


def _similar_aa(direct: bool, *n: str) -> Inference:
    """Two equal angles."""
    needs = (_angle_at(0, n, direct), _angle_at(1, n, direct))
    return _similarity(n, direct, needs, lambda at: True)


def _similar_sss(direct: bool, *n: str) -> Inference:
    """Proportional sides; the figure tells which way the triangles turn."""
    a, b, c, p, q, r = n
    needs = (ratios(a, b, b, c, p, q, q, r), ratios(b, c, c, a, q, r, r, p))
    return _similarity(n, direct, needs, _same_turn(n, direct))


def _similar_sas(direct: bool, *n: str) -> Inference:
    """An equal angle (as lines; the turn makes it one of rays) between proportional sides."""
    a, b, c, p, q, r = n
    needs = (_angle_at(0, n, direct), ratios(a, b, a, c, p, q, p, r))
    return _similarity(n, direct, needs, _same_turn(n, direct))


def _similar_ssa(direct: bool, *n: str) -> Inference:
    """An equal angle at a, and bc : ac; the angles at b are both acute or both obtuse."""
    a, b, c, p, q, r = n
    needs = (_angle_at(0, n, direct), ratios(b, c, a, c, q, r, p, r))
    turn = _same_turn(n, direct)

    def valid(at: At) -> bool:
        one, other = at.cosine(a, b, c), at.cosine(p, q, r)
        return turn(at) and abs(one) > 1e-4 and abs(other) > 1e-4 and one * other > 0

    return _similarity(n, direct, needs, valid)


SIMILARITIES: dict[str, Callable[..., Inference]] = {
    "similar_aa": _similar_aa,
    "similar_sss": _similar_sss,
    "similar_sas": _similar_sas,
    "similar_ssa": _similar_ssa,
}


@rule
def bisector_theorem(a: str, b: str, d: str, c: str) -> Inference:
    """The bisector at a, inside or outside, divides bc in the ratio of the sides."""
    return Inference(
        (coll(b, d, c), bisects(a, b, d, c)),
        (ratios(d, b, d, c, a, b, a, c),),
        lambda at: at.triangle(a, b, c) and at.distinct(b, d, c),
    )


@rule
def bisector_converse(a: str, b: str, d: str, c: str) -> Inference:
    """Both points that divide bc in the ratio of the sides lie on bisectors at a."""
    return Inference(
        (coll(b, d, c), ratios(d, b, d, c, a, b, a, c)),
        (bisects(a, b, d, c),),
        lambda at: at.triangle(a, b, c) and at.distinct(b, d, c),
    )


@rule
def orthocenter(x: str, y: str, z: str, h: str) -> Inference:
    """Two altitudes through h: so is the third."""
    return Inference(
        (perp(x, h, y, z), perp(y, h, z, x)),
        (perp(z, h, x, y),),
        lambda at: at.triangle(x, y, z) and at.distinct(x, y, z, h),
    )


@rule
def incenter(i: str, x: str, y: str, z: str) -> Inference:
    """Two bisectors through i, inside or outside: zi is one too."""
    return Inference(
        (bisects(x, y, i, z), bisects(y, x, i, z)),
        (bisects(z, x, i, y),),
        lambda at: at.triangle(x, y, z) and at.distinct(x, y, z, i),
    )
