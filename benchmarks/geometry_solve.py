"""How many problems are proved, with and without auxiliary points; every proof replayed.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_solve imo_ag_30 --deadline 120

Writes one JSON line a problem to runs/geometry_solve_<set>_<mode>.jsonl and goes on where an
earlier run stopped (`--fresh` starts anew). The figures go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.geometry_sets import SETS, percentile, texts
from benchmarks.record import record
from geometry.auxiliary import RankingKind, SearchConfig
from geometry.language import GeometryError, parse
from geometry.proof.text import english
from geometry.proving import SolveConfig, solve

RUNS = Path("runs")


def attempt(title: str, text: str, config: SolveConfig) -> dict[str, object]:
    """One problem as a row."""
    began = time.monotonic()
    try:
        solution = solve(replace(parse(text), name=title), config)
    except GeometryError as error:
        return {"name": title, "verdict": "error", "reason": str(error), "seconds": 0.0}
    row: dict[str, object] = {
        "name": title,
        "verdict": solution.verdict.value,
        "reason": solution.reason,
        "seconds": round(time.monotonic() - began, 3),
        "closures": solution.closures,
    }
    if solution.proof is not None:
        row["steps"] = solution.proof.length
        row["auxiliary"] = [a.clause for a in solution.proof.auxiliary]
        row["replayed_in"] = solution.replayed_in
        row["text"] = english(solution.proof)
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description="Problems proved, with every proof replayed.")
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--deadline", type=float, default=120.0, help="seconds a problem")
    parser.add_argument("--no-auxiliary", action="store_true")
    parser.add_argument("--ranking", choices=[*RankingKind], default=RankingKind.LEARNED.value)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    config = SolveConfig(
        deadline_s=options.deadline,
        auxiliary=not options.no_auxiliary,
        seed=options.seed,
        search=SearchConfig(ranking=RankingKind(options.ranking)),
    )
    mode = "plain" if options.no_auxiliary else f"auxiliary_{options.deadline:g}s"
    if options.ranking != RankingKind.LEARNED.value:
        mode += f"_{options.ranking}"
    path = RUNS / f"geometry_solve_{options.set}_{mode}_{options.seed}.jsonl"
    path.parent.mkdir(exist_ok=True)
    if options.fresh:
        path.unlink(missing_ok=True)
    rows = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    done = {row["name"] for row in rows}
    for title, text in texts(options.set):
        if title in done:
            continue
        row = attempt(title, text, config)
        rows.append(row)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        if row["verdict"] != "proved":
            print(f"{title}: {row['verdict']} in {row['seconds']} s: {row['reason']}", flush=True)
    proved = [row for row in rows if row["verdict"] == "proved"]
    seconds = [float(row["seconds"]) for row in rows]
    steps = [int(row["steps"]) for row in proved] or [0]
    rejected = sum("rejected" in str(row["reason"]) for row in rows)
    bars = {
        ("imo_ag_30", True): "17",
        ("jgex_ag_231", True): "215",
        ("imo_ag_30", False): "28, 120 s each, 15 min in all",
        ("jgex_ag_231", False): "226, 20 s each",
    }
    record(
        f"{options.set} proved, {'no ' if options.no_auxiliary else ''}auxiliary points",
        f"{len(proved)}/{len(rows)} in {sum(seconds):.0f} s in all, median "
        f"{statistics.median(seconds):.2f} s, p90 {percentile(seconds, 0.9):.2f} s; "
        f"{len(proved)} replayed, {rejected} proofs rejected; steps median "
        f"{statistics.median(steps):g}, most {max(steps)}",
        bar=bars[options.set, options.no_auxiliary],
    )


if __name__ == "__main__":
    main()
