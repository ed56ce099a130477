"""Infinite descent: which equations it is offered for, and what it claims."""

from __future__ import annotations

import re
from itertools import product

import pytest

from prover.policy.symbolic.equations import descent
from prover.policy.symbolic.goals.sequent import read_state


def tactics(text: str) -> list[str]:
    return [s.tactic for s in descent.propose(read_state(text)[0])]


def test_a_homogeneous_equation() -> None:
    [tactic] = tactics("u v w : Int\nh : u ^ 2 + 2 * v ^ 2 = 5 * w ^ 2\n⊢ w = 0")
    [prime] = {int(p) for p in re.findall(r"ev : u % (\d)", tactic)}
    [modulus] = {int(m) for m in re.findall(r"List.range (\d+)", tactic)}
    for u, v, w in product(range(modulus), repeat=3):
        if (u * u + 2 * v * v - 5 * w * w) % modulus == 0:
            assert u % prime == v % prime == w % prime == 0


def test_two_degrees_carry_a_factor() -> None:
    [tactic] = tactics("x y z : Int\nh : x ^ 2 + y ^ 2 + z ^ 2 = 2 * x * y * z\n⊢ x = 0")
    assert "(t % 4 = 0 ∨ t % 4 = 1)" in tactic or "t % 2" in tactic
    assert "(2 * t)" in tactic  # degrees two and three


@pytest.mark.parametrize(
    "text",
    [
        "x y z : Int\nh : x ^ 2 + y ^ 2 = z ^ 2\n⊢ z = 0",  # Pythagoras
        "x y : Int\nh : x ^ 2 = 2 * y ^ 2 + 1\n⊢ False",  # a constant
        "x y : Int\nh : x ^ 2 = 2 * y\n⊢ y = 0",  # a linear part
        "x y : Nat\nh : x ^ 2 = 2 * y ^ 2\n⊢ x = 0",  # naturals
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
