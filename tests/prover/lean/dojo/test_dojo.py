"""The environment over LeanDojo: every kind of answer, and every way in which a Dojo breaks."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lean_dojo import Dojo

from prover.lean import DojoEnvironment, DojoState, LeanStartError, parse_goals
from search import Budget, best_first_search
from search.protocols import OutcomeKind, Proposal
from tests.prover.lean.dojo.conftest import AND, BOTH, RIGHT

OpenDojo = Callable[[], Dojo]


def kinds(outcomes: Sequence[object]) -> list[OutcomeKind]:
    return [getattr(outcome, "kind") for outcome in outcomes]  # noqa: B009


async def test_every_kind_of_answer(open_dojo: OpenDojo) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        root = await environment.root()
        assert root.text == AND
        tactics = ["exact h", "sorry", "constructor", "exact ⟨h.2, h.1⟩", "skip"]
        outcomes = await environment.step(root, tactics)
    assert kinds(outcomes) == ["error", "error", "subgoals", "closed", "skipped"]
    assert outcomes[0].message == "type mismatch\n  h"
    assert outcomes[1].message == "the proof contains sorry"
    (both,) = outcomes[2].subgoals
    assert both.text == BOTH
    assert [goal.conclusion for goal in parse_goals(both.text)] == ["q", "p"]
    assert both.goals == tuple(BOTH.split("\n\n"))
    assert all(outcome.seconds > 0 for outcome in outcomes[:4])


async def test_a_search_finds_the_proof(open_dojo: OpenDojo) -> None:
    class Phrases:
        async def propose(self, states: Sequence[DojoState], n: int) -> list[list[Proposal[str]]]:
            tactics = ["exact h.1", "exact h.2", "skip", "constructor"]
            return [[Proposal(tactic, -1.4) for tactic in tactics[:n]] for _ in states]

    async with DojoEnvironment(open_dojo) as environment:
        result = await best_first_search(environment, Phrases(), budget=Budget(seconds=30))
    assert result.proof is not None
    assert list(result.proof.actions()) == ["constructor", "exact h.2", "exact h.1"]


async def test_a_late_answer_is_not_taken_for_the_next_one(open_dojo: OpenDojo) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        (both,) = (await environment.step(await environment.root(), ["constructor"]))[0].subgoals
        outcomes = await environment.step(both, ["sleep 5", "exact h.2"])
        assert kinds(outcomes) == ["timeout", "subgoals"]
        assert outcomes[1].subgoals[0].text == RIGHT
        assert environment.openings == 2


@pytest.mark.parametrize("tactic", ["exit 1", "exit 137", "abort", "garble"])
async def test_a_crash_is_tried_twice_and_harms_no_other_tactic(
    open_dojo: OpenDojo, tactic: str
) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        (both,) = (await environment.step(await environment.root(), ["constructor"]))[0].subgoals
        outcomes = await environment.step(both, [tactic, "exact h.2"])
        assert kinds(outcomes) == ["crashed", "subgoals"]
        assert "LeanDojo broke down" in outcomes[0].message
        assert environment.openings == 3


async def test_a_crash_that_does_not_come_again_is_not_reported(open_dojo: OpenDojo) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        outcomes = await environment.step(await environment.root(), ["stumble"])
        assert kinds(outcomes) == ["subgoals"]
        assert environment.openings == 2


async def test_another_answer_on_replay_is_a_crash(open_dojo: OpenDojo, repository: Path) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        (both,) = (await environment.step(await environment.root(), ["constructor"]))[0].subgoals
        recording = repository / "recording.json"
        text = recording.read_text(encoding="utf-8").replace('"constructor"', '"other"')
        recording.write_text(text, encoding="utf-8")
        outcomes = await environment.step(both, ["exit 1"])
    assert kinds(outcomes) == ["crashed"]
    assert "on replay: constructor" in outcomes[0].message


async def test_a_cancelled_step_leaves_the_environment_usable(open_dojo: OpenDojo) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        root = await environment.root()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await environment.step(root, ["sleep 5", "constructor"])
        outcomes = await environment.step(root, ["exact ⟨h.2, h.1⟩"])
    assert kinds(outcomes) == ["closed"]


async def test_a_tactic_too_long_for_the_terminal(open_dojo: OpenDojo) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        root = await environment.root()
        longest = "skip -- " + "∀" * 1300
        outcomes = await environment.step(root, [longest, longest + "∀" * 100, "constructor"])
        assert kinds(outcomes) == ["error", "error", "subgoals"]
        assert outcomes[0].message.startswith("unknown tactic")  # it got there whole
        assert outcomes[0].message.count("∀") == 1300
        assert outcomes[1].message == "the tactic is too long for LeanDojo"
        assert environment.openings == 1


async def test_a_theorem_that_cannot_be_opened(open_dojo: OpenDojo, repository: Path) -> None:
    (repository / "Lean4Repl.lean").unlink()
    async with DojoEnvironment(open_dojo) as environment:
        with pytest.raises(LeanStartError, match=r"LeanDojo could not open the theorem: \S"):
            await environment.root()


async def test_no_process_is_left(open_dojo: OpenDojo, repository: Path) -> None:
    async with DojoEnvironment(open_dojo) as environment:
        await environment.step(await environment.root(), ["sleep 5", "exit 1", "skip"])
    pids = (repository / "starts").read_text().split()
    assert len(pids) == 4
    assert not [pid for pid in pids if Path("/proc", pid).exists()]


def test_lean_dojo_is_not_imported_before_it_is_used() -> None:
    program = "import sys, prover.lean; sys.exit('lean_dojo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
