"""`prover eval`: a whole set, one JSON line a problem, and a table at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prover.cli.errors import BadInput, Interrupted
from prover.cli.options import (
    Algorithm,
    LeanProject,
    Nodes,
    NoDisprove,
    SearchAlgorithm,
    Seconds,
    Tactics,
    Workers,
)
from prover.cli.paths import writable

if TYPE_CHECKING:
    from problems import Problem
    from prover.evaluate import EvaluationSummary
    from prover.solve import SolveConfig

_RUNS = Path("runs")


def evaluate(
    problem_set: Annotated[
        str,
        typer.Argument(
            metavar="SET|FILE", help="One of our sets, a category of ours, or a file of problems."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The JSON lines. Problems that have one already are skipped. "
            "[default: runs/SET.jsonl]",
        ),
    ] = None,
    seconds: Seconds = 60.0,
    workers: Workers = 2,
    parallel: Annotated[
        int, typer.Option(min=1, max=256, help="Problems at once, each with its own workers.")
    ] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many problems.")] = None,
    nodes: Nodes = None,
    tactics: Tactics = None,
    algorithm: SearchAlgorithm = Algorithm.MCTS,
    no_disprove: NoDisprove = False,
    lean_project: LeanProject = None,
) -> None:
    """Try every problem of a set; go on where an earlier run with the same output stopped."""
    from problems import load_set
    from prover.solve import SolveConfig

    problems = load_set(problem_set)[:limit]
    target = _target(output, problem_set)
    config = SolveConfig(
        seconds=seconds,
        nodes=nodes,
        tactics=tactics,
        workers=workers,
        algorithm=algorithm.value,
        disprove=not no_disprove,
    )
    try:
        summary = _evaluate(problems, config, target, parallel, lean_project)
    except Interrupted as signal:
        raise Interrupted(
            signal.signal_number,
            f"; what is done is in {target}: the same command goes on from there",
        ) from None
    _print_summary(summary, target)


def _evaluate(
    problems: Sequence[Problem],
    config: SolveConfig,
    output: Path,
    parallel: int,
    lean_project: Path | None,
) -> EvaluationSummary:
    from prover.cli.geometry import evaluate_geometry
    from prover.cli.provisioning import prepare
    from prover.cli.running import run
    from prover.evaluate import evaluate as run_all
    from prover.evaluate import read_lines, summarise

    in_lean = [problem for problem in problems if problem.lean is not None]
    in_geometry = [problem for problem in problems if problem.lean is None]
    _print_resumed(problems, {line["problem"] for line in read_lines(output)}, output)
    if in_lean:
        in_lean, toolchain = prepare(in_lean, lean_project)
        run(run_all(in_lean, toolchain, config, output, parallel=parallel, listener=_print_line))
    if in_geometry:
        evaluate_geometry(in_geometry, config.seconds, output, _print_line)
    names = {problem.name for problem in problems}
    return summarise([line for line in read_lines(output) if line["problem"] in names])


def _target(output: Path | None, problem_set: str) -> Path:
    if output is not None:
        return writable(output, "--output")
    if problem_set == "-":
        raise BadInput("problems from standard input need --output FILE")
    _RUNS.mkdir(exist_ok=True)
    return writable(_RUNS / f"{Path(problem_set).stem}.jsonl", "--output")


def _print_resumed(problems: Sequence[Problem], known: set[str], output: Path) -> None:
    done = sum(problem.name in known for problem in problems)
    if done:
        print(f"{done} of {len(problems)} problems have their line in {output}", flush=True)


def _print_line(line: dict[str, Any], done: int, total: int) -> None:
    print(
        f"[{done}/{total}] {line['problem']}: {line['verdict']} in {line['seconds']:.1f} s",
        flush=True,
    )


def _print_summary(summary: EvaluationSummary, output: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    table.add_column("category")
    table.add_column("settled", justify="right")
    table.add_column("tried", justify="right")
    for category, (settled, tried) in summary.by_category.items():
        table.add_row(category, str(settled), str(tried))
    console = Console()
    console.print(table)
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(summary.by_verdict.items()))
    print(f"{summary.total} problems: {verdicts or 'nothing tried'}")
    print(f"{summary.seconds:.0f} s, {summary.tactics} tactics; lines in {output}")
