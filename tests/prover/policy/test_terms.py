"""The parser of pretty-printed terms: totality and the round trip."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    BINARY,
    ENCLOSING,
    App,
    Binary,
    Binder,
    Name,
    Num,
    Opaque,
    Quantified,
    Term,
    Unary,
    free_names,
    show,
    substitute,
)

names = st.sampled_from(["x", "y", "h₀", "a'", "f", "Nat.gcd", "n_1"]).map(Name)
leaves = st.one_of(names, st.integers(0, 10**6).map(lambda v: Num(Fraction(v))))


def _extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    binder = st.builds(
        Binder,
        st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, max_size=2).map(tuple),
        st.one_of(st.none(), st.sampled_from([Name("Nat"), Name("K")])),
    )
    return st.one_of(
        st.builds(Binary, st.sampled_from(sorted(BINARY)), inner, inner),
        st.builds(Unary, st.sampled_from(["-", "¬", "⁻¹", "√", "!", *ENCLOSING]), inner),
        st.builds(App, names, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(
            Quantified,
            st.sampled_from(["∀", "∃", "∃!", "fun", "∑", "∏"]),
            binder.map(lambda b: (b,)),
            inner,
        ),
    )


@given(st.recursive(leaves, _extend, max_leaves=12))
def test_printing_then_parsing_is_the_identity(term: Term) -> None:
    assert parse(show(term)) == term


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    show(parse(text))


@given(st.text(alphabet="()[]{}∀∃,:+-*/^%∣=≠<≤>¬→↔∧∨↑⁻¹!.0123xy fun⊢", max_size=80))
def test_nearly_lean_text_is_read(text: str) -> None:
    shown = show(parse(text))
    assert show(parse(shown)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a * b ≤ (a ^ 2 + b ^ 2) / 2",
        "∀ x > 0, f (x + 1) = -x⁻¹ - 2",
        "↑(a 2019).den + (a 2019).num = 8078",
        "x✝ = 3 ∧ ¬7 ∣ 2 ^ n + 1 ∨ p ↔ q",
        "-x ^ 2 = (-x) ^ 2",
        "(1 = 2 → False) → True",
        "a - (b - c) = a - b + c",
        "∀ {K : Type} [inst : Lean.Grind.Field K] [LE K] (a b : K), 0 ≤ b → 0 ≤ a * b",
        "(List.map (fun k => 2 * k) (List.range 5)).sum = 20",
        "2 ^ 3 ^ 2 = 512",
    ],
)
def test_lean_prints_what_we_print(text: str) -> None:
    assert show(parse(text)) == text


def test_precedence_follows_lean() -> None:
    x, y = Name("x"), Name("y")
    assert parse("-x ^ 2") == Unary("-", Binary("^", x, Num(Fraction(2))))
    assert parse("x - y - x") == Binary("-", Binary("-", x, y), x)
    assert parse("x → y → x") == Binary("→", x, Binary("→", y, x))
    assert parse("f x + y") == Binary("+", App(Name("f"), (x,)), y)


def test_what_is_outside_the_grammar_is_kept() -> None:
    assert parse("if a  then b\n else c") == Opaque("if a then b else c")
    assert parse("(" * 5000) == Opaque("(" * 5000)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("|x| = 2", Binary("=", Unary("|", Name("x")), Num(Fraction(2)))),
        ("⌊x⌋₊ = n", Binary("=", Unary("⌊₊", Name("x")), Name("n"))),
        ("√(f x) < y", Binary("<", Unary("√", App(Name("f"), (Name("x"),))), Name("y"))),
        (
            "a ≡ b [MOD 7]",
            App(Name("Nat.ModEq"), (Num(Fraction(7)), Name("a"), Name("b"))),
        ),
        ("x ∈ {y | 0 < y}", Binary("∈", Name("x"), Opaque("{y | 0 < y}"))),
        ("s = [1, 2]", Binary("=", Name("s"), Opaque("[1, 2]"))),
    ],
)
def test_library_notation_is_read(text: str, meant: Term) -> None:
    assert parse(text) == meant


def test_a_sum_ends_at_the_next_relation() -> None:
    match parse("∑ k ∈ s, k * 2 = n"):
        case Binary("=", Quantified("∑", (Binder(("k",), None, "(", ("∈", Name("s"))),), _), _):
            pass
        case other:
            pytest.fail(f"read as {other}")


def test_substitution_respects_binders() -> None:
    term = parse("x + 1 = y ∧ ∀ x, x = y")
    assert show(substitute(term, {"x": Num(Fraction(3))})) == "3 + 1 = y ∧ (∀ x, x = y)"
    assert free_names(term) == {"x", "y"}
