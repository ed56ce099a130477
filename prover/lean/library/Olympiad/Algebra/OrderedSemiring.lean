module

public import Olympiad.Algebra.Ring

/-!
# Ordered semirings

Products and powers in inequalities, under their usual names: for ℕ, ℤ, ℚ and ℝ.
-/

@[expose] public section

-- The laws of a section are stated for one and the same list of classes.
set_option linter.unusedSectionVars false

open Lean.Grind

universe u

variable {R : Type u} [Semiring R] [LE R] [LT R] [Std.IsLinearOrder R] [Std.LawfulOrderLT R]
  [OrderedRing R] {a b c d : R}

@[simp] theorem zero_lt_one : (0 : R) < 1 := OrderedRing.zero_lt_one

@[simp] theorem zero_le_one : (0 : R) ≤ 1 := Std.le_of_lt zero_lt_one

theorem mul_lt_mul_of_pos_left (h : b < c) (ha : 0 < a) : a * b < a * c :=
  OrderedRing.mul_lt_mul_of_pos_left h ha

theorem mul_lt_mul_of_pos_right (h : b < c) (ha : 0 < a) : b * a < c * a :=
  OrderedRing.mul_lt_mul_of_pos_right h ha

theorem mul_pos (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  have := mul_lt_mul_of_pos_left hb ha
  rwa [mul_zero] at this

theorem mul_le_mul_of_nonneg_left (h : b ≤ c) (ha : 0 ≤ a) : a * b ≤ a * c := by
  by_cases h₁ : b = c
  · rw [h₁]; exact Std.le_refl _
  · by_cases h₂ : 0 = a
    · rw [← h₂, zero_mul, zero_mul]; exact Std.le_refl _
    · exact Std.le_of_lt (mul_lt_mul_of_pos_left (by grind) (by grind))

theorem mul_le_mul_of_nonneg_right (h : b ≤ c) (ha : 0 ≤ a) : b * a ≤ c * a := by
  by_cases h₁ : b = c
  · rw [h₁]; exact Std.le_refl _
  · by_cases h₂ : 0 = a
    · rw [← h₂, mul_zero, mul_zero]; exact Std.le_refl _
    · exact Std.le_of_lt (mul_lt_mul_of_pos_right (by grind) (by grind))

theorem mul_nonneg (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  have := mul_le_mul_of_nonneg_left hb ha
  rwa [mul_zero] at this

theorem mul_le_mul (h₁ : a ≤ b) (h₂ : c ≤ d) (hc : 0 ≤ c) (hb : 0 ≤ b) : a * c ≤ b * d :=
  Std.le_trans (mul_le_mul_of_nonneg_right h₁ hc) (mul_le_mul_of_nonneg_left h₂ hb)

theorem mul_lt_mul'' (h₁ : a < c) (h₂ : b < d) (ha : 0 ≤ a) (hb : 0 ≤ b) : a * b < c * d := by
  have := mul_le_mul_of_nonneg_right (Std.le_of_lt h₁) hb
  have := mul_lt_mul_of_pos_left h₂ (show 0 < c by grind)
  grind

theorem mul_self_le_mul_self (ha : 0 ≤ a) (h : a ≤ b) : a * a ≤ b * b :=
  mul_le_mul h h ha (Std.le_trans ha h)

theorem mul_self_lt_mul_self (ha : 0 ≤ a) (h : a < b) : a * a < b * b :=
  mul_lt_mul'' h h ha ha

theorem pow_pos (h : 0 < a) (n : ℕ) : 0 < a ^ n := by
  induction n with
  | zero => rw [pow_zero]; exact zero_lt_one
  | succ n ih => rw [pow_succ]; exact mul_pos ih h

theorem pow_nonneg (h : 0 ≤ a) (n : ℕ) : 0 ≤ a ^ n := by
  induction n with
  | zero => rw [pow_zero]; exact zero_le_one
  | succ n ih => rw [pow_succ]; exact mul_nonneg ih h

theorem pow_le_pow_left₀ (ha : 0 ≤ a) (h : a ≤ b) (n : ℕ) : a ^ n ≤ b ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero]; exact Std.le_refl _
  | succ n ih =>
    rw [pow_succ, pow_succ]
    exact mul_le_mul ih h ha (pow_nonneg (Std.le_trans ha h) n)

theorem pow_le_pow_left (ha : 0 ≤ a) (h : a ≤ b) (n : ℕ) : a ^ n ≤ b ^ n := pow_le_pow_left₀ ha h n

theorem pow_lt_pow_left₀ (h : a < b) (ha : 0 ≤ a) {n : ℕ} (hn : n ≠ 0) : a ^ n < b ^ n := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_succ_of_ne_zero hn
  rw [Nat.succ_eq_add_one, pow_succ, pow_succ]
  have := mul_le_mul_of_nonneg_right (pow_le_pow_left₀ ha (Std.le_of_lt h) k) ha
  have := mul_lt_mul_of_pos_left h (pow_pos (show 0 < b by grind) k)
  grind

theorem pow_lt_pow_left (h : a < b) (ha : 0 ≤ a) {n : ℕ} (hn : n ≠ 0) : a ^ n < b ^ n :=
  pow_lt_pow_left₀ h ha hn

theorem le_of_pow_le_pow_left₀ {n : ℕ} (hn : n ≠ 0) (hb : 0 ≤ b) (h : a ^ n ≤ b ^ n) : a ≤ b := by
  apply Classical.byContradiction
  intro hc
  have := pow_lt_pow_left₀ (show b < a by grind) hb hn
  grind

theorem lt_of_pow_lt_pow_left₀ (n : ℕ) (hb : 0 ≤ b) (h : a ^ n < b ^ n) : a < b := by
  apply Classical.byContradiction
  intro hc
  have := pow_le_pow_left₀ hb (show b ≤ a by grind) n
  grind

theorem pow_le_pow_iff_left₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) :
    a ^ n ≤ b ^ n ↔ a ≤ b :=
  ⟨le_of_pow_le_pow_left₀ hn hb, fun h => pow_le_pow_left₀ ha h n⟩

