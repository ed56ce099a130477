"""Divisors of roots and of products: the identities behind the tactics are recomputed."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.equations import coprime_factor, quadratic_root
from prover.policy.symbolic.finding import form_witness
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.suggestion import Proposer


def tactics(proposer: Proposer, text: str) -> list[str]:
    return [s.tactic for s in proposer(read_state(text)[0])]


def test_the_other_root_is_found() -> None:
    text = "p q r d : Int\nh1 : d ∣ p ^ 2\nh2 : d ∣ p * q + p * r\nh3 : d ∣ q * r\n⊢ d ∣ p * r"
    [tactic] = tactics(quadratic_root.propose, text)
    assert "obtain ⟨w₃, hw₃⟩ := h2" in tactic
    assert "exact root (p * r) w₃ (w₁ * w₂)" in tactic


def test_roots_need_a_matching_product() -> None:
    text = "p q r d : Int\nh1 : d ∣ p\nh2 : d ∣ p * q + p * r\nh3 : d ∣ q\n⊢ d ∣ r + 1"
    assert tactics(quadratic_root.propose, text) == []


def test_a_unit_factor_is_dropped() -> None:
    text = "x y : Int\nk : Nat\nh1 : x % 3 = 1\nh2 : y % 3 = 1\nh : 3 ^ k ∣ x ^ 2 - y ^ 2\n⊢ 3 ^ k ∣ x - y"
    [tactic] = tactics(coprime_factor.propose, text)
    assert "product : x ^ 2 - y ^ 2 = (x - y) * (x + y)" in tactic


def test_a_multiple_of_a_multiple() -> None:
    [tactic] = tactics(coprime_factor.propose, "x y d : Int\nh : d ∣ x + y\n⊢ d ∣ x ^ 3 + y ^ 3")
    assert "exact ⟨k * (-x * y + x^2 + y^2), by grind⟩" in tactic


@pytest.mark.parametrize(
    "text",
    [
        # x + y is 0 modulo 3
        "x y : Int\nk : Nat\nh1 : x % 3 = 1\nh2 : y % 3 = 2\nh : 3 ^ k ∣ x ^ 2 - y ^ 2\n⊢ 3 ^ k ∣ x - y",
        # nothing is known of x + y
        "x y : Int\nk : Nat\nh : 3 ^ k ∣ x ^ 2 - y ^ 2\n⊢ 3 ^ k ∣ x - y",
        # 4 is no prime
        "x y : Int\nk : Nat\nh1 : x % 4 = 1\nh2 : y % 4 = 1\nh : 4 ^ k ∣ x ^ 2 - y ^ 2\n⊢ 4 ^ k ∣ x - y",
        "x y d : Int\nh : d ∣ x + y\n⊢ d ∣ x ^ 2 + y ^ 2",
    ],
)
def test_no_factor_is_dropped(text: str) -> None:
    assert tactics(coprime_factor.propose, text) == []


def test_forms_as_witnesses() -> None:
    text = "m a b : Int\nh : m = a ^ 2 + a * b + b ^ 2\n⊢ ∃ u v, 3 * m = u ^ 2 + u * v + v ^ 2"
    # (a - b) and (a + 2 b) would do, but so large a coefficient is not tried
    assert tactics(form_witness.propose, text) == []
    text = "m a b : Int\nh : m = a ^ 2 + b ^ 2\n⊢ ∃ u v, 2 * m = u ^ 2 + v ^ 2"
    assert tactics(form_witness.propose, text) == ["exact ⟨a + b, a - b, by grind⟩"]


def test_halved_forms_come_with_their_parity() -> None:
    [tactic] = tactics(
        form_witness.propose, "m c d : Int\nh : c ^ 2 - d ^ 2 = 4 * m\n⊢ ∃ u v, m = u * v"
    )
    assert "even0 : (c + d) % 2 = 0" in tactic
    assert "even1 : (c - d) % 2 = 0" in tactic


@pytest.mark.parametrize(
    "text",
    [
        "m a b : Int\nh : m = a ^ 2 + b ^ 2\n⊢ ∃ u v, 3 * m = u ^ 2 + v ^ 2",
        "m a b : Int\nh : m = a ^ 2 + b ^ 2\n⊢ ∃ u v, u ^ 2 < v",
        "m n : Nat\nh : m = n + 1\n⊢ ∃ u : Nat, u = m",
    ],
)
def test_no_forms(text: str) -> None:
    assert tactics(form_witness.propose, text) == []
