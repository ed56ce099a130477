"""The evaluation three times with the same seed and budget in nodes; then tampered with.

- reproducible: every verdict the same in every run.
- verified: `prover eval --verify` on the run, sound; then with a tampered proof, a swapped statement and an
  edited verdict, one at a time: each is found.

Run: python -m benchmarks.eval_repeat [--problems 12] [--nodes 40] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.ray_overhead import problem_file, run
from benchmarks.record import record


def flaws(folder: Path) -> list[str]:
    """What `--verify` finds."""
    command = [sys.executable, "-m", "prover.cli", "eval", "--verify", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    print("  " + told.stdout.strip().replace("\n", "\n  ") + told.stderr, flush=True)
    return [line for line in told.stdout.splitlines() if line.startswith("flaw: ")]


def tamper_proof(folder: Path) -> None:
    """A Lean file and its certificate changed alike."""
    proof = next((folder / "certificates").glob("*.lean"))
    proof.write_text(proof.read_text() + "\n-- and so on\n")


def swap_statement(folder: Path) -> None:
    """A problem of the run made easier, everywhere in its record."""
    file = folder / "problems.jsonl"
    first, *rest = file.read_text().splitlines(keepends=True)
    problem = json.loads(first)
    problem["lean"]["declaration"] = f"theorem {problem['lean']['name']} : True"
    file.write_text(json.dumps(problem) + "\n" + "".join(rest))


def edit_verdict(folder: Path) -> None:
    """An open problem said to be proved, or a proved one to be disproved."""
    file = folder / "results.jsonl"
    lines = [json.loads(text) for text in file.read_text().splitlines()]
    opened = [x for x in lines if x["verdict"] not in ("proved", "disproved")]
    chosen = (opened or lines)[0]
    chosen["verdict"] = "proved" if opened else "disproved"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=12)
    parser.add_argument("--nodes", type=int, default=40)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    tampers: dict[str, Callable[[Path], None]] = {
        "tampered proof": tamper_proof,
        "swapped statement": swap_statement,
        "edited verdict": edit_verdict,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = str(problem_file(folder, options.problems))
        budget = ["--nodes", str(options.nodes), "--workers", "1", "--seed", "1"]
        runs = [run(["eval", file, *budget], folder / f"run{i}")[1] for i in range(options.runs)]
        different = {p for p in runs[0] if len({found[p] for found in runs}) > 1}
        record(
            f"evaluation repeated {options.runs} times, {options.problems} problems, "
            f"{options.nodes} states, seed 1",
            f"{len(different)} verdicts differ" + "".join(f"; {p}" for p in sorted(different)),
            bar="same verdicts",
        )
        sound = not flaws(folder / "run0")
        found = []
        for title, tamper in tampers.items():
            copy = folder / title.replace(" ", "_")
            shutil.copytree(folder / "run0", copy)
            tamper(copy)
            if flaws(copy):
                found.append(title)
        record(
            "`prover eval --verify`",
            f"untouched run {'sound' if sound else 'NOT sound'}; found: {', '.join(found)}",
            bar="all three found",
        )


if __name__ == "__main__":
    main()
