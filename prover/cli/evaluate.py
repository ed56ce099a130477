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
    PolicyModel,
    PolicyTokens,
    PolicyWeight,
    SearchAlgorithm,
    Tactics,
    VerifierFolder,
    Workers,
)
from prover.cli.runs import budget_of, config_of, prepared, recheck, target_of

if TYPE_CHECKING:
    from problems import Problem
    from prover.evaluate import RunFolder, Verification
    from prover.lean import Toolchain


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
    policy: PolicyModel = "",
    policy_weight: PolicyWeight = None,
    policy_tokens: PolicyTokens = None,
    verifier: VerifierFolder = "",
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

    assert problem_set is not None
    from prover.cli.mind import mind_of

    mind = mind_of(policy, policy_weight, policy_tokens, verifier)
    target = target_of(output, problem_set)
    budget = budget_of(seconds, nodes, tactics, workers, algorithm.value, not no_disprove)
    problems, toolchain = prepared(problem_set, lean_project)
    config = config_of(problem_set, problems, toolchain, lean_project, budget, trained_on, mind)
    config = config.model_copy(update={"attempts": attempts, "seed": seed})
    run = RunFolder.create(target, config, problems)
    try:
        _carry_out(run, problems[:limit], toolchain, parallel, trees)
    except Interrupted as signal:
        hint = f"; what is done is in {run.path}: the same command goes on from there"
        raise Interrupted(signal.signal_number, hint) from None
    print_summary(run, [problem.name for problem in problems[:limit]])
    if no_recheck:
        return 0
    return print_verification(recheck(run, problems, toolchain, workers * parallel), run)


def _carry_out(
    run: RunFolder,
    problems: Sequence[Problem],
    toolchain: Toolchain | None,
    parallel: int,
    trees: bool,
) -> None:
    from prover.cli.mind import warn
    from prover.cli.running import run as run_until_signal
    from prover.evaluate import evaluate as run_all
    from prover.evaluate import evaluate_geometry

    known = {name for name, _ in run.done()}
    if done := sum(problem.name in known for problem in problems):
        print(f"{done} of {len(problems)} problems have their line in {run.path}", flush=True)
    if toolchain is not None:
        run_until_signal(
            run_all(
                run,
                problems,
                toolchain,
                parallel=parallel,
                trees=trees,
                listener=print_line,
                report=warn,
            )
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
        problems, toolchain = prepared(against or run.config.problem_set, lean_project)
    except ProblemError:
        if against is not None:
            raise
        return recheck(run, None, _toolchain(run, lean_project), parallel)
    return recheck(run, problems, toolchain, parallel)


def _toolchain(run: RunFolder, lean_project: Path | None) -> Toolchain | None:
    from prover.cli.provisioning import prepare

    problems = list(run.problems.values())
    return prepare(problems, lean_project)[1] if any(p.lean for p in problems) else None
