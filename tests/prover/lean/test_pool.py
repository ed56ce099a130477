"""The pool and its processes under accidents, with a program that plays Lean."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from problems import LeanStatement
from prover.lean import (
    LeanCrashed,
    LeanEnvironment,
    LeanLimits,
    LeanPool,
    LeanStartError,
    ProofState,
    Rejection,
    check,
)
from prover.lean.toolchain import Launch
from search.protocols import OutcomeKind

ACTOR = Path(__file__).parent / "actor.py"
LIMITS = LeanLimits(
    tactic_timeout_s=1.5, open_timeout_s=10, memory_mb=150, start_attempts=3, backoff_s=0.1
)
STATEMENT = LeanStatement("t", "", "theorem t : True")


@dataclass(frozen=True, slots=True)
class Played:
    """A toolchain whose Lean is the actor."""

    arguments: tuple[str, ...] = (sys.executable, str(ACTOR))
    name: str = "played"
    import_roots: tuple[str, ...] = ()
    trusted_roots: tuple[str, ...] = ()

    def driver(self, memory_mb: int) -> Launch:
        return Launch(self.arguments, {"PYTHONUTF8": "1"})


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[LeanPool]:
    async with LeanPool(Played(), 1, LIMITS) as pool:
        yield pool


async def _kinds(
    environment: LeanEnvironment, state: ProofState, *tactics: str
) -> list[OutcomeKind]:
    return [outcome.kind for outcome in await environment.step(state, tactics)]


async def test_a_timeout_ends_that_tactic_alone(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    kinds = await _kinds(environment, root, "ok", "hang", "fail", "ok")
    expected = [OutcomeKind.SUBGOALS, OutcomeKind.TIMEOUT, OutcomeKind.ERROR, OutcomeKind.SUBGOALS]
    assert kinds == expected
    assert (pool.counters.timeouts, pool.counters.tactics) == (1, 3)


async def test_a_crash_is_retried_once_and_other_results_come_once(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    outcomes = await environment.step(root, ["ok", "die", "fail", "close", "ok"])
    assert [outcome.kind for outcome in outcomes] == [
        OutcomeKind.SUBGOALS,
        OutcomeKind.CRASHED,
        OutcomeKind.ERROR,
        OutcomeKind.CLOSED,
        OutcomeKind.SKIPPED,
    ]
    assert "the actor dies" in outcomes[1].message
    counters = pool.counters
    assert (counters.crashes, counters.retries, counters.tactics) == (2, 1, 3)


async def test_a_crash_that_does_not_repeat_costs_nothing(pool: LeanPool, tmp_path: Path) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    kinds = await _kinds(environment, root, f"die-once {tmp_path / 'dead'}", "fail")
    assert kinds == [OutcomeKind.SUBGOALS, OutcomeKind.ERROR]
    assert (pool.counters.crashes, pool.counters.retries) == (1, 1)


async def test_too_much_memory_is_a_crash(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    async with pool.borrow(root) as worker:
        request = {"do": "step", "state": 1, "tactics": ["eat 300"], "heartbeats": 1}
        with pytest.raises(LeanCrashed, match="memory"):
            await worker.process.ask(request, 20)
    assert await _kinds(environment, root, "close") == [OutcomeKind.CLOSED]


@pytest.mark.parametrize("tactic", ["flood", "broken"])
async def test_output_that_cannot_be_read_is_a_crash(pool: LeanPool, tactic: str) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    kinds = await _kinds(environment, root, tactic, "fail")
    assert kinds == [OutcomeKind.CRASHED, OutcomeKind.ERROR]


async def test_an_answer_without_the_word_is_no_answer(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    assert await _kinds(environment, await environment.root(), "lie") == [OutcomeKind.ERROR]


async def test_a_state_that_a_process_does_not_know_is_no_skip(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    async with pool.borrow(root) as worker:
        worker.memory[root] = 999
    assert await _kinds(environment, root, "fail") == [OutcomeKind.ERROR]


async def test_the_spare_takes_over_at_once(pool: LeanPool) -> None:
    async with pool.borrow() as worker:
        first = worker.process.pid
    while pool.counters.started < 2:
        await asyncio.sleep(0.05)
    os.kill(first, signal.SIGKILL)
    await asyncio.sleep(0.1)
    environment = LeanEnvironment(pool, STATEMENT)
    assert await _kinds(environment, await environment.root(), "close") == [OutcomeKind.CLOSED]
    async with pool.borrow() as worker:
        assert worker.process.pid != first
        assert worker.generation == 1


async def test_a_cancelled_step_leaves_the_pool_usable(pool: LeanPool) -> None:
    environment = LeanEnvironment(pool, STATEMENT)
    root = await environment.root()
    step = asyncio.create_task(environment.step(root, ["hang"]))
    await asyncio.sleep(0.2)
    step.cancel()
    with pytest.raises(asyncio.CancelledError):
        await step
    assert await _kinds(environment, root, "close") == [OutcomeKind.CLOSED]


async def test_a_program_that_does_not_start_is_tried_again_with_growing_waits() -> None:
    begun = time.monotonic()
    with pytest.raises(LeanStartError, match="no such luck"):
        async with LeanPool(
            Played((sys.executable, "-c", "raise SystemExit('Error: no such luck')")), 1, LIMITS
        ):
            pass
    assert time.monotonic() - begun >= 0.1 + 0.2


async def test_a_missing_program_is_told() -> None:
    with pytest.raises(LeanStartError, match="could not be launched"):
        async with LeanPool(Played(("/nonexistent/lean",)), 1, LIMITS):
            pass


async def test_a_start_that_takes_too_long_is_given_up() -> None:
    limits = LeanLimits(start_timeout_s=0.3, start_attempts=1)
    with pytest.raises(LeanStartError, match="no answer"):
        async with LeanPool(
            Played((sys.executable, "-c", "import time; time.sleep(60)")), 1, limits
        ):
            pass


async def test_results_come_once_while_workers_are_killed() -> None:
    """40 batches on two workers, one of which dies every tenth of a second."""
    async with LeanPool(Played(), 2, LIMITS) as pool:
        environment = LeanEnvironment(pool, STATEMENT)
        root = await environment.root()
        done = False

        async def killer() -> None:
            for turn in range(6):
                await asyncio.sleep(0.15)
                if done:
                    return
                process = pool._workers[turn % 2].process
                if process.alive:
                    os.kill(process.pid, signal.SIGKILL)

        killing = asyncio.create_task(killer())
        batches = await asyncio.gather(
            *(environment.step(root, ["ok", "fail", "ok", "close", "fail"]) for _ in range(40))
        )
        done = True
        await killing
    for outcomes in batches:
        kinds = [outcome.kind for outcome in outcomes]
        assert len(kinds) == 5
        assert kinds[1] in (OutcomeKind.ERROR, OutcomeKind.CRASHED)
        assert kinds[3] in (OutcomeKind.CLOSED, OutcomeKind.CRASHED)


async def test_a_check_in_a_process_that_dies_is_a_rejection() -> None:
    script = ACTOR.read_text(encoding="utf-8").replace(
        'case "open":', 'case "check":\n            os._exit(3)\n        case "open":'
    )
    async with LeanPool(Played((sys.executable, "-c", script)), 1, LIMITS) as pool:
        verdict = await check(pool, STATEMENT, "trivial")
    assert isinstance(verdict, Rejection)
    assert verdict.kind == "crashed"
