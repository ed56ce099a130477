"""`prover search`: a whole set on many machines, over Ray, into one folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prover.cli.errors import BadInput, Interrupted
from prover.cli.evaluated import print_line, print_summary, print_verification
from prover.cli.options import (
    Algorithm,
    LeanProject,
    Nodes,
    NoDisprove,
    OptionalSeconds,
    PolicyModel,
    PolicyTokens,
    PolicyWeight,
    SearchAlgorithm,
    Tactics,
    VerifierFolder,
)
from prover.cli.runs import budget_of, config_of, prepared, recheck, target_of

if TYPE_CHECKING:
    from problems import Problem
    from prover.evaluate import RunFolder
    from search.distributed import ClusterConfig, Matchmaker, RunStore, Task

_LOCAL = "local"
_WORKER_MEMORY_MB = 3072
"""A Lean process, its spare and the actor itself."""


def search(
    problem_set: Annotated[
        str, typer.Argument(metavar="SET|FILE", help="A set, a category of ours, or a file.")
    ],
    ray: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="A Ray cluster: HOST:PORT, `auto` for the one that this machine is part of, "
            "`local` for one of this machine alone that ends with the command.",
        ),
    ] = _LOCAL,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The run. What it holds already is kept. [default: runs/SET]"
        ),
    ] = None,
    seconds: OptionalSeconds = None,
    nodes: Nodes = None,
    tactics: Tactics = None,
    workers: Annotated[
        int, typer.Option(min=1, max=4096, help="Environment workers of a coordinator.")
    ] = 2,
    coordinators: Annotated[
        int, typer.Option(min=1, max=1024, help="Coordinators; some tens of workers each.")
    ] = 1,
    parallel: Annotated[
        int | None,
        typer.Option(
            min=1, max=4096, help="Problems at once a coordinator. [default: one a worker]"
        ),
    ] = None,
    minds: Annotated[
        int | None,
        typer.Option(
            min=1, max=1024, help="Inference actors a coordinator. [default: one a worker]"
        ),
    ] = None,
    worker_memory: Annotated[
        int, typer.Option(min=0, metavar="MB", help="Memory asked of Ray for a worker.")
    ] = _WORKER_MEMORY_MB,
    gpus: Annotated[
        float, typer.Option(min=0, help="GPUs asked of Ray for an inference actor.")
    ] = 0.0,
    rounds: Annotated[
        int, typer.Option(min=1, max=20, help="Rounds with doubled budgets for what stays open.")
    ] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many problems.")] = None,
    attempts: Annotated[
        int, typer.Option(min=1, max=1000, help="Attempts a problem, each with its own seed.")
    ] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the first attempt.")] = 0,
    algorithm: SearchAlgorithm = Algorithm.MCTS,
    no_disprove: NoDisprove = False,
    lean_project: LeanProject = None,
    policy: PolicyModel = "",
    policy_weight: PolicyWeight = None,
    policy_tokens: PolicyTokens = None,
    verifier: VerifierFolder = "",
    trees: Annotated[
        bool, typer.Option("--trees", help="Keep the search trees; needs a shared folder.")
    ] = False,
    no_recheck: Annotated[
        bool, typer.Option("--no-recheck", help="Do not check the proofs again at the end.")
    ] = False,
) -> int:
    """Search on a Ray cluster; go on where an earlier search with the same output stopped."""
    from prover.cli.mind import mind_of
    from prover.evaluate import RunFolder
    from search.distributed import ClusterConfig, Matchmaker

    mind = mind_of(policy, policy_weight, policy_tokens, verifier)
    target = target_of(output, problem_set)
    budget = budget_of(seconds, nodes, tactics, 1, algorithm.value, not no_disprove)
    problems, toolchain = prepared(problem_set, lean_project)
    config = config_of(problem_set, problems, toolchain, lean_project, budget, None, mind)
    config = config.model_copy(update={"attempts": attempts, "seed": seed})
    run = RunFolder.create(target, config, problems)
    shape = ClusterConfig(
        coordinators=coordinators,
        workers=workers,
        minds=minds or workers,
        problems=parallel or workers,
        worker_memory_mb=worker_memory,
        mind_gpus=gpus,
    )
    chosen = problems[:limit]
    try:
        _carry_out(run, chosen, shape, Matchmaker(rounds=rounds), ray, lean_project, trees)
    except Interrupted as signal:
        hint = f"; what is done is in {run.path}: the same command goes on from there"
        raise Interrupted(signal.signal_number, hint) from None
    print_summary(run, [problem.name for problem in chosen])
    if no_recheck:
        return 0
    return print_verification(recheck(run, problems, toolchain, workers), run)


def _carry_out(
    run: RunFolder,
    problems: list[Problem],
    shape: ClusterConfig,
    matchmaker: Matchmaker,
    address: str,
    lean_project: Path | None,
    trees: bool,
) -> None:
    from problems.mathlib import libraries_of
    from prover.cli.running import run as run_until_signal
    from prover.cluster import ProverWorld
    from prover.evaluate.plan import attempts_of
    from search.distributed import RunStore, run_distributed

    statements = [problem.lean for problem in problems if problem.lean is not None]
    world = ProverWorld(
        run.config,
        run.problems,
        None if lean_project is None else lean_project.resolve(),
        libraries_of(statements),
        matchmaker,
        run.moved(run.path.resolve()) if trees else None,
    )
    planned = list(attempts_of(problems, run.config.attempts, run.config.seed))
    store = RunStore(run.path / "store.sqlite", run.config.problem_set_sha256)
    with contextlib.closing(store), _cluster(address, shape):
        store.add(attempt.key for attempt in planned)
        book = _Book(run, store, matchmaker, len(planned))
        run_until_signal(run_distributed(world, store, shape, matchmaker, book))


class _Book:
    """Results out of the store into the run's folder: those that are final, each once."""

    def __init__(self, run: RunFolder, store: RunStore, matchmaker: Matchmaker, total: int) -> None:
        self._run = run
        self._rounds = matchmaker.rounds
        self._total = total
        for task, answer in store.results():
            self._write(task, answer)
        if done := len(run.lines):
            print(f"{done} of {total} attempts have their line in {run.path}", flush=True)

    def __call__(self, task: Task, answer: dict[str, Any]) -> None:
        line = self._write(task, answer)
        if line is not None:
            print_line(line, len(self._run.lines), self._total)

    def _write(self, task: Task, answer: dict[str, Any]) -> dict[str, Any] | None:
        from prover.evaluate import Attempt

        if not answer.get("settled") and task.round + 1 < self._rounds:
            return None
        seed = self._run.config.seed + task.attempt
        return self._run.append(Attempt(self._run.problems[task.name], task.attempt, seed), answer)


@contextmanager
def _cluster(address: str, shape: ClusterConfig) -> Iterator[None]:
    """A connection to a Ray cluster for this block; a local one is made and ended with it."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    from search.distributed.keeper import kept

    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if address == _LOCAL:
        asked = shape.coordinators * shape.workers * shape.worker_cpus
        with kept():
            ray.init(
                num_cpus=max(os.cpu_count() or 1, int(asked + 0.999)),
                include_dashboard=False,
                **quiet,
            )
            try:
                _enough(shape, ray.cluster_resources())
                yield
            finally:
                ray.shutdown()
        return
    try:
        ray.init(address=address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise BadInput(f"--ray {address}: no cluster answers: {error}") from None
    try:
        yield
    finally:
        ray.shutdown()


def _enough(shape: ClusterConfig, resources: dict[str, float]) -> None:
    """Raises BadInput where a cluster that does not grow cannot place all workers."""
    asked = shape.coordinators * shape.workers * shape.worker_memory_mb
    have = int(resources.get("memory", 0)) >> 20
    if asked > have:
        raise BadInput(
            f"{asked} MB for the workers, and Ray has {have} MB here: fewer --workers, "
            "or less --worker-memory"
        )
