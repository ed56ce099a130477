"""The searcher of expert iteration: the embedded Lean with the Olympiad library, one search at a time."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence

from problems import LeanStatement
from prover.lean import LeanPool, Toolchain
from prover.mind import MindConfig, open_mind
from prover.policy import SymbolicPolicy
from prover.training.loop.config import LoopConfig
from prover.training.loop.matchmaker import Task
from prover.training.searches import SearchRecord, StateRecord
from prover.training.searches.once import search_once
from search import Budget


class LeanSearcher:
    """Implements `prover.training.loop.loop.Searcher`: the model orders the symbolic policy's tactics, or
    proposes beside it, and scores states where `LoopConfig.verifier` says so."""

    def __init__(
        self,
        toolchain: Toolchain,
        config: LoopConfig,
        warn: Callable[[str], None] = lambda line: None,
        workers: int = 1,
    ) -> None:
        self._toolchain, self._config = toolchain, config
        self._warn, self._workers = warn, workers

    async def search(self, model: str, tasks: Sequence[Task]) -> AsyncGenerator[SearchRecord, None]:
        """One record a task; an empty one where Lean does not take the side. A model without a name is none:
        the symbolic policy alone."""
        named = self._named(model)
        async with (
            open_mind(named, "embedded") as mind,
            SymbolicPolicy() as symbolic,
            mind.policy(symbolic, self._warn, patient=True) as policy,
            LeanPool(self._toolchain, self._workers) as pool,
        ):
            for task in tasks:
                statement = LeanStatement(task.name, task.preamble, task.statement)
                budget = Budget(seconds=self._config.seconds, actions=task.tactics)
                found = await search_once(
                    statement, task.family, pool, policy, budget, mind.verifier,
                    negated=task.negated,
                )  # fmt: skip
                yield found or _nothing(task)

    def _named(self, model: str) -> MindConfig:
        scoring = model if self._config.verifier else ""
        if self._config.model == "policy":
            return MindConfig(policy=model, verifier=scoring)
        return MindConfig(ranking=model, verifier=scoring)


def _nothing(task: Task) -> SearchRecord:
    return SearchRecord(
        family=task.family,
        statement=task.statement,
        negated=task.negated,
        seconds=0.0,
        actions=0,
        states=(StateRecord(text=""),),
    )
