"""`prover eval`: a whole set into one folder; folders verified and compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput, Interrupted
from prover.cli.evaluated import print_comparison, print_line, print_summary, print_verification
from prover.cli.options import (
    Algorithm,
    LeanProject,
    Nodes,
    NoDisprove,
    OptionalSeconds,
    SearchAlgorithm,
    Tactics,
    Workers,
)

if TYPE_CHECKING:
    from problems import Problem
    from prover.evaluate import RunConfig, RunFolder, Verification
    from prover.lean import Toolchain

_RUNS = Path("runs")
_SECONDS = 60.0
_SECONDS_BESIDE_NODES = 3600.0
"""The clock's limit where nodes or tactics are counted: a safety net that decides no verdict."""


def evaluate(
    problem_set: Annotated[
        str | None,
        typer.Argument(
            metavar="SET|FILE", help="One of our sets, a category of ours, or a file of problems."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="The run. What it holds already is kept. [default: runs/SET]"
        ),
    ] = None,
    seconds: OptionalSeconds = None,
    workers: Workers = 2,
    parallel: Annotated[
        int, typer.Option(min=1, max=256, help="Problems at once, each with its own workers.")
    ] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many problems.")] = None,
    attempts: Annotated[
        int, typer.Option(min=1, max=1000, help="Attempts a problem, each with its own seed.")
    ] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the first attempt.")] = 0,
    nodes: Nodes = None,
    tactics: Tactics = None,
    algorithm: SearchAlgorithm = Algorithm.MCTS,
    no_disprove: NoDisprove = False,
    lean_project: LeanProject = None,
    trees: Annotated[
        bool, typer.Option("--trees", help="Keep the search trees, for the report.")
    ] = False,
    trained_on: Annotated[
        list[str] | None,
        typer.Option(metavar="DATA", help="What the prover's model was trained on; repeatable."),
    ] = None,
    no_recheck: Annotated[
        bool, typer.Option("--no-recheck", help="Do not check the proofs again at the end.")
    ] = False,
    verify: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Check a run again instead: every proof.")
    ] = None,
    against: Annotated[
        str | None, typer.Option("--set", metavar="SET|FILE", help="With --verify: the run's set.")
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="RUN1 RUN2", help="Compare two runs instead."),
    ] = None,
) -> int:
    """Try every problem of a set; go on where an earlier run with the same output stopped."""
    if (problem_set is not None) + (verify is not None) + (compare is not None) != 1:
        raise BadInput("give one of the three: a set, --verify RUN, or --compare RUN1 RUN2")
    from prover.evaluate import RunFolder

    if compare is not None:
        return print_comparison(RunFolder.read(compare[0]), RunFolder.read(compare[1]))
    if verify is not None:
        run = RunFolder.read(verify)
        return print_verification(_verify(run, against, lean_project, workers), run)

    from prover.evaluate.config import Budget

    assert problem_set is not None
    target = _target(output, problem_set)
    counted = nodes is not None or tactics is not None
    budget = Budget(
        seconds=seconds or (_SECONDS_BESIDE_NODES if counted else _SECONDS),
        nodes=nodes,
        tactics=tactics,
        workers=workers,
        algorithm=algorithm.value,
        disprove=not no_disprove,
        patient=counted,
    )
    problems, toolchain = _prepared(problem_set, lean_project)
    config = _config(problem_set, problems, toolchain, lean_project, budget.model_dump())
    config = config.model_copy(update={"attempts": attempts, "seed": seed})
    if trained_on:
        from prover.evaluate import Contamination

        told = Contamination(policy="model", trained_on=tuple(trained_on), note="as told")
        config = config.model_copy(update={"contamination": told})
    run = RunFolder.create(target, config, problems)
    try:
        _carry_out(run, problems[:limit], toolchain, parallel, trees)
    except Interrupted as signal:
        hint = f"; what is done is in {run.path}: the same command goes on from there"
        raise Interrupted(signal.signal_number, hint) from None
    print_summary(run, [problem.name for problem in problems[:limit]])
    if no_recheck:
        return 0
    return print_verification(_recheck(run, problems, toolchain, workers * parallel), run)


def _config(
    problem_set: str,
    problems: Sequence[Problem],
    toolchain: Toolchain | None,
    lean_project: Path | None,
    budget: dict[str, object],
) -> RunConfig:
    from prover.evaluate.config import Budget, RunConfig, set_hash

    return RunConfig(
        problem_set=problem_set,
        problem_set_sha256=set_hash(problems),
        lean="none" if toolchain is None else toolchain.name,
        lean_project=lean_project is not None,
        budget=Budget.model_validate(budget),
    )


def _prepared(
    problem_set: str, lean_project: Path | None
) -> tuple[list[Problem], Toolchain | None]:
    """The set as the Lean at hand takes it, and that Lean where it is needed."""
    from problems import load_set
    from prover.cli.provisioning import prepare

    problems = load_set(problem_set)
    if all(problem.lean is None for problem in problems):
        return problems, None
    return prepare(problems, lean_project)


def _carry_out(
    run: RunFolder,
    problems: Sequence[Problem],
    toolchain: Toolchain | None,
    parallel: int,
    trees: bool,
) -> None:
    from prover.cli.running import run as run_until_signal
    from prover.evaluate import evaluate as run_all
    from prover.evaluate import evaluate_geometry

    known = {name for name, _ in run.done()}
    if done := sum(problem.name in known for problem in problems):
        print(f"{done} of {len(problems)} problems have their line in {run.path}", flush=True)
    if toolchain is not None:
        run_until_signal(
            run_all(run, problems, toolchain, parallel=parallel, trees=trees, listener=print_line)
        )
    evaluate_geometry(run, problems, print_line)


def _verify(
    run: RunFolder, against: str | None, lean_project: Path | None, parallel: int
) -> Verification:
    """Check a run that may have come from anywhere."""
    from problems import ProblemError

    if run.config.lean_project and lean_project is None:
        raise BadInput("the run used the Lean of a project: name yours with --lean-project")
    try:
        problems, toolchain = _prepared(against or run.config.problem_set, lean_project)
    except ProblemError:
        if against is not None:
            raise
        return _recheck(run, None, _toolchain(run, lean_project), parallel)
    return _recheck(run, problems, toolchain, parallel)


def _toolchain(run: RunFolder, lean_project: Path | None) -> Toolchain | None:
    from prover.cli.provisioning import prepare

    problems = list(run.problems.values())
    return prepare(problems, lean_project)[1] if any(p.lean for p in problems) else None


def _recheck(
    run: RunFolder, problems: Sequence[Problem] | None, toolchain: Toolchain | None, parallel: int
) -> Verification:
    from prover.cli.running import run as run_until_signal
    from prover.evaluate import verify_geometry, verify_lean, verify_records

    found = verify_records(run, problems)
    if toolchain is not None:
        run_until_signal(verify_lean(run, toolchain, found, parallel=parallel))
    verify_geometry(run, found)
    return found


def _target(output: Path | None, problem_set: str) -> Path:
    if output is not None:
        if not output.parent.is_dir():
            raise BadInput(f"--output {output}: there is no folder {output.parent}; make it first")
        return output
    if problem_set == "-":
        raise BadInput("problems from standard input need --output FOLDER")
    return _RUNS / Path(problem_set).stem
