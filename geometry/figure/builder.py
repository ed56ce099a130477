"""`build`: numerical figures of a problem, again and again until they are good.

Each attempt places the clauses in order with fresh random choices. What a problem's words leave
open (which of two intersections, which side) is open in the figure too; among the attempts, one in
which the goals hold is preferred, because the words usually mean that one. A figure never proves
anything: it chooses branches and refutes.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geometry.figure.figure import Figure, FigureError
from geometry.figure.frame import Rules
from geometry.figure.placing import place
from geometry.figure.polish import polish, worst
from geometry.figure.truth import holds
from geometry.language import (
    Fact,
    GeometryProblem,
    Predicate,
    Sampler,
    conditions,
    hypotheses,
)
from geometry.plane import PlaneError

ATTEMPTS = 240
"""Attempts for a figure before its problem is given up."""
GOOD_SPREAD = 0.045
"""A smallest distance, relative to the largest, that needs no further attempt."""
LIMIT_S = 20.0
"""Wall time for one figure in seconds; reached only where all points must be solved for at once."""
SOLVE_FROM = 6
"""First attempt that may solve for all points at once, where clauses demand more than two loci."""
ENOUGH = 80
"""Figures tried in search of one in which the goals hold before they are taken to be false."""
PATIENCE = 24
"""Further attempts for a roomier figure once there is one in which the goals hold."""
ROOMY = 9
"""A figure of more points than this may have them closer together, in proportion."""
PRECISION = 1e-12
"""Largest gap of a hypothesis in a finished figure."""
WILD_FROM = 60
"""First attempt whose free shapes are drawn without regard to good looks."""

_STAGES = (
    (20, Rules(close=0.12, far=4.0)),
    (40, Rules(close=0.05, far=8.0)),
    (90, Rules(close=0.02, far=16.0)),
    (150, Rules(close=0.008, far=30.0)),
    (200, Rules(close=1e-4, far=300.0)),
    (220, Rules(close=1e-4, far=300.0, loose=True)),
    (ATTEMPTS, Rules(close=-1.0, far=1e4)),
)
"""Rules by attempt number: strict at first, at the end points may even coincide."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    figure: Figure
    spread: float
    goals_hold: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Goals first, but never at the price of coinciding points."""
        apart = self.spread > 1e-7
        return (apart, apart and self.goals_hold, self.spread)


def build(
    problem: GeometryProblem,
    seed: int = 0,
    count: int = 1,
    *,
    attempts: int = ATTEMPTS,
    limit_s: float = LIMIT_S,
) -> tuple[Figure, ...]:
    """`count` independent figures of a problem; equal arguments give equal figures.

    Every hypothesis holds with gaps of at most about 1e-12, and every condition. `seed` is any
    integer. Raises `FigureError` when `attempts` attempts a figure, or `limit_s` seconds, give none.
    """
    builder = _Builder(problem, seed)
    return tuple(builder.figure(k, attempts, limit_s) for k in range(count))


class _Builder:
    """Builds figures of one problem; keeps what the attempts share."""

    def __init__(self, problem: GeometryProblem, seed: int) -> None:
        self.problem = problem
        self.seed = seed
        self.facts = hypotheses(problem)
        self.conditions = conditions(problem)
        self.pins = {name: z for clause in problem.clauses for name, z in clause.pins}
        self.unit = _unit(problem)
        self.demanding = not all(clause.defines for clause in problem.clauses)
        self.crowding = min(1.0, ROOMY / len(problem.points))

    def figure(self, index: int, attempts: int, limit_s: float) -> Figure:
        failures: Counter[str] = Counter()
        best: _Candidate | None = None
        patience, built = attempts, 0
        start, attempt = time.monotonic(), 0
        for attempt in range(attempts):
            if attempt and time.monotonic() - start > limit_s:
                break
            try:
                candidate = self._attempt(index, attempt)
            except PlaneError as failure:
                failures[str(failure)] += 1
                continue
            built += 1
            if best is None or candidate.rank > best.rank:
                best = candidate
            if best.goals_hold:
                patience = min(patience, attempt + PATIENCE)
                if best.spread >= GOOD_SPREAD * self.crowding:
                    break
            if not self._varies:
                break
            if (attempt >= patience or built >= ENOUGH) and best.spread > 1e-3:
                break
        if best is None:
            reasons = "; ".join(f"{why} ({n} times)" for why, n in failures.most_common(3))
            raise FigureError(f"no figure in {attempt + 1} attempts: {reasons}")
        return best.figure

    @property
    def _varies(self) -> bool:
        """Whether another attempt can come out differently."""
        return len(self.pins) < len(self.problem.points)

    def _attempt(self, index: int, attempt: int) -> _Candidate:
        rng = random.Random(f"{self.seed}/{index}/{attempt}")
        sampler = Sampler(rng, self.unit, wild=attempt >= WILD_FROM)
        rules = next(r for limit, r in _STAGES if attempt < limit or limit == ATTEMPTS)
        if self.demanding and attempt >= SOLVE_FROM and attempt % 2:
            rules = replace(rules, loose=True)
        rules = replace(rules, close=rules.close * self.crowding)
        coordinates: dict[str, complex] = {}
        for clause in self.problem.clauses:
            try:
                coordinates |= place(clause, coordinates, sampler, rules)
            except (PlaneError, ArithmeticError) as failure:
                raise PlaneError(f"{failure} in: {clause.text or clause}") from None
        coordinates = self._settled(coordinates, rules)
        figure = Figure(coordinates)
        for condition in self.conditions:
            if not holds(condition, figure):
                raise PlaneError(f"the condition {condition} fails")
        spread = figure.spread
        if self._varies and spread < 1e-7 and not all(holds(f, figure) for f in self.facts):
            raise PlaneError("a hypothesis speaks of coinciding points")
        goals_hold = all(holds(goal, figure) for goal in self.problem.goals)
        return _Candidate(figure, spread, goals_hold)

    def _settled(self, coordinates: dict[str, complex], rules: Rules) -> dict[str, complex]:
        """Coordinates in which every hypothesis holds as precisely as floats allow."""
        size = worst(self.facts, coordinates)
        if size > PRECISION / 10:
            steps = 60 if rules.loose else 6
            coordinates = polish(self.facts, coordinates, self.pins, steps=steps)
            size = worst(self.facts, coordinates)
            if size > PRECISION and self.pins:
                coordinates = polish(self.facts, coordinates, steps=steps)
                size = worst(self.facts, coordinates)
        if math.isinf(size):
            raise PlaneError("a hypothesis speaks of a line through coinciding points")
        if size > PRECISION:
            raise PlaneError(f"the hypotheses hold only to {size:.1g}")
        return coordinates


def false_goals(
    problem: GeometryProblem, figures: Iterator[Figure] | tuple[Figure, ...]
) -> tuple[Fact, ...]:
    """The goals that fail in every one of the figures: the problem as stated is false."""
    shown = tuple(figures)
    return tuple(g for g in problem.goals if not any(holds(g, figure) for figure in shown))


def _unit(problem: GeometryProblem) -> float:
    """The typical length of a figure: that of the lengths prescribed, else 1."""
    lengths = []
    for fact in hypotheses(problem):
        if fact.value is not None and fact.predicate is Predicate.LCONST:
            lengths.append(float(fact.value))
        if fact.value is not None and fact.predicate is Predicate.L2CONST:
            lengths.append(float(fact.value) ** 0.5)
    pins = [z for clause in problem.clauses for _, z in clause.pins]
    if len(pins) > 1 and not lengths:
        lengths = [abs(z - w) for i, z in enumerate(pins) for w in pins[:i] if z != w]
    return statistics.fmean(lengths) if lengths else 1.0
