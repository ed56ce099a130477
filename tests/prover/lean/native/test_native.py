"""A statement solved and checked through a Lake project, from its lakefile to the certificate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import psutil
import pytest
import pytest_asyncio

from problems import LeanStatement
from prover.lean import (
    Certificate,
    LeanEnvironment,
    LeanLimits,
    LeanPool,
    NativeLean,
    Rejection,
    StatementError,
    check,
)
from prover.lean.script import proof_body
from search import Budget, best_first_search
from search.protocols import OutcomeKind, Proposal

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="module")]

SWAP = LeanStatement(
    "swapped", "import Toy\n", "theorem swapped (p q : Prop) (hp : p) (hq : q) : Toy.Swapped p q"
)
LONG = "iterate 30 (iterate 30 (iterate 30 (iterate 30 (iterate 30 skip))))"
MAGIC = LeanStatement("anything", "import Toy\n", "theorem anything (p : Prop) : p")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(native: NativeLean) -> AsyncIterator[LeanPool]:
    async with LeanPool(native, 1, LeanLimits(tactic_timeout_s=60)) as pool:
        yield pool


class Phrases:
    """A policy that always says the same few tactics."""

    async def propose(self, states: Sequence[object], n: int) -> list[list[Proposal[str]]]:
        tactics = ["exact hp", "exact hq", "constructor", "exact Toy.magic"]
        return [[Proposal(tactic, -1.4) for tactic in tactics[:n]] for _ in states]


async def test_a_statement_is_searched_proved_and_checked(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, SWAP)
    result = await best_first_search(environment, Phrases(), budget=Budget(seconds=120))
    assert result.proof is not None
    certificate = await check(pool, SWAP, proof_body(result.proof))
    assert isinstance(certificate, Certificate), certificate
    assert certificate.axioms == ()
    assert certificate.sealed_library == ()
    assert certificate.lean.startswith("4.28.0")


async def test_what_the_project_proves_is_used_down_to_its_axioms(pool: LeanPool) -> None:
    certificate = await check(pool, SWAP, "Toy.swap hp hq")
    assert isinstance(certificate, Certificate), certificate
    rejection = await check(pool, MAGIC, "Toy.hidden_magic p")
    assert isinstance(rejection, Rejection)
    assert "'Toy.magic'" in rejection.reason


@pytest.mark.slow
async def test_no_module_is_taken_at_its_word(pool: LeanPool) -> None:
    """A library that keeps its proofs to itself (here: core Lean's public part) proves nothing."""
    statement = LeanStatement("add_comm'", "", "theorem add_comm' (a b : Nat) : a + b = b + a")
    rejection = await check(pool, statement, "Nat.add_comm a b")
    assert isinstance(rejection, Rejection)
    assert "'Nat.add_comm'" in rejection.reason


async def test_the_process_watched_is_lean_itself(pool: LeanPool) -> None:
    """A child of Lake would outlive a kill, and its memory would not be seen."""
    async with pool.borrow() as worker:
        process = psutil.Process(worker.process.pid)
        assert process.children() == []
        assert "driver.code" in " ".join(process.cmdline())
        assert worker.process.memory_mb() > 200


async def test_a_module_that_the_project_lacks_is_a_bad_statement(pool: LeanPool) -> None:
    statement = LeanStatement("t", "import Mathlib\n", "theorem t : True")
    with pytest.raises(StatementError, match="Mathlib"):
        await LeanEnvironment(pool, statement).root()


@pytest.mark.slow
async def test_a_tactic_beyond_its_time_ends_that_tactic_alone(native: NativeLean) -> None:
    limits = LeanLimits(tactic_timeout_s=5, heartbeats=0)
    statement = LeanStatement("loop", "", "theorem loop (p : Prop) (h : p) : p")
    async with LeanPool(native, 1, limits) as pool:
        environment = LeanEnvironment(pool, statement)
        root = await environment.root()
        outcomes = await environment.step(root, [LONG, "exact h"])
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.TIMEOUT, OutcomeKind.CLOSED]
    assert pool.counters.timeouts == 1
