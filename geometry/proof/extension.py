"""A problem with auxiliary points added as further clauses of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geometry.language import GeometryProblem, parse
from geometry.proof.proof import AuxiliaryPoint


def extended(problem: GeometryProblem, auxiliary: Sequence[AuxiliaryPoint]) -> GeometryProblem:
    """`problem` with the clauses of the auxiliary points, parsed like any other text.

    The language decides what a clause may say (a point on one or two loci, or a construction),
    so that an auxiliary point cannot assert more than its definition. Raises `LanguageError`.
    """
    if not auxiliary:
        return problem
    body = "; ".join([*map(str, problem.clauses), *(a.clause for a in auxiliary)])
    goals = "; ".join(map(str, problem.goals))
    return replace(parse(f"{body} ? {goals}" if goals else body), name=problem.name)
