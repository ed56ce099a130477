"""The numbers of the generator that people tune, and the constructions that it draws from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How figures are drawn and how many problems are taken from one.

    `least_points`, `most_points`: drawn clause by clause; `most_notable`: at most so many further
    points, where lines and circles of the figure meet. `close`, `far`: how near to another point,
    and how far out, a point may lie, relative to the figure so far. `company`: how much more often
    points are chosen together that a clause mentions together.

    `parts`: of a figure, whose closures are asked what they lack. `facts`, `facts_of_part`: of what a
    figure and a part lack, for how many points are looked for. `measured`: the chance that equal angles
    or ratios are taken as they are; otherwise a further point is added to the statement, of `grown`
    tried, about which simpler facts are lacking. `candidates`: points tried alone;
    `rich`: those of them tried with all rules; `pairs`: first points of pairs, `around`: second
    points of each. `problems`: taken from one figure at most. `most_auxiliary`: points of a problem.
    `closure_s`: time limit of one closure in seconds.
    """

    least_points: int = 6
    most_points: int = 13
    most_notable: int = 4
    close: float = 0.06
    far: float = 5.0
    company: float = 1.0
    parts: int = 12
    facts: int = 6
    facts_of_part: int = 2
    measured: float = 0.3
    grown: int = 30
    candidates: int = 2000
    rich: int = 150
    pairs: int = 12
    around: int = 150
    problems: int = 3
    most_auxiliary: int = 3
    closure_s: float = 2.0


SHAPES: tuple[tuple[str, float], ...] = (
    ("a b c = triangle a b c", 10),
    ("a b c = r_triangle a b c", 1),
    ("a b c = iso_triangle a b c", 1),
    ("a b c d = quadrangle a b c d", 1.5),
    ("a b c d = eq_trapezoid a b c d", 0.2),
    ("a b c d = isquare a b c d", 0.3),
    ("a b c = ieq_triangle a b c", 0.3),
    ("a b = segment a b; c = on_bline c a b; d = on_circle d c a", 1.5),
    ("a b c = triangle a b c; o = circle o a b c; d = on_circle d o a", 3),
    ("a b = segment a b; o = midpoint o a b; c = on_circle c o a", 1),
)
"""What a figure starts from, with weights."""

STEPS: tuple[tuple[str, float], ...] = (
    ("foot z 0 1 2; foot y 1 2 0; on_line x 0 z, on_line x 1 y", 3),
    ("incenter z 0 1 2; foot y z 1 2; foot x z 2 0", 2),
    ("midpoint z 0 1; midpoint y 1 2", 2),
    ("circle z 0 1 2; on_line y 0 z, on_circle y z 0", 2),
    ("on_line z 0 1; on_circum y 0 2 z, on_line y 1 2", 2),
    ("on_circum z 0 1 2, angle_bisector z 1 0 2; on_line y 0 z, on_line y 1 2", 2),
    ("midpoint z 0 1", 4),
    ("foot z 0 1 2", 4),
    ("mirror z 0 1", 1),
    ("reflect z 0 1 2", 1),
    ("circle z 0 1 2", 2.5),
    ("orthocenter z 0 1 2", 1),
    ("incenter z 0 1 2", 1.5),
    ("excenter z 0 1 2", 0.3),
    ("parallelogram 0 1 2 z", 0.7),
    ("on_line z 0 1", 1.5),
    ("on_circum z 0 1 2", 1.5),
    ("on_circle z O M", 1.5),
    ("on_circle z 0 1", 0.7),
    ("on_bline z 0 1", 0.4),
    ("on_tline z 0 1 2", 0.3),
    ("on_dia z 0 1", 0.3),
    ("on_line z 0 1, on_line z 2 3", 6),
    ("on_line z 0 1, on_circum z 0 2 3", 5),
    ("on_line z M 0, on_circle z O M", 4),
    ("on_line z 0 1, on_circle z 2 0", 1),
    ("on_line z 0 1, on_pline z 2 3 4", 1.5),
    ("on_line z 0 1, on_tline z 2 3 4", 1.5),
    ("on_line z 0 1, on_tline z 2 2 3", 1),
    ("on_line z 0 1, on_bline z 2 3", 1.2),
    ("on_line z 0 1, angle_bisector z 0 2 1", 1.2),
    ("on_circum z 0 1 2, angle_bisector z 1 0 2", 1),
    ("on_circum z 0 1 2, on_circum z 0 3 4", 2),
    ("on_circum z 0 1 2, on_bline z 0 1", 1),
    ("on_circum z 0 1 2, on_pline z 0 3 4", 0.8),
    ("on_circle z O M, on_pline z M 0 1", 0.6),
    ("on_circle z O M, on_tline z M 0 1", 0.6),
    ("on_circle z O M, on_circum z M 0 1", 0.8),
    ("on_line z 0 1, on_tline z M M O", 1.5),
    ("on_tline z M M O, on_tline z N N O", 1.5),
    ("on_tline z 0 0 1, on_tline z 2 2 3", 0.6),
    ("on_pline z 0 1 2, on_pline z 1 0 2", 0.5),
    ("on_dia z O 0, on_circle z O M", 1),
)
"""Clauses that add a point z, with weights. Digits stand for different points; O for the centre of
a circle that the figure has, M and N for two points of that circle."""
