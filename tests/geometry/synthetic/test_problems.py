"""Synthetic problems: their points are needed and suffice; figures, goals and keys."""

from __future__ import annotations

import random
from functools import lru_cache

import pytest

from geometry.engine import Closure, Stop
from geometry.figure import Figure, build, holds
from geometry.language import hypotheses, parse
from geometry.proof import AuxiliaryPoint, GeometryProof, replay, trace
from geometry.proof.extension import extended
from geometry.synthetic import Recipe, SyntheticProblem, key_of, problems_of
from geometry.synthetic.figures import draw
from geometry.synthetic.goals import MEASURED, lacking

FIGURES = (34, 83, 87, 155)
"""Random figures that problems can be taken from; the second has one that needs two points."""


@lru_cache
def taken(figure: int) -> tuple[SyntheticProblem, ...]:
    return tuple(problems_of(figure, 0, Recipe()))


def prove(problem: SyntheticProblem, auxiliary: tuple[str, ...], figure: Figure) -> Stop:
    """How the closure ends with some of the points; a proof it gives is replayed in the figure."""
    parsed = parse(problem.problem)
    points = tuple(
        AuxiliaryPoint(clause.split()[0], clause, figure[clause.split()[0]]) for clause in auxiliary
    )
    whole = extended(parsed, points)
    closure = Closure(Figure({p: figure[p] for p in whole.points}), hypotheses(whole))
    stop = closure.saturate(parsed.goals, 5.0)
    if stop is Stop.SATURATED:
        closure.use(lengths=True, sines=True)
        stop = closure.saturate(parsed.goals, 5.0)
    if stop is Stop.GOAL:
        proof = trace(closure, parsed.goals)
        proof = GeometryProof(proof.goals, proof.targets, proof.steps, points)
        replay(parsed, proof, [closure.figure])
    return stop


@pytest.mark.parametrize("number", FIGURES)
def test_every_point_is_needed_and_all_together_suffice(number: int) -> None:
    problems = taken(number)
    assert problems
    for problem in problems:
        body, goal = problem.problem.split(" ? ")
        whole = parse("; ".join([body, *problem.auxiliary]) + f" ? {goal}")
        (figure,) = build(whole, seed=5)
        assert prove(problem, problem.auxiliary, figure) is Stop.GOAL
        for left_out in problem.auxiliary:
            name = left_out.split()[0]
            fewer = tuple(c for c in problem.auxiliary if name not in c.split())
            assert prove(problem, fewer, figure) is Stop.SATURATED


def test_some_problems_need_two_points() -> None:
    assert max(len(p.auxiliary) for number in FIGURES for p in taken(number)) >= 2


def test_equal_seeds_give_equal_problems_and_others_do_not() -> None:
    assert tuple(problems_of(155, 0, Recipe())) == taken(155)
    assert tuple(problems_of(155, 1, Recipe())) != taken(155)


def test_keys_tell_problems_apart_but_not_their_names_and_order() -> None:
    text = "a b c = triangle a b c; d = foot d a b c; e = midpoint e a b ? cong e a e d"
    renamed = "p q r = triangle p q r; m = midpoint m p q; f = foot f p q r ? cong m p m f"
    other_goal = text.replace("cong e a e d", "cong e b e c")
    other_point = text.replace("midpoint e a b", "midpoint e a c")
    key = key_of(parse(text))
    assert key_of(parse(renamed)) == key
    assert key_of(parse(other_goal)) != key
    assert key_of(parse(other_point)) != key


def test_figures_satisfy_their_clauses() -> None:
    for number in range(12):
        drawn = draw(random.Random(number), Recipe())
        assert set(drawn.problem.points) == set(drawn.figure.coordinates)
        assert all(holds(fact, drawn.figure, 1e-7) for fact in hypotheses(drawn.problem))


@pytest.mark.parametrize("number", FIGURES)
def test_what_a_closure_lacks_is_true_and_underived(number: int) -> None:
    problem = parse(taken(number)[0].problem)
    closure = Closure(build(problem)[0], hypotheses(problem))
    closure.saturate([], 5.0)
    found = lacking(closure, random.Random(0))
    assert found
    for fact in found:
        assert holds(fact, closure.figure)
        assert not closure.proves(fact)
    simple = {f.predicate for f in lacking(closure, random.Random(0), measured=False)}
    assert simple == {f.predicate for f in found} - set(MEASURED)


def test_a_complete_closure_lacks_nothing() -> None:
    problem = parse("a b c = triangle; d = midpoint d b c; e = midpoint e c a; f = midpoint f a b")
    closure = Closure(build(problem)[0], hypotheses(problem))
    closure.saturate([], 5.0)
    assert lacking(closure, random.Random(0)) == []


def test_points_are_named_in_order() -> None:
    for number in FIGURES:
        for problem in taken(number):
            names = [clause.split()[0] for clause in problem.auxiliary]
            assert names == [f"x{i}" for i in range(1, len(names) + 1)]
