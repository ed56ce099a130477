"""How many of the engine's proofs Lean accepts, what they assume, and what the check costs.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_lean imo_ag_30 --deadline 60

Every problem is solved, its proof written in Lean, and the whole of it checked in a fresh Lean process. One
JSON line a problem in runs/geometry_lean_<set>.jsonl; goes on where an earlier run stopped. `--corrupt N`
corrupts the Lean proofs instead: one premise, sign or point of one step changed, N times; none may pass.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.geometry_sets import SETS, percentile, texts
from benchmarks.olympiad import share
from benchmarks.record import record
from geometry.language import GeometryError, parse
from geometry.proving import SolveConfig, solve
from prover.geometry.lean import LIBRARY, ExportError, LeanProof, certify, lean_proof
from prover.lean import Certificate, LeanPool, check, provision

RUNS = Path("runs")


async def attempt(pool: LeanPool, title: str, text: str, deadline: float) -> dict[str, Any]:
    """One problem as a row."""
    try:
        solution = solve(replace(parse(text), name=title), SolveConfig(deadline_s=deadline))
    except GeometryError as error:
        return {"name": title, "solved": False, "reason": str(error)}
    row: dict[str, Any] = {"name": title, "solved": solution.proof is not None}
    if solution.proof is None:
        return row | {"reason": solution.reason}
    begun = time.monotonic()
    certified = await certify(pool, solution)
    row |= {
        "accepted": certified.certificate is not None,
        "reason": certified.reason,
        "seconds": round(time.monotonic() - begun, 3),
        "rules": sorted({step.rule for step in solution.proof.steps}),
        "auxiliary": [point.clause for point in solution.proof.auxiliary],
    }
    if certified.proof is not None:
        row |= {
            "steps": certified.proof.steps,
            "apart": [h.text for h in certified.proof.apart],
            "extra": [h.text for h in certified.proof.extra],
        }
    return row


def corrupted(proof: LeanProof, rng: random.Random, points: list[str]) -> tuple[str, str]:
    """A proof with one thing changed in one step, and what was changed."""
    lines = proof.body.split("\n")
    steps = [i for i, line in enumerate(lines) if re.match(r"  have step_", line)]
    while True:
        at = rng.choice(steps)
        head, _, term = lines[at].partition(" := ")
        kind = rng.choice(("premise", "sign", "point"))
        if kind == "point":
            spots = [m for m in re.finditer(r"[\w']+", head) if m[0] in points]
            if not spots:
                continue
            spot = rng.choice(spots)
            other = rng.choice([p for p in points if p != spot[0]])
            head = f"{head[: spot.start()]}{other}{head[spot.end() :]}"
        else:
            pattern = r"\b(?:given|step|known)_\d+\b" if kind == "premise" else r"scale \(?-?\d+\)?"
            spots = list(re.finditer(pattern, term))
            if not spots:
                continue
            spot = rng.choice(spots)
            new = "scale 3" if "-" in spot[0] else "scale (-5)"
            if kind == "premise":
                names = sorted(set(re.findall(r"\bgiven_\d+\b", proof.text)) - {spot[0]})
                new = rng.choice(names)
            term = f"{term[: spot.start()]}{new}{term[spot.end() :]}"
        changed = f"{head} := {term}"
        return "\n".join(
            [*lines[:at], changed, *lines[at + 1 :]]
        ), f"{kind}: {changed.strip()[:150]}"


async def corrupt(pool: LeanPool, sources: list[tuple[str, str]], count: int) -> tuple[int, int]:
    """Corrupted proofs tried, and those that Lean accepted."""
    rng, tried, accepted = random.Random(0), 0, 0
    pairs = _proofs(sources)
    proofs = [pair for pair, _ in zip(pairs, range(40), strict=False)]
    while tried < count:
        proof, points = proofs[tried % len(proofs)]
        body, what = corrupted(proof, rng, points)
        answer = await check(pool, proof.statement, body)
        tried += 1
        accepted += isinstance(answer, Certificate)
        print(
            f"{tried}/{count} {'ACCEPTED' if isinstance(answer, Certificate) else 'rejected'} {what}"
        )
    return tried, accepted


def _proofs(sources: list[tuple[str, str]]) -> Iterator[tuple[LeanProof, list[str]]]:
    for title, text in sources:
        solution = solve(replace(parse(text), name=title), SolveConfig(auxiliary=False))
        if solution.proof is not None:
            try:
                yield lean_proof(solution), list(solution.problem.points)
            except ExportError:
                continue


async def run(options: argparse.Namespace, path: Path) -> None:
    done = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    known = {row["name"] for row in done}
    async with LeanPool(provision(libraries=(LIBRARY,)), 1) as pool:
        if options.corrupt:
            tried, accepted = await corrupt(pool, texts(options.set), options.corrupt)
            record(
                f"corrupted Lean proofs of {options.set}, accepted",
                f"{accepted} of {tried}",
                bar="0",
            )
            return
        with path.open("a", encoding="utf-8") as out:
            for title, text in texts(options.set):
                if title in known:
                    continue
                row = await attempt(pool, title, text, options.deadline)
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                out.flush()
                done.append(row)
                print(f"{len(done)} {title[:60]}: {row['reason']}", flush=True)
    summarise(options.set, done)


def summarise(name: str, rows: list[dict[str, Any]]) -> None:
    """The figures of a whole set."""
    solved = [row for row in rows if row["solved"]]
    accepted = [row for row in solved if row["accepted"]]
    for row in solved:
        if not row["accepted"]:
            print(f"not accepted: {row['name']}: {row['reason']}")
    bar = "≥ 80 %" if name.startswith("imo") else "≥ 90 %"
    record(
        f"{name}: solved problems whose proof Lean accepts",
        share(len(accepted), len(solved)),
        bar=bar,
    )
    seconds = [row["seconds"] for row in solved]
    record(
        f"{name}: writing and checking a Lean proof, median / p90 / worst",
        f"{statistics.median(seconds):.1f} s / {percentile(seconds, 0.9):.1f} s / {max(seconds):.1f} s",
        bar="≤ 20 s / ≤ 60 s",
    )
    extra = [len(row["extra"]) for row in accepted]
    apart = [len(row["apart"]) for row in accepted]
    record(
        f"{name}: extra conditions a problem, median; problems without; most",
        f"{statistics.median(extra):g}; {sum(not n for n in extra)} of {len(extra)}; {max(extra)}"
        f" (beside these, median {statistics.median(apart):g} pairs of points said to differ)",
        bar="median ≤ 2",
    )
    rules = Counter(rule for row in accepted for rule in row["rules"])
    missing = Counter(rule for row in solved for rule in row["rules"]) - rules
    record(
        f"{name}: engine rules in proofs, and those among them that no accepted proof uses",
        f"{len(rules)}; {', '.join(sorted(set(missing) - set(rules))) or 'none'}",
        bar="all are theorems",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="The engine's proofs in Lean.")
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--deadline", type=float, default=60.0, help="seconds of search a problem")
    parser.add_argument("--corrupt", type=int, metavar="N", help="check N corrupted proofs instead")
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    path = RUNS / f"geometry_lean_{options.set}.jsonl"
    path.parent.mkdir(exist_ok=True)
    if options.fresh:
        path.unlink(missing_ok=True)
    asyncio.run(run(options, path))


if __name__ == "__main__":
    main()
