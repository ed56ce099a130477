"""The replayer accepts the engine's proofs and rejects every corruption of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from geometry.figure import Figure, build
from geometry.language import Fact, LanguageError, Predicate, parse
from geometry.proof import (
    AuxiliaryPoint,
    GeometryProof,
    Product,
    ReplayError,
    Share,
    Step,
    replay,
)
from geometry.proof.equations import equations
from geometry.proof.replayer.rules import RULES
from geometry.proof.words import RULE_WORDS
from tests.geometry.proof.problems import PROBLEMS, proved


@pytest.mark.parametrize("name", PROBLEMS)
def test_accepts_in_several_figures(name: str) -> None:
    problem, figure, proof = proved(name)
    # A directed angle's value depends on which way the figure turns.
    asks = any(g.asks for g in problem.goals)
    figures = [figure, *(() if asks else build(problem, 5, 2))]
    assert replay(problem, proof, figures).steps == len(proof.steps)


def corruptions(proof: GeometryProof, rng: random.Random) -> Iterator[tuple[str, GeometryProof]]:
    """Proofs with one thing changed in a step that is not a hypothesis, and what was changed."""

    def put(i: int, step: Step) -> GeometryProof:
        return replace(proof, steps=(*proof.steps[:i], step, *proof.steps[i + 1 :]))

    for i, step in enumerate(proof.steps):
        if step.rule == "hypothesis":
            continue
        if step.premises:
            yield "premise dropped", put(i, replace(step, premises=step.premises[:-1]))
            later = (*step.premises[:-1], len(proof.steps))
            yield "premise from later", put(i, replace(step, premises=later))
        for k, share in enumerate(step.shares):
            worse = replace(share, multiplier=share.multiplier + Fraction(1, 3))
            shares = (*step.shares[:k], worse, *step.shares[k + 1 :])
            yield "multiplier", put(i, replace(step, shares=shares))
            flipped = replace(share, multiplier=-share.multiplier)
            shares = (*step.shares[:k], flipped, *step.shares[k + 1 :])
            yield "sign", put(i, replace(step, shares=shares))
            if not _collinear(step):  # of which any two directions suffice
                shares = (*step.shares[:k], *step.shares[k + 1 :])
                yield "share dropped", put(i, replace(step, shares=shares))
        if isinstance(step.conclusion, Fact):
            args = list(step.conclusion.args)
            spot = rng.randrange(len(args))
            names = sorted({p for s in proof.steps for p in s.conclusion.args} - {args[spot]})
            args[spot] = rng.choice(names)
            changed = replace(step.conclusion, args=tuple(args))
            if _key(changed) != _key(step.conclusion):
                yield "point of conclusion", put(i, replace(step, conclusion=changed))
        if step.points:
            yield "rule", put(i, replace(step, rule="wishful_thinking"))


def _collinear(step: Step) -> bool:
    return isinstance(step.conclusion, Fact) and step.conclusion.predicate is Predicate.COLL


def _key(fact: Fact) -> object:
    if fact.predicate in (Predicate.CYCLIC, Predicate.COLL, Predicate.OVERLAP):
        return fact.predicate, frozenset(fact.args)
    return frozenset(equations(fact)) or fact


@pytest.mark.parametrize("name", PROBLEMS)
def test_rejects_corruptions(name: str) -> None:
    problem, figure, proof = proved(name)
    tried = 0
    for what, wrong in corruptions(proof, random.Random(name)):
        tried += 1
        try:
            replay(problem, wrong, [figure])
        except ReplayError:
            continue
        pytest.fail(f"accepted: {what}")
    assert tried > 3


def test_a_hypothesis_must_be_the_problems() -> None:
    problem, figure, _ = proved("centroid")
    goal = problem.goals[0]
    proof = GeometryProof((goal,), (0,), (Step("hypothesis", goal),))
    with pytest.raises(ReplayError, match="not a hypothesis"):
        replay(problem, proof, [figure])


def test_the_goal_must_be_the_problems() -> None:
    problem, figure, proof = proved("simson")
    other = proof.steps[0].conclusion
    assert isinstance(other, Fact)
    with pytest.raises(ReplayError, match="goal"):
        replay(problem, replace(proof, goals=(other,), targets=(0,)), [figure])
    with pytest.raises(ReplayError, match="other goals"):
        replay(problem, replace(proof, goals=(), targets=()), [figure])


def test_a_figure_is_needed_and_must_be_whole() -> None:
    problem, figure, proof = proved("simson")
    with pytest.raises(ReplayError, match="figure"):
        replay(problem, proof, [])
    partial = {n: z for n, z in figure.coordinates.items() if n != "p"}
    with pytest.raises(ReplayError, match="place p"):
        replay(problem, proof, [Figure(partial)])


def test_a_branch_is_not_taken_for_granted() -> None:
    # 2x = 0 has two solutions: parallel and perpendicular. Only the figure may tell them apart.
    problem = parse("a b = segment a b; c d = segment c d; e = on_aline e a b d c a ? para a b c d")
    figure = build(problem)[0]
    double = Fact(Predicate.AEQUATION, ("a", "b", "c", "d"), Fraction(0), (Fraction(2),))
    goal = problem.goals[0]
    (equation,) = equations(double)
    chase = Step(
        "angle_chase",
        goal,
        premises=(0,),
        shares=(Share(0, equation, Fraction(1, 2)),),
        branches=2,
    )
    proof = GeometryProof((goal,), (1,), (Step("hypothesis", double), chase))
    with pytest.raises(ReplayError):
        replay(problem, proof, [figure])


def test_an_auxiliary_point_asserts_its_definition_only() -> None:
    problem, figure, proof = proved("centroid")
    midpoint = (figure["a"] + figure["g"]) / 2
    point = AuxiliaryPoint("x1", "x1 = midpoint x1 a g", midpoint)
    figure = Figure({**figure.coordinates, "x1": midpoint})
    replay(problem, replace(proof, auxiliary=(point,)), [figure])
    claim = Fact(Predicate.CONG, ("x1", "a", "x1", "b"))
    cheat = replace(proof, auxiliary=(point,), steps=(*proof.steps, Step("hypothesis", claim)))
    with pytest.raises(ReplayError):
        replay(problem, cheat, [figure])


@pytest.mark.parametrize(
    "text",
    [
        "x1 = on_line x1 a g, on_line x1 b g, on_line x1 c g",
        "x1 = foot x1 a b c, on_line x1 a g",
        "x1 = midpoint x1 a b, on_bline g a b",
    ],
)
def test_an_auxiliary_clause_may_not_demand(text: str) -> None:
    problem, figure, proof = proved("centroid")
    point = AuxiliaryPoint("x1", text, figure["g"])
    figure = Figure({**figure.coordinates, "x1": figure["g"]})
    with pytest.raises((ReplayError, LanguageError)):
        replay(problem, replace(proof, auxiliary=(point,)), [figure])


def test_coinciding_points_are_refused() -> None:
    # Base angles of a "triangle" of coinciding points would prove anything.
    problem = parse("a b c = triangle a b c; d = on_line d a b ? cong a b a c")
    figure = build(problem)[0]
    flat = Step(
        "isosceles_sides",
        Fact(Predicate.CONG, ("a", "b", "a", "d")),
        ("a", "b", "d"),
        (0,),
        (Fact(Predicate.EQANGLE, ("b", "d", "b", "a", "d", "a", "d", "b")),),
    )
    given = Step("hypothesis", Fact(Predicate.COLL, ("d", "a", "b")))
    proof = GeometryProof(problem.goals, (1,), (given, flat))
    with pytest.raises(ReplayError):
        replay(problem, proof, [figure])


def test_products_are_measured() -> None:
    problem, figure, proof = proved("simson")
    wrong = Product(((("a", "b"), 1), (("b", "c"), -1)))
    step = Step("menelaus", wrong, ("a", "b", "c", "l", "m", "n"))
    with pytest.raises(ReplayError, match="false in the figure"):
        replay(problem, replace(proof, steps=(*proof.steps, step)), [figure])


def test_every_rule_has_words() -> None:
    assert set(RULES) <= set(RULE_WORDS)


def test_an_auxiliary_clause_must_cross_its_loci() -> None:
    """Two circles that happen to coincide would state that two radii are equal."""
    problem = parse("a b o = triangle a b o ? cong o a o b")
    point = AuxiliaryPoint("x", "x = on_circle x o a, on_circle x o b", -1 + 0j)
    chance = Figure({"a": 1 + 0j, "b": 1j, "o": 0j, "x": -1 + 0j})
    proof = GeometryProof(problem.goals, (), (), (point,))
    with pytest.raises(ReplayError, match="does not define its point"):
        replay(problem, proof, [chance])
