"""Problems that tests solve: small theorems of plane geometry, written for them."""

from __future__ import annotations

from geometry import Solution, SolveConfig, parse, solve

TEXTS = {
    "midline": "a b c = triangle; m = midpoint m a b; n = midpoint n a c ? para m n b c",
    "orthocentre": "a b c = triangle; d = on_tline b a c, on_tline c a b ? perp a d b c",
    "thales": "a b = segment; o = midpoint o a b; c = on_circle c o a ? perp a c b c",
    "isosceles": "a b c = iso_triangle ? eqangle b a b c c b c a",
    "feet": "a b c = triangle; e = foot e b a c; f = foot f c a b ? cyclic b c e f",
    "tangent_chord": "a b c = triangle; o = circle o a b c; t = on_tline t a o a"
    " ? eqangle a t a b c a c b",
    "parallelogram": "a b c = triangle; d = on_pline d a b c, on_pline d c a b ? cong a b c d",
    "angle_value": "a b c = ieq_triangle ? aconst a b a c pi/3",
    "stewart": "a b = segment; m = midpoint m a b; c = on_tline c m a b ? cong c a c b",
    "power": "a b c = triangle; o = circle o a b c; p = on_line p a b; d = on_line d p c, on_circle d o a"
    " ? eqratio p a p c p d p b",
}


def solved(name: str) -> Solution:
    """One of the problems, proved by the engine."""
    solution = solve(parse(TEXTS[name], name), SolveConfig(deadline_s=30.0))
    assert solution.proof is not None, f"{name}: {solution.reason}"
    return solution
