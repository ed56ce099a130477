"""Statements told in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.formalize import in_words
from prover.formalize.mathematics import formula
from prover.policy.symbolic.goals.parser import parse
from tests.prover.formalize.conftest import lean


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "(x y : ℝ) (hx : 0 < x) (h : x + y = 10) : x * y ≤ 25",
            "Let x and y be real numbers. Suppose that 0 < x and x + y = 10. Then x * y ≤ 25.",
        ),
        (
            "(n : ℕ) (h : Nat.Prime n) (k : ¬ Even n) : n % 2 = 1",
            "Let n be a natural number. Suppose that n is prime and n is not even. "
            "Then n leaves the remainder 1 modulo 2.",
        ),
        (": ∃ n : ℤ, n ^ 2 = 4 ∧ n < 0", "Show that there exist integers n such that n^2 = 4 and n < 0."),
        (": ∀ n : ℕ, n > 3 → 7 ∣ n", "Show that for all natural numbers n, if n > 3, then 7 divides n."),
        ("(a b : ℤ) : a ≡ b [ZMOD 7]", "Let a and b be integers. Then a is congruent to b modulo 7."),
        (
            ": IsLeast {n : ℕ | 0 < n} 1",
            "Show that 1 is the least element of {n : ℕ | 0 < n}.",
        ),
        (
            ": ∑ k ∈ Finset.range 10, (k : ℝ) / 2 = 45 / 2",
            "Show that the sum of k/2 over k from 0 up to but not including 10 = 45/2.",
        ),
        (
            "(f : ℝ → ℝ) (h : ∀ x, f (x + 1) = f x) : f 2 = f 1",
            "Let f be a function from the real numbers to the real numbers. "
            "Suppose that for all x, f(x + 1) = f(x). Then f(2) = f(1).",
        ),
        (
            "(n m : ℕ) : n - m ≤ n",
            "Let n and m be natural numbers. Then n - m ≤ n. (Differences of natural numbers stop at 0.)",
        ),
        (
            "(n : ℤ) : n / 2 ≤ n ∨ n < 0",
            "Let n be an integer. Then either n/2 ≤ n, or n < 0. (Quotients of integers are rounded down.)",
        ),
    ],
)  # fmt: skip
def test_statements_in_words(statement: str, words: str) -> None:
    assert in_words(lean(statement)) == words


@pytest.mark.parametrize(
    ("lean_text", "written"),
    [
        ("(a + b) * c", "(a + b) * c"),
        ("a - (b - c)", "a - (b - c)"),
        ("a / (b / c)", "a/(b/c)"),
        ("2 * x ^ (n + 1)", "2x^(n + 1)"),
        ("(-x) ^ 2", "(-x)^2"),
        ("Nat.gcd a (b + 1)", "gcd(a, b + 1)"),
        ("Real.sqrt (x + 1)", "√(x + 1)"),
        ("|x - 1|", "|x - 1|"),
        ("(n + 1)!", "(n + 1)!"),
        ("↑n + (1 : ℝ)", "n + 1"),
    ],
)
def test_formulas_are_written_as_at_school(lean_text: str, written: str) -> None:
    assert formula(parse(lean_text)) == written


TERMS = st.recursive(
    st.sampled_from(["x", "y", "2", "7"]),
    lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(
        lambda t: f"({t[0]} {t[1]} {t[2]})"
    ),
    max_leaves=8,
)


@given(TERMS)
def test_a_written_formula_keeps_its_value(text: str) -> None:
    """The notation drops parentheses, never meaning."""
    written = formula(parse(text)).replace("2x", "2 * x").replace("2y", "2 * y")
    written = written.replace("7x", "7 * x").replace("7y", "7 * y")
    for point in ({"x": 3, "y": 5}, {"x": -11, "y": 4}):
        try:
            expected = eval(text, {}, point)
        except ZeroDivisionError:
            continue
        assert eval(written, {}, point) == pytest.approx(expected)


@given(TERMS, TERMS, st.sampled_from(["=", "≤", "∣", "≠"]), st.sampled_from(["ℕ", "ℤ", "ℝ"]))
def test_any_relation_has_words_that_name_its_variables(
    left: str, right: str, sign: str, kind: str
) -> None:
    text = in_words(lean(f"(x y : {kind}) (h : {left} {sign} {right}) : x = y"))
    assert text == in_words(lean(f"(x y : {kind}) (h : {left} {sign} {right}) : x = y"))
    assert text.startswith("Let x and y be ")
    assert "Then x = y." in text
