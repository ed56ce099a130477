"""Binders, hypotheses, and the Lean text that checks a witness."""

from __future__ import annotations

import pytest

from problems import (
    Problem,
    ProblemError,
    Source,
    Witness,
    hypotheses,
    shape_of,
    statement_file,
    witness_check,
    witness_file,
)
from problems.loaders.lean_file import parse_lean


def problem(
    text: str,
    values: dict[str, str] | None = None,
    proof: str = "",
    variant_of: str | None = None,
    preamble: str = "",
) -> Problem:
    lean = parse_lean(f"{preamble}\n{text}", "t")[0].lean
    assert lean is not None
    witness = None if values is None else Witness(tuple(values.items()), proof)
    source = Source("Test")
    return Problem("t", "", lean, None, source, witness=witness, variant_of=variant_of)


def test_shape() -> None:
    p = problem("theorem t {K : Type} [LE K] (x y : K) (h : ∀ z, (z : K) ≤ x) : x ≤ y := sorry")
    assert p.lean is not None
    shape = shape_of(p.lean)
    assert [(b.bracket, b.names, b.type) for b in shape.binders] == [
        ("{", ("K",), "Type"),
        ("[", (), "LE K"),
        ("(", ("x", "y"), "K"),
        ("(", ("h",), "∀ z, (z : K) ≤ x"),
    ]
    assert shape.conclusion == "x ≤ y"


def test_check_of_a_true_statement() -> None:
    p = problem("theorem t (n m : Nat) (h : n < m) (h' : m = 7) : n < 7", {"n": "3", "m": "7"})
    check = witness_check(p)
    assert check is not None
    assert "example : ∃ (n : Nat) (m : Nat), (n < m) ∧ (m = 7) := by" in check
    assert "refine ⟨(3), (7), ?_, ?_⟩" in check


def test_abstract_field_becomes_the_rationals() -> None:
    text = 'theorem t {K : Type} [Lean.Grind.Field K] (x : K) (h : (x : K) = "K".length) : x = 1'
    check = witness_check(problem(text, {"K": "Rat", "x": "1"}))
    assert check is not None
    assert '∃ (x : Rat), ((x : Rat) = "K".length)' in check


def test_counterexample_refutes_the_conclusion() -> None:
    p = problem("theorem t (n : Nat) (h : 0 < n) : n = 2", {"n": "1"}, variant_of="s")
    check = witness_check(p)
    assert check is not None and "(0 < n) ∧ ¬ (n = 2)" in check


def test_preamble_and_own_tactics_are_used() -> None:
    p = problem(
        "theorem t (n : Nat) (h : f n = 1) : True", {"n": "1"}, "rfl", preamble="def f := id"
    )
    check = witness_check(p)
    assert check is not None
    assert check.index("namespace") < check.index("def f := id") < check.index("example")
    assert "first | (rfl)\n" in check


def test_nothing_to_check_without_hypotheses() -> None:
    assert witness_check(problem("theorem t (n : Nat) : n = n")) is None
    assert witness_check(problem("theorem t (n : Nat) : n = n", {"n": "1"})) is None


def test_missing_witness_is_refused() -> None:
    p = problem("theorem t (n : Nat) (h : n < 2) : n = 1")
    assert hypotheses(p) == ("h",)
    with pytest.raises(ProblemError, match="no witness"):
        witness_check(p)


def test_strange_variable_is_refused() -> None:
    with pytest.raises(ProblemError, match="does not bind"):
        witness_check(problem("theorem t (n : Nat) (h : n < 2) : n = 1", {"m": "1"}))


def test_statement_without_colon_is_refused() -> None:
    p = problem("theorem t")
    assert p.lean is not None
    with pytest.raises(ProblemError, match="no `:`"):
        shape_of(p.lean)


def test_files_keep_problems_apart() -> None:
    p = problem("theorem t (n : Nat) (h : n < 2) : n = 1", {"n": "0"})
    assert witness_file([p]).count("namespace Check.t\n") == 1
    assert "namespace Statement.t\ntheorem t" in statement_file([p])
