"""Problems that need auxiliary points, read off the closures of a random figure.

AlphaGeometry (Trinh et al., Nature 2024) adds random points to a random figure, traces each fact
back to the premises that it rests on, and calls auxiliary those points in the proof that the
statement does not need. Most facts need none. A closure that takes a millisecond can be asked the
other way round: which truths of the figure does it lack, and which point gives them? The rest is
the same: traceback, and the difference between what the proof uses and what the statement needs.
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from geometry.auxiliary.naming import clause as clause_of
from geometry.auxiliary.naming import points
from geometry.engine import Closure, Stop
from geometry.engine import _core as core
from geometry.figure import Figure, build, holds
from geometry.language import (
    Clause,
    Fact,
    GeometryError,
    GeometryProblem,
    hypotheses,
    parse,
)
from geometry.plane import PlaneError
from geometry.proof import AuxiliaryPoint, GeometryProof, ProofError, replay, trace
from geometry.proof.extension import extended
from geometry.synthetic.adding import added
from geometry.synthetic.clauses import ancestors, facts_of, joined, renamed, without
from geometry.synthetic.figures import Drawn, draw
from geometry.synthetic.goals import MEASURED, lacking
from geometry.synthetic.keys import key_of
from geometry.synthetic.recipe import Recipe

_NAMES = tuple(string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class SyntheticProblem:
    """A problem that the closure does not prove without its auxiliary points, and does with them.

    `figure`: the number of the random figure it was taken from. `problem`: text of the language
    with one goal; points are named a, b, c, ... `auxiliary`: clauses of points x1, x2, ..., none of
    which can be left out. `steps`: of the proof with them. `key`: see `key_of`.
    """

    figure: int
    problem: str
    auxiliary: tuple[str, ...]
    steps: int
    key: str


def problems_of(number: int, seed: int, recipe: Recipe) -> list[SyntheticProblem]:
    """The problems of the random figure of that number; none when it could not be drawn.

    Equal arguments give equal problems, apart from closures that run out of time.
    """
    rng = random.Random(f"{seed}/{number}")
    problems: dict[str, SyntheticProblem] = {}
    try:
        for goal, stated, needed in _mine(draw(rng, recipe), rng, recipe):
            if not 1 <= len(needed) <= recipe.most_auxiliary:
                continue
            made = _written(goal, stated, needed, number, recipe)
            if made is not None:
                problems.setdefault(made.key, made)
            if len(problems) == recipe.problems:
                break
    except (GeometryError, ValueError):  # a figure too crowded to draw, or to tell circles apart in
        pass
    return list(problems.values())


def _mine(
    drawn: Drawn, rng: random.Random, recipe: Recipe
) -> Iterator[tuple[Fact, list[Clause], list[Clause]]]:
    """Facts, the clauses that their statements need, and those that only their proofs do."""
    left = recipe.facts
    for part in _parts(drawn.problem.clauses, rng, recipe.parts):
        base = _closure(drawn.figure, part, recipe)
        if not lacking(base, rng):
            continue
        full = _full(base, recipe)
        goals = lacking(full, rng)
        if goals and goals[0].predicate in MEASURED and rng.random() > recipe.measured:
            grown = _grown(drawn, part, base, rng, recipe)
            if grown is None:
                continue
            drawn, part, base, full, goals = grown
        for goal in goals[: recipe.facts_of_part]:
            if left == 0:
                return
            left -= 1
            path = added(base, full, goal, rng, recipe)
            if not path:
                continue
            with suppress(ProofError):
                yield _difference(drawn, part, goal, points(path, base.names), recipe)


def _grown(
    drawn: Drawn, part: list[Clause], base: Closure, rng: random.Random, recipe: Recipe
) -> tuple[Drawn, list[Clause], Closure, Closure, list[Fact]] | None:
    """A part of a figure with one point more, of which the closure lacks something simple."""
    found = core.find_candidates(base.core, recipe.candidates, 1, 0)[: 8 * recipe.grown]
    for candidate in rng.sample(found, min(recipe.grown, len(found))):
        name = next(n for n in _NAMES if n not in drawn.figure.coordinates)
        text = clause_of(candidate, name, base.names)
        larger = Drawn(
            parse(joined([*drawn.problem.clauses, text])),
            Figure({**drawn.figure.coordinates, name: complex(candidate.x, candidate.y)}),
        )
        whole = [*part, larger.problem.clauses[-1]]
        closure = _closure(larger.figure, whole, recipe)
        if not lacking(closure, rng, measured=False):
            continue
        full = _full(closure, recipe)
        goals = [g for g in lacking(full, rng, measured=False) if name in g.args]
        if goals:
            return larger, whole, closure, full, goals
    return None


def _full(base: Closure, recipe: Recipe) -> Closure:
    """The same closure saturated with all rules."""
    full = base.clone()
    full.use(lengths=True, sines=True)
    full.saturate([], recipe.closure_s)
    return full


def _parts(clauses: Sequence[Clause], rng: random.Random, count: int) -> list[list[Clause]]:
    """Up to `count` different parts of a figure, each all that some three points rest on."""
    names = [p for clause in clauses for p in clause.outputs]
    parts: dict[tuple[str, ...], list[Clause]] = {}
    for _ in range(2 * count):
        part = ancestors(clauses, rng.sample(names, 3))
        if sum(len(c.outputs) for c in part) > 3:
            parts.setdefault(tuple(p for c in part for p in c.outputs), part)
    return list(parts.values())[:count]


def _closure(figure: Figure, clauses: Sequence[Clause], recipe: Recipe) -> Closure:
    """What some clauses of a figure give by the plain rules."""
    part = Figure({p: figure[p] for c in clauses for p in c.outputs})
    closure = Closure(part, facts_of(clauses))
    closure.saturate([], recipe.closure_s)
    return closure


def _difference(
    drawn: Drawn,
    part: Sequence[Clause],
    goal: Fact,
    extra: Sequence[AuxiliaryPoint],
    recipe: Recipe,
) -> tuple[Fact, list[Clause], list[Clause]]:
    """A fact, traced back to its premises: the clauses that state it, and the others in its proof.

    Raises `ProofError` when the points do not prove it by the language's reading of their clauses.
    """
    clauses = [*part, *parse(joined([*part, *(a.clause for a in extra)])).clauses[len(part) :]]
    places = {**drawn.figure.coordinates, **{a.name: a.position for a in extra}}
    closure = Closure(Figure({p: places[p] for c in clauses for p in c.outputs}), facts_of(clauses))
    if closure.saturate([goal], recipe.closure_s) is Stop.SATURATED:
        closure.use(lengths=True, sines=True)
        closure.saturate([goal], recipe.closure_s)
    steps = trace(closure, (goal,)).steps
    stated = ancestors(clauses, goal.args)
    used = ancestors(clauses, {p for s in steps for p in s.conclusion.args})
    return goal, stated, [c for c in used if c not in stated]


def _written(
    goal: Fact, stated: Sequence[Clause], needed: Sequence[Clause], number: int, recipe: Recipe
) -> SyntheticProblem | None:
    """The problem of a fact as text, tried as a solver would; None when it is not what it seems.

    The figure is drawn afresh from the text. Auxiliary points that can be left out are.
    """
    names = dict(zip((p for c in stated for p in c.outputs), _NAMES, strict=False))
    names |= {c.outputs[0]: f"x{i}" for i, c in enumerate(needed, 1)}
    problem = parse(f"{joined(renamed(c, names) for c in stated)} ? {goal.renamed(names)}")
    extra = [renamed(c, names) for c in needed]
    try:
        (figure,) = build(
            parse(f"{joined([*problem.clauses, *extra])} ? {problem.goals[0]}"), limit_s=3.0
        )
        if not holds(problem.goals[0], figure) or _proof(problem, [], figure, recipe):
            return None
        proof = _proof(problem, extra, figure, recipe)
        for clause in reversed(extra):
            fewer = without(extra, clause)
            shorter = _proof(problem, fewer, figure, recipe)
            if shorter is not None:
                extra, proof = fewer, shorter
    except (GeometryError, PlaneError, ValueError):
        return None
    if proof is None:
        return None
    order = {c.outputs[0]: f"x{i}" for i, c in enumerate(extra, 1)}
    texts = tuple(str(renamed(c, order)) for c in extra)
    return SyntheticProblem(number, str(problem), texts, proof.length, key_of(problem))


def _proof(
    problem: GeometryProblem, extra: Sequence[Clause], figure: Figure, recipe: Recipe
) -> GeometryProof | None:
    """A replayed proof with the points of some clauses; None when the closure does not give one."""
    added = tuple(AuxiliaryPoint(c.outputs[0], str(c), figure[c.outputs[0]]) for c in extra)
    whole = extended(problem, added)
    closure = Closure(Figure({p: figure[p] for p in whole.points}), hypotheses(whole))
    stop = closure.saturate(problem.goals, recipe.closure_s)
    if stop is Stop.SATURATED:
        closure.use(lengths=True, sines=True)
        stop = closure.saturate(problem.goals, recipe.closure_s)
    if stop is not Stop.GOAL:
        return None
    proof = replace(trace(closure, problem.goals), auxiliary=added)
    replay(problem, proof, [closure.figure])
    return proof
