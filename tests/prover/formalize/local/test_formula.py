"""Formulas of LaTeX and of keyboards become the terms that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.formalize.local.prose import prose
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, Unary, show


def formula(text: str) -> str:
    """The only formula of a text."""
    (slot,) = prose(text).slots
    return show(slot)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"$\frac{1}{2x}$", "1 / (2 * x)"),
        (r"$\frac{1}{2}x$", "1 / 2 * x"),
        (r"$3\frac{1}{2}$", "3 + 1 / 2"),
        (r"$\frac12 + \sqrt[3]{8}$", "1 / 2 + root 3 8"),
        (r"$2xy^2 \le 5$", "2 * x * y ^ 2 ≤ 5"),
        (r"$-x^2$", "-x ^ 2"),
        (r"$2^{n+1}$", "2 ^ (n + 1)"),
        (r"$a \equiv 3 \pmod{7}$", "modeq 7 a 3"),
        (r"$1 < x \leq 5$", "1 < x ∧ x ≤ 5"),
        (r"$|x - 1|$", "|x - 1|"),
        (r"$5 \mid n^2$", "5 ∣ n ^ 2"),
        (r"$\lfloor \frac{x}{2} \rfloor$", "⌊x / 2⌋"),
        (r"$\sum_{k=1}^{n} k^2$", "∑ k ∈ Finset.Icc 1 n, k ^ 2"),
        (r"$\binom{8}{3}$", "choose 8 3"),
        (r"$f(x) = 2x + 1$", "f x = 2 * x + 1"),
        (r"$n(n+1)$", "n * (n + 1)"),
        (r"$10!$", "10 !"),
        ("$40,000$", "40000"),
        (r"$a_{n+1}$", "_ a (n + 1)"),
        ("x² + 1 ≥ 2x", "x ^ 2 + 1 ≥ 2 * x"),
        ("1 + 3 + ... + 99", "∑ k ∈ Finset.Icc 0 49, (2 * k + 1)"),
        (r"$1 + 2 + \cdots + n$", "∑ k ∈ Finset.Icc 1 n, k"),
        (r"$1 \cdot 2 \cdot 3 \cdots n$", "∏ k ∈ Finset.Icc 1 n, k"),
    ],
)
def test_formulas(text: str, meant: str) -> None:
    assert formula(text) == meant


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Let a be an integer.", "let #0 be an integer ."),
        ("This is a prime.", "this is a prime ."),
        ("Prove that ab + bc > 0 for a line.", "prove that #0 for a line ."),
        ("It is 5 less than x", "it is #0 less than #1"),
        (r"for every $n$, $n \ge 1$", "for every #0 , #1"),
    ],
)
def test_prose_keeps_words_and_takes_formulas(text: str, shown: str) -> None:
    assert prose(text).text == shown


_LETTERS = st.sampled_from("xyzn").map(Name)
_NUMBERS = st.integers(0, 99).map(lambda n: Num(parse(str(n)).value))  # type: ignore[union-attr]


def _grown(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*"), inner, inner),
        st.builds(lambda a, b: Binary("^", a, b), inner, _LETTERS),
        st.builds(lambda a: Unary("|", a), inner),
    )


_TERMS = st.recursive(_LETTERS | _NUMBERS, _grown, max_leaves=8)


@given(_TERMS)
def test_what_is_shown_is_read_back(term: Term) -> None:
    """Lean's own notation is one of those that people type."""
    text = show(term)
    if text.count("|") > 2:  # |a|b|: bars that do not say which they close
        return
    (slot,) = prose(f"${text}$").slots or (None,)
    assert slot is not None
    assert show(slot).replace("(", "").replace(")", "") == text.replace("(", "").replace(")", "")


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    told = prose(text)
    assert told.text.count("#") >= len(told.slots)
