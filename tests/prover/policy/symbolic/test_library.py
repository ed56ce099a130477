"""Proposals for goals over the Olympiad library."""

from __future__ import annotations

import pytest

from prover.policy.symbolic import portfolio
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.library import closed_sums, collections, definitions, premises
from prover.policy.symbolic.suggestion import Proposer


def tactics(proposer: Proposer, text: str) -> list[str]:
    return [s.tactic for s in proposer(read_state(text)[0])]


@pytest.mark.parametrize(
    ("text", "library"),
    [
        ("x : ℝ\n⊢ x = x", True),
        ("n : Nat\n⊢ Nat.Prime n", True),
        ("n : Nat\n⊢ n + 0 = n", False),
        ("K : Type\nx : K\n⊢ x = x", False),
    ],
)
def test_the_words_tell_whether_the_library_is_there(text: str, library: bool) -> None:
    [sequent] = read_state(text)
    assert sequent.library is library
    assert ("norm_num" in {s.tactic for s in portfolio.propose(sequent)}) is library


def test_rooted_terms_get_their_facts_and_squares_their_roots() -> None:
    found = tactics(premises.propose, "x : ℝ\nh : √x = 2\n⊢ x + √(9 / 4) = 4")
    assert any("Real.mul_self_sqrt (show 0 ≤ x" in t for t in found)
    assert any("Real.sqrt 4 = 2" in t for t in tactics(premises.propose, "x : ℝ\n⊢ x = √4"))
    assert not any("Real.sqrt 5 =" in t for t in tactics(premises.propose, "x : ℝ\n⊢ x = √5"))


def test_bound_arguments_are_left_alone() -> None:
    assert tactics(premises.propose, "f : ℝ → ℝ\nh : ∀ x, f x = |x|\n⊢ f 1 = 1") == []


def test_absolute_values_are_split() -> None:
    found = tactics(premises.propose, "x : ℝ\nh : |x - 1| < 2\n⊢ x < 3")
    assert "rcases abs_cases (x - 1) with ⟨ha, hb⟩ | ⟨ha, hb⟩ <;> grind" in found


def test_a_described_set_is_enumerated_beyond_its_numerals() -> None:
    found = tactics(
        collections.propose, "S : Finset ℕ\nh : ∀ (n : ℕ), n ∈ S ↔ n ∣ 36\n⊢ S.card = 9"
    )
    assert "enumerate h below 37" in found
    whole = "S : Finset ℤ\nh : ∀ (n : ℤ), n ∈ S ↔ n ^ 2 < 30\n⊢ S.card = 11"
    assert "enumerate h from (-31) to 31" in tactics(collections.propose, whole)


def test_least_elements_are_those_that_trying_finds() -> None:
    text = (
        "u v : ℕ\nS : Set ℕ\nh : ∀ (n : ℕ), n ∈ S ↔ 0 < n ∧ n % 7 = 3\n"
        "a : IsLeast S u\nb : IsLeast (S \\ {u}) v\n⊢ u + v = 13"
    )
    [tactic] = tactics(collections.propose, text)
    assert "u = 3" in tactic
    assert "v = 10" in tactic


def test_definitions_are_written_out_and_sums_tried() -> None:
    found = tactics(definitions.propose, "n : ℕ\n⊢ 7 * n ≡ 0 [MOD 7]")
    assert "simp only [Nat.ModEq] at *" in found
    assert "induction n <;> grind" in tactics(
        definitions.propose, "n : ℕ\n⊢ ∑ k ∈ Finset.range n, 2 * k = n * (n - 1)"
    )


def test_closed_sums_get_their_values() -> None:
    text = "x : ℕ\nh : 7 ∣ ∑ k ∈ Finset.range 11, k - x\n⊢ ∏ k ∈ Finset.Icc 1 4, k = 24"
    found = tactics(closed_sums.propose, text)
    assert "∏ k ∈ Finset.Icc 1 4, k = 24" in found[0]
    assert "∑ k ∈ Finset.range 11, k = 55" in found[0]
    assert tactics(closed_sums.propose, "n : ℕ\n⊢ ∑ k ∈ Finset.range n, k = 0") == []


def test_bounds_lie_above_the_members_that_trying_finds() -> None:
    text = "S : Finset ℕ\nh : ∀ (n : ℕ), n ∈ S ↔ 2 ≤ n ∧ 60 ≡ 4 [MOD n]\n⊢ S.card = 7"
    bounds = {t for t in tactics(collections.propose, text) if t.startswith("enumerate")}
    assert "enumerate h below 57" in bounds
    assert "enumerate h below 20" not in bounds


def test_a_number_known_in_a_field_is_known_among_the_integers() -> None:
    [sequent] = read_state("a : ℕ\nb : ℚ\nh : b / 2 = 3\nk : ↑a - b = 1\n⊢ a = 7")
    found = {s.tactic for s in portfolio.propose(sequent)}
    assert "have hc : (a : Rat) = 7 := by linarith\nexact_mod_cast hc" in found
