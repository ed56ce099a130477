"""Phrases of contests, a family each, become the statements that they mean."""

from __future__ import annotations

import pytest

from prover.formalize.local.reader import statements
from prover.formalize.same import same
from tests.prover.formalize.conftest import lean

PROBLEMS = [
    # functions, inverses, operations
    (
        r"Let $f(x) = 4x - 9$. Find $f^{-1}(7)$. Show that it is 4.",
        "(f : Equiv ℝ ℝ) (h : ∀ x : ℝ, f.1 x = 4 * x - 9) : f.2 7 = 4",
    ),
    (
        r"If $f(x) = x + 2$ and $g(x) = 3x$, what is $(f \circ g)(5)$? Show that it is 17.",
        "(f g : ℝ → ℝ) (h : ∀ x : ℝ, f x = x + 2) (k : ∀ x : ℝ, g x = 3 * x) : f (g 5) = 17",
    ),
    (
        r"Let $x \star y = x^2 - 3y$. What is $4 \star 1$? Show that it is 13.",
        "(star : ℝ → ℝ → ℝ) (h : ∀ x y : ℝ, star x y = x ^ 2 - 3 * y) : star 4 1 = 13",
    ),
    (
        r"Let $f(x) = 2x + 1$. If $f(x) = 9$, what is $x$? Show that it is 4.",
        "(f : ℝ → ℝ) (x : ℝ) (h : ∀ x : ℝ, f x = 2 * x + 1) (k : f x = 9) : x = 4",
    ),
    (
        r"If $g(3x) = x^2 + 1$ for all real $x$, find $g(6)$. Show that it is 5.",
        "(g : ℝ → ℝ) (h : ∀ x : ℝ, g (3 * x) = x ^ 2 + 1) : g 6 = 5",
    ),
    (
        "The function $f$ is defined by $f(n) = n^2 - 3$ for all integers $n$. Find $f(5)$. "
        "Show that it is 22.",
        "(f : ℤ → ℤ) (h : ∀ n : ℤ, f n = n ^ 2 - 3) : f 5 = 22",
    ),
    # remainders, bases, digits
    (
        "When the positive integer $n$ is divided by 9, the remainder is 4. Find the remainder when $5n$ is "
        "divided by 9. Show that it is 2.",
        "(n : ℕ) (h : 0 < n) (k : n % 9 = 4) : 5 * n % 9 = 2",
    ),
    ("Find the inverse of $5$ modulo $13$. Show that it is 8.", ": (5 : ZMod 13)⁻¹ = 8"),
    (r"Express $2102_3$ in base 10. Show that it is 65.", ": Nat.ofDigits 3 [2, 0, 1, 2] = 65"),
    (
        "What is the smallest two-digit prime with a units digit of 7? Show that it is 17.",
        ": IsLeast {n : ℕ | 10 ≤ n ∧ n ≤ 99 ∧ Nat.Prime n ∧ n % 10 = 7} 17",
    ),
    # counts and sums
    (
        r"How many ordered pairs $(x, y)$ of positive integers satisfy $3x + y = 14$? Show that it is 4.",
        "(S : Finset (ℕ × ℕ)) (h : ∀ p : ℕ × ℕ, p ∈ S ↔ 0 < p.1 ∧ 0 < p.2 ∧ 3 * p.1 + p.2 = 14) : S.card = 4",
    ),
    (
        "What is the sum of the first 12 positive odd integers? Show that it is 144.",
        ": ∑ k ∈ Finset.Icc (0 : ℕ) 11, (2 * k + 1) = 144",
    ),
    (
        "How many of the first 50 positive integers are divisible by 6? Show that it is 8.",
        ": ((Finset.Icc 1 50).filter (fun n => 6 ∣ n)).card = 8",
    ),
    (
        r"For how many integers $n$ is $\frac{60}{n}$ an integer? Show that it is 24.",
        "(S : Finset ℤ) (h : ∀ n : ℤ, n ∈ S ↔ n ∣ (60 : ℤ)) : S.card = 24",
    ),
    # unnamed numbers
    (
        "The sum of two numbers is 30 and their difference is 4. What is the larger of the two numbers? "
        "Show that it is 17.",
        "(x y : ℝ) (h : x + y = 30) (k : x - y = 4) : x = 17",
    ),
    (
        "The product of two consecutive positive even integers is 168. What is the greater of the two "
        "integers? Show that it is 14.",
        "(x : ℕ) (h : 0 < x) (e : Even x) (k : x * (x + 2) = 168) : x + 2 = 14",
    ),
    (
        "Twelve more than three times a number equals 27. What is the number? Show that it is 5.",
        "(x : ℝ) (h : 3 * x + 12 = 27) : x = 5",
    ),
    # progressions
    (
        "In an arithmetic sequence, the fifth term is 9 and the eighth term is 15. What is the 12th term? "
        "Show that it is 23.",
        "(a d : ℝ) (h : a + 4 * d = 9) (k : a + 7 * d = 15) : a + 11 * d = 23",
    ),
    (
        r"What is the 20th term of the arithmetic sequence $3, 7, 11, \ldots$? Show that it is 79.",
        ": 3 + 19 * 4 = 79",
    ),
    (
        r"Let $\{a_n\}$ be a sequence with $a_1 = 2$ and $a_{n+1} = a_n + 3$. Find $a_4$. "
        "Show that it is 11.",
        "(a : ℕ → ℝ) (h : a 1 = 2) (k : ∀ n : ℕ, a (n + 1) = a n + 3) : a 4 = 11",
    ),
    # equations and their solutions
    (
        "Let $r$ and $s$ be the roots of $x^2 - 7x + 11 = 0$. Find $r + s$. Show that it is 7.",
        "(r s : ℝ) (d : r ≠ s) (h : r ^ 2 - 7 * r + 11 = 0) (k : s ^ 2 - 7 * s + 11 = 0) : r + s = 7",
    ),
    ("Solve for $x$: $3x + 5 = 20$. Show that it is 5.", "(x : ℝ) (h : 3 * x + 5 = 20) : x = 5"),
    (
        "Find the value of $k$ so that the equation $x^2 - 8x + k = 0$ has exactly one solution. "
        "Show that it is 16.",
        "(k : ℝ) (h : ∃! x : ℝ, x ^ 2 - 8 * x + k = 0) : k = 16",
    ),
    (
        "The graphs of $y = 3x - 1$ and $y = x + 5$ intersect at the point $(a, b)$. What is $a + b$? "
        "Show that it is 11.",
        "(a b : ℝ) (h : b = 3 * a - 1) (k : b = a + 5) : a + b = 11",
    ),
    # kinds of numbers
    ("If $z = 1 + 3i$, find $z^2$. Show that it is $-8 + 6i$.",
     "(z : ℂ) (h : z = 1 + 3 * Complex.I) : z ^ 2 = -8 + 6 * Complex.I"),
    (r"Evaluate $|5 - 12i|$. Show that it is 13.", ": Complex.abs (5 - 12 * Complex.I) = 13"),
    ("If $2^x = 32$, what is $x$? Show that it is 5.", "(x : ℝ) (h : (2 : ℝ) ^ x = 32) : x = 5"),
    (r"Compute $\sin 30^\circ$. Show that it is $\frac12$.", ": Real.sin (30 * Real.pi / 180) = 1 / 2"),
    (
        r"For positive integers $m$ and $n$, $\gcd(m, n) = 6$ and $mn = 180$. "
        r"Find $\operatorname{lcm}[m, n]$. Show that it is 30.",
        "(m n : ℕ) (a : 0 < m) (b : 0 < n) (h : Nat.gcd m n = 6) (k : m * n = 180) : Nat.lcm m n = 30",
    ),
    (
        r"Prove that for all real numbers $x, y > 0$, $\frac{1}{x} + \frac{1}{y} \ge \frac{4}{x+y}$.",
        "(x y : ℝ) (h : 0 < x) (k : 0 < y) : 1 / x + 1 / y ≥ 4 / (x + y)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "meant"), PROBLEMS)
def test_phrases_of_contests(words: str, meant: str) -> None:
    first = next(statements(words), None)
    assert first is not None
    assert same(lean(first.statement), lean(meant)), first.statement


@pytest.mark.parametrize(
    "words",
    [
        r"Suppose that $\frobnicate x = 3$. Find $x$.",
        "The number is 7. Find the larger of the two numbers.",
        "Find the common difference of the sequence.",
        "Prove that the sum of two rational numbers is rational.",
        "Let $x$ and $y$ be integers. The number is prime. Find $x$.",
        "The product of two numbers is 12. Both numbers are positive. Find their sum.",
        r"Let $n$ be an integer with $n = \operatorname{foo}(3)$. Find $n$.",
    ],
)
def test_what_nothing_introduced_is_not_translated(words: str) -> None:
    assert list(statements(words)) == []
