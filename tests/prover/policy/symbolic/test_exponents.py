"""Exponents bounded by size and by divisibility; tables decided by the kernel."""

from __future__ import annotations

from itertools import product

import pytest

from prover.policy.symbolic.finite import kernel_table
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.residues import exponents
from prover.policy.symbolic.suggestion import Proposer


def tactics(proposer: Proposer, text: str) -> list[str]:
    return [s.tactic for s in proposer(read_state(text)[0])]


def test_a_product_bounds_each_exponent() -> None:
    [tactic] = tactics(exponents.propose, "a b : Nat\nh : 5 ^ a * 7 ^ b = 8575\n⊢ a = 2")
    assert "a ≤ 5" in tactic  # 5 ^ 5 ≤ 8575 < 5 ^ 6
    assert "b ≤ 4" in tactic


def test_a_power_as_divisor_becomes_a_numeral() -> None:
    first, *rest = tactics(exponents.propose, "n : Nat\nh : 1 < n\n⊢ ¬2 ^ n ∣ 5 ^ n + 1")
    assert "power : 8 ∣ 5 ^ n + 1" in first
    assert "cyc 5 2 8 (n)" in first
    assert rest == []


def test_large_exponents_need_only_a_bound() -> None:
    found = tactics(exponents.propose, "k m : Nat\nh : 10 ^ k = 9 * m + 1\nh' : 3 ≤ k\n⊢ 111 ≤ m")
    assert "rcases Nat.lt_or_ge k 5 with small | large" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "x y : Nat\nh : 2 ^ x * 3 ^ y = x\n⊢ False",
        "n : Nat\nh : 2 ^ n ∣ 12\n⊢ False",
        "k l : Nat\n⊢ 2 ^ k + 3 ^ l ≠ 1",  # two exponents
        "k : Nat\n⊢ k * k ≤ 2 ^ k + 4",  # not linear
    ],
)
def test_silent(text: str) -> None:
    assert tactics(exponents.propose, text) == []


def test_bounds_contain_all_solutions() -> None:
    statements = [parse("3 * x + y ≤ 20"), parse("2 ≤ y"), parse("x * y + z < 9")]
    bounds = kernel_table.upper_bounds(["x", "y", "z"], statements)
    assert bounds == {"x": 6, "y": 20, "z": 8}
    for x, y, z in product(range(30), repeat=3):
        if 3 * x + y <= 20 and y >= 2 and x * y + z < 9:
            assert x <= bounds["x"] and y <= bounds["y"] and z <= bounds["z"]


def test_the_negated_conclusion_bounds_too() -> None:
    text = "m n : Nat\nh : m < n\nh' : 2 ^ m % 7 = 2 ^ n % 7\n⊢ 3 ≤ m + n"
    [tactic] = tactics(kernel_table.propose, text)
    assert "m < 2 := by omega" in tactic
    assert "n < (3 - m) := by omega" in tactic


@pytest.mark.parametrize(
    "text",
    [
        "x y : Nat\nh : x + y ≤ 9\n⊢ x * y ≤ 19",  # false at 4 and 5
        "x y : Nat\nh : x ≤ 9\n⊢ x * y ≤ 81 * y",  # y has no bound
        "x : Int\nh : x ≤ 9\nh' : 0 ≤ x\n⊢ x * x ≤ 81",  # integers
        "x y : Nat\nh : x ≤ 900\nh' : y ≤ 900\n⊢ x * y ≤ 810000",  # too long
    ],
)
def test_no_table(text: str) -> None:
    assert tactics(kernel_table.propose, text) == []


def test_lean_conventions_of_naturals() -> None:
    text = "x y : Nat\nh : x ≤ 3\nh' : y ≤ 3\n⊢ x - y ≤ x ∧ x % y ≤ x ∧ x / y ≤ x"
    assert len(tactics(kernel_table.propose, text)) == 1
