"""Variants of a real problem: Lean takes each, and the equation read backwards is seen through."""

from __future__ import annotations

import pytest

from problems import LeanStatement
from prover.formalize import LeanBench
from prover.lean import EmbeddedLean, LeanPool
from prover.policy import SymbolicPolicy
from prover.training.variants import Rule, distinct, variants_of

pytestmark = pytest.mark.lean


async def test_variants_elaborate_and_differ(lean_toolchain: EmbeddedLean) -> None:
    statement = LeanStatement("t", "", "theorem t (x : Int) (h : x = 2) : x ^ 2 = 4")
    async with SymbolicPolicy() as policy, LeanPool(lean_toolchain, 1) as pool:
        bench = LeanBench(pool, policy)
        rules = [Rule.REVERSE, Rule.SPECIALISE, Rule.TRANSLATE]
        found = [v async for v in distinct(variants_of(statement, rules), statement, bench)]
        assert all([await bench.refusal(v.statement) is None for v in found])
    said = {(v.rule, v.change) for v in found}
    assert (Rule.REVERSE, "a hypothesis and the conclusion exchanged") in said
    assert (Rule.REVERSE, "sides exchanged") not in said
    assert (Rule.TRANSLATE, "ℤ to ℕ") in said
    assert {change for rule, change in said if rule is Rule.SPECIALISE} == {"x = 2"}