theorem pow_lt_pow_iff_left₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) :
    a ^ n < b ^ n ↔ a < b :=
  ⟨lt_of_pow_lt_pow_left₀ n hb, fun h => pow_lt_pow_left₀ h ha hn⟩

theorem pow_left_injective₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) (h : a ^ n = b ^ n) :
    a = b := by
  exact Std.le_antisymm (le_of_pow_le_pow_left₀ hn hb (by rw [h]; exact Std.le_refl _))
    (le_of_pow_le_pow_left₀ hn ha (by rw [h]; exact Std.le_refl _))

theorem pow_left_inj₀ (ha : 0 ≤ a) (hb : 0 ≤ b) {n : ℕ} (hn : n ≠ 0) : a ^ n = b ^ n ↔ a = b :=
  ⟨pow_left_injective₀ ha hb hn, fun h => by rw [h]⟩

theorem one_le_pow₀ (h : 1 ≤ a) {n : ℕ} : 1 ≤ a ^ n := by
  have := pow_le_pow_left₀ zero_le_one h n
  rwa [one_pow] at this

theorem pow_le_one₀ {n : ℕ} (h₀ : 0 ≤ a) (h : a ≤ 1) : a ^ n ≤ 1 := by
  have := pow_le_pow_left₀ h₀ h n
  rwa [one_pow] at this

theorem pow_le_pow_right₀ (h : 1 ≤ a) {m n : ℕ} (hmn : m ≤ n) : a ^ m ≤ a ^ n := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le hmn
  have := mul_le_mul_of_nonneg_left (one_le_pow₀ h (n := k))
    (pow_nonneg (Std.le_trans zero_le_one h) m)
  rwa [mul_one, ← pow_add] at this

theorem pow_lt_pow_right₀ (h : 1 < a) {m n : ℕ} (hmn : m < n) : a ^ m < a ^ n := by
  have h₀ : 0 < a := Std.lt_trans zero_lt_one h
  have h₁ := pow_le_pow_right₀ (Std.le_of_lt h) (show m + 1 ≤ n from hmn)
  have h₂ := mul_lt_mul_of_pos_left h (pow_pos h₀ m)
  rw [mul_one, ← pow_succ] at h₂
  grind
