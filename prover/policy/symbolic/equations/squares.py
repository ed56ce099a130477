"""Proposer: an integer whose square the equations of the context determine.

If `x ^ 2 = c` follows linearly, a negative or non-square c is absurd and a square c = k ^ 2 gives
`x = k ∨ x = -k`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import isqrt

from prover.policy.symbolic.equations.factor import equations_over
from prover.policy.symbolic.goals.casts import cast_equations
from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Monomial
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.inequalities.inequality import PRODUCT, SQUARE
from prover.policy.symbolic.suggestion import Suggestion


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Refutations and splits for determined squares."""
    for domain in ("Int", "Nat"):
        equations = equations_over(sequent, domain)
        if not equations or len(equations) > 8:
            continue
        monomials = sorted({m for p in equations for m in p.terms if m})
        rows = [{m: c for m, c in p.terms.items() if m} for p in equations]
        sides = [-p.terms.get((), Fraction(0)) for p in equations]
        for m in monomials:
            if len(m) != 1 or m[0][1] != 2:
                continue
            value = determined(rows, sides, m)
            if value is None:
                continue
            name = m[0][0] if domain == "Int" else f"({m[0][0]} : Int)"
            prefix = cast_equations(sequent) if domain == "Nat" else ""
            yield from _use(name, value, prefix)


def determined(
    rows: list[dict[Monomial, Fraction]], sides: list[Fraction], wanted: Monomial
) -> Fraction | None:
    """The value of `wanted` if a rational combination of the equations isolates it."""
    by_monomial: dict[Monomial, dict[int, Fraction]] = {wanted: {}}
    for i, row in enumerate(rows):
        for m, c in row.items():
            by_monomial.setdefault(m, {})[i] = c
    system = [(row, Fraction(int(m == wanted))) for m, row in by_monomial.items()]
    combination = solve_near(system, [Fraction(0)] * len(rows))
    if combination is None:
        return None
    return sum((c * s for c, s in zip(combination, sides, strict=True)), Fraction(0))


def _use(x: str, value: Fraction, prefix: str) -> Iterator[Suggestion]:
    if value < 0:
        yield Suggestion(f"{prefix}have hq : 0 ≤ {x}^2 := {SQUARE}\ngrind", 0.7)
        return
    if value.denominator != 1:
        yield Suggestion(f"{prefix}exfalso\ngrind", 0.3)
        return
    c = int(value)
    k = isqrt(c)
    known = f"{prefix}have hv : {x}^2 = {c} := by first | omega | grind\n"
    if k * k == c:
        split = (
            f"{known}have hz : ({x} - {k}) * ({x} + {k}) = 0 := by grind\n"
            "rcases Int.mul_eq_zero.mp hz with hz | hz"
        )
        yield Suggestion(f"{split} <;> first | omega | grind", 0.4)
        yield Suggestion(f"{split} <;> try omega", 0.3)
        return
    yield Suggestion(
        f"exfalso\n{known}"
        f"rcases Int.le_total 0 {x} with hs | hs\n"
        f"· rcases (by omega : {x} ≤ {k} ∨ {k + 1} ≤ {x}) with ht | ht\n"
        f"  · have hp : 0 ≤ ({k} - {x}) * ({k} + {x}) := {PRODUCT} (by omega) (by omega)\n"
        f"    grind\n"
        f"  · have hp : 0 ≤ ({x} - {k + 1}) * ({x} + {k + 1}) := {PRODUCT} (by omega) (by omega)\n"
        f"    grind\n"
        f"· rcases (by omega : -{k} ≤ {x} ∨ {x} ≤ -{k + 1}) with ht | ht\n"
        f"  · have hp : 0 ≤ ({k} - {x}) * ({k} + {x}) := {PRODUCT} (by omega) (by omega)\n"
        f"    grind\n"
        f"  · have hp : 0 ≤ (-{x} - {k + 1}) * (-{x} + {k + 1}) := "
        f"{PRODUCT} (by omega) (by omega)\n"
        f"    grind",
        0.75,
    )
