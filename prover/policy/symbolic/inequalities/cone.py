"""Inequalities on a cone: coordinates that are non-negative, if need be sorted by size.

The linear hypotheses give coordinates (the variables themselves, `a + b - c` in a triangle, `1 - a`
for a bounded variable, the number 1). In them the homogenised target is a polynomial to be shown
non-negative where all coordinates are; `orthant.py` does that at once or after a case distinction
on the order of the coordinates u <= v <= w, when u, v - u, w - v are the new ones (substitution of
differences).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from prover.policy.symbolic.goals.points import substitute_polys
from prover.policy.symbolic.goals.poly import Poly, TooLargeError
from prover.policy.symbolic.inequalities import handelman, orthant
from prover.policy.symbolic.inequalities.coordinates import (
    UNIT,
    Coordinate,
    Setting,
    candidates,
    close,
    eliminate,
    names,
    settings,
    statements,
)
from prover.policy.symbolic.inequalities.inequality import Inequality
from prover.policy.symbolic.inequalities.orthant import exponents
from prover.policy.symbolic.inequalities.sorting import sorted_proof


def proofs(problem: Inequality) -> Iterator[str]:
    """Tactic texts that prove the goal, the first that works for each way of attack."""
    if (problem.domain in ("Nat", "Int") and problem.prefix) or problem.target.degree == 0:
        return
    try:
        problem, prefix = eliminate(problem)
    except TooLargeError:
        return
    for text in _tried(problem, list(settings(problem))):
        yield "\n".join([*prefix, text])
        return


def _tried(problem: Inequality, listed: Sequence[Setting]) -> Iterator[str]:
    for setting in listed:
        text = _direct(problem, setting)
        if text is not None:
            yield text
            return
    for setting in listed[:1]:
        text = _products(problem, setting)
        if text is not None:
            yield text
            return
    for setting in listed[:6]:
        text = sorted_proof(problem, setting)
        if text is not None:
            yield text
            return


def _products(problem: Inequality, setting: Setting) -> str | None:
    """Products of all the linear hypotheses, on the target itself."""
    if not setting.exact:
        return None
    chosen = [c for c in candidates(problem, unit=True) if c.form.atoms != [UNIT]]
    forms = [_lowered(c.form) for c in chosen]
    if not 1 <= len(forms) <= 9:
        return None
    for squares in (False, True):
        parts = handelman.decompose(problem.target, forms, squares=squares)
        if parts is not None:
            body = _finish(problem, replace(setting, lines=()), chosen, parts)
            if body is not None:
                lines = [*orthant.preamble(problem.domain), *statements(chosen), *body]
                return "\n".join(lines)
    return None


def _lowered(form: Poly) -> Poly:
    """`UNIT` replaced by the number 1."""
    return substitute_polys(form, {UNIT: Poly.const(1)})


def _direct(problem: Inequality, setting: Setting) -> str | None:
    count = len(setting.coordinates)
    parts = orthant.decompose(exponents(setting.poly, names(count)))
    if parts is None:
        return None
    body = _finish(problem, setting, setting.coordinates, parts)
    if body is None:
        return None
    return "\n".join([*orthant.preamble(problem.domain), *setting.lines, *body])


def _finish(
    problem: Inequality,
    setting: Setting,
    coordinates: Sequence[Coordinate],
    parts: Sequence[orthant.Part],
) -> list[str] | None:
    """The lines from a decomposition to the goal."""
    if not parts:
        return None
    written = orthant.write(
        parts,
        [c.text for c in coordinates],
        [c.proof for c in coordinates],
        domain=problem.domain,
        positive=[c.positive for c in coordinates] if problem.strict else (),
    )
    if written is None:
        return None
    return [*written.lines, *close(problem, setting, (Fraction(written.unit), written.text))]
