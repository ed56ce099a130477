"""Proofs as JSON files: written for machines, read back and checked before use.

A file holds the problem's text and every step with its points, premises, combination and
conditions; `read` rejects what does not fit the form, and `replay` decides whether it is right.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationError

from geometry.language import Fact, GeometryProblem, Predicate, parse
from geometry.proof.equations import Equation, Table, make
from geometry.proof.errors import ProofError
from geometry.proof.proof import AuxiliaryPoint, GeometryProof, Share, Step
from geometry.proof.statement import Product, Statement

FORMAT: Literal["hypatia-geometry-proof-1"] = "hypatia-geometry-proof-1"


def _rational(value: object) -> object:
    return Fraction(value) if isinstance(value, (str, int)) else value


Rational = Annotated[Fraction, BeforeValidator(_rational), PlainSerializer(str)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class FactModel(_Model):
    """A fact of the language."""

    predicate: Predicate
    args: tuple[str, ...]
    value: Rational | None = None
    coefficients: tuple[Rational, ...] = ()

    def build(self) -> Fact:
        """The value itself."""
        return Fact(self.predicate, self.args, self.value, self.coefficients)


class ProductModel(_Model):
    """A product of lengths and sines."""

    product: tuple[tuple[tuple[str, ...], int], ...]
    value: Rational = Fraction(1)

    def build(self) -> Product:
        """The value itself."""
        return Product(self.product, self.value)


StatementModel = FactModel | ProductModel


class ShareModel(_Model):
    """A share of a linear combination."""

    step: int
    table: Table
    terms: tuple[tuple[tuple[str, ...], Rational], ...]
    constant: tuple[tuple[int, Rational], ...] = ()
    multiplier: Rational

    def build(self) -> Share:
        """The value itself."""
        equation: Equation = make(self.table, self.terms, dict(self.constant))
        return Share(self.step, equation, self.multiplier)


class StepModel(_Model):
    """One step."""

    rule: str
    conclusion: StatementModel
    points: tuple[str, ...] = ()
    premises: tuple[int, ...] = ()
    uses: tuple[StatementModel, ...] = ()
    shares: tuple[ShareModel, ...] = ()
    branches: int = 1
    conditions: tuple[FactModel, ...] = ()


class PointModel(_Model):
    """An auxiliary point; `position` is its place in the figure."""

    name: str
    clause: str
    position: tuple[float, float]


class ProofModel(_Model):
    """A whole file. `figure` places the problem's points, without the auxiliary ones."""

    format: Literal["hypatia-geometry-proof-1"] = FORMAT
    name: str = ""
    problem: str
    figure: dict[str, tuple[float, float]] = {}
    auxiliary: tuple[PointModel, ...] = ()
    goals: tuple[FactModel, ...]
    targets: tuple[int, ...]
    steps: tuple[StepModel, ...]


def _statement(statement: Statement) -> StatementModel:
    if isinstance(statement, Product):
        return ProductModel(product=statement.terms, value=statement.value)
    return _fact(statement)


def _fact(fact: Fact) -> FactModel:
    return FactModel(
        predicate=fact.predicate, args=fact.args, value=fact.value, coefficients=fact.coefficients
    )


def _step(step: Step) -> StepModel:
    return StepModel(
        rule=step.rule,
        conclusion=_statement(step.conclusion),
        points=step.points,
        premises=step.premises,
        uses=tuple(_statement(u) for u in step.uses),
        shares=tuple(
            ShareModel(
                step=s.step,
                table=s.equation.table,
                terms=s.equation.terms,
                constant=s.equation.constant,
                multiplier=s.multiplier,
            )
            for s in step.shares
        ),
        branches=step.branches,
        conditions=tuple(_fact(c) for c in step.conditions),
    )


def write(
    problem: GeometryProblem, proof: GeometryProof, figure: dict[str, complex] | None = None
) -> str:
    """The proof as indented JSON. `figure`: coordinates to keep with it."""
    model = ProofModel(
        name=problem.name,
        problem=str(problem),
        figure={n: (z.real, z.imag) for n, z in (figure or {}).items()},
        auxiliary=tuple(
            PointModel(name=a.name, clause=a.clause, position=(a.position.real, a.position.imag))
            for a in proof.auxiliary
        ),
        goals=tuple(_fact(g) for g in proof.goals),
        targets=proof.targets,
        steps=tuple(_step(s) for s in proof.steps),
    )
    return model.model_dump_json(indent=1, exclude_defaults=True, exclude_unset=False)


def read(text: str) -> tuple[GeometryProblem, GeometryProof, dict[str, complex]]:
    """Problem, proof and figure of a file. Raises `ProofError` for what is not of the form.

    Nothing is checked beyond the form: hand the result to `replay`.
    """
    try:
        model = ProofModel.model_validate_json(text)
    except (ValidationError, ZeroDivisionError, ValueError) as error:
        raise ProofError(f"not a proof file: {error}") from error
    proof = GeometryProof(
        goals=tuple(g.build() for g in model.goals),
        targets=model.targets,
        steps=tuple(
            Step(
                s.rule,
                s.conclusion.build(),
                s.points,
                s.premises,
                tuple(u.build() for u in s.uses),
                tuple(share.build() for share in s.shares),
                s.branches,
                tuple(c.build() for c in s.conditions),
            )
            for s in model.steps
        ),
        auxiliary=tuple(
            AuxiliaryPoint(a.name, a.clause, complex(*a.position)) for a in model.auxiliary
        ),
    )
    figure = {name: complex(*z) for name, z in model.figure.items()}
    return parse(model.problem), proof, figure
