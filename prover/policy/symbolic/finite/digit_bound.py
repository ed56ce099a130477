"""Proposer: an equation between x² and a function of x that never exceeds x, such as of its digits.

Nothing is known of the function but its name. That g n ≤ n is claimed, to be shown by strong induction
over n / 10 with the function unfolded once (right for products and sums of decimal digits); then x² ≤
a x + b leaves few values of x, each of which is computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.shape import constants
from prover.policy.symbolic.goals.terms import App, Binary, Name, Term, show, subterms
from prover.policy.symbolic.suggestion import Suggestion

MAX_VALUES = 40


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For a conclusion `equation ↔ …`."""
    match sequent.conclusion:
        case Binary("↔", Binary("=", left, right), _):
            pass
        case _:
            return
    for g in constants(sequent):
        used = {
            s.args[0].text
            for s in subterms(sequent.conclusion)
            if isinstance(s, App)
            and s.fn == Name(g)
            and len(s.args) == 1
            and isinstance(s.args[0], Name)
        }
        if len(used) != 1 or "." in g:
            continue
        (x,) = used
        if sequent.type_text(x) != "Nat":
            continue
        end = threshold(left, right, g, x)
        if end is not None:
            yield Suggestion(_tactic(g, x, end), 0.7)


def threshold(left: Term, right: Term, g: str, x: str) -> int | None:
    """The least T with x² greater than the other side for all x ≥ T, whatever 0 ≤ g x ≤ x is."""
    p, q = (read_poly(t, "Nat", is_field=False) for t in (left, right))
    if p is None or q is None:
        return None
    applied = show(App(Name(g), (Name(x),)))
    for poly in (p - q, q - p):
        rest = Poly({m: c for m, c in poly.terms.items() if m != ((x, 2),)})
        if poly.terms.get(((x, 2),)) != 1 or rest.degree > 1:
            continue
        if not set(rest.atoms) <= {x, applied}:
            continue
        # x² = a x + b g x + c
        a, b, c = (-rest.terms.get(m, Fraction(0)) for m in (((x, 1),), ((applied, 1),), ()))
        slope = a + max(b, Fraction(0))
        # T x > slope x + c from x = T on
        for t in range(MAX_VALUES + 1):
            if t >= slope and t * t > slope * t + c:
                return t
    return None


def _tactic(g: str, x: str, end: int) -> str:
    cases = " ∨ ".join(f"{x} = {v}" for v in range(end))
    values = " | ".join(["rfl"] * end)
    return f"""have bound : ∀ n, {g} n ≤ n := by
  intro n
  induction n using Nat.strongRecOn with
  | ind n ih =>
    rw [{g}]
    split
    · omega
    · have i := ih (n / 10) (by omega)
      have := Nat.mul_le_mul (show n % 10 ≤ 9 by omega) i
      omega
constructor
· intro h
  have b := bound {x}
  have small : {x} < {end} := by
    apply Classical.byContradiction
    intro more
    have := Nat.mul_le_mul_right {x} (show {end} ≤ {x} by omega)
    rw [Nat.pow_two] at h
    omega
  have cases : {cases} := by omega
  rcases cases with {values} <;> first | rfl | (exfalso; revert h; simp [{g}]; done) | simp_all [{g}]
· intro h
  subst h
  simp [{g}]"""
