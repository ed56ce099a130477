"""Problems as people type them become the statements that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems import LeanStatement
from problems.binders import shape_of
from prover.formalize.local.reader import answer_terms, statements
from prover.formalize.same import same
from prover.policy.symbolic.goals.terms import show

PROBLEMS = [
    ("Prove that 3 divides n^3 - n for every integer n.", "(n : ℤ) : 3 ∣ n ^ 3 - n"),
    (
        r"Let $a, b, c$ be positive real numbers with $abc = 1$. Prove that $a + b + c \ge 3$.",
        "(a b c : ℝ) (h₀ : 0 < a) (h₁ : 0 < b) (h₂ : 0 < c) (h₃ : a * b * c = 1) : 3 ≤ a + b + c",
    ),
    (
        "Show that n^2 leaves a remainder of 1 when divided by 8 if n is odd.",
        "(n : ℤ) (h : Odd n) : n ^ 2 % 8 = 1",
    ),
    (
        "Show that there do not exist integers x and y such that x^2 - 4y = 3.",
        ": ¬∃ x y : ℤ, x ^ 2 - 4 * y = 3",
    ),
    (
        "Let p be a prime greater than 3. Prove that 24 divides p^2 - 1.",
        "(p : ℕ) (h₀ : Nat.Prime p) (h₁ : 3 < p) : 24 ∣ p ^ 2 - 1",
    ),
    ("What is the remainder when 2^10 + 3 is divided by 7?", ": (2 ^ 10 + 3) % 7 = answer?"),
    (
        r"If $f(x) = x^2 - 2x$, what is $f(3)$? Show that it is 3.",
        "(f : ℝ → ℝ) (h : ∀ (x : ℝ), f x = x ^ 2 - 2 * x) : f 3 = 3",
    ),
    ("Find all real x with x^2 = 4.", "(x : ℝ) : x ^ 2 = 4 ↔ answer?"),
    (
        "How many integers from 1 to 100 are divisible by 7?",
        ": ((Finset.Icc 1 100).filter (fun n => 7 ∣ n)).card = answer?",
    ),
    (
        r"Let $f : \mathbb{R} \to \mathbb{R}$ satisfy $f(x + y) = f(x) + f(y)$ for all real $x, y$. "
        "Prove that $f(0) = 0$.",
        "(f : ℝ → ℝ) (h : ∀ (x y : ℝ), f (x + y) = f x + f y) : f 0 = 0",
    ),
    (
        "Show that there are infinitely many natural numbers a such that n^4 + a is not a prime for any "
        "natural number n.",
        ": {a : ℕ | ∀ (n : ℕ), ¬Nat.Prime (n ^ 4 + a)}.Infinite",
    ),
    (
        "If x + 1/x = 3, find x^2 + 1/x^2.",
        "(x : ℝ) (h : x + 1 / x = 3) : x ^ 2 + 1 / x ^ 2 = answer?",
    ),
    (
        r"What is $2 + 3$? $\textbf{(A)}\ 4 \qquad \textbf{(B)}\ 5 \qquad \textbf{(C)}\ 6$ "
        r"Show that it is \textbf{(B)}.",
        ": 2 + 3 = 5",
    ),
]


def stated(text: str) -> LeanStatement:
    return LeanStatement("statement", "", f"theorem statement {text}")


@pytest.mark.parametrize(("words", "meant"), PROBLEMS)
def test_problems(words: str, meant: str) -> None:
    first = next(statements(words), None)
    assert first is not None
    assert same(stated(first.statement), stated(meant)), first.statement


@pytest.mark.parametrize(
    "words",
    [
        "The glorp of $x + 1$ frobs $y$. Prove that $x = y$.",
        "Prove that for x the blick of y = 2 holds in a way.",
        "A farmer has some cows.",
    ],
)
def test_what_is_not_understood_is_not_translated(words: str) -> None:
    """A sentence with formulas is never passed over: its hypothesis would be lost."""
    assert list(statements(words)) == []


def test_readings_are_the_same_each_time() -> None:
    for words, _ in PROBLEMS:
        assert list(statements(words)) == list(statements(words))


@pytest.mark.parametrize("words", [words for words, _ in PROBLEMS])
def test_every_reading_is_a_declaration(words: str) -> None:
    for reading in statements(words):
        assert shape_of(stated(reading.statement)).conclusion


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("7", ["7"]),
        (r"\frac{49}{64}", ["49 / 64"]),
        ("(1, -2)", ["tuple 1 (-2)"]),
        ("2 and 3", ["2", "3"]),
        (r"40,\!000", ["40000"]),
        ("12 degrees", ["12"]),
    ],
)
def test_answers(text: str, terms: list[str]) -> None:
    found = answer_terms(text)
    assert found is not None
    assert [show(term) for term in found] == terms


@given(st.text(alphabet="Provetha x2+=n,.if$\\le", max_size=60))
def test_any_words_are_taken(words: str) -> None:
    for reading in statements(words):
        assert reading.statement
