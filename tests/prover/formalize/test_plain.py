"""Statements lose their definitions, and only those."""

from __future__ import annotations

import pytest

from problems import LeanStatement
from prover.formalize import LeanBench
from prover.formalize.candidates import HEADER
from prover.formalize.filter.equivalence import equivalent, unfolded
from prover.formalize.plain import plain
from prover.formalize.same import same
from tests.prover.formalize.conftest import lean

DEFINED = [
    (
        "(f : ℝ → ℝ) (h : ∀ x, f x = x ^ 2 + 1) : f 3 = 10",
        ": ((3 : ℝ) ^ 2 + 1 : ℝ) = 10",
    ),
    (
        "(x y : ℝ) (h : x ≠ 0 ∧ y = 3) (k : x = 2 * y) : x + y = 9",
        "(h : 2 * (3 : ℝ) ≠ 0) : 2 * (3 : ℝ) + 3 = 9",
    ),
    (
        ": ((Finset.Icc 1 9).filter (fun n => 2 ∣ n)).card = 4",
        "(T : Finset ℕ) (h : ∀ n, n ∈ T ↔ 1 ≤ n ∧ n ≤ 9 ∧ 2 ∣ n) : T.card = 4",
    ),
    (
        ": ∑ d ∈ Nat.divisors 12, d = 28",
        "(S : Finset ℕ) (h : ∀ n, n ∈ S ↔ n ∣ 12) : ∑ k ∈ S, k = 28",
    ),
]
KEPT = [
    "(x y : ℝ) (h : x + y = 3) : x = 3 - y",
    "(f : ℝ → ℝ) (h : ∀ x, f x = f (x + 1)) : f 3 = f 4",
    "(f : ℝ → ℝ) (h : ∀ x, f x = 2 * x) (k : Function.Injective f) : f 1 = 2",
    "(x : ℝ) (h : x = x + 0) : x = x",
]


@pytest.mark.parametrize(("one", "other"), DEFINED)
def test_definitions_are_put_in(one: str, other: str) -> None:
    found = plain(lean(one))
    assert found is not None
    assert same(found.statement, lean(other)), found.statement.declaration


@pytest.mark.parametrize("text", KEPT)
def test_what_defines_nothing_stays(text: str) -> None:
    assert plain(lean(text)) is None


@pytest.mark.lean
@pytest.mark.asyncio(loop_scope="session")
async def test_lean_proves_that_nothing_is_lost(lean_bench: LeanBench) -> None:
    for one, _ in DEFINED:
        statement = LeanStatement("statement", HEADER + "\n", f"theorem statement {one}")
        assert await unfolded(statement, lean_bench) != statement


@pytest.mark.lean
@pytest.mark.asyncio(loop_scope="session")
async def test_named_and_unnamed_are_equivalent(lean_bench: LeanBench) -> None:
    def stated(text: str) -> LeanStatement:
        return LeanStatement("statement", HEADER + "\n", f"theorem statement {text}")

    named = stated(
        "(a x : ℝ) (f : ℝ → ℝ) (h : ∀ x, f x = a * x + 5) (k : f 2 = 11) : a * x = 3 * x"
    )
    bare = stated("(a x : ℝ) (k : a * 2 + 5 = 11) : a * x = 3 * x")
    other = stated("(a x : ℝ) (k : a * 2 + 5 = 12) : a * x = 3 * x")
    assert await equivalent(named, bare, lean_bench)
    assert not await equivalent(named, other, lean_bench)
