"""Counterexamples at small values, in exact arithmetic and without Lean.

Cheap, so made before any search; Lean's conventions hold (`Nat` subtraction, division by zero). What
cannot be evaluated exactly, existence and functions above all, is left to Lean.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from problems import LeanStatement, ProblemError
from prover.formalize.filter.closed import closed_truth
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.reading import Asked
from prover.formalize.relations import numerals_in
from prover.formalize.statement import anatomy
from prover.policy.symbolic.finding.counterexample import telescope
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.points import points
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, read_fraction
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Quantified,
    Term,
    conjuncts,
    free_names,
    show,
    subterms,
)

NAME = "small cases"
_WHOLE = frozenset({"Nat", "Int"})
_SIDE = {1: 60, 2: 14, 3: 6, 4: 3}
"""For so many variables, how far from 0 integers are tried."""


def small_cases(statement: LeanStatement, asked: Asked, seconds: float = 1.0) -> Check:
    """Fails where a counterexample is found. Where the words ask whether something is true, that is an
    answer and no failure."""
    found = counterexample(statement, seconds)
    if found is None or asked is Asked.IS_IT_TRUE:
        return Check(NAME, Standing.PASSED)
    return Check(
        NAME, Standing.FAILED, f"it is false for {found}" if found else "its two sides differ"
    )


@dataclass(frozen=True, slots=True)
class Examined:
    """What small values say of a statement."""

    held: int
    """Assignments that meet the hypotheses and at which the conclusion was computed to be true."""
    fails: str | None = None
    """Values at which it fails, as `x = 3, y = 1/2`; empty for a false statement about numerals."""


def counterexample(statement: LeanStatement, seconds: float = 1.0) -> str | None:
    """Values at which a statement fails, as `Examined.fails`; None if none was found."""
    return examined(statement, seconds).fails


def examined(statement: LeanStatement, seconds: float = 1.0, most: int | None = None) -> Examined:
    """Try small values until one fails, `most` have held, or the time is over."""
    try:
        whole = parse(anatomy(statement).proposition())
    except ProblemError:
        return Examined(0)
    steps, conclusion = telescope(whole, {})
    places = [s for s in steps if s.premise is None and not _is_structure(s.kind)]
    premises = [part for s in steps if s.premise is not None for part in conjuncts(s.premise)]
    if not places and not premises:
        truth = closed_truth(conclusion)
        return Examined(int(truth is True), "" if truth is False else None)
    if not _exact(premises, conclusion) or any(
        s.kind is None or not isinstance(s.kind, Name) for s in places
    ):
        return Examined(0)
    types: dict[str, Term] = {s.name: s.kind for s in places if s.kind is not None}
    deadline = time.perf_counter() + seconds
    held = 0
    for values in _assignments(types, premises, conclusion):
        if time.perf_counter() > deadline or held == most:
            break
        scope = Scope(values, types)
        try:
            if all(holds(p, scope) for p in premises):
                if not holds(conclusion, scope):
                    where = ", ".join(f"{name} = {value}" for name, value in values.items())
                    return Examined(held, where)
                held += 1
        except (UnknownValueError, ZeroDivisionError, OverflowError):
            break
    return Examined(held)


def _is_structure(kind: Term | None) -> bool:
    return kind is not None and show(kind).startswith("Type")


def _exact(premises: Sequence[Term], conclusion: Term) -> bool:
    """Whether evaluation is no guess: quantifiers are sampled, and only a conclusion `∀ …` that fails at a
    sample fails for sure."""
    while isinstance(conclusion, Quantified) and conclusion.op == "∀":
        conclusion = conclusion.body
    return not any(
        isinstance(part, Quantified) for term in (*premises, conclusion) for part in subterms(term)
    )


def _assignments(
    types: dict[str, Term], premises: Sequence[Term], conclusion: Term
) -> Iterator[dict[str, Fraction]]:
    """Values for the variables: solutions of the equations among the premises first, then a grid."""
    names = list(types)
    kinds = [show(kind) for kind in types.values()]
    numerals = sorted({v for t in (*premises, conclusion) for v in numerals_in(t)}, key=abs)[:12]
    equations = [poly for p in premises if (poly := _equation(p, set(names))) is not None]
    pools = [_pool(kind, len(names), numerals) for kind in kinds]
    if equations:
        small = [Fraction(k) for k in (0, 1, -1, 2, -2, 3, 5, 7)] + numerals
        for found in points(equations, names, list(dict.fromkeys(small))):
            if all(_fits(found[n], kind) for n, kind in zip(names, kinds, strict=True)):
                yield {n: found[n] for n in names}
    for values in itertools.product(*pools):
        yield dict(zip(names, values, strict=True))


def _equation(premise: Term, names: set[str]) -> Poly | None:
    match premise:
        case Binary("=", left, right) if free_names(premise) <= names:
            try:
                (a, b), (c, d) = (
                    read_fraction(side, "Rat", is_field=True) for side in (left, right)
                )
                return a * d - c * b
            except TooLargeError:
                return None
        case _:
            return None


def _fits(value: Fraction, kind: str) -> bool:
    return kind not in _WHOLE or (value.denominator == 1 and (kind == "Int" or value >= 0))


def _pool(kind: str, count: int, numerals: Sequence[Fraction]) -> list[Fraction]:
    """Values of one variable, small ones first."""
    side = _SIDE.get(count, 2)
    found = [Fraction(sign * k) for k in range(side + 1) for sign in (1, -1)]
    if kind not in _WHOLE:
        found += [Fraction(sign * k, 2) for k in range(1, min(side, 9), 2) for sign in (1, -1)]
    near = [n + d for n in numerals for d in (0, 1, -1)] if count <= 2 else list(numerals)
    return [v for v in dict.fromkeys([*found, *near]) if _fits(v, kind)]
