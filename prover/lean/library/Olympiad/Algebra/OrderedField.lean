module

public import Olympiad.Algebra.Field
public import Olympiad.Algebra.OrderedRing

/-!
# Ordered fields

Signs and comparisons of quotients, under their usual names.
-/

@[expose] public section

open Lean.Grind
attribute [local instance] Field.zpow

universe u
variable {K : Type u} [Field K] [LE K] [LT K] [Std.IsLinearOrder K] [Std.LawfulOrderLT K]
  [OrderedRing K] {a b c d : K}

@[simp] theorem inv_pos : 0 < a⁻¹ ↔ 0 < a := Field.IsOrdered.inv_pos_iff

theorem inv_pos_of_pos (h : 0 < a) : 0 < a⁻¹ := inv_pos.2 h

@[simp] theorem inv_nonneg : 0 ≤ a⁻¹ ↔ 0 ≤ a := by
  have := inv_pos (a := a)
  have := inv_eq_zero (a := a)
  grind

@[simp] theorem inv_lt_zero : a⁻¹ < 0 ↔ a < 0 := by
  have := inv_nonneg (a := a)
  grind

theorem div_pos (ha : 0 < a) (hb : 0 < b) : 0 < a / b := by
  rw [div_eq_mul_inv]; exact mul_pos ha (inv_pos.2 hb)

theorem div_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a / b := by
  rw [div_eq_mul_inv]; exact mul_nonneg ha (inv_nonneg.2 hb)

theorem div_neg_of_neg_of_pos (ha : a < 0) (hb : 0 < b) : a / b < 0 := by
  rw [div_eq_mul_inv]; exact mul_neg_of_neg_of_pos ha (inv_pos.2 hb)

theorem div_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a / b < 0 := by
  rw [div_eq_mul_inv]; exact mul_neg_of_pos_of_neg ha (inv_lt_zero.2 hb)

theorem div_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a / b := by
  rw [div_eq_mul_inv]; exact mul_pos_of_neg_of_neg ha (inv_lt_zero.2 hb)

theorem one_div_pos : 0 < 1 / a ↔ 0 < a := by rw [one_div]; exact inv_pos
theorem half_pos (h : 0 < a) : 0 < a / 2 := by grind
theorem half_lt_self (h : 0 < a) : a / 2 < a := by grind
theorem add_halves (a : K) : a / 2 + a / 2 = a := by grind

/-! ### Comparing a quotient -/

theorem le_div_iff₀ (hc : 0 < c) : a ≤ b / c ↔ a * c ≤ b := by
  have h := mul_le_mul_right (a := a) (b := b / c) hc
  rwa [div_mul_cancel₀ b (by grind), Iff.comm] at h

theorem div_le_iff₀ (hc : 0 < c) : a / c ≤ b ↔ a ≤ b * c := by
  have h := mul_le_mul_right (a := a / c) (b := b) hc
  rwa [div_mul_cancel₀ a (by grind), Iff.comm] at h

theorem lt_div_iff₀ (hc : 0 < c) : a < b / c ↔ a * c < b := by
  have h := mul_lt_mul_right (a := a) (b := b / c) hc
  rwa [div_mul_cancel₀ b (by grind), Iff.comm] at h

theorem div_lt_iff₀ (hc : 0 < c) : a / c < b ↔ a < b * c := by
  have h := mul_lt_mul_right (a := a / c) (b := b) hc
  rwa [div_mul_cancel₀ a (by grind), Iff.comm] at h

theorem le_div_iff₀' (hc : 0 < c) : a ≤ b / c ↔ c * a ≤ b := by rw [le_div_iff₀ hc, mul_comm]
theorem div_le_iff₀' (hc : 0 < c) : a / c ≤ b ↔ a ≤ c * b := by rw [div_le_iff₀ hc, mul_comm]
theorem lt_div_iff₀' (hc : 0 < c) : a < b / c ↔ c * a < b := by rw [lt_div_iff₀ hc, mul_comm]
theorem div_lt_iff₀' (hc : 0 < c) : a / c < b ↔ a < c * b := by rw [div_lt_iff₀ hc, mul_comm]

