"""Tables of residues, as one decision and as a split: what they claim is recomputed."""

from __future__ import annotations

import re

import pytest

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.residues import residue_split, residue_table
from prover.policy.symbolic.suggestion import Proposer


def tactics(proposer: Proposer, text: str) -> list[str]:
    return [s.tactic for s in proposer(read_state(text)[0])]


def test_the_table_has_a_row_for_every_residue_of_every_variable() -> None:
    [tactic] = tactics(residue_table.propose, "x y : Int\n⊢ 6 ∣ x * y * (x - y) * (x + y)")
    assert tactic.count("(List.range 6).all") == 2
    assert "Nat.mod (Nat.mul" in tactic


def test_given_residues_narrow_the_table() -> None:
    text = "x y : Nat\nh : x * y % 8 = 3\n⊢ 8 ∣ x ^ 2 + 5 * y ^ 2 + 2"
    [tactic] = tactics(residue_table.propose, text)
    assert "(!(Nat.beq" in tactic


def test_an_equation_without_solutions() -> None:
    text = "x y z : Int\nh : x ^ 2 + y ^ 2 + 4 * z = 3\n⊢ False"
    [tactic] = tactics(residue_table.propose, text)
    assert tactic.count("(List.range 4).all") == 3


@pytest.mark.parametrize(
    "text",
    [
        "x y : Int\n⊢ 6 ∣ x * y * (x - y)",  # false
        "x y : Int\n⊢ x * y = y * x",  # no residue
        "x y z t u : Int\n⊢ 12 ∣ x * y * z * t * u * (x - y)",  # too many rows
        "x y : Nat\n⊢ 3 ∣ x * y - y * x",  # subtraction of naturals
    ],
)
def test_silent_table(text: str) -> None:
    assert tactics(residue_table.propose, text) == []


def test_only_variables_in_products_are_split() -> None:
    [tactic] = tactics(
        residue_split.propose,
        "a b m : Int\nh : 7 ∣ a * m ^ 2 + b\nh' : ¬7 ∣ b\n⊢ ∃ n, 7 ∣ b * n + a",
    )
    assert "rcases r_m with" in tactic
    assert "rcases r_a" not in tactic
    # a m² = -b, so n = 1 / m² where m is not 0
    found = [int(w) for w in re.findall(r"exact ⟨(\d), by omega⟩", tactic)]
    assert all(w * m * m % 7 == 1 for m, w in enumerate(found) if m)


def test_degrees() -> None:
    term = parse("a * m ^ 3 + b * m")
    assert residue_split.degree_in(term, {"m"}) == 3
    assert residue_split.degree_in(term, {"a", "b"}) == 1
    assert residue_split.degree_in(term, {"a", "m"}) == 4


@pytest.mark.parametrize(
    "text",
    [
        "a b : Int\n⊢ 3 ∣ 2 * a + b",  # nothing to split
        "a b c : Int\n⊢ 5 ∣ a ^ 2 + b ^ 2 + c ^ 2",  # too many cases
        "a b : Int\nh : 5 ∣ a * b\n⊢ ∃ n, 5 ∣ a * n ^ 2 * b + a",  # the witness meets the split
    ],
)
def test_silent_split(text: str) -> None:
    assert tactics(residue_split.propose, text) == []
