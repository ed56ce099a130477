"""`replay`: the only door to "proved".

Checks a proof against the problem's own words: hypotheses are compiled afresh from the text,
figures are built afresh or given, every rule is stated again in `rules`, and every linear step is
recomputed with rational arithmetic. Nothing of the engine is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geometry.figure import Figure, properly_defined
from geometry.language import Fact, GeometryProblem, Predicate, hypotheses
from geometry.proof.equations import equations
from geometry.proof.errors import ReplayError
from geometry.proof.extension import extended
from geometry.proof.proof import GeometryProof, Step
from geometry.proof.replayer.chase import CHASES, check_chase
from geometry.proof.replayer.inference import Inference
from geometry.proof.replayer.plane import At
from geometry.proof.replayer.rules import RULES, SIMILARITIES
from geometry.proof.replayer.special import SPECIAL
from geometry.proof.statement import Product, Statement


@dataclass(frozen=True, slots=True)
class Replay:
    """A proof accepted: `steps` checked in `figures` figures."""

    steps: int
    figures: int


def replay(problem: GeometryProblem, proof: GeometryProof, figures: Sequence[Figure]) -> Replay:
    """Checks `proof` as a proof of all goals of `problem`, in every one of `figures`.

    A figure must place the problem's points and the auxiliary ones; conditions and branches are
    read off it, and every conclusion must be true there. Raises `ReplayError` at the first flaw.
    """
    if not figures:
        raise ReplayError("a replay needs a figure")
    whole = extended(problem, proof.auxiliary)
    for clause in whole.clauses[len(problem.clauses) :]:
        if not clause.defines:
            raise ReplayError(f"the clause {clause} says more than what its point is")
    given = {_identity(f) for f in hypotheses(whole)}
    views = [At(f) for f in figures]
    for at in views:
        missing = [p for p in whole.points if p not in at.figure.coordinates]
        if missing:
            raise ReplayError(f"the figure does not place {' '.join(missing)}")
        # two loci that coincide or touch would say more of the old points than of the new one
        for clause in whole.clauses[len(problem.clauses) :]:
            if not properly_defined(clause, at.figure):
                raise ReplayError(f"the clause {clause} does not define its point in the figure")
    concluded: list[Statement] = []
    for number, step in enumerate(proof.steps):
        try:
            _check(step, concluded, given, views, frozenset(whole.points))
        except ReplayError as error:
            raise ReplayError(str(error), number) from None
        concluded.append(step.conclusion)
    _check_goals(problem, proof, concluded)
    return Replay(len(proof.steps), len(figures))


def _identity(fact: Fact) -> object:
    return fact.predicate, fact.args, fact.value, fact.coefficients


def _check(
    step: Step,
    concluded: Sequence[Statement],
    given: set[object],
    views: Sequence[At],
    points: frozenset[str],
) -> None:
    if any(not 0 <= p < len(concluded) for p in step.premises):
        raise ReplayError("a premise is not an earlier step")
    if not set(step.conclusion.args) | set(step.points) <= points:
        raise ReplayError("a point is not of the problem")
    for at in views:
        if not at.true(step.conclusion):
            raise ReplayError(f"{step.conclusion} is false in the figure")
        for condition in step.conditions:
            if not condition.predicate.numeric or not at.true(condition):
                raise ReplayError(f"the condition {condition} does not hold in the figure")
    if step.rule == "hypothesis":
        if not isinstance(step.conclusion, Fact) or _identity(step.conclusion) not in given:
            raise ReplayError(f"{step.conclusion} is not a hypothesis")
    elif step.rule in CHASES:
        check_chase(step, concluded, views)
    elif step.rule == "same_circle":
        _check_same_circle(step, concluded, views)
    elif step.rule == "definition":
        _check_definition(step, concluded)
    else:
        _check_rule(step, concluded, views)


def _check_rule(step: Step, concluded: Sequence[Statement], views: Sequence[At]) -> None:
    if len(step.uses) != len(step.premises):
        raise ReplayError("uses and premises differ in number")
    for use, premise in zip(step.uses, step.premises, strict=True):
        if not contains(concluded[premise], use):
            raise ReplayError(f"{concluded[premise]} does not contain {use}")
    inference = _inference(step)
    for need in inference.needs:
        if not any(contains(use, need) for use in step.uses):
            raise ReplayError(f"{step.rule} needs {need}")
    if not any(contains(one, step.conclusion) for one in inference.gives):
        raise ReplayError(f"{step.rule} does not give {step.conclusion}")
    for at in views:
        if not inference.valid(at):
            raise ReplayError(f"a condition of {step.rule} fails in the figure")


def _inference(step: Step) -> Inference:
    try:
        if step.rule in SIMILARITIES:
            if not isinstance(step.conclusion, Fact):
                raise ReplayError("a similarity concludes a fact")
            direct = step.conclusion.predicate is Predicate.SIMTRI
            if len(step.points) != 6:
                raise ReplayError("a similarity is about six points")
            return SIMILARITIES[step.rule](direct, *step.points)
        if step.rule in SPECIAL:
            found = SPECIAL[step.rule](step)
            if found is None:
                raise ReplayError(f"{step.rule} does not fit its premises")
            return found
        if step.rule not in RULES:
            raise ReplayError(f"there is no rule {step.rule}")
        return RULES[step.rule](*step.points)
    except (TypeError, ValueError):
        raise ReplayError(f"{step.rule} has the wrong number of points") from None


def contains(whole: Statement, part: Statement) -> bool:
    """Whether `whole` says `part` by definition alone, however their points are ordered."""
    if isinstance(part, Fact) and part.predicate in (Predicate.CYCLIC, Predicate.OVERLAP):
        return (
            isinstance(whole, Fact)
            and whole.predicate is part.predicate
            and set(part.args) <= set(whole.args)
        )
    needed = equations(part)
    if isinstance(part, Fact) and part.predicate in _ORIENTED:
        return (
            isinstance(whole, Fact)
            and whole.predicate is part.predicate
            and (set(needed) == set(equations(whole)))
        )
    if not needed:
        return False
    return set(needed) <= {*equations(whole)} or all(not e.terms and not e.constant for e in needed)


_ORIENTED = (Predicate.SIMTRI, Predicate.SIMTRIR, Predicate.CONTRI, Predicate.CONTRIR)


def _check_same_circle(step: Step, concluded: Sequence[Statement], views: Sequence[At]) -> None:
    """Circles with three points in common, distinct, are one circle."""
    circles: list[set[str]] = []
    for premise in step.premises:
        fact = concluded[premise]
        if not isinstance(fact, Fact) or fact.predicate is not Predicate.CYCLIC:
            raise ReplayError("a premise is not about a circle")
        circles.append(set(fact.args))
    if not isinstance(step.conclusion, Fact) or step.conclusion.predicate is not Predicate.CYCLIC:
        raise ReplayError("the conclusion is not about a circle")
    joined = True
    while joined:
        joined = False
        for i, one in enumerate(circles):
            for other in circles[i + 1 :]:
                if _proper_common(one & other, views):
                    one |= other
                    circles.remove(other)
                    joined = True
                    break
            if joined:
                break
    if not any(set(step.conclusion.args) <= circle for circle in circles):
        raise ReplayError("the circles are not shown to be one")


def _proper_common(common: set[str], views: Sequence[At]) -> bool:
    """Whether three of the common points are distinct in every figure."""
    for at in views:
        kept: list[str] = []
        for name in sorted(common):
            if all(at.distinct(name, other) for other in kept):
                kept.append(name)
        if len(kept) < 3:
            return False
    return True


def _check_definition(step: Step, concluded: Sequence[Statement]) -> None:
    """The parts that make up a compound fact are all among the premises."""
    if not isinstance(step.conclusion, Fact):
        raise ReplayError("only facts have definitions")
    known = [concluded[p] for p in step.premises]
    for part in _required(step.conclusion):
        if not any(contains(k, part) for k in known):
            raise ReplayError(f"{step.conclusion} needs {part}")


def _required(fact: Fact) -> list[Statement]:
    p = fact.args
    if fact.predicate is Predicate.COLL:
        return [Fact(Predicate.COLL, (p[0], p[1], q)) for q in p[2:]]
    if fact.predicate is Predicate.MIDP:
        return [Fact(Predicate.COLL, p), Fact(Predicate.CONG, (p[0], p[1], p[0], p[2]))]
    if fact.predicate is Predicate.CIRCLE:
        return [Fact(Predicate.CONG, (p[0], p[1], p[0], q)) for q in p[2:]]
    if fact.predicate in _ORIENTED:
        mirrored = fact.predicate in (Predicate.SIMTRIR, Predicate.CONTRIR)
        parts: list[Statement] = []
        for i in range(3):
            a, b, c = (p[(i + k) % 3] for k in range(3))
            q, r, s = (p[3 + (i + k) % 3] for k in range(3))
            tail = (q, s, q, r) if mirrored else (q, r, q, s)
            parts.append(Fact(Predicate.EQANGLE, (a, b, a, c, *tail)))
            if fact.predicate in (Predicate.SIMTRI, Predicate.SIMTRIR):
                parts.append(Fact(Predicate.EQRATIO, (a, b, a, c, q, r, q, s)))
            else:
                parts.append(Fact(Predicate.CONG, (a, b, q, r)))
        return parts
    raise ReplayError(f"{fact.predicate} is not made of parts")


def _check_goals(
    problem: GeometryProblem, proof: GeometryProof, concluded: Sequence[Statement]
) -> None:
    goals = [g for g in problem.goals if not g.predicate.numeric]
    if not goals:
        raise ReplayError("the problem has no goal to prove")
    if len(proof.goals) != len(goals) or len(proof.targets) != len(goals):
        raise ReplayError("the proof is of other goals")
    for goal, shown, target in zip(goals, proof.goals, proof.targets, strict=True):
        if not 0 <= target < len(concluded) or not contains(concluded[target], shown):
            raise ReplayError(f"the goal {shown} is not concluded")
        if not _answers(goal, shown):
            raise ReplayError(f"{shown} is not the goal {goal}")


_SQUARED = {Predicate.RCONST: Predicate.R2CONST, Predicate.LCONST: Predicate.L2CONST}


def _answers(goal: Fact, shown: Fact) -> bool:
    if not goal.asks:
        return goal == shown
    same = shown.predicate in (goal.predicate, _SQUARED.get(goal.predicate))
    return same and shown.args == goal.args and shown.value is not None


__all__ = ["Product", "Replay", "contains", "replay"]
