"""No hostile text is certified, and Lean still answers after each."""

from __future__ import annotations

import pytest

from problems import LeanStatement
from prover.lean import Certificate, LeanCrashed, LeanPool, LeanTimeout, Rejection, check
from prover.lean.certificate import unicode_problem
from prover.lean.process import LeanProcess, Reply
from tests.prover.lean.hostile_files import ALL, Hostile

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]

QUIET = [hostile for hostile in ALL if not hostile.bomb]
BOMBS = [hostile for hostile in ALL if hostile.bomb]
HONEST = LeanStatement("honest", "", "theorem honest (a b : Nat) : a + b = b + a")


def _request(statement: LeanStatement, body: str) -> Reply:
    return {
        "do": "check",
        "preamble": statement.preamble,
        "declaration": statement.declaration,
        "body": body,
    }


async def _judge(process: LeanProcess, hostile: Hostile, timeout_s: float) -> Reply:
    """The driver's word, in a process that goes on to the next file (a real check takes a fresh
    one); text that would never be sent is answered as the checker does."""
    statement = hostile.statement
    texts = (statement.preamble, statement.declaration, hostile.proof)
    if problem := unicode_problem("".join(texts)):
        return {"ok": False, "error": problem}
    return await process.ask(_request(statement, hostile.proof), timeout_s)


async def test_there_are_enough() -> None:
    assert len(ALL) >= 40
    assert len({(h.statement, h.proof) for h in ALL}) == len(ALL)


@pytest.mark.parametrize("hostile", QUIET, ids=lambda h: h.name)
async def test_is_refused(lean_pool: LeanPool, hostile: Hostile) -> None:
    async with lean_pool.borrow() as worker:
        reply = await _judge(worker.process, hostile, 60)
        assert not reply["ok"], f"{hostile.name} was accepted: {reply}"
        assert hostile.says in reply["error"]
        assert len(reply["error"]) < 100_000


async def test_honest_proofs_pass_after_all_that(lean_pool: LeanPool) -> None:
    async with lean_pool.borrow() as worker:
        reply = await worker.process.ask(_request(HONEST, "Nat.add_comm a b"), 60)
        assert reply["ok"], reply
    refuted = await check(lean_pool, HONEST, "by rfl")
    assert isinstance(refuted, Rejection)
    assert refuted.kind == "proof"


@pytest.mark.slow
@pytest.mark.parametrize("hostile", BOMBS, ids=lambda h: h.name)
async def test_bomb_hurts_its_own_process_only(lean_pool: LeanPool, hostile: Hostile) -> None:
    async with lean_pool.borrow() as worker:
        try:
            reply = await _judge(worker.process, hostile, 20)
        except (LeanCrashed, LeanTimeout):
            assert not worker.process.alive
        else:
            assert not reply["ok"], f"{hostile.name} was accepted: {reply}"
    async with lean_pool.borrow() as worker:
        assert (await worker.process.ask(_request(HONEST, "Nat.add_comm a b"), 60))["ok"]


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ALL, ids=lambda h: h.name)
async def test_checker_gives_no_certificate(lean_pool: LeanPool, hostile: Hostile) -> None:
    """The same through the front door, each in a process of its own."""
    verdict = await check(lean_pool, hostile.statement, hostile.proof)
    assert not isinstance(verdict, Certificate)
