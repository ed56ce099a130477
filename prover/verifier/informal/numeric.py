"""A claim at real points that meet the conditions, where no rational ones are found: x + y = 4, xy = 1.

Points are zeros of the conditions' equations, by least squares from random starts; the claim is then computed
in floating point, with a wide margin between "holds" and "fails". Evidence, and no proof.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.optimize import least_squares

from problems import LeanStatement, ProblemError
from prover.formalize.filter.small_cases import Examined
from prover.formalize.statement import NUMBERS, anatomy
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Name,
    Num,
    Term,
    Unary,
    conjuncts,
    free_names,
)

_STARTS = 24
_NEAR = 1e-9
"""Residual of a zero."""
_HOLDS = 1e-6
_FAILS = 1e-3
"""Differences, relative to the terms, that count as none and as some; between them nothing is said."""
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "√": math.sqrt,
    "Real.sqrt": math.sqrt,
    "Real.log": math.log,
    "Real.exp": math.exp,
    "Real.sin": math.sin,
    "Real.cos": math.cos,
    "abs": abs,
}


def at_real_points(statement: LeanStatement, most: int = 6, seed: int = 0) -> Examined:
    """Where a statement about real numbers holds and fails; nothing where anything else is spoken of."""
    try:
        parts = anatomy(statement)
    except ProblemError:
        return Examined(0)
    names = [name for name, _ in parts.variables]
    if not names or any(NUMBERS.get(kind) != "ℝ" for _, kind in parts.variables):
        return Examined(0)
    premises = [part for h in parts.hypotheses for part in conjuncts(h.term)]
    if any(free_names(p) - set(names) - _FUNCTIONS.keys() for p in premises):
        return Examined(0)
    held = 0
    for point in _points(premises, names, most, seed):
        met = [_truth(premise, point) for premise in premises]
        if not all(met):
            continue
        said = _truth(parts.conclusion, point)
        if said is False:
            return Examined(held, ", ".join(f"{name} ≈ {point[name]:.4g}" for name in names))
        held += said is True
    return Examined(held)


def _points(
    premises: Sequence[Term], names: Sequence[str], most: int, seed: int
) -> list[dict[str, float]]:
    """Different points that meet the equations."""
    equations = [(p.left, p.right) for p in premises if isinstance(p, Binary) and p.op == "="]

    def residual(values: np.ndarray) -> np.ndarray:
        point = dict(zip(names, map(float, values), strict=True))
        found = [_value(left, point) - _value(right, point) for left, right in equations]
        return np.array([x if math.isfinite(x) else 1e9 for x in found] or [0.0])

    rng = np.random.default_rng(seed)
    found: list[np.ndarray] = []
    for _ in range(_STARTS):
        begin = rng.normal(0, 5, len(names))
        solved = least_squares(residual, begin, xtol=1e-14, ftol=1e-14, gtol=1e-14, max_nfev=200)
        scale = 1 + float(np.abs(solved.x).max())
        close = np.abs(solved.fun).max() < _NEAR * scale**2
        if close and all(np.abs(solved.x - other).max() > 1e-6 * scale for other in found):
            found.append(solved.x)
        if len(found) == most:
            break
    return [dict(zip(names, map(float, x), strict=True)) for x in found]


def _truth(claim: Term, point: Mapping[str, float]) -> bool | None:
    match claim:
        case Binary("∧" | "∨" as op, left, right):
            sides = (_truth(left, point), _truth(right, point))
            if (op == "∨") in sides:
                return op == "∨"
            return None if None in sides else op == "∧"
        case Binary("=" | "≠" | "<" | "≤" | ">" | "≥" as op, left, right):
            a, b = _value(left, point), _value(right, point)
            if not (math.isfinite(a) and math.isfinite(b)):
                return None
            gap = (a - b) / (1 + abs(a) + abs(b))
            if abs(gap) < _HOLDS:
                return True if op in "=≤≥" else None if op in "<>" else False
            if abs(gap) < _FAILS:
                return None
            return {"=": False, "≠": True, "<": gap < 0, "≤": gap < 0, ">": gap > 0, "≥": gap > 0}[
                op
            ]
        case _:
            return None


def _value(term: Term, point: Mapping[str, float]) -> float:
    """A term's value; not a number where it has none or is not computed."""
    try:
        return _computed(term, point)
    except (ArithmeticError, ValueError, KeyError):
        return math.nan


def _computed(term: Term, point: Mapping[str, float]) -> float:
    match term:
        case Num(value):
            return float(value)
        case Name(text):
            return point[text]
        case Ascription(inner, _):
            return _computed(inner, point)
        case Unary("-", arg):
            return -_computed(arg, point)
        case Unary("√", arg):
            return math.sqrt(_computed(arg, point))
        case Binary("+", left, right):
            return _computed(left, point) + _computed(right, point)
        case Binary("-", left, right):
            return _computed(left, point) - _computed(right, point)
        case Binary("*", left, right):
            return _computed(left, point) * _computed(right, point)
        case Binary("/", left, right):
            return _computed(left, point) / _computed(right, point)
        case Binary("^", base, exponent):
            power = _computed(base, point) ** _computed(exponent, point)
            return power if isinstance(power, float) else math.nan
        case App(Name(name), (arg,)) if name in _FUNCTIONS:
            return _FUNCTIONS[name](_computed(arg, point))
        case _:
            raise KeyError(str(term))
