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
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.formalize_pairs import Pair, Verdict, counts, run
from benchmarks.record import record
from problems import LeanStatement, load_set
from problems.mathlib import problem_on_library
from prover.formalize.candidates import HOLE, NAME
from prover.formalize.peel import peel

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
        f"{elaborate} ({elaborate / whole:.1%})",
    )
    record(
        f"miniF2F valid from words: equivalent to the reference, of all {whole}",
        f"{equivalent} ({equivalent / whole:.1%}); of {others} never looked at {unseen} "
        f"({unseen / others:.1%}); of {found.total() - found[Verdict.SILENT]} understood "
        f"{equivalent / (found.total() - found[Verdict.SILENT]):.1%}",
        bar="≥ 25 % of the stateable",
    )
    table = _table(told, {pair.name: pair.reference for pair in pairs})
    Path(__file__).with_suffix(".md").write_text(table, encoding="utf-8")
    print(table)


def _table(rows: Sequence[dict[str, str]], references: Mapping[str, LeanStatement]) -> str:
    """Verdicts by kind of problem, and in what the translations that are not equivalent differ."""
    verdicts = [v for v in Verdict if any(row["verdict"] == v for row in rows)]
    kinds = Counter((_kind(row["name"]), Verdict(row["verdict"])) for row in rows)
    lines = [
        "# miniF2F valid from words",
        "",
        "Written by `python -m benchmarks.formalize_minif2f`.",
        "",
    ]
    lines += [f"| Kind | {' | '.join(verdicts)} |", "|---" * (len(verdicts) + 1) + "|"]
    for kind in sorted({kind for kind, _ in kinds}):
        cells = " | ".join(str(kinds[kind, verdict]) for verdict in verdicts)
        lines.append(f"| {kind} | {cells} |")
    misses = Counter(
        _difference(row["statement"], references[row["name"]])
        for row in rows
        if row["verdict"] == Verdict.UNPROVED
    )
    lines += ["", "Where the translation elaborates and no equivalence was proved:", ""]
    lines += ["| First difference from the reference | Problems |", "|---|---|"]
    lines += [f"| {why} | {number} |" for why, number in misses.most_common()]
    return "\n".join([*lines, ""])


def _difference(text: str, reference: LeanStatement) -> str:
    """What sets a translation apart from the reference, the first that is found."""
    mine = peel(LeanStatement(NAME, "", f"theorem {NAME} {text}"))
    theirs = peel(reference)
    if HOLE in text:
        return "the answer is left open"
    if mine is None or theirs is None:
        return "a form that is not taken apart"
    kinds = [[kind for _, kind in one.variables] for one in (mine, theirs)]
    if Counter(kinds[0]) != Counter(kinds[1]):
        same_number = len(kinds[0]) == len(kinds[1])
        return "types of variables" if same_number else "number of variables"
    if len(mine.hypotheses) != len(theirs.hypotheses):
        more = len(mine.hypotheses) > len(theirs.hypotheses)
        return f"{'more' if more else 'fewer'} hypotheses than the reference"
    return "the hypotheses or the conclusion themselves"


def _kind(name: str) -> str:
    words = name.split("_")
    return "_".join(words[:2]) if words[0] == "mathd" else re.sub(r"(?<=\d)[ab]$", "", words[0])


if __name__ == "__main__":
    main()
