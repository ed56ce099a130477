"""Solving for real: a proof, a refutation, an open end, a proof that the checker rejects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from problems import LeanStatement, Problem, Source
from problems.verdict import Verdict
from prover.lean import LeanPool, StatementError, Toolchain, check
from prover.lean.script import proof_body
from prover.solve import SolveConfig, solve_problem
from search import ProofNode
from search.protocols import Proposal

pytestmark = pytest.mark.lean

QUICK = SolveConfig(seconds=60, workers=1)


def problem(declaration: str, name: str = "example_1") -> Problem:
    """A problem of one theorem."""
    statement = LeanStatement(name, "", f"theorem {name} {declaration}")
    return Problem(name, "", statement, None, Source("a test"))


class Fixed:
    """A policy that knows one list of tactics."""

    def __init__(self, *tactics: str) -> None:
        self.tactics = tactics

    async def propose(self, states: Sequence[object], n: int) -> list[list[Proposal[str]]]:
        return [[Proposal(tactic, -1.0) for tactic in self.tactics][:n] for _ in states]


async def test_proved_disproved_and_open(lean_toolchain: Toolchain) -> None:
    async with LeanPool(lean_toolchain, 1) as pool:
        true = await solve_problem(
            problem("(n : Nat) (h : n % 7 = 3) : n * n % 7 = 2"), pool, QUICK
        )
        assert true.verdict is Verdict.PROVED
        assert true.certificate is not None and not true.certificate.negation
        assert true.proof is not None and "theorem example_1" in true.proof

        false = await solve_problem(problem("(n : Nat) : n * n < 50"), pool, QUICK)
        assert false.verdict is Verdict.DISPROVED
        assert false.certificate is not None and false.certificate.negation

        nothing = Fixed("skip_nothing", "omega")
        open_end = await solve_problem(
            problem("(p : Prop) (h : p ∨ p) : p ∧ p"), pool, QUICK, policy=nothing
        )
        assert open_end.verdict is Verdict.EXHAUSTED
        assert open_end.proof is None and open_end.certificate is None

        with pytest.raises(StatementError, match="elaborate"):
            await solve_problem(problem(": no_such_name = 1"), pool, QUICK)


async def test_goals_closed_behind_bullets_check(lean_toolchain: Toolchain) -> None:
    async with LeanPool(lean_toolchain, 1) as pool:
        split = problem("(p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ (p ∨ q)")
        policy = Fixed("exact hp", "exact hq", "exact Or.inl hp", "constructor")
        solution = await solve_problem(split, pool, QUICK, policy=policy)
        assert solution.verdict is Verdict.PROVED
        assert solution.proof is not None and solution.proof.count("·") == 4


async def test_a_proof_of_something_else_is_not_certified(lean_toolchain: Toolchain) -> None:
    async with LeanPool(lean_toolchain, 1) as pool:
        hard = problem("(n : Nat) : n + 1 = n").lean
        assert hard is not None
        answer = await check(pool, hard, "by\n  have h : 1 + 1 = 2 := rfl\n  exact h")
        assert not hasattr(answer, "axioms")


def test_script_indents_nested_goals() -> None:
    leaf = ProofNode("omega")
    tree = ProofNode("constructor", (leaf, ProofNode("intro x\nintro y", (leaf,))))
    assert proof_body(tree) == ("by\n  constructor\n  · omega\n  · intro x\n    intro y\n    omega")
