"""1,000 false goals, some false by a hair: none may be proved.

    HYPATIA_BENCHMARKS=... python -m benchmarks.geometry_false [--count 1000]

Made from true problems of both sets in three ways: a point of the goal replaced by another, the
predicate replaced by another of the same shape, and a point of the goal replaced by a new free
point a hair (1e-4 of the figure) away from it. `solve` must not prove them, nor may the engine and
the replayer together when asked directly, without the test of the goal in the figure.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import replace

from benchmarks.geometry_sets import SETS, texts
from benchmarks.record import record
from geometry.auxiliary import SearchConfig
from geometry.engine import Closure, Stop, UnsupportedFactError
from geometry.figure import Figure, build, holds
from geometry.language import Fact, GeometryError, GeometryProblem, Predicate, hypotheses, parse
from geometry.proof import ProofError, ReplayError, replay, trace
from geometry.proving import SolveConfig, solve
from problems.verdict import Verdict

SAME_SHAPE = [
    (Predicate.PARA, Predicate.PERP, Predicate.CONG),
    (Predicate.EQANGLE, Predicate.EQRATIO),
    (Predicate.COLL, Predicate.MIDP),
    (Predicate.SIMTRI, Predicate.SIMTRIR, Predicate.CONTRI),
]


def swapped_point(problem: GeometryProblem, rng: random.Random) -> Fact:
    """The goal with one point replaced."""
    goal = problem.goals[0]
    args = list(goal.args)
    args[rng.randrange(len(args))] = rng.choice(problem.points)
    return replace(goal, args=tuple(args))


def swapped_predicate(problem: GeometryProblem, rng: random.Random) -> Fact:
    """The goal with its predicate replaced by one of the same shape, or its points shuffled."""
    goal = problem.goals[0]
    for group in SAME_SHAPE:
        others = [p for p in group if p is not goal.predicate]
        if (
            goal.predicate in group
            and others
            and not (goal.predicate is Predicate.COLL and len(goal.args) != 3)
        ):
            return replace(goal, predicate=rng.choice(others))
    return replace(goal, args=tuple(rng.sample(goal.args, len(goal.args))))


def hair(
    problem: GeometryProblem, figure: Figure, rng: random.Random
) -> tuple[GeometryProblem, Figure]:
    """The problem with a free point a hair from a point of the goal, and the goal about it."""
    goal = problem.goals[0]
    name, new = rng.choice(goal.args), "hair"
    shift = 1e-4 * figure.diameter * complex(rng.gauss(0, 1), rng.gauss(0, 1))
    body = "; ".join(map(str, problem.clauses))
    asked = parse(f"{body}; {new} = free {new} ? {goal.renamed({name: new})}")
    return asked, Figure({**figure.coordinates, new: figure[name] + shift})


def claims(problem: GeometryProblem, goal: Fact, figure: Figure, facts: tuple[Fact, ...]) -> bool:
    """Whether engine and replayer together claim `goal` from `facts` in this figure."""
    asked = replace(problem, goals=(goal,))
    try:
        closure = Closure(figure, facts)
        closure.use(lengths=True, sines=True)
        if closure.saturate([goal], 10.0) is not Stop.GOAL:
            return False
        replay(asked, trace(closure, (goal,)), [figure])
    except (ValueError, UnsupportedFactError, ProofError, ReplayError, KeyError):
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description="False goals, none of which may be proved.")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    pool = [parse(text) for name in SETS for _, text in texts(name)]
    quick = SolveConfig(deadline_s=3.0, auxiliary=False, figures=1, search=SearchConfig(workers=1))
    made: Counter[str] = Counter()
    wrong: list[str] = []
    while sum(made.values()) < options.count:
        problem = rng.choice(pool)
        kind = ("point", "predicate", "hair")[sum(made.values()) % 3]
        try:
            figure = build(problem, rng.randrange(10**6))[0]
            goal = problem.goals[0]
            if kind == "hair":
                asked, figure = hair(problem, figure, rng)
            else:
                swap = swapped_point if kind == "point" else swapped_predicate
                asked = parse(str(replace(problem, goals=(swap(problem, rng),))))
            goal = asked.goals[0]
            if holds(goal, figure, 1e-6 if kind != "hair" else 1e-9):
                continue
            bad = claims(asked, goal, figure, hypotheses(asked))
            bad |= solve(asked, quick).verdict is Verdict.PROVED and not _true(asked)
        except GeometryError:
            continue
        made[kind] += 1
        if bad:
            wrong.append(f"{kind}: {asked}")
            print(f"PROVED {wrong[-1]}", flush=True)
    record(
        f"false goals ({', '.join(f'{n} by {k}' for k, n in sorted(made.items()))})",
        f"{len(wrong)} of {sum(made.values())} proved",
        bar="0 of 1,000",
    )


def _true(problem: GeometryProblem) -> bool:
    """Whether the goal does hold in most figures: then it was not a false one."""
    figures = build(problem, 77, 3)
    return sum(holds(problem.goals[0], f) for f in figures) >= 2


if __name__ == "__main__":
    main()
