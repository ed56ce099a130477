module

public import Geometry.Direction
public import Geometry.Direction.Identity

/-!
# Dividing directions by integers, and proofs by combination

A multiple of a direction determines it up to the turns by equal parts of π. `Dir.scale`, `Dir.plus` and
`Dir.close` put together the proof that an equation is a combination of others.
-/

@[expose] public noncomputable section

namespace Geometry

/-! ### Turns by rational parts of π -/

/-- Turns by multiples of one angle. -/
theorem turn_ratio (p : ℤ) (r s : ℝ) (h : r = p * s) : turn r = p • turn s := by rw [h, turn_int_mul]

/-- `q` turns by π / q are a full one. -/
theorem turn_cycle (q : ℤ) (s : ℝ) (h : q * s = 1) : q • turn s = 0 := by rw [← turn_int_mul, h, turn_one]

theorem third_cancel : (3 : ℤ) • turn (1 / 3) = 0 := turn_cycle 3 (1 / 3) (by norm_num)

theorem turn_int (n : ℤ) : turn n = 0 := by
  have h := turn_int_mul n 1
  rw [mul_one, turn_one] at h
  exact h.trans (Lean.Grind.IntModule.zsmul_zero n)

theorem turn_add_int (r : ℝ) (n : ℤ) : turn (r + n) = turn r := by
  rw [turn_add, turn_int]
  dir_identity

theorem turn_eq_turn (r s : ℝ) (n : ℤ) (h : r = s + n) : turn r = turn s := by rw [h, turn_add_int]

theorem turn_half : turn (1 / 2) = Dir.of 0 1 := by
  rw [turn, show Real.pi * (1 / 2) = Real.pi / 2 by ring, Real.cos_pi_div_two, Real.sin_pi_div_two]

theorem turn_third : turn (1 / 3) = Dir.of 1 (√3) := by
  rw [turn, show Real.pi * (1 / 3) = Real.pi / 3 by ring, Real.cos_pi_div_three, Real.sin_pi_div_three]
  have h : √3 ^ 2 = (3 : ℝ) := Real.sq_sqrt (by norm_num)
  exact (Dir.of_eq_of_iff (by grind) (by grind)).2 (by grind)

theorem turn_two_thirds : turn (2 / 3) = -turn (1 / 3) := by
  rw [← turn_neg]
  exact turn_eq_turn _ _ 1 (by norm_num)

theorem turn_half_ne_zero : turn (1 / 2) ≠ 0 := by
  rw [turn_half, ← Dir.of_zero (x := 1) (by grind), Ne, Dir.of_eq_of_iff (by grind) (by grind)]
  grind

/-! ### Division -/

/-- Twice a direction is 0 for two directions only. -/
theorem two_smul_eq_zero {x : Dir} (h : (2 : ℤ) • x = 0) : x = 0 ∨ x = turn (1 / 2) := by
  induction x using Dir.ind with | _ a b ne
  have e : Dir.of a b = -Dir.of a b := by
    have : Dir.of a b + Dir.of a b = 0 := by rw [← h]; dir_identity
    grind
  rw [Dir.neg_of ne, Dir.of_eq_of_iff ne (by grind)] at e
  rw [turn_half]
  by_cases hb : b = 0
  · subst hb
    exact .inl (Dir.of_zero (by grind))
  · have ha : a = 0 := by grind
    exact .inr ((Dir.of_eq_of_iff ne (by grind)).2 (by grind))

/-- Three times a direction is 0 for three directions only. -/
theorem three_smul_eq_zero {x : Dir} (h : (3 : ℤ) • x = 0) :
    x = 0 ∨ x = turn (1 / 3) ∨ x = turn (2 / 3) := by
  induction x using Dir.ind with | _ a b ne
  have r : √3 ^ 2 = (3 : ℝ) := Real.sq_sqrt (by norm_num)
  have e : Dir.of a b + Dir.of a b = -Dir.of a b := by
    have : Dir.of a b + Dir.of a b + Dir.of a b = 0 := by rw [← h]; dir_identity
    grind
  have sq : (a * a - b * b) ^ 2 + (a * b + b * a) ^ 2 ≠ 0 := by
    have : (a * a - b * b) ^ 2 + (a * b + b * a) ^ 2 = (a ^ 2 + b ^ 2) * (a ^ 2 + b ^ 2) := by ring
    grind
  rw [Dir.neg_of ne, Dir.of_add_of ne ne, Dir.of_eq_of_iff sq (by grind)] at e
  have k : b * ((√3 * a - b) * (√3 * a + b)) = 0 := by grind
  rw [turn_two_thirds, turn_third, Dir.neg_of (by grind)]
  rcases mul_eq_zero.1 k with k | k
  · subst k
    exact .inl (Dir.of_zero (by grind))
  · rcases mul_eq_zero.1 k with k | k
    · exact .inr (.inl ((Dir.of_eq_of_iff ne (by grind)).2 (by grind)))
    · exact .inr (.inr ((Dir.of_eq_of_iff ne (by grind)).2 (by grind)))

