"""How many texts parse and build a figure, how fast, how precisely; beside Newclid's builder.

Reads the three text files in `$HYPATIA_BENCHMARKS/geometry`, and our own set. For each file, over
`--seeds` seeds:

- parsed, built: texts, of all;
- goals: texts whose goals all hold in every figure;
- time: processor time of one figure, parsing left out, in milliseconds;
- gap: the largest gap of any hypothesis or goal (relative, see `geometry.figure.gaps`);
- spread: the smallest distance between two points of a figure relative to its largest.

Newclid (if installed) builds the same texts in the same run, once each; times include its parsing,
which it does not offer apart. Run: HYPATIA_BENCHMARKS=folder python benchmarks/geometry_figures.py
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geometry.figure import FigureError, build, error, holds
from geometry.language import LanguageError, hypotheses, parse
from problems.geometry_text import load_geometry, our_geometry
from problems.problem import Problem

FILES = ("imo_ag_30.txt", "jgex_ag_231.txt", "newclid_minimal_rules.txt")


@dataclass
class Tally:
    """What happened to the texts of one file."""

    texts: int = 0
    parsed: int = 0
    built: int = 0
    goals: int = 0
    times_ms: list[float] = field(default_factory=list)
    gap: float = 0.0
    spread: float = 1.0
    faults: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        median = statistics.median(self.times_ms)
        p90 = sorted(self.times_ms)[int(0.9 * len(self.times_ms))]
        return (
            f"| {name} | {self.parsed}/{self.texts} | {self.built}/{self.texts}"
            f" | {self.goals}/{self.texts} | {median:.2f} | {p90:.2f} | {max(self.times_ms):.1f}"
            f" | {self.gap:.1e} | {self.spread:.3f} |"
        )


def measure_ours(problems: list[Problem], seeds: int) -> Tally:
    """Parse and build every text with every seed."""
    tally = Tally(texts=len(problems))
    for problem in problems:
        try:
            parsed = parse(problem.geometry or "", problem.name)
        except LanguageError as fault:
            tally.faults.append(f"{problem.name}: {fault}")
            continue
        tally.parsed += 1
        facts = [*hypotheses(parsed), *parsed.goals]
        built = true = 0
        for seed in range(seeds):
            start = time.process_time()
            try:
                (figure,) = build(parsed, seed)
            except FigureError as fault:
                tally.faults.append(f"{problem.name}, seed {seed}: {fault}")
                continue
            tally.times_ms.append(1e3 * (time.process_time() - start))
            built += 1
            false = [g for g in parsed.goals if not holds(g, figure)]
            true += not false
            if false:
                tally.faults.append(f"{problem.name}, seed {seed}: false {false[0]}")
            shown = [f for f in facts if not f.predicate.numeric and f not in false]
            tally.gap = max([tally.gap, *(error(f, figure) for f in shown)])
            tally.spread = min(tally.spread, figure.spread)
        tally.built += built == seeds
        tally.goals += true == seeds
    return tally


def measure_newclid(problems: list[Problem]) -> tuple[int, float] | None:
    """(texts built, median milliseconds) of Newclid, or None where it is not installed."""
    try:
        import numpy as np
        from newclid.jgex.problem_builder import JGEXProblemBuilder
    except ImportError:
        return None
    times: list[float] = []
    for problem in problems:
        start = time.process_time()
        try:
            builder = JGEXProblemBuilder(rng=np.random.default_rng(0))
            builder.with_problem_from_txt(problem.geometry or "").build(
                max_attempts_to_satisfy_goals_numerically=100
            )
        except Exception:
            continue
        times.append(1e3 * (time.process_time() - start))
    return len(times), statistics.median(times) if times else 0.0


def sets() -> Iterator[tuple[str, list[Problem]]]:
    """(name, problems) of every file there is."""
    folder = os.environ.get("HYPATIA_BENCHMARKS")
    if folder:
        for file in FILES:
            yield file, load_geometry(Path(folder) / "geometry" / file)
    yield "our own set", our_geometry()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=5)
    arguments.add_argument("--record", type=Path, help="append the table to this file")
    options = arguments.parse_args()
    lines = [
        f"### Figures, {time.strftime('%Y-%m-%d')}, {options.seeds} seeds",
        "",
        "| Texts | parsed | built | goals hold | ms median | p90 | most | gap | least spread |"
        " Newclid built | ms median |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    faults: list[str] = []
    for name, problems in sets():
        tally = measure_ours(problems, options.seeds)
        peer = measure_newclid(problems) if name in FILES else None
        beside = f" {peer[0]}/{len(problems)} | {peer[1]:.2f} |" if peer else " – | – |"
        lines.append(tally.row(name) + beside)
        faults += tally.faults
    print("\n".join(lines))
    print("\n".join(faults))
    if options.record:
        with options.record.open("a", encoding="utf-8") as file:
            file.write("\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
