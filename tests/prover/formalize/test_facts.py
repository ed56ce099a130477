"""Facts in canonical form, formulas of school, skeletons, and the claims read off them."""

from __future__ import annotations

import pytest

from prover.formalize.facts import facts_of, text_of
from prover.formalize.filter.claims import claims
from prover.formalize.reading.school import read_formula
from prover.formalize.reading.skeleton import skeleton
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import show


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("7 ∣ n - 3", "n % 7 = 3", True),
        ("n ≡ 3 [ZMOD 7]", "n % 7 = 3", True),
        ("n ≡ -4 [ZMOD 7]", "n % 7 = 3", True),
        ("Odd n", "n % 2 = 1", True),
        ("Even n", "2 ∣ n", True),
        ("n % 7 = 3", "n % 7 = 4", False),
        ("7 ∣ 3 * n", "7 ∣ 10 * n", False),
        ("Nat.Coprime a b", "Nat.gcd b a = 1", True),
        ("|x - 1| < 2", "|1 - x| < 2", True),
        ("∑ i ∈ Finset.range (n + 1), i = 3", "∑ k ∈ Finset.Icc 0 n, k = 3", True),
        ("∑ i ∈ Finset.range n, i = 3", "∑ k ∈ Finset.Icc 0 n, k = 3", False),
        ("(x + 1) ^ 2 = x ^ 2 + 2 * x + 1", "x + 1 = 1 + x", True),
        ("(x + 1) ^ 2 = x ^ 2 + 2 * x + 1", "x + 1 ≤ 1 + x", False),
        ("a ∣ b", "b ∣ a", False),
    ],
)
def test_equal_facts(one: str, other: str, same: bool) -> None:
    first, second = ([fact.key for fact in facts_of(parse(text))] for text in (one, other))
    assert first
    assert (first == second) is same


def test_a_denied_fact_says_so() -> None:
    (fact,) = facts_of(parse("¬ 3 ∣ n"))
    assert fact.denied
    assert fact.key == next(facts_of(parse("3 ∣ n"))).key


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("2x(x + 1) = 3", "2 * x * (x + 1) = 3"),
        ("-x^2 + 5 ≤ 1/2", "-x ^ 2 + 5 ≤ 1 / 2"),
        ("f(x + 1) = f(x) + 2", "f (x + 1) = f x + 2"),
        ("a_(n + 1) = 2a_n", "a (n + 1) = 2 * a n"),
        ("|x - 1| + |y| < 3", "|x - 1| + |y| < 3"),
        ("1 ≤ x ≤ 7", "1 ≤ x ∧ x ≤ 7"),
        ("n ≡ 3 (mod 7)", "n ≡ 3 [ZMOD 7]"),
        ("∑ _(i=1)^n i^2", "∑ i ∈ Finset.Icc 1 n, i ^ 2"),
        ("gcd(a, b) = 1", "gcd a b = 1"),
        ("√(x + 1) = 4", "√(x + 1) = 4"),
        ("n! > 2^n", "n ! > 2 ^ n"),
    ],
)
def test_school_notation(text: str, lean: str) -> None:
    term = read_formula(text, functions=("a", "f"))
    assert term is not None
    assert show(term) == show(parse(lean))


@pytest.mark.parametrize("text", ["x +", "(x", "x ⊗ y", "", "1 + ... + n"])
def test_what_is_no_formula_is_not_read(text: str) -> None:
    assert read_formula(text) is None


def test_skeletons() -> None:
    given = skeleton("If a is even and $3 \\mid a$, show that a multiple of 6 divides 5a - a^2.")
    assert given.text == "if ⟨0⟩ is even and ⟨1⟩, show that a multiple of ⟨2⟩ divides ⟨3⟩."
    assert given.pieces == ("a", "3 ∣ a", "6", "5a - a^2")
    assert skeleton("A non-negative real x has cx + dy = 1.").pieces == ("x", "cx + dy = 1")


@pytest.mark.parametrize(
    ("words", "lean"),
    [
        ("7 divides n + 1.", ["7 ∣ n + 1"]),
        ("n is a multiple of 7.", ["7 ∣ n"]),
        ("n is not divisible by 7.", ["¬ 7 ∣ n"]),
        ("Let a and b be odd integers.", ["Odd a", "Odd b"]),
        ("n leaves remainder 2 when divided by 5.", ["n % 5 = 2"]),
        ("the remainder of n^2 modulo 4 is not 3.", ["n ^ 2 % 4 ≠ 3"]),
        ("a and b are coprime.", ["Nat.gcd a b = 1"]),
        ("For positive reals x and y, x + y > 2.", ["0 < x", "0 < y", "x + y > 2"]),
        ("Let p be a prime.", ["Nat.Prime p"]),
        ("there is an integer k with n = 5k + 1.", ["n = 5 * k + 1"]),
    ],
)
def test_claims(words: str, lean: list[str]) -> None:
    read = {(said.fact.key, said.fact.denied) for said in claims(words, (), whole=False).facts}
    wanted = {(f.key, f.denied) for text in lean for f in facts_of(parse(text))}
    assert read == wanted


def test_kinds_and_questions() -> None:
    said = claims("For real x and an integer n with x = 2n, find x^2 + n.", (), whole=False)
    assert said.kinds == {"x": {"ℝ"}, "n": {"ℤ"}}
    assert [one.fact.parts[0] for one in said.asked] == [text_of(parse("n + x ^ 2"))]
    assert said.complete
