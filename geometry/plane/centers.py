"""Centres of a triangle and images of a point. Degenerate triangles raise `PlaneError`."""

from __future__ import annotations

from geometry.plane.loci import TINY, Line, PlaneError


def foot(x: complex, line: Line) -> complex:
    """The orthogonal projection of x."""
    return line.at(((x - line.point) * line.direction.conjugate()).real)


def reflection(x: complex, line: Line) -> complex:
    """The mirror image of x in the line."""
    return line.point + ((x - line.point) * line.direction.conjugate()).conjugate() * line.direction


def circumcenter(a: complex, b: complex, c: complex) -> complex:
    """The point equidistant from a, b and c."""
    u, v = b - a, c - a
    cross = (u.conjugate() * v).imag
    if abs(cross) < TINY * abs(u) * abs(v) or cross == 0:
        raise PlaneError("the three points lie on one line")
    return a + 1j * (u * abs(v) ** 2 - v * abs(u) ** 2) / (2 * cross)


def orthocenter(a: complex, b: complex, c: complex) -> complex:
    """The meeting point of the altitudes."""
    return a + b + c - 2 * circumcenter(a, b, c)


def incenter(a: complex, b: complex, c: complex) -> complex:
    """The centre of the inscribed circle."""
    return _weighted(a, b, c, abs(b - c), abs(c - a), abs(a - b))


def excenter(a: complex, b: complex, c: complex) -> complex:
    """The centre of the escribed circle opposite to a."""
    return _weighted(a, b, c, -abs(b - c), abs(c - a), abs(a - b))


def bisector(a: complex, b: complex, c: complex) -> Line:
    """The half-line from b that halves the angle abc; for a straight angle, the normal."""
    u, v = a - b, c - b
    if u == 0 or v == 0:
        raise PlaneError("an angle needs three distinct points")
    u, v = u / abs(u), v / abs(v)
    if abs(u + v) < 1e-9:
        return Line.along(b, 1j * u)
    return Line.along(b, u + v, ray=True)


def _weighted(a: complex, b: complex, c: complex, p: float, q: float, r: float) -> complex:
    cross = abs(((b - a).conjugate() * (c - a)).imag)
    if cross < TINY * (abs(p) + abs(q) + abs(r)) ** 2:
        raise PlaneError("the three points lie on one line")
    return (p * a + q * b + r * c) / (p + q + r)
