"""Random figures: a problem without goals, clause by clause, together with its coordinates."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from geometry.auxiliary.naming import clause as clause_of
from geometry.engine import Closure
from geometry.engine import _core as core
from geometry.figure import Figure, FigureError
from geometry.figure.frame import Rules
from geometry.figure.placing import place
from geometry.language import Clause, GeometryProblem, Sampler, parse
from geometry.plane import PlaneError
from geometry.synthetic.recipe import SHAPES, STEPS, Recipe

_NAMES = tuple(string.ascii_lowercase)
_NOTABLE = 200
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A problem that asks for nothing, and a figure of it that it was drawn along with."""

    problem: GeometryProblem
    figure: Figure


def draw(rng: random.Random, recipe: Recipe) -> Drawn:
    """A random figure. Clauses that have no good place in the figure so far are drawn again.

    Raises `FigureError` when there is no place for the first shape.
    """
    wanted = rng.randint(recipe.least_points, recipe.most_points)
    sampler = Sampler(rng)
    rules = Rules(recipe.close * min(1.0, 9 / wanted), recipe.far)
    drawn = Drawn(parse(_choice(rng, SHAPES)), Figure({}))
    drawn = _added(drawn, drawn.problem.clauses, sampler, rules)
    for _ in range(12 * wanted):
        if len(drawn.figure) >= wanted:
            break
        step = _clauses(rng, drawn.problem, recipe)
        if step is not None:
            with suppress(FigureError):
                drawn = _longer(drawn, step, sampler, rules)
    for step in _notable(rng, drawn, rng.randint(0, recipe.most_notable)):
        with suppress(FigureError):
            drawn = _longer(drawn, step, sampler, rules)
    return drawn


def _longer(drawn: Drawn, step: str, sampler: Sampler, rules: Rules) -> Drawn:
    """The figure with further clauses. Raises `FigureError` when there is no place for a point."""
    problem = parse(f"{drawn.problem}; {step}")
    clauses = problem.clauses[len(drawn.problem.clauses) :]
    return _added(Drawn(problem, drawn.figure), clauses, sampler, rules)


def _added(drawn: Drawn, clauses: Sequence[Clause], sampler: Sampler, rules: Rules) -> Drawn:
    coordinates = dict(drawn.figure.coordinates)
    try:
        for clause in clauses:
            coordinates |= place(clause, coordinates, sampler, rules)
    except (PlaneError, ArithmeticError) as error:
        raise FigureError(str(error)) from None
    return Drawn(drawn.problem, Figure(coordinates))


def _notable(rng: random.Random, drawn: Drawn, count: int) -> list[str]:
    """Clauses of points in which much of the figure meets, the first ones more often."""
    if not count:
        return []
    closure = Closure(drawn.figure)
    found = core.find_candidates(closure.core, _NOTABLE, 1, 0)
    chosen = {int(len(found) * rng.random() ** 2) for _ in range(count)} if found else set()
    names = (n for n in _NAMES if n not in drawn.problem.points)
    return [clause_of(found[i], next(names), closure.names) for i in sorted(chosen)]


def _choice(rng: random.Random, weighted: tuple[tuple[str, float], ...]) -> str:
    texts, weights = zip(*weighted, strict=True)
    return str(rng.choices(texts, weights)[0])


def _clauses(rng: random.Random, problem: GeometryProblem, recipe: Recipe) -> str | None:
    """A random step as text; None when the figure does not have the points that it needs."""
    step = _choice(rng, STEPS)
    words = set(_WORD.findall(step))
    unused = (n for n in _NAMES if n not in problem.points)
    fill = {new: next(unused) for new in "zyx" if new in words}
    if "O" in words:
        circles = [c for c in _circles(problem) if len(c[1]) > 1]
        if not circles:
            return None
        fill["O"], members = rng.choice(circles)
        fill["M"], fill["N"] = rng.sample(members, 2)
    digits = sorted(w for w in words if w.isdigit())
    others = [p for p in problem.points if p not in fill.values()]
    if len(others) < len(digits):
        return None
    fill |= zip(digits, _points(rng, problem, others, len(digits), recipe), strict=True)
    clauses = []
    for part in step.split("; "):
        filled = _WORD.sub(lambda word: fill.get(word[0], word[0]), part)
        new = next(fill[w] for w in _WORD.findall(part) if w in ("z", "y", "x"))
        clauses.append(f"{new} = {filled}")
    return "; ".join(clauses)


def _points(
    rng: random.Random, problem: GeometryProblem, others: list[str], count: int, recipe: Recipe
) -> list[str]:
    """Different points; those that clauses mention together are chosen together more often."""
    groups = [set(c.args) for c in problem.constructions]
    rest = list(others)
    chosen: list[str] = []
    for _ in range(count):
        weights = [
            1 + recipe.company * sum(p in g and bool(g & set(chosen)) for g in groups) for p in rest
        ]
        chosen.append(rng.choices(rest, weights)[0])
        rest.remove(chosen[-1])
    return chosen


def _circles(problem: GeometryProblem) -> list[tuple[str, list[str]]]:
    """Centres that the clauses speak of, with points at equal distances from them."""
    circles: dict[str, list[str]] = {}
    for construction in problem.constructions:
        args = construction.args
        match construction.name:
            case "circle" | "midpoint" | "on_bline":
                circles.setdefault(args[0], []).extend(args[1:])
            case "on_circle" if args[1] in circles:
                if args[2] in circles[args[1]]:
                    circles[args[1]].append(args[0])
            case "on_circle":
                circles[args[1]] = [args[2], args[0]]
    return [(center, list(dict.fromkeys(members))) for center, members in circles.items()]
