"""The world of a run: problems, budgets and the Lean that every machine is to use."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from problems import Problem
from prover.cluster.mind import ProverMind
from prover.cluster.requests import GeometryRequest
from prover.cluster.site import ProverSite
from prover.cluster.venue import FleetVenue
from prover.evaluate.config import RunConfig
from prover.evaluate.folder import RunFolder
from prover.evaluate.plan import Attempt
from prover.evaluate.runner import TREE_NODES, attempt_lean, policy_config, solver_config
from prover.evaluate.summary import SETTLED
from prover.lean import ProofState, Toolchain
from search.distributed import Crew, Matchmaker, RemoteMind, Task


@dataclass(frozen=True, slots=True)
class ProverWorld:
    """Implements `search.distributed.World` for a run of `prover.evaluate`.

    Travels to every actor: what it names (the cache folder, a Lake project) must be found there.
    """

    config: RunConfig
    problems: dict[str, Problem]
    lean_project: Path | None
    libraries: tuple[str, ...]
    matchmaker: Matchmaker
    trees: RunFolder | None = None
    """Where search trees are kept, if they are: a folder that the coordinators share."""

    def site(self) -> ProverSite:
        toolchain = functools.partial(toolchain_of, self.lean_project, self.libraries)
        in_lean = any(problem.lean is not None for problem in self.problems.values())
        return ProverSite(toolchain, solver_config(self.config).limits, early=in_lean)

    def mind(self) -> ProverMind:
        return ProverMind(
            policy_config(self.config),
            self.config.mind,
            "mathlib" if self.config.lean_project else "embedded",
            patient=self.config.budget.patient,
        )

    async def attempt(self, task: Task, crew: Crew) -> dict[str, Any]:
        problem = self.problems[task.name]
        attempt = Attempt(problem, task.attempt, self.config.seed + task.attempt)
        if problem.lean is None:
            answer = await self._geometry(problem, task, attempt.seed, crew)
        else:
            answer = await self._lean(attempt, task, crew)
        return {**answer, "settled": answer["verdict"] in SETTLED}

    async def _geometry(
        self, problem: Problem, task: Task, seed: int, crew: Crew
    ) -> dict[str, Any]:
        seconds = self.config.budget.seconds * self.matchmaker.budget_factor(task.round)
        answer: dict[str, Any] = await crew.fleet.ask(GeometryRequest(problem, seconds, seed))
        return answer

    async def _lean(self, attempt: Attempt, task: Task, crew: Crew) -> dict[str, Any]:
        factor = self.matchmaker.budget_factor(task.round)
        config = solver_config(self.config)
        config = replace(
            config,
            seconds=config.seconds * factor,
            nodes=None if config.nodes is None else int(config.nodes * factor),
            tactics=None if config.tactics is None else int(config.tactics * factor),
            statement_share=self.matchmaker.statement_share(task.round),
        )
        if self.trees is not None:
            tree = self.trees.tree(*attempt.key)
            config = replace(config, tree=tree, tree_picture=False, tree_nodes=TREE_NODES)
        venue = FleetVenue(crew.fleet, 1 if self.config.budget.patient else None)
        mind: RemoteMind[ProofState] = crew.mind.over(encode=_text, key=_text)
        return await attempt_lean(self.config, attempt, venue, mind, config, verifier=mind)


def toolchain_of(lean_project: Path | None, libraries: tuple[str, ...]) -> Toolchain:
    """The Lean of this machine, fetched into its cache on first use."""
    from prover.lean import choose_toolchain

    return choose_toolchain(lean_project, libraries=libraries)


def _text(state: ProofState) -> str:
    return state.text
