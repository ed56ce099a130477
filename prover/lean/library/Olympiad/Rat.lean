module

public import Olympiad.Finset.Sum
public import Init.Data.Rat.Lemmas

/-!
# Rational numbers

Core Lean has `Rat` with Mathlib's fields `num` and `den`; this adds lemmas under Mathlib's names.
Equalities and inequalities of concrete numbers are for `decide +kernel`.
-/

@[expose] public section

namespace Rat

theorem den_ne_zero (q : Rat) : q.den ≠ 0 := q.den_nz

theorem num_div_den (q : Rat) : (q.num : Rat) / q.den = q := by
  rw [← Rat.mkRat_eq_div, Rat.mkRat_self]

theorem eq_iff_mul_eq_mul {p q : Rat} : p = q ↔ p.num * q.den = q.num * p.den := by
  refine ⟨fun h => by rw [h], fun h => ?_⟩
  rw [← num_div_den p, ← num_div_den q]
  have hp : ((p.den : Int) : Rat) ≠ 0 := by simp [p.den_nz]
  have hq : ((q.den : Int) : Rat) ≠ 0 := by simp [q.den_nz]
  have e : ((p.num * q.den : Int) : Rat) = ((q.num * p.den : Int) : Rat) := by rw [h]
  simp only [Rat.intCast_mul] at e
  simp only [Rat.intCast_natCast] at hp hq e
  grind

theorem den_eq_one_iff (q : Rat) : q.den = 1 ↔ (q.num : Rat) = q := by
  refine ⟨fun h => ?_, fun h => by rw [← h]; rfl⟩
  have := num_div_den q
  rw [h] at this
  grind

end Rat
