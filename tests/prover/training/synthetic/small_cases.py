"""A statement tried on small values of its variables, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from problems import LeanStatement
from prover.formalize.statement import anatomy
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.sequent import normal_type
from prover.policy.symbolic.goals.terms import Quantified, subterms

_SIDES = {
    "ℕ": {1: range(60), 2: range(16), 3: range(7)},
    "ℤ": {1: range(-30, 31), 2: range(-9, 14), 3: range(-4, 5)},
}


def refuted(statement: LeanStatement) -> bool | None:
    """Whether small values meet the hypotheses and not the conclusion; None where that cannot be said:
    functions, sums, an existence (whose witness may be large), or hypotheses that no value meets."""
    parts = anatomy(statement)
    kinds = [kind for _, kind in parts.variables]
    bound = [p for t in parts.propositions for p in subterms(t) if isinstance(p, Quantified)]
    if any(part.op != "∀" for part in bound) or any("→" in kind for kind in kinds):
        return None
    types = {name: normal_type(parse(kind)) for name, kind in parts.variables}
    met = False
    try:
        for values in _points(kinds):
            names = (name for name, _ in parts.variables)
            scope = Scope(dict(zip(names, values, strict=True)), types)
            if all(holds(h.term, scope) for h in parts.hypotheses):
                met = True
                if not holds(parts.conclusion, scope):
                    return True
    except UnknownValueError:
        return None
    return False if met else None


def _points(kinds: list[str]) -> Iterator[tuple[Fraction, ...]]:
    count = len(kinds)
    sides = []
    for kind in kinds:
        if kind in _SIDES:
            sides.append([Fraction(k) for k in _SIDES[kind].get(count, range(-1, 3))])
        else:
            halves = 24 if count == 1 else 8 if count == 2 else 4 if count == 3 else 2
            step = 2 if count == 1 else 1
            sides.append([Fraction(k, step) for k in range(-halves, halves + 1)])
    return product(*sides)
