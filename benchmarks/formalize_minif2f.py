"""miniF2F's validation problems from their words, by the translator that comes with the project.

Measures: how many are translated into a statement that elaborates, and how many into one that is equivalent
to the reference; what the misses are. The shares are of all problems, those included whose reference the
Olympiad library does not take.
The grammar was written with 40 of these problems before the eyes, a sample drawn with seed 40; the share
among the others stands beside.
Run: python -m benchmarks.formalize_minif2f [--seconds 600]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
from collections import Counter
from pathlib import Path

from benchmarks.formalize_pairs import Pair, Verdict, counts, run
from benchmarks.record import record
from problems import load_set
from problems.mathlib import problem_on_library

SEEN = 40
"""Problems that were looked at; the seed of their sample as well."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600, help="of Lean, for one run")
    parser.add_argument("--kept", type=Path, default=Path("runs/formalize-minif2f.jsonl"))
    arguments = parser.parse_args()
    if not (folder := os.environ.get("HYPATIA_BENCHMARKS")):
        sys.exit("set HYPATIA_BENCHMARKS to the folder that holds minif2f/valid.jsonl")
    problems = load_set(str(Path(folder) / "minif2f" / "valid.jsonl"))
    problems = [problem_on_library(problem) for problem in problems]
    pairs = [Pair(p.name, p.words, p.lean) for p in problems if p.lean is not None]
    rows = asyncio.run(run(pairs, arguments.kept, arguments.seconds))
    if len(rows) < len(pairs):
        sys.exit(f"{len(pairs) - len(rows)} problems are not judged: run it again")
    told = [rows[pair.name] for pair in pairs]
    found = counts(told)
    elaborate = found[Verdict.EQUIVALENT] + found[Verdict.UNPROVED]
    seen = set(random.Random(SEEN).sample(range(len(pairs)), SEEN))
    fresh = counts(row for i, row in enumerate(told) if i not in seen)
    equivalent, unseen = found[Verdict.EQUIVALENT], fresh[Verdict.EQUIVALENT]
    whole, others = len(pairs), len(pairs) - SEEN
    record(
        f"miniF2F valid from words: the translation elaborates, of all {whole}",
        f"{elaborate} ({elaborate / whole:.0%})",
    )
    record(
        f"miniF2F valid from words: equivalent to the reference, of all {whole}",
        f"{equivalent} ({equivalent / whole:.0%}); of {others} never looked at {unseen} "
        f"({unseen / others:.0%}); of {found.total() - found[Verdict.SILENT]} understood "
        f"{equivalent / (found.total() - found[Verdict.SILENT]):.0%}",
        bar="≥ 25 % of the stateable",
    )
    for verdict, number in found.most_common():
        print(f"{number:4d} {verdict.value}")
    kinds = Counter((_kind(row["name"]), Verdict(row["verdict"])) for row in told)
    for (kind, verdict), number in sorted(kinds.items()):
        print(f"{kind:24s} {verdict.value:24s} {number}")


def _kind(name: str) -> str:
    words = name.split("_")
    return "_".join(words[:2]) if words[0] == "mathd" else words[0].rstrip("abI")


if __name__ == "__main__":
    main()
