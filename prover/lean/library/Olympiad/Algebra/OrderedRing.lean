module

public import Olympiad.Algebra.OrderedSemiring

/-!
# Ordered rings

Sums, differences, products and squares in inequalities, under their usual names: for ℤ, ℚ and ℝ.
-/

@[expose] public section

open Lean.Grind

universe u
variable {R : Type u} [CommRing R] [LE R] [LT R] [Std.IsLinearOrder R] [Std.LawfulOrderLT R]
  [OrderedRing R] {a b c d : R}

@[simp] theorem sub_nonneg : 0 ≤ a - b ↔ b ≤ a := by grind
@[simp] theorem sub_pos : 0 < a - b ↔ b < a := by grind
@[simp] theorem sub_nonpos : a - b ≤ 0 ↔ a ≤ b := by grind
@[simp] theorem sub_neg : a - b < 0 ↔ a < b := by grind
theorem sub_lt_iff_lt_add : a - c < b ↔ a < b + c := by grind
theorem sub_le_iff_le_add : a - c ≤ b ↔ a ≤ b + c := by grind
theorem lt_sub_iff_add_lt : a < c - b ↔ a + b < c := by grind
theorem le_sub_iff_add_le : a ≤ c - b ↔ a + b ≤ c := by grind
theorem neg_lt_neg (h : a < b) : -b < -a := by grind
theorem neg_le_neg (h : a ≤ b) : -b ≤ -a := by grind
@[simp] theorem neg_nonneg : 0 ≤ -a ↔ a ≤ 0 := by grind
@[simp] theorem neg_pos : 0 < -a ↔ a < 0 := by grind
@[simp] theorem neg_nonpos : -a ≤ 0 ↔ 0 ≤ a := by grind
@[simp] theorem neg_lt_zero : -a < 0 ↔ 0 < a := by grind
@[simp] theorem neg_le_neg_iff : -a ≤ -b ↔ b ≤ a := by grind
@[simp] theorem neg_lt_neg_iff : -a < -b ↔ b < a := by grind
theorem neg_le : -a ≤ b ↔ -b ≤ a := by grind
theorem le_neg : a ≤ -b ↔ b ≤ -a := by grind
theorem add_pos (ha : 0 < a) (hb : 0 < b) : 0 < a + b := by grind
theorem add_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := by grind
theorem add_pos_of_pos_of_nonneg (ha : 0 < a) (hb : 0 ≤ b) : 0 < a + b := by grind
theorem add_pos_of_nonneg_of_pos (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b := by grind
theorem add_le_add (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := by grind
theorem add_lt_add (h₁ : a < b) (h₂ : c < d) : a + c < b + d := by grind
theorem add_lt_add_of_le_of_lt (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d := by grind
theorem add_lt_add_of_lt_of_le (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d := by grind
theorem le_add_of_nonneg_right (h : 0 ≤ b) : a ≤ a + b := by grind
theorem le_add_of_nonneg_left (h : 0 ≤ b) : a ≤ b + a := by grind
theorem lt_add_of_pos_right (a : R) (h : 0 < b) : a < a + b := by grind
theorem lt_add_of_pos_left (a : R) (h : 0 < b) : a < b + a := by grind
theorem lt_add_one (a : R) : a < a + 1 := lt_add_of_pos_right a zero_lt_one
theorem add_le_add_left (h : b ≤ c) (a : R) : a + b ≤ a + c := by grind
theorem add_le_add_right (h : b ≤ c) (a : R) : b + a ≤ c + a := by grind
theorem sub_le_sub (h₁ : a ≤ b) (h₂ : c ≤ d) : a - d ≤ b - c := by grind
theorem add_eq_zero_iff_of_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : a + b = 0 ↔ a = 0 ∧ b = 0 := by
  grind

theorem mul_self_nonneg (a : R) : 0 ≤ a * a := by
  by_cases h : 0 ≤ a
  · exact mul_nonneg h h
  · have := mul_nonneg (a := -a) (b := -a) (by grind) (by grind)
    rwa [neg_mul_neg] at this

theorem sq_nonneg (a : R) : 0 ≤ a ^ 2 := by rw [sq]; exact mul_self_nonneg a
theorem pow_two_nonneg (a : R) : 0 ≤ a ^ 2 := sq_nonneg a
theorem sq_pos_of_pos (h : 0 < a) : 0 < a ^ 2 := pow_pos h 2
theorem mul_pos_of_neg_of_neg (ha : a < 0) (hb : b < 0) : 0 < a * b := by
  have := mul_pos (a := -a) (b := -b) (by grind) (by grind)
  rwa [neg_mul_neg] at this
theorem mul_neg_of_pos_of_neg (ha : 0 < a) (hb : b < 0) : a * b < 0 := by
  have := mul_pos (a := a) (b := -b) ha (by grind)
  grind
theorem mul_neg_of_neg_of_pos (ha : a < 0) (hb : 0 < b) : a * b < 0 := by
  have := mul_neg_of_pos_of_neg hb ha
  grind
theorem mul_nonneg_of_nonpos_of_nonpos (ha : a ≤ 0) (hb : b ≤ 0) : 0 ≤ a * b := by
  have := mul_nonneg (a := -a) (b := -b) (by grind) (by grind)
  rwa [neg_mul_neg] at this
theorem mul_nonpos_of_nonneg_of_nonpos (ha : 0 ≤ a) (hb : b ≤ 0) : a * b ≤ 0 := by
  have := mul_nonneg (a := a) (b := -b) ha (by grind)
  grind

theorem mul_self_pos : 0 < a * a ↔ a ≠ 0 := by
  constructor
  · intro h h₀
    rw [h₀, mul_zero] at h
    grind
  · intro h
    by_cases h₁ : 0 < a
    · exact mul_pos h₁ h₁
    · exact mul_pos_of_neg_of_neg (by grind) (by grind)

theorem sq_pos_of_ne_zero (h : a ≠ 0) : 0 < a ^ 2 := by rw [sq]; exact mul_self_pos.2 h
theorem sq_pos_of_neg (h : a < 0) : 0 < a ^ 2 := sq_pos_of_ne_zero (by grind)
theorem sq_pos_iff : 0 < a ^ 2 ↔ a ≠ 0 := by rw [sq]; exact mul_self_pos

theorem pos_of_mul_pos_left (h : 0 < a * b) (ha : 0 ≤ a) : 0 < b := by
  apply Classical.byContradiction
  intro hc
  have := mul_nonpos_of_nonneg_of_nonpos ha (show b ≤ 0 by grind)
  grind

theorem lt_of_mul_lt_mul_left (h : c * a < c * b) (hc : 0 ≤ c) : a < b := by
  apply Classical.byContradiction
  intro hn
  have := mul_le_mul_of_nonneg_left (show b ≤ a by grind) hc
  grind

theorem le_of_mul_le_mul_left (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b := by
  apply Classical.byContradiction
  intro hn
  have := mul_lt_mul_of_pos_left (show b < a by grind) hc
  grind

theorem lt_of_mul_lt_mul_right (h : a * c < b * c) (hc : 0 ≤ c) : a < b :=
  lt_of_mul_lt_mul_left (by rwa [mul_comm c a, mul_comm c b]) hc

theorem le_of_mul_le_mul_right (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b :=
  le_of_mul_le_mul_left (by rwa [mul_comm c a, mul_comm c b]) hc

theorem mul_le_mul_left (hc : 0 < c) : c * a ≤ c * b ↔ a ≤ b :=
  ⟨fun h => le_of_mul_le_mul_left h hc, fun h => mul_le_mul_of_nonneg_left h (Std.le_of_lt hc)⟩

theorem mul_le_mul_right (hc : 0 < c) : a * c ≤ b * c ↔ a ≤ b :=
  ⟨fun h => le_of_mul_le_mul_right h hc, fun h => mul_le_mul_of_nonneg_right h (Std.le_of_lt hc)⟩

theorem mul_lt_mul_left (hc : 0 < c) : c * a < c * b ↔ a < b :=
  ⟨fun h => lt_of_mul_lt_mul_left h (Std.le_of_lt hc), fun h => mul_lt_mul_of_pos_left h hc⟩

theorem mul_lt_mul_right (hc : 0 < c) : a * c < b * c ↔ a < b :=
  ⟨fun h => lt_of_mul_lt_mul_right h (Std.le_of_lt hc), fun h => mul_lt_mul_of_pos_right h hc⟩

theorem two_mul_le_add_sq (a b : R) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  have := sq_nonneg (a - b)
  rw [sub_sq] at this
  grind

theorem sq_lt_sq' (h₁ : -b < a) (h₂ : a < b) : a ^ 2 < b ^ 2 := by
  have := mul_pos (a := b - a) (b := b + a) (by grind) (by grind)
  grind

theorem sq_le_sq' (h₁ : -b ≤ a) (h₂ : a ≤ b) : a ^ 2 ≤ b ^ 2 := by
  have := mul_nonneg (a := b - a) (b := b + a) (by grind) (by grind)
  grind

theorem abs_le_of_sq_le_sq' (h : a ^ 2 ≤ b ^ 2) (hb : 0 ≤ b) : -b ≤ a ∧ a ≤ b := by
  refine ⟨Classical.byContradiction fun hc => ?_, Classical.byContradiction fun hc => ?_⟩
  · have := mul_pos (a := b - a) (b := -a - b) (by grind) (by grind)
    grind
  · have := mul_pos (a := a - b) (b := a + b) (by grind) (by grind)
    grind
