"""The ways into the search: one function an algorithm, and one that takes either's config."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

from search.best_first import BestFirst
from search.budget import Budget
from search.config import BestFirstConfig, MctsConfig
from search.engine import Engine, Plan
from search.gate import Gate
from search.mcts import Mcts
from search.meter import Meter
from search.progress import ProgressListener
from search.protocols import Environment, Policy, Value, Verifier
from search.result import SearchResult
from search.strategy import Strategy
from search.trace import TraceOptions
from search.tree import Tree
from search.worker import Workshop

S = TypeVar("S")
A = TypeVar("A")

Config = MctsConfig | BestFirstConfig

_NO_OPINION = Value(closable=0.5, steps=0.0)


@dataclass(frozen=True, slots=True)
class ConstantVerifier(Generic[S]):
    """The verifier that has no opinion: the search is then led by the priors alone."""

    value: Value = _NO_OPINION

    async def score(self, states: Sequence[S]) -> Sequence[Value]:
        return [self.value] * len(states)


@dataclass(frozen=True, slots=True)
class Place:
    """A search's place at an environment that others may use, too."""

    gate: Gate
    side: int
    workers: Callable[[], int]
    meter: Meter


async def solve(
    environment: Environment[S, A],
    policy: Policy[S, A],
    verifier: Verifier[S] | None = None,
    config: Config | None = None,
    budget: Budget | None = None,
    *,
    trace: TraceOptions[A] | None = None,
    listener: ProgressListener | None = None,
    place: Place | None = None,
) -> SearchResult[S, A]:
    """Search for a proof of `environment.root()` with the algorithm that `config` belongs to.

    Without a verifier every state counts the same; without a config it is `MctsConfig()`; without
    a budget there is no limit. Cancelling the task ends the search in good order: it returns
    what is known, with status CANCELLED. An environment that cannot give its root, and any part
    that raises, make the status CRASHED with the exception in `error`. Raises `TraceError` if the
    trace cannot be used. `policy.propose` and `verifier.score` run while the environment works;
    to keep it so they must not block the event loop (`asyncio.to_thread`, a process pool).
    """
    chosen = MctsConfig() if config is None else config
    judge: Verifier[S] = ConstantVerifier() if verifier is None else verifier
    if place is None:

        def workers() -> int:
            return environment.parallelism

        place = Place(Gate(workers), 0, workers, Meter())

    def strategy(tree: Tree[S, A]) -> Strategy[S, A]:
        if isinstance(chosen, BestFirstConfig):
            return BestFirst(tree, chosen)
        return Mcts(tree, chosen)

    shop = Workshop(environment, policy, judge, chosen.work, place.gate, place.side, place.meter)
    plan = Plan(
        strategy=strategy,
        algorithm="best-first" if isinstance(chosen, BestFirstConfig) else "mcts",
        settings=asdict(chosen),
        budget=budget or Budget(),
        trace=trace,
        listener=listener,
        workers=place.workers,
    )
    return await Engine(shop, plan).run()


async def mcts_search(
    environment: Environment[S, A],
    policy: Policy[S, A],
    verifier: Verifier[S] | None = None,
    config: MctsConfig | None = None,
    budget: Budget | None = None,
    *,
    trace: TraceOptions[A] | None = None,
    listener: ProgressListener | None = None,
) -> SearchResult[S, A]:
    """Monte-Carlo tree search; see `solve`."""
    return await solve(
        environment,
        policy,
        verifier,
        config or MctsConfig(),
        budget,
        trace=trace,
        listener=listener,
    )


async def best_first_search(
    environment: Environment[S, A],
    policy: Policy[S, A],
    verifier: Verifier[S] | None = None,
    config: BestFirstConfig | None = None,
    budget: Budget | None = None,
    *,
    trace: TraceOptions[A] | None = None,
    listener: ProgressListener | None = None,
) -> SearchResult[S, A]:
    """Best-first search; see `solve`. A verifier only annotates the tree."""
    return await solve(
        environment,
        policy,
        verifier,
        config or BestFirstConfig(),
        budget,
        trace=trace,
        listener=listener,
    )
