"""Certificates for inequalities: the identity behind each tactic is checked on its own."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.inequalities import order, products, sos
from prover.policy.symbolic.inequalities.inequality import Inequality, read_inequality

FIELD = "K : Type\ninst✝ : Lean.Grind.Field K\n"


def problem(text: str) -> Inequality:
    found = read_inequality(read_state(text)[0])
    assert found is not None
    return found


SQUARES = [
    "a b : K\n⊢ a * b ≤ (a ^ 2 + b ^ 2) / 2",
    "z a : K\n⊢ 36 * (a * z) - 9 * a ^ 2 ≤ 36 * z ^ 2",
    "a b c : K\n⊢ a * b * c * (a + b + c) ≤ a ^ 4 + b ^ 4 + c ^ 4",
    "a b c : K\n⊢ 3 * (a ^ 3 * b + b ^ 3 * c + c ^ 3 * a) ≤ (a ^ 2 + b ^ 2 + c ^ 2) ^ 2",
    "x : K\n⊢ 0 ≤ x ^ 4 - 4 * x ^ 3 + 8 * x ^ 2 - 8 * x + 4",
]


@pytest.mark.parametrize("text", SQUARES)
def test_sums_of_squares_add_up(text: str) -> None:
    p = problem(FIELD + text)
    cone = sos.blocks(p, sos.zeros(p), 0)
    parts = sos.decompose(p, cone)
    assert parts is not None
    total = Poly.const(0)
    for block, weight, form in parts:
        assert weight > 0
        assert block.factor == Poly.const(1)
        total = total + (form * form).scale(weight)
    assert total == p.target


def test_negative_polynomials_have_no_certificate() -> None:
    p = problem(FIELD + "a b : K\n⊢ 3 * a * b ≤ a ^ 2 + b ^ 2")
    assert list(sos.certificates(p)) == []
    assert products.certificate(p) is None


def test_motzkin_is_no_sum_of_squares() -> None:
    p = problem(FIELD + "x y : K\n⊢ 3 * x ^ 2 * y ^ 2 ≤ x ^ 4 * y ^ 2 + x ^ 2 * y ^ 4 + 1")
    assert sos.decompose(p, sos.blocks(p, sos.zeros(p), 0)) is None


@pytest.mark.parametrize(
    "text",
    [
        "x : K\nh : x ^ 2 - 5 * x - 4 ≤ 10\n⊢ x ≥ -2",
        "a b : K\nh : a ^ 2 + b ^ 2 = 2\n⊢ a * b ≤ 1",
        "a b c : K\nha : 0 < a\nhb : 0 < b\nhc : 0 < c\n"
        "⊢ 9 * a * b * c ≤ (a + b + c) * (a * b + b * c + c * a)",
    ],
)
def test_product_certificates_are_contradictions(text: str) -> None:
    found = products.certificate(problem(FIELD + text))
    assert found is not None
    # `verify` solves for exact multipliers; a certificate with a fact removed must fail it
    assert products.verify(found)
    kept = [f for f in found if not f.statement]
    assert not products.verify(kept)


def test_facts_are_true_at_sample_points() -> None:
    p = problem(FIELD + "a b : K\nha : 0 < a\nhb : 0 < b\nh : a + b = 1\n⊢ a * b ≤ 1 / 4")
    for a in (Fraction(1, 3), Fraction(1, 2), Fraction(9, 10)):
        point = {"a": a, "b": 1 - a}
        for fact in products.facts(p):
            if "hneg" in fact.proof or fact.proof == "" or "by grind" in fact.proof:
                continue
            value = fact.poly.evaluate(point)
            assert value == 0 if fact.free else value >= 0


def test_denominators_are_cleared_exactly() -> None:
    p = problem(FIELD + "a b : K\nha : 0 < a\nhb : 0 < b\n⊢ 2 ≤ a / b + b / a")
    point = {"a": Fraction(3), "b": Fraction(5)}
    below = Fraction(1)
    for d in p.denominators:
        below *= d.evaluate(point)
    assert p.target.evaluate(point) / below == Fraction(3, 5) + Fraction(5, 3) - 2
    (first, *_) = order.propose(
        read_state(FIELD + "a b : K\nha : 0 < a\nhb : 0 < b\n⊢ 2 ≤ a / b + b / a")[0]
    )
    assert first.tactic.startswith("suffices qn : 0 ≤ ")


def test_integers_get_their_gap() -> None:
    p = problem("x : Int\nh : x < 3\n⊢ x ≤ 2")
    (c,) = p.constraints
    assert c.poly.evaluate({"x": Fraction(2)}) == 0
    assert not c.strict
