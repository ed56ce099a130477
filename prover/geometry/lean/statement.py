"""The theorem that a geometry problem states.

Its hypotheses are what the constructions assert and the conditions the language documents for them; its
conclusion is the goals. A proof may ask for more: that points with different names are different, and
extra conditions. Both are hypotheses that the reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geometry.language import Fact, GeometryProblem
from geometry.language.hypotheses import conditions, hypotheses
from problems import LeanStatement
from prover.geometry.lean.words import lean_name, propositions, spell

PREAMBLE = "import Geometry\n\nset_option autoImplicit false\n\nopen Geometry"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A named hypothesis of the theorem; `facts` name what of the problem it says, if it does."""

    name: str
    text: str


def given(problem: GeometryProblem) -> list[tuple[Fact, list[str]]]:
    """What the problem asserts and requires, each with the names of its propositions."""
    named, number = [], 0
    for fact in (*hypotheses(problem), *conditions(problem)):
        names = []
        for _ in propositions(fact):
            number += 1
            names.append(f"given_{number}")
        named.append((fact, names))
    return named


def lean_statement(
    problem: GeometryProblem, goals: Sequence[Fact], more: Sequence[Hypothesis] = ()
) -> LeanStatement:
    """The theorem for `goals` under the problem's hypotheses and `more`."""
    lines = [f"theorem {theorem_name(problem)} ({spell(*problem.points)} : Point)"]
    for fact, names in given(problem):
        for name, text in zip(names, propositions(fact), strict=True):
            lines.append(f"    ({name} : {text})")
    lines += [f"    ({hypothesis.name} : {hypothesis.text})" for hypothesis in more]
    conclusion = " ∧ ".join(text for goal in goals for text in propositions(goal))
    return LeanStatement(
        theorem_name(problem), PREAMBLE, "\n".join(lines) + f" :\n    {conclusion}"
    )


def theorem_name(problem: GeometryProblem) -> str:
    """The problem's name as an identifier."""
    words = re.sub(r"[^A-Za-z0-9]+", "_", problem.name).strip("_")
    return words if words[:1].isalpha() else f"problem_{words}".rstrip("_")


__all__ = ["Hypothesis", "given", "lean_name", "lean_statement", "theorem_name"]
