"""Ray against no Ray, and two workers against one, on real problems.

- overhead: a set of problems, each for the same time, by `prover eval` with one worker and by `prover
  search` with one worker; from the start of the command, that of Ray included, to the last result.
- scaling: the same by `prover search` with two workers, two problems at once.

Run: python -m benchmarks.ray_overhead [--problems 24] [--seconds 20]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.record import record
from problems import load_set


def problem_file(folder: Path, count: int) -> Path:
    """A file of every so many of our problems, as JSON lines of miniF2F's form."""
    ours = [p for p in load_set("olympiad") if p.lean is not None]
    chosen = ours[:: max(1, len(ours) // count)][:count]
    file = folder / "problems.jsonl"
    lines = []
    for problem in chosen:
        assert problem.lean is not None
        lean = problem.lean
        statement = f"{lean.declaration} := by sorry"
        lines.append(
            json.dumps({"name": lean.name, "header": lean.preamble, "formal_statement": statement})
        )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def run(arguments: list[str], output: Path) -> tuple[float, dict[str, str]]:
    """(seconds from the start to the last result, verdicts)."""
    command = [sys.executable, "-m", "prover.cli", *arguments]
    command += ["--output", str(output), "--no-recheck"]
    begun = last = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        print("  " + line.rstrip(), flush=True)
        if line.startswith("["):
            last = time.perf_counter()
    if process.wait():
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    lines = [json.loads(text) for text in (output / "results.jsonl").read_text().splitlines()]
    return last - begun, {line["problem"]: line["verdict"] for line in lines}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=24)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = str(problem_file(folder, options.problems))
        budget = ["--seconds", str(options.seconds)]
        memory = ["--worker-memory", "2048"]
        plain, first = run(["eval", file, *budget, "--workers", "1"], folder / "plain")
        one, second = run(["search", file, *budget, *memory, "--workers", "1"], folder / "one")
        two, third = run(["search", file, *budget, *memory, "--workers", "2"], folder / "two")
    solved = [sum(v in ("proved", "disproved") for v in x.values()) for x in (first, second, third)]
    what = f"{options.problems} problems, {options.seconds:g} s each"
    record(
        f"Ray mode against plain, 1 worker, {what}",
        f"{100 * (one / plain - 1):+.1f} % wall time ({one:.0f} s, {solved[1]} settled, against "
        f"{plain:.0f} s, {solved[0]} settled)",
        bar="≤ 10 %",
    )
    record(
        f"local Ray, 2 workers against 1, {what}",
        f"×{one / two:.2f} problems a minute ({two:.0f} s, {solved[2]} settled, against {one:.0f} s)",
        bar="≥ ×1.5",
    )


if __name__ == "__main__":
    main()
