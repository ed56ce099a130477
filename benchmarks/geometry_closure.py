"""Closure time beside Yuclid's, same problems, figures and hypotheses, in one run.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_closure [--repeat 3] [--limit N]

Both get the points, the hypotheses and the goal, and run to the goal or to saturation, with the
law of sines off and on. Ours is timed from the hypotheses to the answer in process; Yuclid is a
program, so the time of an empty run (one point, nothing to prove) is taken off its own. The
figures go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.geometry_sets import SETS, percentile, texts
from benchmarks.record import record
from geometry.engine import Closure, Stop
from geometry.figure import Figure, FigureError, build
from geometry.language import (
    Fact,
    GeometryProblem,
    LanguageError,
    Predicate,
    hypotheses,
    parse,
)

YUCLID = Path(sys.executable).with_name("yuclid")
FLAGS = ["--disable-ar-dist", "--disable-ar-squared", "--disable-eqn-statements", "--use-json"]
SUPPORTED = {
    Predicate.COLL,
    Predicate.PARA,
    Predicate.PERP,
    Predicate.CONG,
    Predicate.EQANGLE,
    Predicate.EQRATIO,
    Predicate.CYCLIC,
    Predicate.MIDP,
    Predicate.CIRCLE,
    Predicate.SIMTRI,
    Predicate.SIMTRIR,
    Predicate.CONTRI,
    Predicate.CONTRIR,
}


class UnsayableError(Exception):
    """A fact without a word in Yuclid's input."""


def fact_line(fact: Fact) -> str:
    """A fact in Yuclid's words."""
    if fact.predicate is Predicate.ACONST and fact.value is not None:
        return f"aconst {' '.join(fact.args)} {fact.value}"
    if fact.predicate is Predicate.RCONST and fact.value is not None:
        return f"rconst {' '.join(fact.args)} {fact.value}"
    if fact.predicate not in SUPPORTED:
        raise UnsayableError(str(fact))
    return f"{fact.predicate.value} {' '.join(fact.args)}"


def yuclid_input(problem: GeometryProblem, figure: Figure) -> str:
    """The whole input: points, hypotheses, goals."""
    lines = [f"point {n} {z.real!r} {z.imag!r}" for n, z in figure.coordinates.items()]
    lines += [f"assume {fact_line(f)}" for f in hypotheses(problem)]
    lines += [f"prove {fact_line(g)}" for g in problem.goals]
    return "\n".join(lines) + "\n"


def run_yuclid(text: str, sines: bool, repeat: int) -> tuple[bool, float]:
    """Whether Yuclid solves it, and the best wall time in seconds, start of the program included."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        command = [str(YUCLID), "--mode", "ddar", *FLAGS, "--log-level", "fatal"]
        command += [] if sines else ["--disable-ar-sin"]
        command += ["--input-file", file.name]
        best, solved = float("inf"), False
        for _ in range(repeat):
            began = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
            best = min(best, time.perf_counter() - began)
            if done.returncode != 0:
                raise UnsayableError(done.stderr[-200:])
            solved = '"status":"solved"' in done.stdout.replace(" ", "")[:200]
    return solved, best


def run_ours(
    problem: GeometryProblem, figure: Figure, sines: bool, repeat: int
) -> tuple[bool, float]:
    """Whether our closure reaches the goals, and the best time from hypotheses to answer."""
    facts = hypotheses(problem)
    best, solved = float("inf"), False
    for _ in range(repeat):
        began = time.perf_counter()
        closure = Closure(figure, facts)
        closure.use(lengths=False, sines=sines)
        solved = closure.saturate(problem.goals, 60.0) is Stop.GOAL
        best = min(best, time.perf_counter() - began)
    return solved, best


def measure(name: str, sines: bool, repeat: int, limit: int, empty: float) -> None:
    """One set with the law of sines on or off; prints and returns nothing."""
    rows = []
    for title, text in texts(name)[: limit or None]:
        try:
            problem = parse(text)
            figure = build(problem)[0]
            theirs = run_yuclid(yuclid_input(problem, figure), sines, repeat)
        except (LanguageError, FigureError, UnsayableError) as error:
            print(f"left out: {title}: {error}", file=sys.stderr)
            continue
        rows.append((run_ours(problem, figure, sines, repeat), theirs))
    ours = [1e3 * mine[1] for mine, _ in rows]
    yuclid = [1e3 * max(theirs[1] - empty, 1e-4) for _, theirs in rows]
    ratios = [o / t for o, t in zip(ours, yuclid, strict=True)]
    record(
        f"closure of {name}, sines {'on' if sines else 'off'}, {len(rows)} problems",
        f"{sum(m[0] for m, _ in rows)} solved; median {statistics.median(ours):.2f} ms, "
        f"p90 {percentile(ours, 0.9):.2f} ms; ratio to Yuclid: median of ratios "
        f"{statistics.median(ratios):.3f}, p90 of ratios {percentile(ratios, 0.9):.3f}",
        bar="ratio at most 0.5, median and p90",
        peer=f"Yuclid 3.0.0: {sum(t[0] for _, t in rows)} solved; median "
        f"{statistics.median(yuclid):.2f} ms, p90 {percentile(yuclid, 0.9):.2f} ms, without "
        f"{1e3 * empty:.1f} ms for its start",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Closure time beside Yuclid's.")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int, default=0, help="problems of each set (0: all)")
    options = parser.parse_args()
    empty = min(run_yuclid("point a 0 0\n", False, 1)[1] for _ in range(10))
    for name in SETS:
        for sines in (False, True):
            measure(name, sines, options.repeat, options.limit, empty)


if __name__ == "__main__":
    main()
