"""Copies of a triangle: similar or congruent to it, turning the same way or the other."""

from __future__ import annotations

import cmath

from geometry.language.definition import Family, Sampler
from geometry.language.registry import points

COPY = Family.COPY
Branches = list[tuple[complex, ...]]
S = Sampler


@points(
    COPY,
    "r = simtri r a b c p q",
    "the third vertex of the triangle pqr similar to abc and turning the same way",
    facts="simtri a b c p q r",
    conditions="ncoll a b c, diff p q",
)
def simtri(_: S, a: complex, b: complex, c: complex, p: complex, q: complex) -> Branches:
    return [(p + (q - p) * (c - a) / (b - a),)]


@points(
    COPY,
    "r = simtrir r a b c p q",
    "the third vertex of the triangle pqr similar to abc and turning the other way",
    facts="simtrir a b c p q r",
    conditions="ncoll a b c, diff p q",
)
def simtrir(_: S, a: complex, b: complex, c: complex, p: complex, q: complex) -> Branches:
    return [(p + (q - p) * ((c - a) / (b - a)).conjugate(),)]


@points(
    COPY,
    "q r = contri q r a b c p",
    "a triangle pqr congruent to abc and turning the same way",
    facts="contri a b c p q r",
    conditions="ncoll a b c",
)
def contri(s: S, a: complex, b: complex, c: complex, p: complex) -> Branches:
    turn = cmath.exp(1j * s.uniform(0, cmath.tau))
    return [(p + (b - a) * turn, p + (c - a) * turn)]


@points(
    COPY,
    "q r = contrir q r a b c p",
    "a triangle pqr congruent to abc and turning the other way",
    facts="contrir a b c p q r",
    conditions="ncoll a b c",
)
def contrir(s: S, a: complex, b: complex, c: complex, p: complex) -> Branches:
    turn = cmath.exp(1j * s.uniform(0, cmath.tau))
    return [(p + (b - a).conjugate() * turn, p + (c - a).conjugate() * turn)]
