"""Test-time training beside plain search at the same total wall time, on problems that a plain search misses.

Every problem of a set is searched plainly first; those it leaves open, up to --hard of them, are searched
plainly again and with variants, each for --seconds. Both use the same model as policy. A run of
`prover evaluate` over the set stands for the first search where --open-in names its folder: of what it left
open --hard are taken, evenly. Answers are kept in runs/test_time.jsonl, a line each, and a run that stopped
goes on.
Run: python -m benchmarks.test_time [--set olympiad] [--policy hypatia] [--seconds 120] [--hard 30]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.record import record
from problems import load_set

ANSWERS = Path("runs/test_time.jsonl")
SETTLED = ("proved", "disproved")


def ways(options: argparse.Namespace) -> dict[str, list[str]]:
    """The three kinds of attempts, as options of `prover solve`."""
    common = ["--policy", options.policy, "--workers", str(options.workers)]
    full = [*common, "--seconds", str(options.seconds)]
    return {
        "first": [*common, "--seconds", str(options.first)],
        "plain": full,
        "variants": [*full, "--variants"],
    }


def known() -> dict[str, dict[str, Any]]:
    """Answers by problem and command."""
    if not ANSWERS.exists():
        return {}
    lines = [json.loads(line) for line in ANSWERS.read_text().splitlines()]
    return {line["key"]: line for line in lines}


def attempt(name: str, arguments: list[str], answers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One problem with some options; the answer as it is kept."""
    key = " ".join([name, *arguments])
    if key not in answers:
        command = [sys.executable, "-m", "prover.cli", "solve", name, "--json", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode > 1:
            raise SystemExit(f"{' '.join(command)}: {done.stderr.strip()}")
        said = json.loads(done.stdout)
        line = {"key": key, "verdict": said["verdict"], "seconds": said["seconds"]}
        line |= {"variants": said["stats"].get("variants"), "tactics": said["stats"].get("tactics")}
        with ANSWERS.open("a") as file:
            file.write(json.dumps(line) + "\n")
        answers[key] = line
        print(f"{key}: {line['verdict']}, {line['seconds']:.0f} s, {line['variants']}", flush=True)
    return answers[key]


def named(options: argparse.Namespace, problem: str) -> str:
    """A problem of the set as `prover solve` is given it."""
    return f"{options.set}::{problem}" if Path(options.set).is_file() else problem


def left_open(options: argparse.Namespace) -> list[str]:
    """Evenly spread problems that an earlier evaluation did not settle."""
    lines = (options.open_in / "results.jsonl").read_text(encoding="utf-8").splitlines()
    verdicts: dict[str, list[str]] = {}
    for line in map(json.loads, lines):
        verdicts.setdefault(line["problem"], []).append(line["verdict"])
    stated = {problem.name for problem in load_set(options.set) if problem.lean is not None}
    left = [
        problem
        for problem, found in verdicts.items()
        if problem in stated and not set(found) & set(SETTLED)
    ]
    count = min(options.hard, len(left))
    return [named(options, left[number * len(left) // count]) for number in range(count)]


def searched_in_vain(
    options: argparse.Namespace, answers: dict[str, dict[str, Any]], how: list[str]
) -> list[str]:
    """The first problems of the set that a plain search does not settle."""
    hard: list[str] = []
    for problem in load_set(options.set):
        if problem.lean is None or len(hard) == options.hard:
            continue
        name = named(options, problem.name)
        if attempt(name, how, answers)["verdict"] not in SETTLED:
            hard.append(name)
    return hard


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", default="olympiad", help="a set of ours or a file")
    parser.add_argument(
        "--policy", default="hypatia", help="the model that proposes and is adapted"
    )
    parser.add_argument(
        "--open-in", type=Path, metavar="RUN", help="an evaluation that searched the set already"
    )
    parser.add_argument("--first", type=float, default=20.0, help="seconds of the first search")
    parser.add_argument("--seconds", type=float, default=120.0, help="of both others")
    parser.add_argument("--hard", type=int, default=30, help="most problems")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    ANSWERS.parent.mkdir(exist_ok=True)
    answers, how = known(), ways(options)
    if options.open_in is not None:
        hard = left_open(options)
        before = f"the search of {options.open_in.name} left open"
    else:
        hard = searched_in_vain(options, answers, how["first"])
        before = f"{options.first:g} s of plain search leave open"
    found = {
        way: {name: attempt(name, how[way], answers) for name in hard}
        for way in ("plain", "variants")
    }
    solved = {
        way: {name for name, line in lines.items() if line["verdict"] in SETTLED}
        for way, lines in found.items()
    }
    gained, lost = solved["variants"] - solved["plain"], solved["plain"] - solved["variants"]
    practised = [line["variants"] or {} for line in found["variants"].values()]
    record(
        f"test-time training: problems of {Path(options.set).name} settled in {options.seconds:g} s, "
        f"of {len(hard)} that {before}",
        f"{len(solved['variants'])}, {len(gained)} that plain search misses, {len(lost)} it alone finds; "
        f"{sum(one.get('proved', 0) for one in practised)} of "
        f"{sum(one.get('tried', 0) for one in practised)} variants proved",
        bar="≥ 3 more",
        peer=f"plain search {len(solved['plain'])}",
    )


if __name__ == "__main__":
    main()
