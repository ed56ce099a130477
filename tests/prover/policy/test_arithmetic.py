"""The small exact helpers behind the proposers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prover.policy.symbolic.equations import squares
from prover.policy.symbolic.equations.divisors import divisor_lemma, divisors
from prover.policy.symbolic.goals.evaluate import Scope, holds
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.points import points
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.goals.terms import Name
from prover.policy.symbolic.residues.residues import prime_powers


def poly(text: str) -> Poly:
    found = read_poly(parse(text), "Rat", is_field=True)
    assert found is not None
    return found


@given(st.integers(1, 5000))
def test_divisors_divide_and_none_is_missing(n: int) -> None:
    found = divisors(n)
    assert set(found) == {d for d in range(1, n + 1) if n % d == 0}
    lemma = divisor_lemma("h", n)
    assert all(f"i = {d}" in lemma for d in found)


@given(st.integers(2, 10**6))
def test_prime_powers_multiply_back(n: int) -> None:
    product = 1
    for q in prime_powers(n):
        product *= q
    assert product == n


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_determined_squares_are_right(x: int, y: int) -> None:
    u, v = (("u", 2),), (("v", 2),)
    rows = [{u: Fraction(1), v: Fraction(2)}, {u: Fraction(3), v: Fraction(-1)}]
    sides = [Fraction(x * x + 2 * y * y), Fraction(3 * x * x - y * y)]
    assert squares.determined(rows, sides, u) == x * x
    assert squares.determined(rows[:1], sides[:1], u) is None


def test_non_squares_are_refuted_between_their_neighbours() -> None:
    (s,) = read_state("y : Int\nh : y ^ 2 - 10 = 3\n⊢ False")
    text = next(iter(squares.propose(s))).tactic
    assert "y ≤ 3 ∨ 4 ≤ y" in text
    assert "y^2 = 13" in text


def test_points_lie_on_the_variety() -> None:
    equations = [poly("a + b + c - 1"), poly("a * b - 2 * c")]
    pool = [Fraction(k) for k in (0, 1, -2, 3)]
    found = list(points(equations, ["a", "b", "c"], pool))
    assert found
    assert all(p.evaluate(point) == 0 for point in found for p in equations)


@given(st.integers(0, 60), st.integers(0, 60))
def test_evaluation_follows_lean(a: int, b: int) -> None:
    values = {"a": Fraction(a), "b": Fraction(b), "i": Fraction(-a), "q": Fraction(a, 7)}
    types = {"a": Name("Nat"), "b": Name("Nat"), "i": Name("Int"), "q": Name("Rat")}
    scope = Scope(values, types)
    assert holds(parse("a - b + b = a"), scope) == (a >= b)
    assert holds(parse("b * (a / b) + a % b = a"), scope)
    assert holds(parse("0 ≤ i % 5 ∧ i % 5 < 5 ∧ 5 ∣ i - i % 5"), scope)
    assert holds(parse("a / 0 = 0 ∧ a % 0 = a ∧ q / 0 = 0"), scope)
    assert holds(parse("q * 7 = ↑a"), scope)