theorem le_div_iff (hc : 0 < c) : a ≤ b / c ↔ a * c ≤ b := le_div_iff₀ hc
theorem div_le_iff (hc : 0 < c) : a / c ≤ b ↔ a ≤ b * c := div_le_iff₀ hc
theorem lt_div_iff (hc : 0 < c) : a < b / c ↔ a * c < b := lt_div_iff₀ hc
theorem div_lt_iff (hc : 0 < c) : a / c < b ↔ a < b * c := div_lt_iff₀ hc

theorem div_le_div_iff_of_pos (hb : 0 < b) (hd : 0 < d) : a / b ≤ c / d ↔ a * d ≤ c * b := by
  rw [div_le_iff₀ hb, div_mul_eq_mul_div, le_div_iff₀ hd]

theorem div_le_div_iff (hb : 0 < b) (hd : 0 < d) : a / b ≤ c / d ↔ a * d ≤ c * b :=
  div_le_div_iff_of_pos hb hd

theorem div_lt_div_iff (hb : 0 < b) (hd : 0 < d) : a / b < c / d ↔ a * d < c * b := by
  rw [div_lt_iff₀ hb, div_mul_eq_mul_div, lt_div_iff₀ hd]

theorem div_le_div_of_nonneg_right (h : a ≤ b) (hc : 0 ≤ c) : a / c ≤ b / c := by
  rw [div_eq_mul_inv, div_eq_mul_inv]; exact mul_le_mul_of_nonneg_right h (inv_nonneg.2 hc)

theorem div_le_div_right (hc : 0 < c) : a / c ≤ b / c ↔ a ≤ b := by
  rw [div_le_iff₀ hc, div_mul_cancel₀ b (by grind)]

theorem div_lt_div_right (hc : 0 < c) : a / c < b / c ↔ a < b := by
  rw [div_lt_iff₀ hc, div_mul_cancel₀ b (by grind)]

theorem div_le_one (hb : 0 < b) : a / b ≤ 1 ↔ a ≤ b := by rw [div_le_iff₀ hb, one_mul]
theorem div_lt_one (hb : 0 < b) : a / b < 1 ↔ a < b := by rw [div_lt_iff₀ hb, one_mul]
theorem one_le_div (hb : 0 < b) : 1 ≤ a / b ↔ b ≤ a := by rw [le_div_iff₀ hb, one_mul]
theorem one_lt_div (hb : 0 < b) : 1 < a / b ↔ b < a := by rw [lt_div_iff₀ hb, one_mul]

theorem one_div_le_one_div_of_le (ha : 0 < a) (h : a ≤ b) : 1 / b ≤ 1 / a := by
  rw [div_le_div_iff (by grind) ha, one_mul, one_mul]; exact h

theorem one_div_lt_one_div_of_lt (ha : 0 < a) (h : a < b) : 1 / b < 1 / a := by
  rw [div_lt_div_iff (by grind) ha, one_mul, one_mul]; exact h

theorem div_le_div_of_nonneg_left (ha : 0 ≤ a) (hc : 0 < c) (h : c ≤ b) : a / b ≤ a / c := by
  rw [div_le_div_iff (by grind) hc]; exact mul_le_mul_of_nonneg_left h ha

theorem inv_le_inv₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ ≤ b⁻¹ ↔ b ≤ a := by
  have := div_le_div_iff (a := 1) (c := 1) ha hb
  rwa [one_div, one_div, one_mul, one_mul] at this

theorem inv_lt_inv₀ (ha : 0 < a) (hb : 0 < b) : a⁻¹ < b⁻¹ ↔ b < a := by
  have := div_lt_div_iff (a := 1) (c := 1) ha hb
  rwa [one_div, one_div, one_mul, one_mul] at this

theorem zpow_pos (h : 0 < a) (n : ℤ) : 0 < a ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [zpow_natCast]; exact pow_pos h k
  · rw [zpow_neg, zpow_natCast]; exact inv_pos.2 (pow_pos h k)
