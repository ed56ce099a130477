"""Proposer: p ^ n divides a product; a factor that p does not divide may be dropped.

From p ^ n ∣ P with P = Q * W as polynomials and W never 0 modulo the prime p (by residues of the
hypotheses) follows p ^ n ∣ Q: induction on n, one p at a time. The converse direction, a multiple of a
multiple, comes along: from d ∣ Q to d ∣ P.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import sympy

from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.divisibility import integer_multiple, known_multiples
from prover.policy.symbolic.goals.poly import Poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, show
from prover.policy.symbolic.suggestion import Suggestion, indent

_LEMMA = """have cop : ∀ (n : Nat) (w x : Int), w % «p» ≠ 0 → («p» : Int) ^ n ∣ x * w →
    («p» : Int) ^ n ∣ x := by
  intro n w x hw
  induction n generalizing x with
  | zero => intro _; exact ⟨x, by rw [Int.pow_zero, Int.one_mul]⟩
  | succ n ih =>
    intro hd
    have hx : («p» : Int) ∣ x * w := Int.dvd_trans ⟨«p» ^ n, by rw [Int.pow_succ, Int.mul_comm]⟩ hd
    have hx : x * w % «p» = 0 := by omega
    have cx : «cases x» := by omega
    have cw : «cases w» := by omega
    have h0 : x % «p» = 0 := by
      rw [Int.mul_emod] at hx
      rcases cx with i | i«more» <;> rcases cw with j | j«more» <;>
        first | omega | (exfalso; rw [i, j] at hx; revert hx; decide)
    obtain ⟨y, rfl⟩ : ∃ y, x = «p» * y := ⟨x / «p», by omega⟩
    obtain ⟨z, hz⟩ := hd
    have hy : («p» : Int) ^ n ∣ y * w := ⟨z, by
      rw [Int.pow_succ] at hz
      have : «p» * (y * w) = «p» * («p» ^ n * z) := by grind
      omega⟩
    obtain ⟨t, ht⟩ := ih y hy
    exact ⟨t, by rw [ht, Int.pow_succ]; grind⟩
"""
_PRIMES = (2, 3, 5, 7)


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For a conclusion `d ∣ Q` and a fact `d ∣ P` over the integers, one a multiple of the other."""
    goal = integer_multiple(sequent)
    if goal is None:
        return
    divisor, target, q = goal
    for f, term, p in known_multiples(sequent, divisor):
        if p == q:
            continue
        if (w := _quotient(q, p)) is not None:
            yield Suggestion(
                f"obtain ⟨k, hk⟩ := {f.proof}\nexact ⟨k * ({w.lean()}), by grind⟩", 0.85
            )
        elif (w := _quotient(p, q)) is not None:
            yield from _dropped(divisor, term, target, w, f.proof, sequent)


def _quotient(p: Poly, q: Poly) -> Poly | None:
    """p / q where that is a polynomial with integer coefficients."""
    if any(c.denominator != 1 for poly in (p, q) for c in poly.terms.values()) or q == Poly.const(
        0
    ):
        return None
    symbols = [sympy.Symbol(a) for a in sorted({*p.atoms, *q.atoms})]
    if not symbols or max(p.degree, q.degree) > 12:
        return None
    quotient, rest = sympy.div(to_sympy(p), to_sympy(q), *symbols)
    found = from_sympy(sympy.expand(quotient))
    if rest != 0 or any(c.denominator != 1 for c in found.terms.values()):
        return None
    return found


def _dropped(
    divisor: Term, term: Term, target: Term, w: Poly, proof: str, sequent: Sequent
) -> Iterator[Suggestion]:
    match divisor:
        case Binary("^", Num(base), Name(n)) if base in map(Fraction, _PRIMES):
            p = int(base)
        case _:
            return
    residues = _residues(sequent, p)
    if not all(a in residues for a in w.atoms):
        return
    value = w.evaluate({a: Fraction(residues[a][1]) for a in w.atoms})
    if int(value) % p == 0:
        return
    lemma = (
        _LEMMA.replace("«cases x»", " ∨ ".join(f"x % {p} = {r}" for r in range(p)))
        .replace("«cases w»", " ∨ ".join(f"w % {p} = {r}" for r in range(p)))
        .replace("«more»", " | i" * (p - 2) if p > 2 else "")
        .replace("«p»", str(p))
    )
    if p > 2:  # the second pattern names the other residue
        lemma = lemma.replace(
            "rcases cw with j | j" + " | i" * (p - 2), "rcases cw with " + " | ".join("j" * p)
        )
    facts = ", ".join(residues[a][0] for a in w.atoms)
    yield Suggestion(
        f"{lemma}have unit : ({w.lean()}) % {p} ≠ 0 := by\n"
        + indent(
            f"simp [Int.add_emod, Int.sub_emod, Int.neg_emod, Int.mul_emod, Int.pow_succ, {facts}]"
        )
        + f"\nhave product : {show(term)} = ({show(target)}) * ({w.lean()}) := by grind\n"
        f"rw [product] at {proof}\nexact cop {n} _ _ unit {proof}",
        0.85,
    )


def _residues(sequent: Sequent, p: int) -> dict[str, tuple[str, int]]:
    """Variables whose residue modulo p a hypothesis states: its proof and the residue."""
    found: dict[str, tuple[str, int]] = {}
    for f in sequent.facts():
        match f.statement:
            case Binary("=", Binary("%", Name(x), Num(m)), Num(r)) if m == p:
                found[x] = (f.proof, int(r))
            case _:
                continue
    return found
