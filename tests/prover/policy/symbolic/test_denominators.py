"""Clearing of denominators: what is read, and when nothing is proposed."""

from __future__ import annotations

from fractions import Fraction

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.inequalities import order
from prover.policy.symbolic.inequalities.denominators import fractional

FIELD = "K : Type\ninst✝ : Lean.Grind.Field K\na b : K\n"


def test_fractions_are_set_apart() -> None:
    read = fractional(parse("a / (b + 1) - 2 * (b / a) + a * b / 3"), "Rat")
    assert read is not None
    a, b = Poly.atom("a"), Poly.atom("b")
    assert read.rest == (a * b).scale(Fraction(1, 3))
    assert [c for c, _, _ in read.parts] == [Poly.const(1), Poly.const(-2)]


def test_products_of_fractions_are_not_linear() -> None:
    assert fractional(parse("(a / b) * (b / a)"), "Rat") is None
    assert fractional(parse("a / (b + 1 / a)"), "Rat") is None


def test_the_numerator_is_left_over() -> None:
    state = FIELD + "ha : 0 < a\nhb : 0 < b\n⊢ 2 ≤ a / b + b / a"
    texts = [s.tactic for s in order.propose(read_state(state)[0])]
    assert len(texts) == 1 and texts[0].startswith("suffices qn : 0 ≤ ")


def test_denominators_of_unknown_sign_are_left_alone() -> None:
    state = FIELD + "ha : 0 < a\n⊢ 2 ≤ a / b + b / a"
    assert list(order.propose(read_state(state)[0])) == []
