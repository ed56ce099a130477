"""Problems whose proofs together use most rules."""

from __future__ import annotations

from functools import cache

from geometry.engine import Closure, Stop
from geometry.figure import Figure, build
from geometry.language import GeometryProblem, hypotheses, parse
from geometry.proof import GeometryProof, trace

PROBLEMS = {
    "orthocentre": "a b c = triangle; d = foot d a b c; e = foot e b a c; f = foot f c a b; "
    "h = on_line h a d, on_line h b e ? eqangle d f d a d a d e",
    "nine points": "a b c = triangle; d = foot d a b c; e = foot e b a c; f = foot f c a b; "
    "m = midpoint m b c ? cyclic d e f m",
    "simson": "a b c = triangle; p = on_circum p a b c; l = foot l p b c; m = foot m p c a; "
    "n = foot n p a b ? coll l m n",
    "centroid": "a b c = triangle; d = midpoint d b c; e = midpoint e c a; f = midpoint f a b; "
    "g = on_line g a d, on_line g b e ? coll g c f",
    "bisector": "a b c = triangle; d = angle_bisector d b a c, on_line d b c; "
    "e = on_pline e c a d, on_line e a b ? cong a e a c",
    "tangent": "a b c = triangle; o = circle o a b c; t = on_tline t a o a, on_line t b c ? "
    "eqratio t b t a t a t c",
    "incentre": "a b c = triangle; i = incenter i a b c; o = circle o a b c; "
    "d = on_line d a i, on_circle d o a ? cong d i d b",
    "right triangle": "a b c = r_triangle a b c; h = foot h a b c; m = midpoint m b c ? "
    "cong m a m b; eqratio b h b a b a b c",
    "sines": "a b c = triangle; o = circle o a b c; d = on_line d a b; "
    "e = on_line e a c, on_circle e a d; f = on_bline f b d, on_circle f o a; "
    "g = on_bline g e c, on_circle g o a ? para d e f g",
    "apollonius": "a b c d = rectangle a b c d; o = midpoint o a c; p = free p ? "
    "l2equation 1 p a * p a 1 p c * p c -1 p b * p b -1 p d * p d 0",
    "trapezoid": "a b c d = trapezoid a b c d; m = midpoint m a d; n = midpoint n b c ? "
    "para m n a b",
    "value": "a b c = ieq_triangle; d = foot d a b c ? aconst b a a d = ?; rconst a d a b = ?",
    "identity": "a b c = triangle; d = foot d a b c; e = on_tline e a b c, on_line e b c ? "
    "cong b d b e",
}


@cache
def proved(name: str) -> tuple[GeometryProblem, Figure, GeometryProof]:
    """The problem of a name, a figure and the engine's proof, not replayed yet."""
    problem = parse(PROBLEMS[name])
    figure = build(problem)[0]
    closure = Closure(figure, hypotheses(problem))
    if closure.saturate(problem.goals, 5.0) is not Stop.GOAL:
        closure.use(lengths=True, sines=True)
        assert closure.saturate(problem.goals, 5.0) is Stop.GOAL, name
    return problem, figure, trace(closure, problem.goals)
