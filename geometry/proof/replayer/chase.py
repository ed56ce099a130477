"""Linear steps: the conclusion is an exact rational combination of the premises' equations."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from geometry.language import Fact, Predicate
from geometry.proof.equations import Equation, Pair, Table, equations
from geometry.proof.errors import ReplayError
from geometry.proof.proof import Step
from geometry.proof.replayer.plane import At
from geometry.proof.statement import Statement

CHASES = {
    "angle_chase": Table.DIRECTIONS,
    "ratio_chase": Table.LOGS,
    "length_chase": Table.LENGTHS,
    "square_chase": Table.SQUARES,
}
MAX_BRANCHES = 10_000
"""Largest division of an angle whose branch a figure of 12 digits may decide."""


def check_chase(step: Step, concluded: Sequence[Statement], figures: Sequence[At]) -> None:
    """Verifies the combination of a chase. `concluded`: the conclusions of all earlier steps.

    Raises `ReplayError`.
    """
    table = CHASES[step.rule]
    for share in step.shares:
        if share.step not in step.premises:
            raise ReplayError("a share refers to a step that is not a premise")
        if share.equation.table is not table:
            raise ReplayError("a share is of another table")
        if share.equation not in equations(concluded[share.step]):
            raise ReplayError(f"the premise {concluded[share.step]} does not say what is used")
        if not all(_proper(share.equation, at) for at in figures):
            # A line through coinciding points has no direction, not even one that cancels.
            raise ReplayError("a share is about coinciding points")
    wanted = _goals(step.conclusion, table)
    if not wanted:
        raise ReplayError(f"{step.conclusion} is not a statement of this chase")
    if not any(_combines(step, equation) for equation in wanted):
        raise ReplayError(f"the combination does not give {step.conclusion}")
    for at in figures:
        if not _proper(wanted[0], at):
            raise ReplayError(f"{step.conclusion} is about coinciding points")


def _goals(conclusion: Statement, table: Table) -> list[Equation]:
    """Equations any one of which proves the conclusion."""
    found = [e for e in equations(conclusion) if e.table is table]
    if isinstance(conclusion, Fact) and conclusion.predicate is Predicate.COLL:
        # Two lines of one direction with a common point are one line.
        return found if len(conclusion.args) == 3 else []
    if len(equations(conclusion)) != 1:
        return []
    return found


def _combines(step: Step, wanted: Equation) -> bool:
    """Whether the shares add up to `wanted`, modulo pi/branches for directions."""
    sides: dict[Pair, Fraction] = {}
    constant: dict[int, Fraction] = {}
    for share in step.shares:
        for pair, c in share.equation.terms:
            sides[pair] = sides.get(pair, Fraction(0)) + share.multiplier * c
        for base, c in share.equation.constant:
            constant[base] = constant.get(base, Fraction(0)) + share.multiplier * c
    if {pair: c for pair, c in sides.items() if c} != dict(wanted.terms):
        return False
    if wanted.table is not Table.DIRECTIONS:
        return {b: c for b, c in constant.items() if c} == dict(wanted.constant)
    branches = lcm(*(share.multiplier.denominator for share in step.shares), 1)
    if branches != step.branches or branches > MAX_BRANCHES:
        return False
    # Multiplied by `branches`, all multipliers are integers and the equation holds modulo 1.
    gap = constant.get(1, Fraction(0)) - dict(wanted.constant).get(1, Fraction(0))
    return (branches * gap).denominator == 1


def _proper(equation: Equation, at: At) -> bool:
    return all(at.distinct(*quantity) for quantity, _ in equation.terms)
