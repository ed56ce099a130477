"""Closures computed until a proof, with the learned ranking of auxiliary points and the heuristic one.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_ranking DATA

DATA is a folder of `python -m geometry.synthetic`; its test split is measured, and those problems of
imo_ag_30 and jgex_ag_231 that need a point. Nothing of these was trained on; that no problem of
the benchmark sets is among the synthetic ones is checked by their keys. One thread, so that the
counts repeat. Writes a line a problem and ranking to runs/geometry_ranking.jsonl and goes on where
an earlier run stopped (`--fresh` starts anew). The figures go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.geometry_sets import SETS, texts
from benchmarks.record import record
from geometry.auxiliary import LearnedRanking, RankingError, RankingKind, SearchConfig
from geometry.language import GeometryError, parse
from geometry.proving import SolveConfig, solve
from geometry.synthetic import DataError, Split, key_of, read
from problems.verdict import Verdict

ROWS = Path("runs/geometry_ranking.jsonl")
SYNTHETIC = "synthetic, test split"
OLYMPIAD = "imo_ag_30 + jgex_ag_231, those that need points"


def problems(data: Path, most: int) -> Iterator[tuple[str, str, str]]:
    """Group, name and text of all that is measured."""
    for problem in itertools.islice(read(data, Split.TEST), most):
        yield SYNTHETIC, problem.key, problem.problem
    for name in SETS:
        for title, text in texts(name):
            yield OLYMPIAD, f"{name}/{title}", text


def attempt(text: str, ranking: RankingKind, deadline_s: float) -> tuple[Verdict, int, float]:
    """Verdict, closures with auxiliary points, seconds."""
    search = SearchConfig(ranking=ranking, workers=1)
    solution = solve(text, SolveConfig(deadline_s=deadline_s, search=search))
    return solution.verdict, solution.closures, solution.seconds["total"]


def summary(rows: list[dict[str, object]], group: str) -> None:
    """Compares the rankings on a group of problems."""
    closures: dict[RankingKind, dict[str, int]] = {kind: {} for kind in RankingKind}
    seconds = dict.fromkeys(RankingKind, 0.0)
    for row in rows:
        if row["group"] == group:
            kind = RankingKind(str(row["ranking"]))
            seconds[kind] += float(str(row["seconds"]))
            if row["verdict"] == Verdict.PROVED.value:
                closures[kind][str(row["name"])] = int(str(row["closures"]))
    learned, heuristic = closures[RankingKind.LEARNED], closures[RankingKind.HEURISTIC]
    both = sorted(learned.keys() & heuristic.keys())
    if not both:
        print(f"{group}: no problem proved by both")
        return
    new, old = [learned[n] for n in both], [heuristic[n] for n in both]
    ratio = math.exp(statistics.fmean(math.log(a / b) for a, b in zip(new, old, strict=True)))
    record(
        f"closures to the proof, learned beside heuristic ranking: {group}",
        f"{1 - ratio:.0%} fewer (geometric mean over {len(both)} problems proved by both); median "
        f"{statistics.median(new):g} beside {statistics.median(old):g}, total {sum(new)} beside "
        f"{sum(old)}; proved {len(learned)} beside {len(heuristic)}; "
        f"{seconds[RankingKind.LEARNED]:.0f} s beside {seconds[RankingKind.HEURISTIC]:.0f} s",
        bar="≥ 30 % fewer, none lost",
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--problems", type=int, default=200, help="synthetic problems, at most")
    parser.add_argument("--deadline", type=float, default=30.0, help="seconds a problem")
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    ROWS.parent.mkdir(exist_ok=True)
    if options.fresh:
        ROWS.unlink(missing_ok=True)
    try:
        LearnedRanking()
        trained_on = {problem.key for problem in read(options.data)}
    except (RankingError, DataError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    leaked = [t for name in SETS for t, text in texts(name) if key_of(parse(text)) in trained_on]
    if leaked:
        print(f"error: the synthetic problems contain {', '.join(leaked)}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in ROWS.read_text().splitlines()] if ROWS.exists() else []
    done = {(row["name"], row["ranking"]) for row in rows}
    # Closures of the first ranking: none where the problem needs no point, and nothing is compared.
    plain = {row["name"]: row["closures"] for row in rows}
    for group, name, text in problems(options.data, options.problems):
        for kind in (RankingKind.HEURISTIC, RankingKind.LEARNED):
            if (name, kind.value) in done or (name in plain and not plain[name]):
                continue
            try:
                verdict, closures, seconds = attempt(text, kind, options.deadline)
            except GeometryError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            plain[name] = closures
            row: dict[str, object] = {
                "group": group,
                "name": name,
                "ranking": kind.value,
                "verdict": verdict.value,
                "closures": closures,
                "seconds": round(seconds, 3),
            }
            rows.append(row)
            with ROWS.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            if closures:
                print(f"{name}: {kind.value} {verdict.value}, {closures} closures", flush=True)
    needed = [row for row in rows if row["closures"]]
    for group in (SYNTHETIC, OLYMPIAD):
        summary(needed, group)
    return 0


if __name__ == "__main__":
    sys.exit(main())
