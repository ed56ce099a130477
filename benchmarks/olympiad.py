"""Our problem set and its false variants, with the symbolic policy.

Measures: share of our problems proved in `--seconds` a problem; share of the false variants
disproved; nothing false proved; time outside Lean during the searches; with `--compare`, Monte-Carlo
tree search against best-first on the same budget, on every `--every`-th of our problems. Every proof
is checked by a fresh Lean process.

A run is resumable: `--output` holds a folder a set and algorithm.
Run: python -m benchmarks.olympiad [--compare] [--seconds 60] [--workers 2]
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import Any, Literal

from benchmarks.record import record
from problems import load_set
from prover.evaluate import EvaluationSummary, RunConfig, RunFolder, evaluate, summarise
from prover.evaluate.config import Budget, set_hash
from prover.lean import provision

Algorithm = Literal["mcts", "best_first"]


def show(line: dict[str, Any], done: int, total: int) -> None:
    """One line of progress a problem."""
    print(
        f"{done}/{total} {line['problem']}: {line['verdict']} in {line['seconds']:.1f} s",
        flush=True,
    )


def run(
    name: str, algorithm: Algorithm, arguments: argparse.Namespace, every: int = 1
) -> EvaluationSummary:
    """Evaluate one set, or every `every`-th problem of it, with one algorithm."""
    toolchain = provision()
    problems = load_set(name)[::every]
    config = RunConfig(
        problem_set=name,
        problem_set_sha256=set_hash(problems),
        lean=toolchain.name,
        budget=Budget(seconds=arguments.seconds, workers=arguments.workers, algorithm=algorithm),
    )
    output = arguments.output / f"{name}-{algorithm}-{arguments.seconds:g}s"
    folder = RunFolder.create(output, config, problems)
    asyncio.run(evaluate(folder, problems, toolchain, parallel=arguments.parallel, listener=show))
    return summarise(folder.lines)


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / max(whole, 1):.0f} %)"


def compare(arguments: argparse.Namespace, budget: str) -> None:
    """Both algorithms on the same problems and budget."""
    mcts = run("olympiad", "mcts", arguments, arguments.every)
    best_first = run("olympiad", "best_first", arguments, arguments.every)
    tactics = [
        sum(x["stats"]["tactics"] for x in r.lines if x["verdict"] == "proved")
        for r in (mcts, best_first)
    ]
    record(
        f"MCTS against best-first, {budget}",
        f"MCTS {share(mcts.proved, mcts.total)}, {tactics[0]} tactics in its proofs' searches",
        bar="both reported",
        peer=f"best-first {share(best_first.proved, best_first.total)}, {tactics[1]} tactics",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2, help="Lean processes a problem")
    parser.add_argument("--parallel", type=int, default=1, help="problems at once")
    parser.add_argument("--output", type=Path, default=Path("runs/olympiad"))
    parser.add_argument("--compare", action="store_true", help="MCTS beside best-first, only that")
    parser.add_argument("--every", type=int, default=1, help="with --compare: every N-th problem")
    arguments = parser.parse_args()
    budget = (
        f"{arguments.seconds:g} s each, {arguments.workers * arguments.parallel} Lean processes"
    )

    if arguments.compare:
        compare(arguments, budget)
        return
    true = run("olympiad", "mcts", arguments)
    categories = ", ".join(f"{name} {a}/{b}" for name, (a, b) in true.by_category.items())
    wrong = sum(line["verdict"] == "disproved" for line in true.lines)
    record(
        f"our problems proved, {budget}",
        f"{share(true.proved, true.total)}: {categories}",
        bar="≥ 75 %",
    )
    record("our problems wrongly disproved", str(wrong), bar="0")
    record("time outside Lean during search", f"{100 * (1 - true.lean_share):.1f} %", bar="≤ 10 %")
    false = run("olympiad-false", "mcts", arguments)
    record(f"false variants disproved, {budget}", share(false.disproved, false.total), bar="≥ 60 %")
    record("false variants wrongly proved", str(false.proved), bar="0")


if __name__ == "__main__":
    main()
