"""Reads miniF2F-style JSON lines: one statement a line, in Mathlib's Lean.

Fields: `name`, `formal_statement` (ending in `:= by`, or in a `sorry`), and optionally `header`
(imports and `open`s), `informal_statement`, `split`. Other fields are ignored.
"""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, ValidationError

from problems.loaders.lean_file import parse_lean
from problems.loaders.toml_file import Text, first_fault
from problems.problem import Category, LeanStatement, Problem, ProblemError, Source


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    name: Text
    formal_statement: Text
    header: str = ""
    informal_statement: str = ""
    split: str = ""


def parse_minif2f(text: str, origin: str) -> list[Problem]:
    """The problems of JSON-lines text in order; blank lines are skipped.

    The header is the preamble, verbatim. Raises `ProblemError`, with the line, on bad JSON, missing
    fields, a formal statement that is not one open theorem, and names that occur twice.
    """
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{origin}, line {number}"
        problem = _problem(_record(line, where), where, origin)
        if problem.name in seen:
            raise ProblemError(f"{where}: the name {problem.name} occurs twice; rename one")
        seen.add(problem.name)
        problems.append(problem)
    if not problems:
        raise ProblemError(f"{origin}: empty; give one JSON object a line")
    return problems


def _record(line: str, where: str) -> _Record:
    try:
        return _Record.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise ProblemError(f"{where}: not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ProblemError(f"{where}: JSON nested too deeply; give a flat object") from None
    except ValidationError as error:
        raise ProblemError(f"{where}: {first_fault(error)}") from None


def _problem(record: _Record, where: str, origin: str) -> Problem:
    parsed = parse_lean(f"{record.header}\n{record.formal_statement}", where)
    statement = parsed[0].lean
    if len(parsed) != 1 or statement is None:
        raise ProblemError(f"{where}: `formal_statement` holds {len(parsed)} theorems; give one")
    split = f" ({record.split})" if record.split else ""
    return Problem(
        name=record.name,
        words=record.informal_statement.strip(),
        lean=LeanStatement(statement.name, statement.preamble.strip(), statement.declaration),
        geometry=None,
        source=Source(f"{origin}{split}"),
        category=_category(record.name),
    )


def _category(name: str) -> Category:
    """By miniF2F's own naming: `mathd_algebra_…`, `numbertheory_…`, `…_ineq_…`."""
    if "numbertheory" in name:
        return Category.NUMBER_THEORY
    if "ineq" in name:
        return Category.INEQUALITY
    if "algebra" in name:
        return Category.ALGEBRA
    return Category.OTHER
