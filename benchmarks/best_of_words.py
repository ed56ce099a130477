"""Best of N solutions in words, chosen without looking: by the verifier of steps, by majority, the first one.

Problems of nine kinds, each solved N times by a careless solver (`prover.training.synthetic.solutions`). The
verifier takes the solution with the largest product of its steps' chances; the majority the most frequent
answer. Also: how often the first wrong step is found, and the area under the ROC curve of whole solutions.

Run: python -m benchmarks.best_of_words [--problems 180] [--attempts 16] [--rate 0.35]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter

from rich.progress import track

from benchmarks.record import record
from benchmarks.verifier_states import area
from prover.training.synthetic.solutions import TEMPLATES, Solution, Solver
from prover.verifier.informal import Grade, Standing, grade


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=180)
    parser.add_argument("--attempts", type=int, default=16)
    parser.add_argument("--rate", type=float, default=0.35, help="chance of a slip a number")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="wrong choices and unread steps")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    chosen: Counter[str] = Counter()
    chances: list[float] = []
    sound: list[bool] = []
    standings: dict[bool, Counter[Standing]] = {True: Counter(), False: Counter()}
    located = slipped = graded = 0
    begun = time.perf_counter()
    for number in track(range(options.problems), "solving"):
        words, solve = TEMPLATES[number % len(TEMPLATES)](rng)
        truth = solve(Solver(rng, 0.0)).answer
        tries: list[tuple[Solution, Grade]] = []
        for _ in range(options.attempts):
            solution = solve(Solver(rng, options.rate))
            judged = grade(words, "\n".join(solution.lines))
            tries.append((solution, judged))
            graded += len(judged.steps)
            chances.append(judged.chance)
            sound.append(solution.slip is None)
            for step in judged.steps:
                standings[solution.slip is None][step.standing] += 1
            if solution.slip is not None:
                slipped += 1
                error = judged.first_error
                located += (
                    error is not None and judged.steps[error].text == solution.lines[solution.slip]
                )
        picks = {
            "verifier": max(tries, key=lambda one: one[1].chance)[0],
            "first": tries[0][0],
            "majority": majority([solution for solution, _ in tries]),
        }
        chosen.update(name for name, pick in picks.items() if pick.answer == truth)
        chosen["any"] += any(solution.answer == truth for solution, _ in tries)
        if options.show and picks["verifier"].answer != truth:
            print(words, picks["verifier"], sep="\n")
    seconds = time.perf_counter() - begun
    print({kind: dict(counter) for kind, counter in standings.items()})
    record(
        f"best of {options.attempts} solutions in words, {options.problems} problems of "
        f"{len(TEMPLATES)} kinds, a slip in {options.rate:.0%} of the numbers",
        f"{chosen['verifier']} right by the verifier of steps; area under ROC of solutions "
        f"{area(chances, sound):.3f}; first wrong step found in {100 * located / max(slipped, 1):.0f} % of "
        f"{slipped}; {1000 * seconds / max(graded, 1):.0f} ms a step",
        bar="better than majority and first",
        peer=f"majority {chosen['majority']}, first {chosen['first']}; {chosen['any']} have a right one",
    )


def majority(tries: list[Solution]) -> Solution:
    """One with the most frequent answer."""
    answer, _ = Counter(one.answer for one in tries).most_common(1)[0]
    return next(one for one in tries if one.answer == answer)


if __name__ == "__main__":
    main()
