"""The filter on pairs of a right statement and one with a planted error of meaning.

    python -m benchmarks.formalize_filter --output DIR [--pairs 500] [--seconds 1.5] [--seed 20261125]

Pairs come from seeds that nothing was fitted on: synthetic statements in one of their phrasings, and our
own problems in their words. Both candidates go through the sieve as two answers of a model do, the wrong
one first, so that a tie counts against the filter. Where the words or small cases put the wrong one
behind, Lean is asked for every twentieth pair only, to see whether it rejects the right one. One line a
pair goes to DIR/pairs.jsonl; a run that was stopped goes on there. Some ten minutes on one free core.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks.record import record
from prover.formalize import FormalizeConfig, LeanBench
from prover.formalize.candidates import Candidate
from prover.formalize.filter import sieve
from prover.formalize.filter.confidence import chance
from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.filter.small_cases import small_cases
from prover.formalize.reading import read
from prover.lean import LeanLimits, LeanPool, provision
from prover.policy import SymbolicPolicy
from prover.training.filter_confidence import calibration_error
from prover.training.synthetic.pairs import Pair, pairs

LEAN_EVERY = 20


def doubts(check: Check) -> int:
    return check.doubts if check.standing is Standing.DOUBTFUL else 0


async def outcome(
    pair: Pair, number: int, bench: LeanBench, config: FormalizeConfig
) -> dict[str, object]:
    """What became of a pair: which candidates stand, and which one comes first."""
    reading = read(pair.words)
    right, wrong = fidelity(pair.right, reading), fidelity(pair.wrong, reading)
    found: dict[str, object] = {
        "number": number, "source": pair.source, "kind": pair.kind, "words": pair.words,
        "right": pair.right.declaration, "wrong": pair.wrong.declaration,
        "right_doubts": None if right.standing is Standing.FAILED else doubts(right),
        "wrong_doubts": None if wrong.standing is Standing.FAILED else doubts(wrong),
    }  # fmt: skip
    if right.standing is Standing.FAILED:
        caught = wrong.standing is Standing.FAILED
        return {**found, "by": "words", "right_rejected": right.reason, "caught": caught}
    by = "words"
    decided = wrong.standing is Standing.FAILED or doubts(wrong) > doubts(right)
    if not decided and small_cases(pair.right, reading.asked).standing is Standing.PASSED:
        by = "small cases"
        decided = small_cases(pair.wrong, reading.asked).standing is Standing.FAILED
    if decided and number % LEAN_EVERY:
        return {**found, "by": by, "right_rejected": None, "caught": True}
    candidates = [Candidate(pair.wrong, None), Candidate(pair.right, None)]
    judged = await sieve(candidates, reading, bench, config, samples=2)
    out = {id(j.candidate): j.rejection for j in judged.rejected}
    first = judged.groups[0][0].candidate if judged.groups else None
    return {
        **found,
        "by": by if decided else "Lean",
        "right_rejected": out.get(id(candidates[1])),
        "wrong_rejected": out.get(id(candidates[0])),
        "caught": id(candidates[0]) in out or first is candidates[1],
        "same_group": len(judged.groups) == 1 and len(judged.groups[0]) == 2,
    }


async def run(
    made: list[Pair], done: dict[int, dict[str, object]], path: Path, seconds: float
) -> None:
    config = FormalizeConfig(search_s=seconds, total_s=60.0)
    limits = LeanLimits(tactic_timeout_s=3.0)
    start, before = time.perf_counter(), len(done)
    async with (
        SymbolicPolicy() as policy,
        LeanPool(provision(libraries=("Olympiad",)), 1, limits) as pool,
    ):
        bench = LeanBench(pool, policy)
        with path.open("a", encoding="utf-8") as lines:
            for number, pair in enumerate(made):
                if number in done:
                    continue
                done[number] = await outcome(pair, number, bench, config)
                lines.write(json.dumps(done[number], ensure_ascii=False) + "\n")
                lines.flush()
                if len(done) % 25 == 0:
                    each = (time.perf_counter() - start) / (len(done) - before)
                    print(f"{len(done)} of {len(made)}, {each:.1f} s a pair", flush=True)


def report(found: list[dict[str, object]], command: str) -> None:
    count = len(found)
    caught = sum(bool(f["caught"]) for f in found)
    refused = sum(f["right_rejected"] is not None for f in found)
    kinds: dict[str, Counter[bool]] = {}
    for f in found:
        kinds.setdefault(str(f["kind"]), Counter())[bool(f["caught"])] += 1
    for kind, counts in kinds.items():
        print(f"  {kind:20} {counts[True]} of {counts.total()}")
    own = [f for f in found if "/" not in str(f["source"])]
    print(f"  our own problems     {sum(bool(f['caught']) for f in own)} of {len(own)}")
    chances, truths = [], []
    for f in found:
        for name in ("right", "wrong"):
            if f[f"{name}_doubts"] is not None:
                chances.append(chance(int(str(f[f"{name}_doubts"]))))
                truths.append(name == "right")

    def alone(by: str) -> float:
        return 100 * sum(f["by"] == by and bool(f["caught"]) for f in found) / count

    worst = min(kinds, key=lambda kind: kinds[kind][True] / kinds[kind].total())
    share = 100 * kinds[worst][True] / kinds[worst].total()
    record(
        f"filter: {count} statements with a planted error, rejected or ranked below the right one",
        f"{100 * caught / count:.1f} % (by words alone "
        f"{alone('words'):.1f} %, by small cases {alone('small cases'):.1f} %; "
        f"least for {worst}: {share:.0f} %)",
        bar="≥ 90 %",
        command=command,
    )
    record(
        "filter: right statements rejected, same pairs",
        f"{100 * refused / count:.1f} %",
        bar="≤ 5 %",
        command=command,
    )
    record(
        "filter: calibration error of the words' chance, same pairs",
        f"ECE {calibration_error(chances, truths):.3f}",
        command=command,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--output", type=Path, required=True, help="folder of the run; it is resumed"
    )
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=1.5, help="of each search of the sieve")
    parser.add_argument("--seed", type=int, default=20261125)
    arguments = parser.parse_args()
    if arguments.pairs < 1 or arguments.seconds <= 0:
        parser.error("--pairs and --seconds must be positive")
    arguments.output.mkdir(parents=True, exist_ok=True)
    path = arguments.output / "pairs.jsonl"
    made = list(pairs(arguments.pairs, arguments.seed))
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    done = {int(f["number"]): f for f in map(json.loads, lines)}
    if any(n >= len(made) or f["wrong"] != made[n].wrong.declaration for n, f in done.items()):
        parser.error(f"{path} is of other pairs; give another folder")
    asyncio.run(run(made, done, path, arguments.seconds))
    options = f"--pairs {arguments.pairs} --seconds {arguments.seconds} --seed {arguments.seed}"
    command = f"python -m benchmarks.formalize_filter --output DIR {options}"
    report([done[n] for n in sorted(done)], command)


if __name__ == "__main__":
    main()
