"""Powers of numerals modulo a numeral: what the tactic claims is recomputed here."""

from __future__ import annotations

import re

import pytest

from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.residues import cycles


def tactics(text: str) -> list[str]:
    return [s.tactic for s in cycles.propose(read_state(text)[0])]


@pytest.mark.parametrize(("base", "modulus", "expected"), [(2, 7, 3), (10, 13, 6), (8, 7, 1)])
def test_periods(base: int, modulus: int, expected: int) -> None:
    assert cycles.period(base, modulus) == expected


def test_a_base_with_a_common_factor_has_no_pure_cycle() -> None:
    assert cycles.period(6, 10) is None


def test_the_lemma_is_used_with_true_premises_and_residues() -> None:
    [tactic] = tactics("n : Nat\n⊢ 3 ^ (2 * n + 1) % 5 ≠ 1")
    for b, p, m in re.findall(r"cyc (\d+) (\d+) (\d+) ", tactic):
        assert pow(int(b), int(p), int(m)) == 1
    rows = re.findall(r"· rw \[show \(2 \* n \+ 1\) % (\d+) = (\d+)", tactic)
    assert [int(r) for _, r in rows] == [(2 * k + 1) % 4 for k in range(len(rows))] != []


def test_subtraction_in_an_exponent_is_read_where_it_is_plain() -> None:
    [tactic] = tactics("n : Nat\nh : 0 < n\n⊢ 5 ∣ 6 ^ n + 4 ^ (2 * n - 2) + 3")
    assert "show (2 * n - 2) % 2 = 0" in tactic


@pytest.mark.parametrize(
    "text",
    [
        "n : Nat\n⊢ 7 ∣ 2 ^ n + 1",  # false
        "n : Nat\n⊢ 12 ∣ 2 ^ n * 3",  # no pure cycle
        "n : Nat\n⊢ 7 ∣ n ^ 3 + 1",  # no power of a numeral
        "n : Nat\n⊢ 2 ^ n ≤ 3 ^ n",  # no residue
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