/-- Four times a direction is 0 for four directions only. -/
theorem four_smul_eq_zero {x : Dir} (h : (4 : ℤ) • x = 0) :
    x = 0 ∨ x = turn (1 / 4) ∨ x = turn (1 / 2) ∨ x = turn (3 / 4) := by
  have q : turn (1 / 2) = (2 : ℤ) • turn (1 / 4) := turn_ratio 2 _ _ (by norm_num)
  have t : turn (3 / 4) = (3 : ℤ) • turn (1 / 4) := turn_ratio 3 _ _ (by norm_num)
  have h' : (2 : ℤ) • ((2 : ℤ) • x) = 0 := by rw [← h]; dir_identity
  rcases two_smul_eq_zero h' with e | e
  · rcases two_smul_eq_zero e with e | e
    · exact .inl e
    · exact .inr (.inr (.inl e))
  · have e' : (2 : ℤ) • (x - turn (1 / 4)) = 0 := by
      rw [show (2 : ℤ) • (x - turn (1 / 4)) = (2 : ℤ) • x - (2 : ℤ) • turn (1 / 4) by dir_identity, e, q]
      dir_identity
    rcases two_smul_eq_zero e' with e | e
    · exact .inr (.inl (by rw [show x = x - turn (1 / 4) + turn (1 / 4) by dir_identity, e]; dir_identity))
    · refine .inr (.inr (.inr ?_))
      rw [show x = x - turn (1 / 4) + turn (1 / 4) by dir_identity, e, q, t]
      dir_identity

namespace Dir
variable {x y g k : Dir}

protected theorem eq_of_sub {t : Dir} (h : x - y = t) : x = y + t := by rw [← h]; dir_identity

protected theorem eq_of_sub_zero (h : x - y = 0) : x = y := (Dir.eq_of_sub h).trans (by dir_identity)

end Dir

/-- A direction is known from its double up to a right angle. -/
theorem two_smul_eq {x y : Dir} (h : (2 : ℤ) • x = (2 : ℤ) • y) : x = y ∨ x = y + turn (1 / 2) := by
  have e : (2 : ℤ) • (x - y) = 0 := by
    rw [show (2 : ℤ) • (x - y) = (2 : ℤ) • x - (2 : ℤ) • y by dir_identity, h]; dir_identity
  exact (two_smul_eq_zero e).imp Dir.eq_of_sub_zero Dir.eq_of_sub

/-- A direction is known from its triple up to thirds of π. -/
theorem three_smul_eq {x y : Dir} (h : (3 : ℤ) • x = (3 : ℤ) • y) :
    x = y ∨ x = y + turn (1 / 3) ∨ x = y + turn (2 / 3) := by
  have e : (3 : ℤ) • (x - y) = 0 := by
    rw [show (3 : ℤ) • (x - y) = (3 : ℤ) • x - (3 : ℤ) • y by dir_identity, h]; dir_identity
  exact (three_smul_eq_zero e).imp Dir.eq_of_sub_zero (Or.imp Dir.eq_of_sub Dir.eq_of_sub)

/-! ### Combinations -/

namespace Dir
variable {x y g k : Dir}

/-- A multiple of an equation. -/
theorem scale (m : ℤ) (h : x = y) : m • (x - y) = 0 := by
  rw [h, show y - y = 0 by dir_identity, Lean.Grind.IntModule.zsmul_zero]

/-- The sum of two equations. -/
theorem plus (hx : x = 0) (hy : y = 0) : x + y = 0 := by rw [hx, hy]; dir_identity

/-- An equation that is a combination of others. -/
theorem close (hx : x = 0) (e : g - k = x) : g = k := Dir.eq_of_sub_zero (e.trans hx)

/-- An equation whose double is a combination of others. -/
theorem close_half (hx : x = 0) (e : (2 : ℤ) • (g - k) = x) (other : g ≠ k + turn (1 / 2)) : g = k :=
  (two_smul_eq_zero (e.trans hx)).elim Dir.eq_of_sub_zero fun h => absurd (Dir.eq_of_sub h) other

/-- An equation whose triple is a combination of others. -/
theorem close_third (hx : x = 0) (e : (3 : ℤ) • (g - k) = x) (other₁ : g ≠ k + turn (1 / 3))
    (other₂ : g ≠ k + turn (2 / 3)) : g = k :=
  (three_smul_eq_zero (e.trans hx)).elim Dir.eq_of_sub_zero fun h =>
    h.elim (fun h => absurd (Dir.eq_of_sub h) other₁) fun h => absurd (Dir.eq_of_sub h) other₂

/-- An equation four times which is a combination of others. -/
theorem close_quarter (hx : x = 0) (e : (4 : ℤ) • (g - k) = x) (other₁ : g ≠ k + turn (1 / 4))
    (other₂ : g ≠ k + turn (1 / 2)) (other₃ : g ≠ k + turn (3 / 4)) : g = k :=
  (four_smul_eq_zero (e.trans hx)).elim Dir.eq_of_sub_zero fun h =>
    h.elim (fun h => absurd (Dir.eq_of_sub h) other₁) fun h =>
      h.elim (fun h => absurd (Dir.eq_of_sub h) other₂) fun h => absurd (Dir.eq_of_sub h) other₃

end Dir

end Geometry
