"""Choices from lists, and equations without solutions among residues of powers."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.finding import choice
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.residues import square_residues
from prover.policy.symbolic.suggestion import Proposer


def tactics(proposer: Proposer, text: str) -> list[str]:
    return [s.tactic for s in proposer(read_state(text)[0])]


def poly(text: str) -> Poly:
    found = read_poly(parse(text), "Int", is_field=False)
    assert found is not None
    return found


def test_every_pair_with_a_variable_gets_its_equation() -> None:
    goal = "∃ u v, u ∈ [3, 7, e, f] ∧ v ∈ [3, 7, e, f] ∧ u ≠ v ∧ ∀ (y : Int), u * v + 2 ≠ y ^ 2"
    [tactic] = tactics(choice.propose, f"e f : Int\n⊢ {goal}")
    assert tactic.count("obtain") == 5
    assert "each (3) (7)" not in tactic


@pytest.mark.parametrize(
    "goal",
    [
        "∃ u v, u ∈ [3, e] ∧ v ∈ [3, 5] ∧ u ≠ v ∧ ∀ (y : Int), u * v ≠ y ^ 2",  # two lists
        "∃ u v, u ∈ [3, 4] ∧ v ∈ [3, 4] ∧ u ≠ v ∧ ∀ (y : Int), u * v ≠ y ^ 2",  # no variable
        "∃ u v, u ∈ [3, e] ∧ v ∈ [3, e] ∧ u ≠ v",
    ],
)
def test_other_lists(goal: str) -> None:
    assert tactics(choice.propose, f"e : Int\n⊢ {goal}") == []


def test_residues_of_powers() -> None:
    assert square_residues.residues(2, 16) == [0, 1, 4, 9]
    assert square_residues.residues(3, 9) == [0, 1, 8]


def test_a_refutation_is_one() -> None:
    system = [poly("x ^ 2 - 3 * k - 1"), poly("y ^ 2 - k - 2")]
    modulus = next((m for m in square_residues.MODULI if square_residues.refuted(system, m)), None)
    solutions = any(x * x == 3 * (y * y - 2) + 1 for x in range(99) for y in range(99))
    assert modulus is None or not solutions


def test_equations_together() -> None:
    text = "k x y : Int\nh : x ^ 2 = 4 * k + 1\nh' : y ^ 2 = 4 * k + 6\n⊢ False"
    [tactic] = tactics(square_residues.propose, text)
    assert "z ^ 2 % 4 = 0 ∨ z ^ 2 % 4 = 1" in tactic
    assert "have t1 := p2 y" in tactic


@pytest.mark.parametrize(
    "text",
    [
        "k x y : Int\nh : x ^ 2 = 4 * k + 1\nh' : y ^ 2 = 4 * k + 9\n⊢ False",  # soluble
        "k x y : Int\nh : x * y = 4 * k + 2\nh' : y ^ 2 = 4 * k + 3\n⊢ False",  # a product
        "x y : Nat\nh : x ^ 2 = 4 * y + 2\nh' : y ^ 2 = 3\n⊢ False",  # naturals
    ],
)
def test_silent(text: str) -> None:
    assert tactics(square_residues.propose, text) == []
