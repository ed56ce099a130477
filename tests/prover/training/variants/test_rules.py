"""Variants by rule, without Lean: what each rule makes of a statement, and what counts as the same."""

from __future__ import annotations

import pytest

from problems import LeanStatement
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import children, show
from prover.training.variants import Form, Rule, variants_of
from prover.training.variants.rewrite import asserted, places, with_children

HEADER = "import Olympiad\nopen Nat\n"


def stated(text: str, header: str = HEADER) -> LeanStatement:
    return LeanStatement("t", header, f"theorem t {text}")


def made(text: str, rule: Rule, header: str = HEADER) -> list[str]:
    found = variants_of(stated(text, header), [rule])
    return [variant.statement.declaration.partition(" ")[2].partition(" ")[2] for variant in found]


SQUARE = "(x y : ℝ) (hx : 0 ≤ x) (h : x + y = 10) : x * y ≤ 25"


def test_a_form_gives_its_statement_back() -> None:
    form = Form.of(stated("{K : Type} [Lean.Grind.Field K] (x : K) : ∀ y : K, y = x → x = y", ""))
    assert form is not None
    text = "theorem u {K : Type} [Lean.Grind.Field K] (x : K) (y : K) (h₀ : y = x) : x = y"
    assert form.statement("u").declaration == text
    assert form.numbers() == [("x", "K"), ("y", "K")]


def test_what_stands_before_the_theorem_stays() -> None:
    statement = LeanStatement("t", "", "open Nat in\ntheorem t (n : Nat) : 0 ≤ n")
    form = Form.of(statement)
    assert form is not None
    assert form.statement("u").declaration == "open Nat in\ntheorem u (n : Nat) : 0 ≤ n"


def test_specialise_sets_each_number_and_makes_two_equal() -> None:
    found = made("(m n : ℕ) (h : 0 < n) : m ∣ n * m", Rule.SPECIALISE)
    assert "(n : ℕ) (h₀ : 0 < n) : 2 ∣ n * 2" in found
    assert "(m : ℕ) : m ∣ 3 * m" in found  # 0 < 3 is dropped
    assert "(m : ℕ) (h₀ : 0 < m) : m ∣ m * m" in found
    assert not any("0 * m" in text for text in found)  # 0 < 0 leaves nothing to say


def test_values_of_real_variables_say_their_type() -> None:
    found = made(SQUARE, Rule.SPECIALISE)
    assert "(x : ℝ) (h₀ : 0 ≤ x) (h₁ : x + (2 : ℝ) = 10) : x * (2 : ℝ) ≤ 25" in found


def test_generalise_tells_exponents_from_other_numerals() -> None:
    found = made("(x : ℝ) (h : x ^ 2 = 2) : x ^ 4 = 4", Rule.GENERALISE)
    assert "(x : ℝ) (k : ℕ) (h₀ : x ^ k = 2) : x ^ 4 = 4" in found
    assert "(x : ℝ) (k : ℝ) (h₀ : x ^ 2 = k) : x ^ 4 = 4" in found
    assert "(x : ℝ) (k : ℝ) (h₀ : x ^ 2 = 2) (h₁ : 0 < k) : x ^ 4 = k" in found


def test_perturb_moves_one_numeral_at_a_time() -> None:
    found = made(SQUARE, Rule.PERTURB)
    kept = "(x : ℝ) (y : ℝ) (h₀ : 0 ≤ x)"
    assert f"{kept} (h₁ : x + y = 11) : x * y ≤ 25" in found
    assert f"{kept} (h₁ : x + y = 10) : x * y ≤ 24" in found
    assert len(found) == 4


def test_strengthen_drops_hypotheses_and_claims_more() -> None:
    found = made(SQUARE, Rule.STRENGTHEN)
    assert "(x : ℝ) (y : ℝ) (h₀ : x + y = 10) : x * y ≤ 25" in found
    assert "(x : ℝ) (y : ℝ) (h₀ : 0 ≤ x) (h₁ : x + y = 10) : x * y < 25" in found
    assert len(found) == 3


def test_weaken_assumes_more_and_claims_less() -> None:
    found = made("(x y : ℝ) (hx : 0 ≤ x) (h : x < y) : x * x < y * y", Rule.WEAKEN)
    assert "(x : ℝ) (y : ℝ) (h₀ : 0 < x) (h₁ : x < y) : x * x < y * y" in found
    assert "(x : ℝ) (y : ℝ) (h₀ : 0 ≤ x) (h₁ : x < y) : x * x ≤ y * y" in found
    assert "(x : ℝ) (y : ℝ) (h₀ : 0 ≤ x) (h₁ : x < y) (h₂ : 0 < y) : x * x < y * y" in found


