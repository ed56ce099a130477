"""Our problem set and its false variants, with the symbolic policy.

Measures: share of our problems proved in `--seconds` a problem; share of the false variants
disproved; nothing false proved; time outside Lean during the searches; with `--compare`, Monte-Carlo
tree search against best-first on the same budget. Every proof is checked by a fresh Lean process.

A run is resumable: its lines are in `--output`, one file a set and algorithm.
Run: python -m benchmarks.olympiad [--compare] [--seconds 60] [--workers 2]
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import Any, Literal

from benchmarks.record import record
from problems import load_set
from prover.evaluate import EvaluationSummary, evaluate
from prover.lean import provision
from prover.solve import SolveConfig

Algorithm = Literal["mcts", "best_first"]


def show(line: dict[str, Any], done: int, total: int) -> None:
    """One line of progress a problem."""
    print(
        f"{done}/{total} {line['problem']}: {line['verdict']} in {line['seconds']:.1f} s",
        flush=True,
    )


def run(name: str, algorithm: Algorithm, arguments: argparse.Namespace) -> EvaluationSummary:
    """Evaluate one set with one algorithm."""
    arguments.output.mkdir(parents=True, exist_ok=True)
    config = SolveConfig(seconds=arguments.seconds, workers=arguments.workers, algorithm=algorithm)
    output = arguments.output / f"{name}-{algorithm}-{arguments.seconds:g}s.jsonl"
    problems = load_set(name)
    return asyncio.run(
        evaluate(problems, provision(), config, output, parallel=arguments.parallel, listener=show)
    )


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / max(whole, 1):.0f} %)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2, help="Lean processes a problem")
    parser.add_argument("--parallel", type=int, default=1, help="problems at once")
    parser.add_argument("--output", type=Path, default=Path("runs/olympiad"))
    parser.add_argument("--compare", action="store_true", help="best-first as well")
    arguments = parser.parse_args()
    budget = (
        f"{arguments.seconds:g} s each, {arguments.workers * arguments.parallel} Lean processes"
    )

    true = run("olympiad", "mcts", arguments)
    categories = ", ".join(f"{name} {a}/{b}" for name, (a, b) in true.by_category.items())
    wrong = sum(line["verdict"] == "disproved" for line in true.lines)
    peer = "–"
    if arguments.compare:
        other = run("olympiad", "best_first", arguments)
        peer = f"best-first: {share(other.proved, other.total)}"
    record(
        f"our problems proved, {budget}",
        f"{share(true.proved, true.total)}: {categories}",
        bar="≥ 75 %",
        peer=peer,
    )
    record("our problems wrongly disproved", str(wrong), bar="0")
    record("time outside Lean during search", f"{100 * (1 - true.lean_share):.1f} %", bar="≤ 10 %")
    false = run("olympiad-false", "mcts", arguments)
    record(f"false variants disproved, {budget}", share(false.disproved, false.total), bar="≥ 60 %")
    record("false variants wrongly proved", str(false.proved), bar="0")


if __name__ == "__main__":
    main()
