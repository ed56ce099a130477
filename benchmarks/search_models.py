"""What the models are worth in a search: the same wall time, with and without them.

On every `--every`-th of our problems and of miniF2F's validation statements: the symbolic policy with the
heuristic verifier; with its tactics in the order of the step-level verifier; with the language model's
tactics beside them; with the step-level verifier's values of states; with order and values; and best-first
search with both. One line a problem and configuration is kept, and a
second run goes on from there. No proof is counted that a fresh Lean process has not checked.

Run: python -m benchmarks.search_models [--seconds 10] [--every 6] [--weight 0.3]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.record import record
from problems import Problem, load_set
from problems.verdict import Verdict
from prover.cli.provisioning import prepare
from prover.lean import LeanPool, StatementError
from prover.mind import MindConfig, open_mind
from prover.policy import SymbolicPolicy
from prover.solve import SolveConfig, solve_problem
from prover.weights import OWN, STEPS


@dataclass(frozen=True, slots=True)
class Way:
    """How to search. ranked: tactics in the order of the step-level verifier; verifier: its values of
    states in place of the heuristic ones; policy: the language model proposes too."""

    name: str
    ranked: bool = False
    verifier: bool = False
    policy: bool = False
    algorithm: Literal["mcts", "best_first"] = "mcts"

    def mind(self, options: argparse.Namespace) -> MindConfig:
        """The models that take part."""
        return MindConfig(
            policy=OWN if self.policy else "",
            ranking=str(options.steps) if self.ranked else "",
            ranking_weight=options.weight,
            verifier=str(options.steps) if self.verifier else "",
        )


WAYS = (
    Way("symbolic"),
    Way("+ ranking", ranked=True),
    Way("+ policy", policy=True),
    Way("+ verifier", verifier=True),
    Way("both", ranked=True, verifier=True),
    Way("both, best-first", ranked=True, verifier=True, algorithm="best_first"),
)


def chosen(every: int) -> list[Problem]:
    """Every so-many-th problem of our set, and of miniF2F valid where the benchmarks are at hand."""
    ours = list(load_set("olympiad"))[::every]
    folder = os.environ.get("HYPATIA_BENCHMARKS")
    source = Path(folder or ".") / "minif2f" / "valid.jsonl"
    return ours + (list(load_set(str(source)))[::every] if folder else [])


async def tried(
    problems: Sequence[Problem], pool: LeanPool, way: Way, options: argparse.Namespace, path: Path
) -> dict[str, dict[str, object]]:
    """The line of each problem under one way."""
    known: dict[str, dict[str, object]] = {}
    if path.exists():
        known = {line["problem"]: line for line in map(json.loads, path.read_text().splitlines())}
    config = SolveConfig(seconds=options.seconds, workers=1, algorithm=way.algorithm)
    async with open_mind(way.mind(options), "embedded") as mind:
        with path.open("a", encoding="utf-8") as file:
            for number, problem in enumerate(problems, start=1):
                if problem.name in known:
                    continue
                async with SymbolicPolicy() as symbolic, mind.policy(symbolic, print) as policy:
                    try:
                        solution = await solve_problem(
                            problem, pool, config, policy=policy, verifier=mind.verifier
                        )
                    except StatementError:
                        continue
                line = {
                    "problem": problem.name,
                    "verdict": solution.verdict,
                    "seconds": round(solution.seconds, 2),
                    "tactics": solution.stats.get("tactics"),
                }
                known[problem.name] = line
                file.write(json.dumps(line) + "\n")
                file.flush()
                print(f"{way.name} {number}/{len(problems)} {line}", flush=True)
    return known


def change(ratio: float) -> str:
    """A ratio as a change."""
    return f"{100 * (ratio - 1):+.0f} %"


async def run(options: argparse.Namespace) -> None:
    problems, toolchain = prepare(chosen(options.every))
    options.output.mkdir(parents=True, exist_ok=True)
    lines: dict[str, dict[str, dict[str, object]]] = {}
    async with LeanPool(toolchain, 1) as pool:
        for way in WAYS:
            if options.ways and way.name not in options.ways:
                continue
            path = options.output / f"{way.name.replace(' ', '_')}-{options.seconds:g}s.jsonl"
            lines[way.name] = await tried(problems, pool, way, options, path)
    proved = {
        name: {p for p, line in found.items() if line["verdict"] == Verdict.PROVED}
        for name, found in lines.items()
    }
    base = next(iter(lines))
    for name in list(lines)[1:]:
        both = proved[name] & proved[base]
        mine, theirs = ([int(str(lines[way][p]["tactics"])) for p in both] for way in (name, base))
        ratios = [math.log(own / other) for own, other in zip(mine, theirs, strict=True)]
        gain = (
            f"{change(sum(mine) / max(sum(theirs), 1))} tactics on the {len(both)} proved by both "
            f"({sum(mine)} against {sum(theirs)}), "
            f"{change(math.exp(sum(ratios) / max(len(ratios), 1)))} in the geometric mean"
        )
        record(
            f"search {name}: {len(problems)} problems of ours and of miniF2F valid, "
            f"{options.seconds:g} s each, 1 worker",
            f"{len(proved[name])} proved; {gain}",
            bar="≥ +10 % proved, or ≥ 30 % fewer tactics for the same proofs",
            peer=f"{base}: {len(proved[base])} proved",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--every", type=int, default=6)
    parser.add_argument(
        "--weight", type=float, default=0.3, help="of the step-level verifier in the order"
    )
    parser.add_argument("--steps", type=Path, default=STEPS, help="the step-level verifier")
    parser.add_argument("--ways", nargs="*", choices=[way.name for way in WAYS])
    parser.add_argument("--output", type=Path, default=Path("runs/search_models"))
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
