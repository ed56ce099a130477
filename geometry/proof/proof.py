"""`GeometryProof`: a list of steps, each naming rule, premises, conclusion and conditions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact
from geometry.proof.equations import Equation
from geometry.proof.statement import Statement


@dataclass(frozen=True, slots=True)
class Share:
    """`multiplier` times `equation`, which the step numbered `step` implies by definition."""

    step: int
    equation: Equation
    multiplier: Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One inference.

    `rule`: its name in `geometry.proof.rulebook`. `points`: the rule's own arguments, the points
    in the roles that the rule's statement gives them (empty for chases and hypotheses).
    `premises`: numbers of earlier steps; `uses`: what is used of each, a statement that the
    premise's conclusion contains by definition. `shares`: of a chase, the linear combination of
    premises that gives the conclusion. `branches`: 1, or the number of values that the chase
    leaves to an angle, of which the figure excludes all but the one concluded (a chase that
    divides by n decides an angle only up to multiples of pi/n). `conditions`: non-degeneracy, the
    inequalities that the rule needs and that are read off the figure.
    """

    rule: str
    conclusion: Statement
    points: tuple[str, ...] = ()
    premises: tuple[int, ...] = ()
    uses: tuple[Statement, ...] = ()
    shares: tuple[Share, ...] = ()
    branches: int = 1
    conditions: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class AuxiliaryPoint:
    """A point added to the problem by a clause of the language, and its place in the figure."""

    name: str
    clause: str
    position: complex


@dataclass(frozen=True, slots=True)
class GeometryProof:
    """A proof of `goals` from the hypotheses of a problem.

    `steps` in order: a premise precedes its use. `goals[i]` is the conclusion of step
    `targets[i]`, or contained in it by definition. Made by `geometry.proof.trace`; only
    `geometry.proof.replay` says whether it is right.
    """

    goals: tuple[Fact, ...]
    targets: tuple[int, ...]
    steps: tuple[Step, ...]
    auxiliary: tuple[AuxiliaryPoint, ...] = ()

    @property
    def hypotheses(self) -> tuple[Fact, ...]:
        """The hypotheses used, in order."""
        facts = (s.conclusion for s in self.steps if s.rule == "hypothesis")
        return tuple(f for f in facts if isinstance(f, Fact))

    @property
    def length(self) -> int:
        """The number of inferences: steps that are not hypotheses."""
        return sum(s.rule != "hypothesis" for s in self.steps)
