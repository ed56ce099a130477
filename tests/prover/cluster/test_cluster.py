"""What workers, inference actors and coordinators hold, in one process: all that travels is pickled."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from problems import Problem, Source
from prover.cluster import ProverWorld
from prover.cluster.mind import ProverMind
from prover.cluster.requests import StepRequest, way_of
from prover.cluster.site import ProverSite
from prover.cluster.venue import FleetVenue
from prover.evaluate.config import Budget
from prover.lean import LeanLimits, ProofState, Toolchain
from prover.mind import MindConfig
from prover.verifier.step import StepVerifier
from prover.weights import OWN, STEPS
from search.distributed import (
    ClusterConfig,
    Crew,
    Fleet,
    LostError,
    Matchmaker,
    MindServer,
    RemoteMind,
    Task,
)
from search.protocols import OutcomeKind
from tests.prover.evaluate.made import config_of, lean_problem

CONFIG = ClusterConfig(revive_interval_s=0.01)


@dataclass(frozen=True)
class _Said:
    text: str


class SiteSeat:
    """A worker of this process. Every so many requests it dies with its answer and comes back new."""

    def __init__(self, toolchain: Toolchain | None, every: int = 0) -> None:
        self._toolchain = toolchain
        self._every = every
        self._count = 0
        self._site: ProverSite | None = None

    async def call(self, method: str, *arguments: Any) -> Any:
        assert self._site is not None
        (request,) = pickle.loads(pickle.dumps(arguments))
        answer = pickle.loads(pickle.dumps(await self._site.serve(request)))
        self._count += 1
        if self._every and self._count % self._every == 0:
            await self.close()
            raise LostError("died")
        return answer

    async def revived(self) -> bool:
        if self._site is None:
            toolchain = self._toolchain

            def chosen() -> Toolchain:
                assert toolchain is not None
                return toolchain

            self._site = ProverSite(chosen, LeanLimits())
        return True

    async def close(self) -> None:
        site, self._site = self._site, None
        if site is not None:
            await site.close()


def _world(problems: list[Problem]) -> ProverWorld:
    config = config_of(problems, budget=Budget(seconds=60, workers=1))
    by_name = {problem.name: problem for problem in problems}
    world = ProverWorld(config, by_name, None, (), Matchmaker())
    moved: ProverWorld = pickle.loads(pickle.dumps(world))
    assert moved == world
    return moved


async def test_geometry_needs_no_lean() -> None:
    text = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"
    world = _world([Problem("iso", "", None, text, Source("a test"))])
    fleet = Fleet([SiteSeat(None)], CONFIG)
    fleet.open()
    mind: RemoteMind[str] = RemoteMind([MindServer(ProverMind(None))], CONFIG, str, str)
    answer = await world.attempt(Task(1, "iso", 0, 0, 1), Crew(fleet, mind, CONFIG))
    assert (answer["verdict"], answer["settled"]) == ("proved", True)
    await fleet.close()


async def test_an_inference_actor_serves_the_models_of_the_run() -> None:
    state = "n : ℕ\nh : 12 ∣ n\n⊢ 3 ∣ n"
    judge = StepVerifier.open(STEPS)
    plain = ProverMind(None)
    ordered = ProverMind(None, MindConfig(ranking=OWN, ranking_weight=1.0, verifier=OWN))
    await plain.open()
    await ordered.open()
    try:
        (theirs,), (ours,) = await plain.propose([state], 8), await ordered.propose([state], 8)
        (wanted,) = await judge.score([_Said(state)])
        assert (await ordered.score([state]))[0] == wanted
        assert (await plain.score([state]))[0] != wanted
    finally:
        await plain.close()
        await ordered.close()
    worth = judge.steps(state, [proposal.action for proposal in ours])
    assert [proposal.log_prob for proposal in ours] == pytest.approx(list(worth))
    assert {p.action: p.log_prob for p in ours} != {p.action: p.log_prob for p in theirs}


@pytest.mark.lean
async def test_states_are_found_again_by_a_worker_that_never_saw_them(
    lean_toolchain: Toolchain,
) -> None:
    problem = lean_problem("both", "∀ p q : Prop, p → q → p ∧ q")
    assert problem.lean is not None
    seat = SiteSeat(lean_toolchain, every=3)
    fleet = Fleet([seat], CONFIG)
    fleet.open()
    try:
        environment = FleetVenue(fleet).environment(problem.lean)
        root = await environment.root()
        assert environment.opened is not None and environment.opened.negation is not None
        (introduced,) = await environment.step(root, ["intro p q hp hq"])
        assert introduced.kind is OutcomeKind.SUBGOALS
        # the worker dies over this request: another Lean replays the way to the state
        wrong, split = await environment.step(introduced.subgoals[0], ["rfl", "constructor"])
        assert fleet.lost == 1
        assert (wrong.kind, split.kind) == (OutcomeKind.ERROR, OutcomeKind.SUBGOALS)
        assert [state.text.splitlines()[-1] for state in split.subgoals] == ["⊢ p", "⊢ q"]
        assert way_of(split.subgoals[1])[1:] == (("constructor", 1),)
        (closed,) = await environment.step(split.subgoals[1], ["exact hq"])
        assert closed.kind is OutcomeKind.CLOSED
    finally:
        await fleet.close()
        await seat.close()


@pytest.mark.lean
async def test_an_attempt_over_the_fleet_is_checked(lean_toolchain: Toolchain) -> None:
    problems = [lean_problem("fine", "2 + 2 = 4"), lean_problem("broken", "no_such_name = 1")]
    world = _world(problems)
    seat, mind = SiteSeat(lean_toolchain), ProverMind(None)
    fleet = Fleet([seat], CONFIG)
    fleet.open()
    remote: RemoteMind[ProofState] = RemoteMind([MindServer(mind)], CONFIG, str, str)
    crew = Crew(fleet, remote, CONFIG)
    try:
        fine = await world.attempt(Task(1, "fine", 0, 0, 1), crew)
        assert (fine["verdict"], fine["settled"]) == ("proved", True)
        assert fine["certificate"]["axioms"] == ()
        assert fine["check"]["negation"] is None
        broken = await world.attempt(Task(2, "broken", 0, 0, 1), crew)
        assert (broken["verdict"], broken["settled"]) == ("invalid", False)
        assert "no_such_name" in broken["stats"]["reason"]
    finally:
        await fleet.close()
        await seat.close()
        await mind.close()


def test_requests_are_small() -> None:
    problem = lean_problem("p", "True")
    assert problem.lean is not None
    root = ProofState(("⊢ True",), "k")
    state = ProofState(("⊢ True" * 100,), "k2", root, "simp", 0)
    request = StepRequest(problem.lean, False, way_of(state), ("trivial",))
    assert request.way == (("simp", 0),)
    assert len(pickle.dumps(request)) < 1000


@pytest.mark.slow
def test_the_command_over_a_local_ray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prover.cli import main
    from prover.evaluate import RunFolder

    monkeypatch.chdir(tmp_path)
    text = "one\na b c = iso_triangle a b c ? eqangle b a b c c b c a\n"
    Path("set.txt").write_text(text + "two\na b c = triangle a b c ? cong a b a c\n")
    command = ["search", "set.txt", "--output", "run", "--worker-memory", "0", "--workers", "1"]
    assert main([*command, "--limit", "1"]) == 0
    assert [line["problem"] for line in RunFolder.read(Path("run")).lines] == ["one"]
    assert main(command) == 0
    lines = RunFolder.read(Path("run")).lines
    assert [(x["problem"], x["verdict"]) for x in lines] == [
        ("one", "proved"),
        ("two", "disproved"),
    ]