def test_complex_numbers_get_no_order() -> None:
    assert made("(z : ℂ) (h : z = 1) : z ^ 2 = 1", Rule.WEAKEN) == []


def test_extract_takes_parts_alone_and_in_turn() -> None:
    found = made("(n : ℕ) : 0 ≤ n ∧ n ≤ n + 1", Rule.EXTRACT)
    assert found == [
        "(n : ℕ) : 0 ≤ n",
        "(n : ℕ) : n ≤ n + 1",
        "(n : ℕ) (h₀ : 0 ≤ n) : n ≤ n + 1",
    ]


def test_open_goals_become_statements() -> None:
    state = "case succ\nn : ℕ\nih : 3 ∣ n ^ 3 + 2 * n\n⊢ 3 ∣ (n + 1) ^ 3 + 2 * (n + 1)"
    unwritable = "n✝ : ℕ\n⊢ n✝ = n✝"
    found = variants_of(stated("(n : ℕ) : 3 ∣ n ^ 3 + 2 * n"), [Rule.EXTRACT], [state, unwritable])
    (only,) = found
    claim = "(n : ℕ) (h₀ : 3 ∣ n ^ 3 + 2 * n) : 3 ∣ (n + 1) ^ 3 + 2 * (n + 1)"
    assert only.statement.declaration == f"theorem t_extract_1 {claim}"


def test_translate_moves_all_of_a_kind() -> None:
    found = made("(n : ℕ) (h : ∃ k : ℕ, n = 2 * k) : 4 ∣ n ^ 2", Rule.TRANSLATE)
    assert found == [
        "(n : ℤ) (h₀ : ∃ (k : ℤ), n = 2 * k) : 4 ∣ n ^ 2",
        "(n : ℤ) (h₀ : 0 ≤ n) (h₁ : ∃ (k : ℤ), n = 2 * k) : 4 ∣ n ^ 2",
    ]
    assert made("(n : Nat) : 0 ≤ n", Rule.TRANSLATE, "")[0] == "(n : Int) : 0 ≤ n"
    assert "(x : ℚ) (y : ℚ)" in "".join(made(SQUARE, Rule.TRANSLATE))


def test_reverse_turns_implications_and_equivalences() -> None:
    found = made("(x : ℤ) (h : x = 2) : x ^ 2 = 4", Rule.REVERSE)
    assert found == [
        "(x : ℤ) (h₀ : x = 2) : 4 = x ^ 2",
        "(x : ℤ) (h₀ : x ^ 2 = 4) : x = 2",
    ]
    found = made("(a b : ℝ) : a * b = 0 ↔ a = 0 ∨ b = 0", Rule.REVERSE)
    assert "(a : ℝ) (b : ℝ) (h₀ : a = 0 ∨ b = 0) : a * b = 0" in found


def test_a_key_forgets_names_order_and_direction() -> None:
    first = Form.of(stated("(a b : ℕ) (h : a < b) (k : b ≠ 3) : ∃ c, a + c = b"))
    second = Form.of(stated("(y x : Nat) (p : y ≠ 3) (q : y > x) : ∃ z, x + z = y"))
    third = Form.of(stated("(y x : Nat) (p : x ≠ 3) (q : y > x) : ∃ z, x + z = y"))
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.key() == second.key() != third.key()


def test_rules_take_turns_and_nothing_comes_twice() -> None:
    statement = stated(SQUARE)
    found = list(variants_of(statement))
    assert {variant.rule for variant in found[:6]} == {
        Rule.WEAKEN, Rule.SPECIALISE, Rule.REVERSE, Rule.PERTURB, Rule.STRENGTHEN, Rule.GENERALISE,
    }  # fmt: skip
    keys = [variant.form.key() for variant in found]
    original = Form.of(statement)
    assert original is not None
    assert len(set(keys)) == len(keys)
    assert original.key() not in keys
    assert len({variant.statement.name for variant in found}) == len(found)


def test_what_cannot_be_read_has_no_variants() -> None:
    assert list(variants_of(stated("(n : ℕ"))) == []


@pytest.mark.parametrize(
    "text", ["f (x + 1) ≤ |y| * 2", "∀ x > 0, ∃ y : ℝ, x = (y : ℝ) ^ 2", "a ∧ b → c ∨ ¬d"]
)
def test_every_place_can_be_put_back(text: str) -> None:
    term = parse(text)
    for part, put in places(term):
        assert put(part) == term
    assert with_children(term, children(term)) == term


def test_what_is_asserted_is_not_what_is_assumed() -> None:
    parts = [show(part) for part, _ in asserted(parse("a < b → (c < d ∧ ∃ x, x < y)"))]
    assert parts == ["c < d", "x < y"]
