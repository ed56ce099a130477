"""Whether a clause that defines points really pins them down where a figure has them.

Two loci define a point only where they cross. Where they coincide, or touch, a point on both says
something about them instead: a point on two circles around o makes their radii equal, a point on a
line and a circle that touch makes the line a tangent. An auxiliary point must not smuggle in such a
fact, so its place has to be a proper crossing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from geometry.figure.figure import Figure
from geometry.figure.placing import loci_of
from geometry.figure.truth import error, holds
from geometry.language import REGISTRY, Clause, Construction, Sampler, asserted, required
from geometry.plane import Circle, Line, Locus

ON_LOCUS = 1e-8
"""Largest distance of a point from its locus, relative to the figure."""
CROSSING = 1e-5
"""Smallest sine of the angle in which two loci cross."""


def properly_defined(clause: Clause, figure: Figure) -> bool:
    """Whether every new point of a clause is defined by it at the coordinates of `figure`.

    The clause must define (`Clause.defines`), its facts and conditions must hold, a point on two
    loci must be a crossing of the two, and a constructed point must be where its construction puts
    it. Raises `KeyError` when the figure lacks a point.
    """
    if not clause.defines:
        return False
    at = figure.coordinates
    for construction in clause.constructions:
        if any(error(fact, figure) > 10 * ON_LOCUS for fact in asserted(construction)):
            return False
        if not all(holds(condition, figure) for condition in required(construction)):
            return False
        if REGISTRY[construction.name].place is not None and not _placed(construction, at):
            return False
    return all(_crosses(name, clause, figure) for name in clause.outputs)


def _crosses(name: str, clause: Clause, figure: Figure) -> bool:
    """Whether the point lies on its loci, and on two of them where they cross."""
    at, scale = figure.coordinates, figure.diameter
    loci = [
        locus
        for c in clause.constructions
        if name in c.outputs and REGISTRY[c.name].loci is not None
        for locus in loci_of(c, at)
    ]
    z = at[name]
    if any(abs(locus.gap(z)) > ON_LOCUS * scale for locus in loci):
        return False
    if len(loci) < 2:
        return True
    first, second = (_normal(locus, z) for locus in loci)
    return abs((first.conjugate() * second).imag) > CROSSING * abs(first) * abs(second)


def _normal(locus: Locus, z: complex) -> complex:
    """A vector across the locus at a point of it."""
    if isinstance(locus, Line):
        return 1j * locus.direction
    if isinstance(locus, Circle):
        return z - locus.center
    return locus.gradient(z)


def _placed(construction: Construction, at: Mapping[str, complex]) -> bool:
    """Whether the construction, with no choice of its own, yields the points as they are.

    One that chooses freely (a free shape, a triangle turned at will) yields any that satisfy its
    facts.
    """
    definition = REGISTRY[construction.name]
    assert definition.place is not None
    inputs = [at[name] for name in construction.inputs]
    number = () if construction.value is None else (construction.value,)
    runs = []
    for seed in (1, 2):
        sampler = Sampler(random.Random(seed))
        try:
            runs.append([tuple(b) for b in definition.place(sampler, *inputs, *number)])
        except ArithmeticError:
            return False
    if runs[0] != runs[1]:
        return True
    points = [at[name] for name in construction.outputs]
    size = max(abs(z) for z in (*points, *inputs)) or 1.0
    return any(
        all(abs(z - w) <= ON_LOCUS * size for z, w in zip(branch, points, strict=True))
        for branch in runs[0]
    )
