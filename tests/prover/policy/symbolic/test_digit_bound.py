"""Functions of digits against squares: where the values of x end."""

from __future__ import annotations

import pytest

from prover.policy.symbolic.finite import digit_bound
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.sequent import read_state


def tactics(text: str) -> list[str]:
    return [s.tactic for s in digit_bound.propose(read_state(text)[0])]


@pytest.mark.parametrize(
    ("left", "right"),
    [("s n + 4 * n + 5", "n ^ 2"), ("n ^ 2 + s n", "7 * n + 3"), ("n ^ 2", "s n")],
)
def test_beyond_the_threshold_there_is_no_solution(left: str, right: str) -> None:
    end = digit_bound.threshold(parse(left), parse(right), "s", "n")
    assert end is not None

    def value(text: str, n: int, s: int) -> int:
        return int(eval(text.replace("^", "**").replace("s n", str(s)), {"n": n}))

    for n in range(end, 80):
        assert all(value(left, n, s) != value(right, n, s) for s in range(n + 1))


def test_all_smaller_values_are_tried() -> None:
    [tactic] = tactics("n : Nat\n⊢ s n + 2 = n ^ 2 ↔ n = 2")
    assert "n = 0 ∨ n = 1 ∨ n = 2" in tactic


@pytest.mark.parametrize(
    "text",
    [
        "n : Nat\n⊢ s n + 2 = n ^ 2",
        "n : Nat\n⊢ s n + 2 = n ↔ n = 2",  # no square
        "n : Int\n⊢ s n + 2 = n ^ 2 ↔ n = 2",
        "n m : Nat\n⊢ s n + m = n ^ 2 ↔ n = 2",
    ],
)
def test_silent(text: str) -> None:
    assert tactics(text) == []
