"""Certificates on cones: every decomposition is multiplied out again and compared."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.inequalities import (
    balance,
    cone,
    coordinates,
    handelman,
    orthant,
    sorting,
)
from prover.policy.symbolic.inequalities.inequality import Inequality, read_inequality, relevant
from prover.policy.symbolic.inequalities.orthant import Part, exponents

FIELD = "K : Type\ninst✝ : Lean.Grind.Field K\n"
POSITIVE = "a b c : K\nha : 0 < a\nhb : 0 < b\nhc : 0 < c\n"


def problem(text: str) -> Inequality:
    found = read_inequality(read_state(FIELD + text)[0])
    assert found is not None
    return found


def expand(parts: Sequence[Part], forms: Sequence[Poly]) -> Poly:
    def power(e: tuple[int, ...]) -> Poly:
        out = Poly.const(1)
        for form, k in zip(forms, e, strict=True):
            out = out * form**k
        return out

    total = Poly.const(0)
    for part in parts:
        assert part.weight > 0
        term = power(part.monomial)
        if not part.plain:
            difference = power(part.plus) - power(part.minus)
            term = term * difference * difference
        total = total + term.scale(part.weight)
    return total


@pytest.mark.parametrize(
    "goal",
    [
        "a ^ 2 * b + b ^ 2 * a ≤ a ^ 3 + b ^ 3",
        "a * b * c * (a + b + c) ≤ a ^ 4 + b ^ 4 + c ^ 4",
        "6 * a * b * c ≤ a * b * (a + b) + b * c * (b + c) + c * a * (c + a)",
        "2 * a * b ≤ a ^ 2 + b ^ 2",
    ],
)
def test_binomial_squares_add_up(goal: str) -> None:
    target = problem(POSITIVE + "⊢ " + goal).target
    atoms = target.atoms
    parts = orthant.decompose(exponents(target, atoms))
    assert parts is not None
    assert expand(parts, [Poly.atom(a) for a in atoms]) == target


@pytest.mark.parametrize(
    "goal",
    [
        "3 * a * b ≤ a ^ 2 + b ^ 2",
        "a ^ 3 + b ^ 3 ≤ a ^ 2 * b + b ^ 2 * a",
        "7 * a * b * c ≤ a * b * (a + b) + b * c * (b + c) + c * a * (c + a)",
    ],
)
def test_false_inequalities_have_no_proof(goal: str) -> None:
    p = problem(POSITIVE + "⊢ " + goal)
    assert orthant.decompose(exponents(p.target, p.target.atoms)) is None
    assert list(cone.proofs(p)) == []


def test_products_of_bounds_add_up() -> None:
    box = "x y : K\nh : 0 ≤ x\ni : x ≤ 1\nj : 0 ≤ y\nk : y ≤ 1\n"
    target = problem(box + "⊢ x ^ 2 * y + x * y ^ 2 ≤ x + y").target
    x, y, one = Poly.atom("x"), Poly.atom("y"), Poly.const(1)
    forms = [x, y, one - x, one - y]
    parts = handelman.decompose(target, forms, squares=False)
    assert parts is not None
    assert expand(parts, forms) == target
    assert handelman.decompose(target - one, forms, squares=False) is None


def test_schur_needs_sorted_variables() -> None:
    schur = "⊢ 0 ≤ a * (a - b) * (a - c) + b * (b - a) * (b - c) + c * (c - a) * (c - b)"
    p = problem(POSITIVE + schur)
    assert orthant.decompose(exponents(p.target, p.target.atoms)) is None
    (text,) = cone.proofs(p)
    assert text.count("rcases Std.le_total") == 5  # six orders of three variables
    assert text.count("have key0") == 1 and "key1" not in text  # by symmetry one lemma is enough


def test_cyclic_inequality_takes_two_lemmas() -> None:
    goal = "⊢ a ^ 2 * b + b ^ 2 * c + c ^ 2 * a ≤ a ^ 3 + b ^ 3 + c ^ 3"
    p = problem(POSITIVE + goal)
    setting = next(coordinates.settings(p))
    text = sorting.sorted_proof(p, setting)
    assert text is not None and "have key1" in text


def test_triangle_sides_become_coordinates() -> None:
    sides = "a b c : K\nh₁ : c < a + b\nh₂ : a < b + c\nh₃ : b < c + a\n"
    p = problem(sides + "⊢ (a + b - c) * (b + c - a) * (c + a - b) ≤ a * b * c")
    (text,) = cone.proofs(p)
    assert "0 < (a + b - c)" in text


def test_linear_equations_are_used_up() -> None:
    p = problem("x y : K\nh : x + y = 2\n⊢ 2 ≤ x ^ 3 + y ^ 3")
    reduced, lines = coordinates.eliminate(p)
    assert reduced.target.atoms == ["x"] and lines[-1].startswith("subst")


def test_what_does_not_bear_on_the_target_is_left_out() -> None:
    p = problem(POSITIVE + "d e : K\nhd : 0 < d\nhe : d * e = 1\n⊢ 2 * a * b ≤ a ^ 2 + b ^ 2")
    assert {a for c in relevant(p).constraints for a in c.poly.atoms} == {"a", "b"}


def test_product_one_becomes_ratios() -> None:
    p = problem(POSITIVE + "h : a * b * c = 1\n⊢ 0 ≤ a ^ 2 * c + b ^ 2 * a + c ^ 2 * b - 3")
    assert balance.unit_product(p) == ["a", "b", "c"]
    (text,) = balance.proofs(p)
    assert text.startswith("suffices hom : ∀ ")


def test_product_one_by_means() -> None:
    p = problem(POSITIVE + "h : a * b * c = 1\n⊢ a + b + c ≤ a ^ 2 + b ^ 2 + c ^ 2")
    (text,) = balance.proofs(p)
    assert "0 < a → 0 < b → 0 < c" in text or "0 < x → 0 < y → 0 < z" in text


def test_balance_is_silent_without_a_unit_product() -> None:
    p = problem(POSITIVE + "h : a * b * c = 2\n⊢ a + b + c ≤ a ^ 2 + b ^ 2 + c ^ 2")
    assert balance.unit_product(p) is None and list(balance.proofs(p)) == []


def test_reciprocals_become_products() -> None:
    hypothesis = POSITIVE + "h : a * b * c = 1\n"
    goal = "1 / a + 1 / b ≤ a + b + c"
    text = balance.reciprocals(problem(hypothesis + "⊢ " + goal), parse(goal))
    assert text is not None and "have v1 : 1 / b = a * c" in text and "simp only [v0, v1]" in text
    assert balance.reciprocals(problem(POSITIVE + "⊢ " + goal), parse(goal)) is None
