"""miniF2F's validation statements on the Olympiad library, with the symbolic policy.

Measures: how many statements elaborate with their text unchanged; how many are proved in `--seconds`
each, every proof checked by a fresh Lean process; by kind of problem. Resumable.
Run: python -m benchmarks.minif2f [--seconds 60] [--workers 2] [--limit N]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.olympiad import share, show
from benchmarks.record import record
from problems import Problem, load_set
from problems.mathlib import problem_on_library
from prover.evaluate import RunConfig, RunFolder, evaluate, summarise
from prover.evaluate.config import Budget, set_hash
from prover.lean import LeanPool, Toolchain, provision
from prover.stateable import Stating, state_all


async def state(problems: Sequence[Problem], toolchain: Toolchain) -> list[Stating]:
    """What Lean says to each statement."""
    async with LeanPool(toolchain, 1) as pool:
        return [stating async for stating in state_all(problems, pool)]


def kind(name: str) -> str:
    """`mathd_algebra`, `amc12a`, `imo`, …: how miniF2F sorts its problems, without years."""
    words = name.split("_")
    return "_".join(words[:2]) if words[0] == "mathd" else words[0].rstrip("abI")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2, help="Lean processes a problem")
    parser.add_argument("--parallel", type=int, default=1, help="problems at once")
    parser.add_argument("--limit", type=int, help="only so many problems")
    parser.add_argument("--output", type=Path, default=Path("runs"))
    parser.add_argument("--state-only", action="store_true", help="try no proofs")
    arguments = parser.parse_args()
    if not (folder := os.environ.get("HYPATIA_BENCHMARKS")):
        sys.exit("set HYPATIA_BENCHMARKS to the folder that holds minif2f/valid.jsonl")
    source = Path(folder) / "minif2f" / "valid.jsonl"
    problems = [problem_on_library(p) for p in load_set(str(source))][: arguments.limit]
    toolchain = provision(libraries=("Olympiad",))

    statings = asyncio.run(state(problems, toolchain))
    missing = Counter(s.missing for s in statings if s.missing is not None)
    stateable = sum(s.stateable for s in statings)
    for lacking, count in missing.most_common():
        print(f"{count} lack {lacking}")
    record(
        f"miniF2F valid: statements that elaborate unchanged, of {len(problems)}",
        share(stateable, len(problems)),
        bar="≥ 205 of 244",
    )
    if arguments.state_only:
        return
    budget = Budget(
        seconds=arguments.seconds, workers=arguments.workers, algorithm="mcts", disprove=False
    )
    config = RunConfig(
        problem_set=str(source),
        problem_set_sha256=set_hash(problems),
        lean=toolchain.name,
        budget=budget,
    )
    run = RunFolder.create(
        arguments.output / f"minif2f-valid-{arguments.seconds:g}s", config, problems
    )
    asyncio.run(evaluate(run, problems, toolchain, parallel=arguments.parallel, listener=show))
    summary = summarise(run.lines)
    tried = Counter(kind(p.name) for p in problems)
    proved = Counter(kind(x["problem"]) for x in summary.lines if x["verdict"] == "proved")
    by_kind = ", ".join(f"{k} {proved[k]}/{n}" for k, n in sorted(tried.items()))
    record(
        f"miniF2F valid, {len(problems)} statements: proved in {arguments.seconds:g} s each, "
        f"{arguments.workers} workers, {arguments.parallel} at once, symbolic policy",
        f"{share(summary.proved, len(problems))}: {by_kind}",
        bar="≥ 130 of 244; 0 wrongly proved",
        peer="one bare `grind` a problem, no library: 62 (as measured for this project)",
    )


if __name__ == "__main__":
    main()
