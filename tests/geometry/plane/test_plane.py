from __future__ import annotations

import cmath
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geometry.plane import (
    Circle,
    Curve,
    Line,
    Locus,
    PlaneError,
    angle_circle,
    bisector,
    circumcenter,
    excenter,
    foot,
    incenter,
    meet,
    orthocenter,
    ratio_circle,
    reflection,
)

coordinate = st.floats(-10, 10, allow_nan=False)
point = st.builds(complex, coordinate, coordinate)


def general(a: complex, b: complex, c: complex) -> bool:
    """Whether three points span a triangle that is not too thin."""
    sides = sorted((abs(a - b), abs(b - c), abs(c - a)))
    return abs(((b - a).conjugate() * (c - a)).imag) > 0.05 * sides[2] ** 2 > 1e-3


@given(point, point, point)
def test_centers(a: complex, b: complex, c: complex) -> None:
    assume(general(a, b, c))
    o = circumcenter(a, b, c)
    assert abs(o - b) == pytest.approx(abs(o - a)) == pytest.approx(abs(o - c))
    h = orthocenter(a, b, c)
    assert ((h - a).conjugate() * (c - b)).real == pytest.approx(0, abs=1e-7)
    lines = [Line.through(a, b), Line.through(b, c), Line.through(c, a)]
    for center in (incenter(a, b, c), excenter(a, b, c)):
        distances = [abs(line.gap(center)) for line in lines]
        assert distances[0] == pytest.approx(distances[1]) == pytest.approx(distances[2])
    i, e = incenter(a, b, c), excenter(a, b, c)
    assert lines[1].gap(i) * lines[1].gap(a) > 0 > lines[1].gap(e) * lines[1].gap(a)


@given(point, point, point)
def test_feet_and_reflections(x: complex, a: complex, b: complex) -> None:
    assume(abs(a - b) > 1e-2)
    line = Line.through(a, b)
    assert line.gap(foot(x, line)) == pytest.approx(0, abs=1e-9)
    assert (x + reflection(x, line)) / 2 == pytest.approx(foot(x, line), abs=1e-9)


@given(point, point, st.floats(0.1, 3.0), point, st.floats(0, 6.28))
def test_lines_and_circles_meet_on_both(
    p: complex, center: complex, radius: float, q: complex, angle: float
) -> None:
    assume(abs(p - q) > 0.1)
    line, circle = Line.through(p, q), Circle.around(center, radius)
    other = Circle.around(circle.at(angle) + 0.4, 0.5)
    pairs: list[tuple[Locus, Locus]] = [(line, circle), (circle, line), (circle, other)]
    for first, second in pairs:
        try:
            hits = meet(first, second)
        except PlaneError:
            continue
        for z in hits:
            # Near a tangency the points are only as good as the root of the rounding error.
            assert abs(first.gap(z)) < 1e-5
            assert abs(second.gap(z)) < 1e-5


def test_tangency_gives_one_point() -> None:
    assert meet(Line.through(1j, 1 + 1j), Circle(0j, 1.0)) == [pytest.approx(1j)]
    assert meet(Circle(0j, 1.0), Circle(3 + 0j, 2.0)) == [pytest.approx(1)]
    assert meet(Circle(0j, 3.0), Circle(1 + 0j, 2.0)) == [pytest.approx(3)]


def test_what_does_not_meet() -> None:
    with pytest.raises(PlaneError, match="parallel"):
        meet(Line.through(0, 1), Line.through(1j, 1 + 1j))
    with pytest.raises(PlaneError, match="misses"):
        meet(Line.through(2j, 1 + 2j), Circle(0j, 1.0))
    with pytest.raises(PlaneError, match="concentric"):
        meet(Circle(0j, 1.0), Circle(0j, 2.0))
    with pytest.raises(PlaneError, match="do not meet"):
        meet(Circle(0j, 1.0), Circle(9 + 0j, 2.0))
    with pytest.raises(PlaneError):
        Line.through(1 + 1j, 1 + 1j)
    with pytest.raises(PlaneError):
        Circle.around(0j, 0.0)


@given(point, point, st.floats(0.1, 3.0), st.floats(0, 6.28))
def test_inscribed_angles_and_ratios(a: complex, b: complex, turn: float, at: float) -> None:
    assume(abs(a - b) > 0.1)
    locus = angle_circle(a, b, cmath.exp(1j * turn))
    assert isinstance(locus, Circle)
    x = locus.at(at)
    assume(min(abs(x - a), abs(x - b)) > 1e-3)
    off = cmath.phase((b - x) / (a - x)) - turn
    assert math.sin(off) == pytest.approx(0, abs=1e-6)
    apollonius = ratio_circle(a, b, 0.5)
    assert isinstance(apollonius, Circle)
    y = apollonius.at(at)
    assert 2 * abs(y - a) == pytest.approx(abs(y - b))


def test_bisectors() -> None:
    assert bisector(1, 0, 1j).direction == pytest.approx(cmath.exp(0.25j * cmath.pi))
    assert bisector(1, 0, -1).direction == pytest.approx(1j)
    with pytest.raises(PlaneError):
        bisector(0, 0, 1)


def test_curves() -> None:
    hyperbola = Curve(lambda z: z.real * z.imag - 1, 0j, 2.0)
    assert abs(hyperbola.value(hyperbola.nearest(2 + 2j))) < 1e-15
    for z in meet(hyperbola, Line.through(0, 1 + 2j)):
        assert hyperbola.value(z) == pytest.approx(0, abs=1e-12)
    assert len(meet(Circle(0j, 3.0), hyperbola)) == 4
    parabola = Curve(lambda z: z.imag - z.real**2, 0j, 2.0)
    assert any(z == pytest.approx(1 + 1j) for z in meet(hyperbola, parabola))
