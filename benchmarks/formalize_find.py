"""Our own "find" problems from their words alone: answers found and proved.

The local translator leaves the answer open; guesses are made by enumeration and computer algebra, and the
statement with a guess counts when a search proves it. Measures: of the problems of the olympiad set that ask
for an answer, how many are understood, how many answers are proved. Resumable.
Run: python -m benchmarks.formalize_find [--seconds 600]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path

from benchmarks.formalize_pairs import translated
from benchmarks.record import record
from problems import Kind, Problem, ProblemError, load_set
from prover.formalize import FormalizeConfig, LeanBench
from prover.formalize.answers import answered
from prover.formalize.candidates import HOLE, Candidate
from prover.lean import LeanPool, provision
from prover.policy import SymbolicPolicy


async def found(problem: Problem, bench: LeanBench, config: FormalizeConfig) -> str:
    """`not understood`, `no answer`, or the statement with its proved answer."""
    for statement in translated(problem.words):
        if HOLE not in statement.declaration:
            continue
        try:
            whole = await answered(Candidate(statement, None), bench, config)
        except ProblemError:
            whole = None
        return "no answer" if whole is None else whole.text
    return "not understood"


async def run(problems: list[Problem], kept: Path, seconds: float) -> dict[str, str]:
    rows = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    done = {row["name"]: str(row["found"]) for row in rows}
    kept.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.perf_counter() + seconds
    toolchain = provision(libraries=("Olympiad",))
    config = FormalizeConfig(answers=2)
    async with SymbolicPolicy() as policy, LeanPool(toolchain, 1) as pool:
        bench = LeanBench(pool, policy)
        with kept.open("a", encoding="utf-8") as file:
            for problem in problems:
                if problem.name in done or time.perf_counter() > deadline:
                    continue
                done[problem.name] = await found(problem, bench, config)
                row = {"name": problem.name, "found": done[problem.name], "answer": problem.answer}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                file.flush()
                print(problem.name, problem.answer, done[problem.name], sep=" | ", flush=True)
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--kept", type=Path, default=Path("runs/formalize-find.jsonl"))
    arguments = parser.parse_args()
    problems = [p for p in load_set("olympiad") if p.kind is not Kind.PROVE and p.words]
    done = asyncio.run(run(problems, arguments.kept, arguments.seconds))
    if len(done) < len(problems):
        sys.exit(f"{len(problems) - len(done)} problems are not tried: run it again")
    silent = sum(text == "not understood" for text in done.values())
    proved = sum(text not in ("not understood", "no answer") for text in done.values())
    record(
        f"our {len(problems)} problems that ask for an answer, from words: answers found and proved",
        f"{proved} ({proved / len(problems):.0%}); understood {len(problems) - silent}",
    )


if __name__ == "__main__":
    main()
