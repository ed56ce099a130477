"""Problems that ask for an answer, from their words alone: answers found and proved.

The local translator leaves the answer open; guesses are made by enumeration and computer algebra, and the
statement with a guess counts when a search proves it. Measures: of the problems of a set that ask for an
answer, how many are understood, how many answers are proved. A set whose words end in the answer ("Show that
it is 7") loses that end first; there an answer is right where the statement with it is equivalent to the
reference, as `benchmarks.formalize_pairs` judges it. Resumable.
Run: python -m benchmarks.formalize_find [--set FILE] [--seconds 600] [--kept FILE]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.formalize_pairs import agrees, translated
from benchmarks.record import record
from problems import Kind, LeanStatement, ProblemError, load_set
from problems.mathlib import problem_on_library
from prover.formalize import FormalizeConfig, LeanBench, read
from prover.formalize.answers import answered
from prover.formalize.candidates import HOLE, Candidate
from prover.formalize.errors import FormalizeError
from prover.formalize.local.choices import question
from prover.formalize.reading import Asked
from prover.lean import LeanLimits, LeanPool, provision
from prover.policy import SymbolicPolicy

LONGEST_S = 40.0
"""For all guesses of one problem, for one state may keep the policy busy longer."""
SILENT, NONE = "not understood", "no answer"


@dataclass(frozen=True, slots=True)
class Question:
    """reference: the statement with the right answer; None where the answer is compared by hand."""

    name: str
    words: str
    answer: str | None
    reference: LeanStatement | None


def questions(name: str) -> list[Question]:
    """What a set asks, the answers taken off its words.

    Problems of our own set say themselves that they ask; others are read.
    """
    problems = load_set(name)
    if name == "olympiad":
        asking = [p for p in problems if p.kind is not Kind.PROVE and p.words]
        return [Question(p.name, p.words, p.answer, None) for p in asking]
    found = []
    for problem in map(problem_on_library, problems):
        if problem.lean is None or not problem.words:
            continue
        asked = question(problem.words)
        try:
            kind = read(asked.words).asked
        except FormalizeError:
            continue
        if kind in (Asked.FIND, Asked.FIND_ALL):
            found.append(Question(problem.name, asked.words, asked.answer, problem.lean))
    return found


async def found(
    asked: Question, bench: LeanBench, config: FormalizeConfig
) -> dict[str, str | bool]:
    """What is kept of one problem: the statement with its proved answer, or why there is none."""
    for statement in translated(asked.words):
        if HOLE not in statement.declaration:
            continue
        try:
            async with asyncio.timeout(LONGEST_S):
                whole = await answered(Candidate(statement, None), bench, config)
        except (ProblemError, TimeoutError):
            whole = None
        if whole is None or whole.lean is None:
            return {"found": NONE}
        right = asked.reference is not None and await agrees(whole.lean, asked.reference, bench)
        return {"found": whole.text, "right": right}
    return {"found": SILENT}


async def run(
    asked: list[Question], kept: Path, seconds: float
) -> dict[str, dict[str, str | bool]]:
    """Rows by name, within about so many seconds of Lean; what is in `kept` is not tried again."""
    rows = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    done: dict[str, dict[str, str | bool]] = {row["name"]: row for row in rows}
    kept.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.perf_counter() + seconds
    toolchain = provision(libraries=("Olympiad",))
    config = FormalizeConfig(answers=2)
    limits = LeanLimits(tactic_timeout_s=5.0)
    async with SymbolicPolicy() as policy, LeanPool(toolchain, 1, limits) as pool:
        bench = LeanBench(pool, policy)
        with kept.open("a", encoding="utf-8") as file:
            for number, one in enumerate(asked, 1):
                if one.name in done or time.perf_counter() > deadline:
                    continue
                row = {
                    "name": one.name,
                    **await found(one, bench, config),
                    "answer": one.answer or "",
                }
                done[one.name] = row
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                file.flush()
                print(
                    f"{number}/{len(asked)}",
                    one.name,
                    one.answer,
                    row["found"],
                    sep=" | ",
                    flush=True,
                )
                await pool.forget()
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--set", default="olympiad", help="ours, or a file such as minif2f/valid.jsonl"
    )
    parser.add_argument("--seconds", type=float, default=600, help="of Lean, for one run")
    parser.add_argument("--kept", type=Path, default=Path("runs/formalize-find.jsonl"))
    arguments = parser.parse_args()
    name = arguments.set
    if name != "olympiad" and not Path(name).exists():
        name = str(Path(os.environ.get("HYPATIA_BENCHMARKS", ".")) / name)
        if not Path(name).exists():
            sys.exit(
                f"no set {arguments.set}: name a file, or set HYPATIA_BENCHMARKS to its folder"
            )
    asked = questions(name)
    done = asyncio.run(run(asked, arguments.kept, arguments.seconds))
    told = [done[one.name] for one in asked if one.name in done]
    if len(told) < len(asked):
        sys.exit(f"{len(asked) - len(told)} problems are not tried: run it again")
    silent = sum(row["found"] == SILENT for row in told)
    proved = sum(row["found"] not in (SILENT, NONE) for row in told)
    result = f"{proved} ({proved / len(asked):.0%}); understood {len(asked) - silent}"
    if any(one.reference is not None for one in asked):
        right = sum(row.get("right") is True for row in told)
        result += f"; statement with the answer equivalent to the reference {right}"
    whose = "our" if name == "olympiad" else Path(name).parent.name + " " + Path(name).stem
    record(
        f"{whose} {len(asked)} problems that ask for an answer, from words: answers found and proved",
        result,
    )


if __name__ == "__main__":
    main()
