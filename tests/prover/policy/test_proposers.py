"""The algebraic proposers: what they emit is checked by exact arithmetic, not by Lean."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product

import pytest

from prover.policy.symbolic.equations import diophantine, divides, factor, linear
from prover.policy.symbolic.finding import counterexample, instantiate, witness
from prover.policy.symbolic.finite import bounded
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.induction import recurrence, sums
from prover.policy.symbolic.residues import modular, powers
from prover.policy.symbolic.suggestion import Proposer


def first(proposer: Proposer, text: str) -> str:
    return next(iter(proposer(read_state(text)[0]))).tactic


def poly(text: str) -> Poly:
    found = read_poly(parse(text), "Int", is_field=False)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("x + y + x * y = 80", 81),
        ("x ^ 2 = y ^ 2 + 7", 7),
        ("x ^ 2 + 3 * x ^ 2 * y ^ 2 = 30 * y ^ 2 + 517", 507),
    ],
)
def test_equations_become_products(equation: str, expected: int) -> None:
    left, right = equation.split(" = ")
    p = poly(left) - poly(right)
    found = diophantine.product_form(p)
    assert found is not None
    a, b, constant = found
    assert abs(constant) == expected
    difference = a * b - Poly.const(constant)
    assert difference in (p, -p)


def test_divisors_are_complete() -> None:
    text = first(diophantine.propose, "x y : Int\nh : x * y + x + y = 11\n⊢ x ≤ 11")
    cases = {int(m) for m in re.findall(r"i = (\d+)", text)}
    assert cases == {1, 2, 3, 4, 6, 12}


def test_factors_multiply_to_the_equation() -> None:
    text = first(factor.propose, "n : Int\nh : (n - 1) * n * (n + 1) = 720\n⊢ n = 9")
    product_text = text.split("have hz : ")[1].split(" = 0")[0]
    assert poly(product_text) == poly("n ^ 3 - n - 720")


def test_the_modulus_refutes() -> None:
    text = first(modular.propose, "x y : Int\n⊢ x ^ 2 - 3 * y ^ 2 ≠ 2")
    modulus = int(re.findall(r"% (\d+)", text)[0])
    residues = {(x * x - 3 * y * y - 2) % modulus for x, y in product(range(modulus), repeat=2)}
    assert 0 not in residues


def test_no_modulus_for_a_soluble_equation() -> None:
    (state,) = read_state("x y : Int\n⊢ x ^ 2 - 2 * y ^ 2 ≠ 1")
    assert list(modular.propose(state)) == []


def test_cycles_of_powers_are_right() -> None:
    text = first(powers.propose, "n : Nat\n⊢ ¬7 ∣ 2 ^ n + 1")
    rows = re.findall(r"\(n % 3 = (\d+) ∧ 2 \^ n % 7 = (\d+)\)", text)
    assert len(rows) == 3
    for residue, value in rows:
        assert all(2**n % 7 == int(value) for n in range(int(residue), 30, 3))


def test_gcd_combination_is_an_identity() -> None:
    text = first(divides.propose, "n : Nat\n⊢ (21 * n + 4).gcd (14 * n + 3) = 1")
    match = re.search(r"⟨\((.*?)\) \* p \+ \((.*?)\) \* q", text)
    assert match is not None
    u, v = poly(match[1]), poly(match[2])
    assert u * poly("21 * n + 4") + v * poly("14 * n + 3") == Poly.const(1)


def test_remainder_is_right() -> None:
    text = first(divides.propose, "n : Nat\nh : n + 10 ∣ n ^ 3 + 100\n⊢ n ≤ 890")
    match = re.search(r"∣ \((-?\d+) : Int\)", text)
    assert match is not None
    r = int(match[1])
    assert all((n**3 + 100 - r) % (n + 10) == 0 for n in range(50))


def test_recurrence_values_and_closed_form() -> None:
    state = "f : Nat → Nat\nh : ∀ (n : Nat), f (n + 1) = f n + 2 * n + 1\nh0 : f 0 = 0\n"
    (s,) = read_state(state + "⊢ f 10 = 100")
    table = recurrence.values(s, "f", s.hypotheses[0], 1, 12)
    assert table == [Fraction(n * n) for n in range(12)]
    assert "1 * (m + 0)^2" in first(recurrence.propose, state + "⊢ f 10 = 100")


def test_sums_have_the_right_closed_form() -> None:
    text = first(sums.propose, "⊢ (List.map (fun k => 3 * k * k) (List.range 100)).sum = 985050")
    match = re.search(r"have key0 : ∀ m : Nat, (\d+) \* .*?\.sum = (.*?) := by", text)
    assert match is not None
    closed = poly(match[2])
    for m in range(8):
        total = sum(3 * k * k for k in range(m))
        assert closed.evaluate({"m": Fraction(m)}) == int(match[1]) * total


def test_witnesses_satisfy_the_body() -> None:
    text = first(witness.propose, "⊢ ∃ x y, x ^ 2 - 2 * y ^ 2 = 1 ∧ 1 < x")
    x, y = (int(v) for v in re.findall(r"⟨(\d+), (\d+),", text)[0])
    assert x * x - 2 * y * y == 1 and x > 1


def test_linear_witnesses_satisfy_the_system() -> None:
    text = first(
        linear.propose,
        "a b : Int\n⊢ ∃ x y z t, x + y + 2 * z + 2 * t = a ∧ 2 * x - 2 * y + z - t = b",
    )
    x, y, z, t = (poly(w) for w in text.removeprefix("exact ⟨").split(", by")[0].split(", "))
    assert x + y + z.scale(2) + t.scale(2) == poly("a")
    assert x.scale(2) - y.scale(2) + z - t == poly("b")


def test_counterexamples_refute() -> None:
    text = first(counterexample.propose, "⊢ ¬∀ (x y : Int), 0 < y → y < x → x * y < x + y")
    x, y = (int(v) for v in re.findall(r"hall (\d+) (\d+)", text)[0])
    assert 0 < y < x and not x * y < x + y


def test_true_statements_have_no_counterexample() -> None:
    (s,) = read_state("⊢ ¬∀ (x : Int), 0 ≤ x ^ 2")
    assert list(counterexample.propose(s)) == []


def test_fields_become_rationals_and_functions_polynomials() -> None:
    text = first(
        counterexample.propose,
        "⊢ ¬∀ {K : Type} [inst : Lean.Grind.Field K] (f : K → K), "
        "(∀ (x y : K), f (x + y) = x + f y) → f 0 = 2 → f 1998 = 2001",
    )
    assert "(K := Rat)" in text
    assert "fun x => 1 * x + 2" in text


def test_bounds_contain_every_solution() -> None:
    text = first(
        bounded.propose, "x y : Int\nh0 : 0 < y\nh1 : y < x\nh : x + y + x * y = 80\n⊢ x = 26"
    )
    listed = {int(v) for v in re.findall(r"y = (\d+)", text.split("have hx : ")[1])}
    solutions = {y for x, y in product(range(100), repeat=2) if 0 < y < x and x + y + x * y == 80}
    assert solutions <= listed


def test_recurrences_are_unrolled_to_the_index() -> None:
    text = first(
        instantiate.propose,
        "f : Nat → Nat\nh : ∀ (n : Nat), f (n + 1) = f n + 2\nh0 : f 0 = 0\n⊢ f 5 = 10",
    )
    assert [f"h {k}" in text for k in range(5)] == [True] * 5
