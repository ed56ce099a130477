"""Reads problem files of our own format: TOML, one topic a file, one `[[problem]]` a problem.

    category = "number_theory"

    [[problem]]
    name = "imo_1964_p1b"
    source = { contest = "IMO", year = 1964, number = "1(b)" }
    difficulty = "olympiad"
    words = "Prove that 2ⁿ + 1 is divisible by 7 for no natural number n."
    lean = "theorem imo_1964_p1b (n : Nat) : ¬ 7 ∣ 2 ^ n + 1"

`problems/README.md` lists every field.
"""

from __future__ import annotations

import tomllib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from problems.loaders.lean_file import parse_lean
from problems.problem import (
    Category,
    Difficulty,
    Kind,
    LeanStatement,
    Problem,
    ProblemError,
    Source,
    Witness,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Source(_Strict):
    contest: Text
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    number: str = ""


class _Problem(_Strict):
    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    words: Text
    source: _Source
    kind: Kind = Kind.PROVE
    difficulty: Difficulty = Difficulty.UNRATED
    category: Category | None = None
    tags: tuple[Text, ...] = ()
    answer: Text | None = None
    preamble: str = ""
    lean: Text | None = None
    geometry: Text | None = None
    witness: dict[str, Text] = {}
    witness_proof: str = ""
    variant_of: Text | None = None


class _File(_Strict):
    category: Category = Category.OTHER
    problem: tuple[_Problem, ...]


def parse_toml(text: str, origin: str) -> list[Problem]:
    """The problems of a TOML text in order; `origin` names it in messages.

    Raises `ProblemError` on bad TOML, unknown or missing fields, a Lean text that is not one open
    theorem of the problem's name, and two problems of one name.
    """
    try:
        file = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProblemError(f"{origin}: not TOML: {error}; mend the file") from None
    except ValidationError as error:
        raise ProblemError(f"{origin}: {first_fault(error)}") from None
    problems = [_problem(record, file.category, origin) for record in file.problem]
    seen: set[str] = set()
    for problem in problems:
        if problem.name in seen:
            raise ProblemError(f"{origin}: two problems are called {problem.name}; rename one")
        seen.add(problem.name)
    return problems


def first_fault(error: ValidationError) -> str:
    """The first fault of a pydantic error in a few words: where, what, how many more."""
    fault, *rest = error.errors()
    where = ".".join(str(part) for part in fault["loc"]) or "the record"
    more = f" (and {len(rest)} more)" if rest else ""
    return f"{where}: {fault['msg']}{more}"


def _problem(record: _Problem, category: Category, origin: str) -> Problem:
    where = f"{origin}, {record.name}"
    witness = None
    if record.witness or record.witness_proof:
        witness = Witness(tuple(record.witness.items()), record.witness_proof)
    lean = None if record.lean is None else _statement(record, where)
    try:
        return Problem(
            name=record.name,
            words=" ".join(record.words.split()),
            lean=lean,
            geometry=record.geometry,
            source=Source(record.source.contest, record.source.year, record.source.number),
            category=record.category or category,
            kind=record.kind,
            difficulty=record.difficulty,
            tags=record.tags,
            answer=record.answer,
            witness=witness,
            variant_of=record.variant_of,
        )
    except ProblemError as error:
        raise ProblemError(f"{origin}, {error}") from None


def _statement(record: _Problem, where: str) -> LeanStatement:
    parsed = parse_lean(record.lean or "", where)
    if len(parsed) != 1 or parsed[0].lean is None or parsed[0].name != record.name:
        raise ProblemError(f"{where}: `lean` must be one theorem called {record.name}")
    return LeanStatement(record.name, record.preamble.strip(), parsed[0].lean.declaration)
