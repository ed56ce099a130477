"""Synthetic problems of held-out families from their words, by the translator that comes with the project.

Measures: the share whose translation is equivalent to the statement that the words were made from. The
families (a third, `prover.training.translation.is_held_out`) were kept from the training of the model and
from the making of the rules; their phrasings come from the same frames as those of the others.
Run: python -m benchmarks.formalize_synthetic [--draws 2] [--seconds 600]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.formalize_pairs import Pair, Verdict, counts, run
from benchmarks.record import record
from prover.training.synthetic import families
from prover.training.translation import is_held_out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=2, help="problems a family")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--seconds", type=float, default=600, help="of Lean, for one run")
    parser.add_argument("--kept", type=Path, default=Path("runs/formalize-synthetic.jsonl"))
    arguments = parser.parse_args()
    held = [family for family in families() if is_held_out(family.name)]
    pairs = []
    for family in held:
        rng = random.Random(f"{arguments.seed} {family.name}")
        for number in range(arguments.draws):
            drawn = family.draw(rng)
            words = rng.choice(drawn.words)
            pairs.append(Pair(f"{family.name}/{number}", words, drawn.statement))
    rows = asyncio.run(run(pairs, arguments.kept, arguments.seconds))
    if len(rows) < len(pairs):
        sys.exit(f"{len(pairs) - len(rows)} problems are not judged: run it again")
    told = [rows[pair.name] for pair in pairs]
    found = counts(told)
    stateable = len(pairs) - found[Verdict.UNSTATEABLE]
    equivalent = found[Verdict.EQUIVALENT]
    record(
        f"synthetic words of {len(held)} held-out families: equivalent to the reference, of {stateable}",
        f"{equivalent} ({equivalent / stateable:.0%}); not understood {found[Verdict.SILENT]}, "
        f"no equivalence proved {found[Verdict.UNPROVED]}, refused by Lean {found[Verdict.REFUSED]}",
        bar="≥ 80 %",
    )
    misses = defaultdict(list)
    for row in told:
        if row["verdict"] != Verdict.EQUIVALENT:
            misses[row["name"].rpartition("/")[0]].append(row["verdict"])
    for name, verdicts in misses.items():
        print(f"{name}: {', '.join(verdicts)}")


if __name__ == "__main__":
    main()
