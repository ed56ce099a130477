"""Systems of equations: which splits are proposed."""

from __future__ import annotations

from prover.policy.symbolic.equations import systems
from prover.policy.symbolic.goals.sequent import read_state

FIELD = "K : Type\ninst✝¹ : Lean.Grind.Field K\ninst✝ : Lean.Grind.OrderedRing K\n"


def tactics(text: str) -> list[str]:
    return [s.tactic for s in systems.propose(read_state(text)[0])]


def test_a_small_system_is_split_at_once() -> None:
    (text,) = tactics(FIELD + "x y : K\nh : x + y = 3\ni : x * y = 2\n⊢ x = 1 ∨ x = 2")
    assert text.count("rcases") == 1 and text.count("· grind") == 2


def test_quadratics_without_real_roots_are_refuted() -> None:
    (text,) = tactics(FIELD + "x y : K\nh : x ^ 3 = 1\ni : y = x\n⊢ x = 1")
    assert "exfalso" in text and "sq_nonneg" in text


def test_a_large_system_is_split_step_by_step() -> None:
    (text,) = tactics(
        FIELD + "w x y z : K\nh : x ^ 2 = 1\ni : y ^ 2 = 1\nj : z ^ 2 = 1\nk : w ^ 2 = 1\n"
        "⊢ w * x * y * z ≤ 1"
    )
    assert text.count("rcases") == 1


def test_what_does_not_factor_is_left_alone() -> None:
    assert tactics(FIELD + "x y : K\nh : x + y = 3\ni : x - y = 1\n⊢ x = 2") == []
    assert tactics(FIELD + "x y : K\nh : x + y = 3\n⊢ x = 2") == []
