"""Proposer: several equations at once, linear but for powers of single variables, modulo m.

Powers take few residues: the squares modulo 16 are 0, 1, 4, 9. Where no choice of them fits all
equations, each power's residues are stated from one lemma and `omega` finds the contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from prover.policy.symbolic.goals.equations import integer_equations
from prover.policy.symbolic.goals.poly import Monomial, Poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Name
from prover.policy.symbolic.suggestion import Suggestion

MODULI = (3, 4, 5, 7, 8, 9, 11, 13, 16)
MAX_CHOICES = 30_000
_MAX_EQUATIONS = 6


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For a goal `False` over the integers; the first modulus that refutes."""
    if sequent.conclusion != Name("False"):
        return
    equations: list[Poly] = []
    for _, equation in integer_equations(sequent):
        if any(len(m) > 1 for m in equation.terms):
            continue
        if all(sequent.type_text(a) == "Int" for a in equation.atoms):
            equations.append(equation)
    powers = sorted({m for e in equations for m in e.terms if m and m[0][1] > 1})
    if not 2 <= len(equations) <= _MAX_EQUATIONS or not powers:
        return
    if any(c.denominator != 1 for e in equations for c in e.terms.values()):
        return
    for modulus in MODULI:
        if refuted(equations, modulus):
            yield Suggestion(_tactic(powers, modulus), 0.85)
            return


def residues(exponent: int, modulus: int) -> list[int]:
    """The residues of exponent-th powers."""
    return sorted({pow(r, exponent, modulus) for r in range(modulus)})


def refuted(equations: list[Poly], modulus: int) -> bool:
    """Whether no residues of powers (each taken for itself) solve all equations."""
    unknowns: list[Monomial] = sorted({m for e in equations for m in e.terms if m})
    ranges = [residues(m[0][1], modulus) for m in unknowns]
    if prod(map(len, ranges)) > MAX_CHOICES:
        return False
    rows = [
        ([int(e.terms.get(m, 0)) for m in unknowns], int(e.terms.get((), 0))) for e in equations
    ]
    return not any(
        all(
            (c + sum(k * v for k, v in zip(row, values, strict=True))) % modulus == 0
            for row, c in rows
        )
        for values in product(*ranges)
    )


def _tactic(powers: list[Monomial], modulus: int) -> str:
    lines: list[str] = []
    cases = " ∨ ".join(f"z % {modulus} = {r}" for r in range(modulus))
    for e in sorted({m[0][1] for m in powers}):
        claim = " ∨ ".join(f"z ^ {e} % {modulus} = {r}" for r in residues(e, modulus))
        lines.append(
            f"have p{e} : ∀ z : Int, {claim} := by\n  intro z\n  have r : {cases} := by omega\n"
            f"  rcases r with {' | '.join(['r'] * modulus)} <;>\n"
            "    simp [Int.pow_succ, Int.mul_emod, r]"
        )
    lines += [f"have t{i} := p{m[0][1]} {m[0][0]}" for i, m in enumerate(powers)]
    return "\n".join([*lines, "omega"])
