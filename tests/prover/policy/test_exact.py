"""Exact linear algebra, polynomials and cofactors."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prover.policy.symbolic.equations.groebner import cofactors
from prover.policy.symbolic.goals.exact import ldl, null_space, solve_near
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly, read_fraction, read_poly

small = st.integers(-6, 6).map(Fraction)
square = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(small, min_size=n, max_size=n), min_size=n, max_size=n)
)


def poly(text: str) -> Poly:
    found = read_poly(parse(text), "Rat", is_field=True)
    assert found is not None
    return found


@given(square, st.data())
def test_solutions_solve(matrix: list[list[Fraction]], data: st.DataObject) -> None:
    n = len(matrix)
    x = data.draw(st.lists(small, min_size=n, max_size=n))
    rows = [
        (dict(enumerate(row)), sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)))
        for row in matrix
    ]
    found = solve_near(rows, [Fraction(0)] * n)
    assert found is not None
    for row, b in rows:
        assert sum((c * found[j] for j, c in row.items()), Fraction(0)) == b


def test_inconsistent_systems_have_no_solution() -> None:
    one = Fraction(1)
    assert solve_near([({0: one}, one), ({0: one}, Fraction(2))], [one]) is None


@given(square)
def test_gram_matrices_decompose(matrix: list[list[Fraction]]) -> None:
    n = len(matrix)
    gram = [
        [sum((row[i] * row[j] for row in matrix), Fraction(0)) for j in range(n)] for i in range(n)
    ]
    squares = ldl(gram)
    assert squares is not None
    for i in range(n):
        for j in range(n):
            total = sum((d * line[i] * line[j] for d, line in squares), Fraction(0))
            assert total == gram[i][j]
    assert all(d > 0 for d, _ in squares)


def test_indefinite_matrices_do_not() -> None:
    zero, one = Fraction(0), Fraction(1)
    assert ldl([[one, Fraction(2)], [Fraction(2), one]]) is None
    assert ldl([[zero, one], [one, zero]]) is None


@given(square)
def test_null_space_vectors_vanish(matrix: list[list[Fraction]]) -> None:
    n = len(matrix)
    for vector in null_space(matrix, n):
        assert any(vector)
        for row in matrix:
            assert sum((a * b for a, b in zip(row, vector, strict=True)), Fraction(0)) == 0


@given(small, small)
def test_fractions_are_read_exactly(x: Fraction, y: Fraction) -> None:
    top, bottom = read_fraction(
        parse("(x - 1) ^ 2 / (y + 7) - x * (y⁻¹ + 7)⁻¹ + 1 / 2"), "Rat", is_field=True
    )
    point = {"x": x, "y": y}
    if y in (0, -7, Fraction(-1, 7)):
        return
    expected = (x - 1) ** 2 / (y + 7) - x / (1 / y + 7) + Fraction(1, 2)
    assert top.evaluate(point) == expected * bottom.evaluate(point)


def test_natural_subtraction_is_an_atom() -> None:
    read = read_poly(parse("(a - b) * 2 + c"), "Nat", is_field=False)
    assert read is not None
    assert read.atoms == ["a - b", "c"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), small), max_size=6))
def test_printed_polynomials_are_read_back(terms: list[tuple[int, int, Fraction]]) -> None:
    p = Poly.const(0)
    for i, j, c in terms:
        p = p + (Poly.atom("x") ** i * Poly.atom("y") ** j).scale(c)
    assert poly(p.lean()) == p


def test_cofactors_are_an_identity() -> None:
    h = poly("(x - y) ^ 2 + (y - z) ^ 2 + (z - x) ^ 2 - x * y * z")
    divisor, target = poly("x + y + z + 6"), poly("x ^ 3 + y ^ 3 + z ^ 3")
    found = cofactors(target, [(divisor, 2), (h, 0)])
    assert found is not None
    (q, c), k = found
    assert k == 0
    assert q * divisor + c * h == target


def test_no_cofactors_outside_the_ideal() -> None:
    assert cofactors(poly("x + 1"), [(poly("x ^ 2"), 3)]) is None
