module

public import Olympiad.Algebra.Ring

/-!
# Products that vanish

Laws of ℕ, ℤ and fields that rest on a vanishing product having a vanishing factor.
-/

@[expose] public section

open Lean.Grind (Semiring CommRing)

universe u

/-- A product is zero only if a factor is. -/
class NoZeroDivisors (R : Type u) [Semiring R] : Prop where
  eq_zero_or_eq_zero_of_mul_eq_zero : ∀ {a b : R}, a * b = 0 → a = 0 ∨ b = 0

export NoZeroDivisors (eq_zero_or_eq_zero_of_mul_eq_zero)

instance : NoZeroDivisors ℕ := ⟨Nat.mul_eq_zero.1⟩
instance : NoZeroDivisors ℤ := ⟨Int.mul_eq_zero.1⟩

section Semiring
variable {R : Type u} [Semiring R] [NoZeroDivisors R] {a b : R}

@[simp] theorem mul_eq_zero : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  refine ⟨eq_zero_or_eq_zero_of_mul_eq_zero, ?_⟩
  rintro (h | h)
  · rw [h, zero_mul]
  · rw [h, mul_zero]

theorem mul_ne_zero (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := fun h =>
  (mul_eq_zero.1 h).elim ha hb

theorem mul_ne_zero_iff : a * b ≠ 0 ↔ a ≠ 0 ∧ b ≠ 0 := by rw [Ne, mul_eq_zero, not_or]
theorem left_ne_zero_of_mul (h : a * b ≠ 0) : a ≠ 0 := (mul_ne_zero_iff.1 h).1
theorem right_ne_zero_of_mul (h : a * b ≠ 0) : b ≠ 0 := (mul_ne_zero_iff.1 h).2
theorem mul_self_eq_zero : a * a = 0 ↔ a = 0 := by rw [mul_eq_zero, or_self]

theorem eq_zero_of_pow_eq_zero {n : ℕ} (hn : n ≠ 0) (h : a ^ n = 0) : a = 0 := by
  induction n with
  | zero => exact absurd rfl hn
  | succ n ih =>
    rw [pow_succ] at h
    refine (mul_eq_zero.1 h).elim (fun k => ?_) id
    by_cases hn' : n = 0
    · subst hn'; rw [pow_zero] at h k; rw [k, zero_mul] at h; rw [← one_mul a, k, zero_mul]
    · exact ih hn' k

theorem pow_eq_zero_iff {n : ℕ} (hn : n ≠ 0) : a ^ n = 0 ↔ a = 0 :=
  ⟨eq_zero_of_pow_eq_zero hn, fun h => by rw [h, zero_pow hn]⟩

@[simp] theorem pow_succ_eq_zero {n : ℕ} : a ^ (n + 1) = 0 ↔ a = 0 :=
  pow_eq_zero_iff (Nat.succ_ne_zero n)

@[simp] theorem sq_eq_zero_iff : a ^ 2 = 0 ↔ a = 0 := pow_eq_zero_iff (by decide)
theorem sq_eq_zero' : a ^ 2 = 0 ↔ a = 0 := sq_eq_zero_iff
theorem sq_eq_zero : a ^ 2 = 0 ↔ a = 0 := sq_eq_zero_iff

theorem pow_eq_zero {n : ℕ} (h : a ^ n = 0) : a = 0 := by
  by_cases hn : n = 0
  · subst hn; rw [pow_zero] at h; rw [← one_mul a, h, zero_mul]
  · exact eq_zero_of_pow_eq_zero hn h

theorem pow_ne_zero (n : ℕ) (h : a ≠ 0) : a ^ n ≠ 0 := fun k => h (pow_eq_zero k)

end Semiring

section CommRing
variable {R : Type u} [CommRing R] [NoZeroDivisors R] {a b c : R}

@[simp] theorem mul_eq_mul_left_iff : a * b = a * c ↔ b = c ∨ a = 0 := by
  have := mul_eq_zero (a := a) (b := b - c)
  grind

@[simp] theorem mul_eq_mul_right_iff : a * c = b * c ↔ a = b ∨ c = 0 := by
  have := mul_eq_zero (a := a - b) (b := c)
  grind

theorem mul_left_cancel₀ (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  (mul_eq_mul_left_iff.1 h).resolve_right ha

theorem mul_right_cancel₀ (hb : b ≠ 0) (h : a * b = c * b) : a = c :=
  (mul_eq_mul_right_iff.1 h).resolve_right hb

theorem mul_left_inj' (hc : c ≠ 0) : a * c = b * c ↔ a = b :=
  ⟨mul_right_cancel₀ hc, fun h => by rw [h]⟩

theorem mul_right_inj' (ha : a ≠ 0) : a * b = a * c ↔ b = c :=
  ⟨mul_left_cancel₀ ha, fun h => by rw [h]⟩

theorem mul_self_eq_mul_self_iff : a * a = b * b ↔ a = b ∨ a = -b := by
  have := mul_eq_zero (a := a - b) (b := a + b)
  grind

theorem sq_eq_sq_iff_eq_or_eq_neg : a ^ 2 = b ^ 2 ↔ a = b ∨ a = -b := by
  rw [sq, sq, mul_self_eq_mul_self_iff]

theorem sq_eq_one_iff_of_ne_neg_one (h : a ≠ -1) : a ^ 2 = 1 ↔ a = 1 := by
  have := sq_eq_sq_iff_eq_or_eq_neg (a := a) (b := 1)
  rw [one_pow] at this
  grind

end CommRing
