module

public import Olympiad.Complex.Exp

/-!
# The real exponential function and logarithm

`Real.exp` is the restriction of `Complex.exp`; it is positive, increasing and onto the positive
numbers. `Real.log x` is its inverse at `|x|`, and zero at zero. `Real.logb b x` is the logarithm to
the base `b`.
-/

@[expose] public noncomputable section

namespace Real

/-- The exponential function on the reals. -/
def exp (x : ℝ) : ℝ := (Complex.exp x).re

@[simp, norm_cast] theorem _root_.Complex.ofReal_exp (x : ℝ) :
    ((exp x : ℝ) : ℂ) = Complex.exp x := by
  have h := congrArg Complex.im (Complex.exp_conj x)
  rw [Complex.conj_ofReal, Complex.conj_im] at h
  ext
  · rfl
  · rw [Complex.ofReal_im]; grind

@[simp] theorem exp_zero : exp 0 = 1 := by
  rw [← Complex.ofReal_inj, Complex.ofReal_exp]; exact Complex.exp_zero

theorem exp_add (x y : ℝ) : exp (x + y) = exp x * exp y := by
  rw [← Complex.ofReal_inj, Complex.ofReal_mul, Complex.ofReal_exp, Complex.ofReal_exp,
    Complex.ofReal_exp, Complex.ofReal_add, Complex.exp_add]

theorem exp_mul_exp_neg (x : ℝ) : exp x * exp (-x) = 1 := by
  rw [← exp_add, add_neg_cancel, exp_zero]

@[simp] theorem exp_ne_zero (x : ℝ) : exp x ≠ 0 := fun h => by
  have := exp_mul_exp_neg x
  rw [h, zero_mul] at this
  exact zero_ne_one this

@[simp] theorem exp_pos (x : ℝ) : 0 < exp x := by
  rw [show x = x / 2 + x / 2 by grind, exp_add]
  exact mul_self_pos.2 (exp_ne_zero _)

theorem exp_nonneg (x : ℝ) : 0 ≤ exp x := le_of_lt (exp_pos x)
grind_pattern exp_pos => exp x

theorem exp_neg (x : ℝ) : exp (-x) = (exp x)⁻¹ :=
  (inv_eq_of_mul_eq_one_right (exp_mul_exp_neg x)).symm

theorem exp_sub (x y : ℝ) : exp (x - y) = exp x / exp y := by
  rw [sub_eq_add_neg, exp_add, exp_neg, div_eq_mul_inv]

theorem exp_nat_mul (x : ℝ) (n : ℕ) : exp (n * x) = exp x ^ n := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, exp_zero, pow_zero]
  | succ n ih => rw [Nat.cast_succ, add_mul, one_mul, exp_add, ih, pow_succ]

theorem exp_int_mul (x : ℝ) (n : ℤ) : exp (n * x) = exp x ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, exp_nat_mul, zpow_natCast]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, exp_neg, exp_nat_mul, zpow_neg, zpow_natCast]

/-! ### Order -/

theorem add_one_le_exp (x : ℝ) : x + 1 ≤ exp x := by
  by_cases hx : -1 ≤ x
  · obtain ⟨C, hC⟩ := Complex.exists_exp_approx x
    refine sub_nonpos.1 (Real.nonpos_of_le_div_two_pow (C := C) fun n => ?_)
    have hp : (1 : ℝ) ≤ 2 ^ n := one_le_pow₀ (by grind)
    have hx' : -1 ≤ x / 2 ^ n := by
      rw [le_div_iff₀ (by grind)]; grind
    have h₁ := one_add_mul_le_pow hx' (2 ^ n)
    rw [Nat.cast_pow, Nat.cast_ofNat, mul_div_cancel' x (by grind)] at h₁
    have h₂ : (x : ℂ).expApprox n = (((1 + x / 2 ^ n) ^ 2 ^ n : ℝ) : ℂ) := by
      simp only [Complex.expApprox, Complex.ofReal_pow, Complex.ofReal_add,
        Complex.ofReal_div, Complex.ofReal_ofNat]
    have h₃ := hC n
    rw [h₂, ← Complex.ofReal_exp, ← Complex.ofReal_sub, Complex.taxi_ofReal] at h₃
    have := (abs_le.1 h₃).2
    grind
  · have := exp_pos x
    grind

theorem add_one_lt_exp {x : ℝ} (hx : x ≠ 0) : x + 1 < exp x := by
  have h := mul_self_le_mul_self (a := x / 2 + 1) (b := exp (x / 2))
  have hsq : exp x = exp (x / 2) * exp (x / 2) := by
    rw [← exp_add, show x / 2 + x / 2 = x by grind]
  have h₁ := add_one_le_exp (x / 2)
  have h₂ := mul_self_pos.2 hx
  have := exp_pos x
  by_cases hx' : 0 ≤ x / 2 + 1
  · have := h hx' h₁
    grind
  · grind

theorem exp_strictMono {x y : ℝ} (h : x < y) : exp x < exp y := by
  have h₁ := add_one_lt_exp (x := y - x) (by grind)
  have h₂ := mul_lt_mul_of_pos_left h₁ (exp_pos x)
  rw [← exp_add, show x + (y - x) = y by grind] at h₂
  have := mul_pos (exp_pos x) (sub_pos.2 h)
  grind

@[simp] theorem exp_lt_exp {x y : ℝ} : exp x < exp y ↔ x < y := by
  refine ⟨fun h => ?_, exp_strictMono⟩
  apply Classical.byContradiction
  intro hc
  rcases eq_or_lt_of_le (show y ≤ x by grind) with k | k
  · rw [k] at h; exact lt_irrefl _ h
  · exact lt_irrefl _ (lt_trans h (exp_strictMono k))

@[simp] theorem exp_le_exp {x y : ℝ} : exp x ≤ exp y ↔ x ≤ y := by
  rw [← not_lt, exp_lt_exp, not_lt]

@[simp] theorem exp_inj {x y : ℝ} : exp x = exp y ↔ x = y := by
  refine ⟨fun h => le_antisymm (exp_le_exp.1 (le_of_eq h)) (exp_le_exp.1 (le_of_eq h.symm)), ?_⟩
  rintro rfl; rfl

theorem exp_injective : Function.Injective exp := fun _ _ => exp_inj.1
@[simp] theorem exp_eq_one_iff {x : ℝ} : exp x = 1 ↔ x = 0 := by rw [← exp_zero, exp_inj]

/-! ### Every positive number is a value -/

protected theorem exp_le_inv_one_sub {h : ℝ} (h₁ : h < 1) : exp h ≤ 1 / (1 - h) := by
  have := add_one_le_exp (-h)
  rw [exp_neg] at this
  have k := mul_le_mul_of_nonneg_right this (exp_nonneg h)
  rw [inv_mul_cancel₀ (exp_ne_zero h)] at k
  rw [le_div_iff₀ (by grind)]
  grind

theorem exists_exp_eq {y : ℝ} (hy : 0 < y) : ∃ x, exp x = y := by
  have low : exp (-(1 / y)) ≤ y := by
    have h₁ := add_one_le_exp (1 / y)
    have h₂ := div_pos zero_lt_one hy
    have h₃ := mul_le_mul_of_nonneg_left (show 1 / y ≤ exp (1 / y) by grind) (le_of_lt hy)
    rw [mul_div_cancel' 1 (by grind)] at h₃
    have h₄ := mul_le_mul_of_nonneg_right h₃ (exp_nonneg (-(1 / y)))
    rwa [one_mul, mul_assoc, exp_mul_exp_neg, mul_one] at h₄
  obtain ⟨s, hs₁, hs₂⟩ := Real.exists_lub (fun x => exp x ≤ y) ⟨_, low⟩
    ⟨y, fun x hx => by have := add_one_le_exp x; grind⟩
  refine ⟨s, ?_⟩
  have he := exp_pos s
  rcases lt_trichotomy (exp s) y with h | h | h
  · exfalso
    have hq : exp s / y < 1 := (div_lt_one hy).2 h
    have hq₀ := div_pos he hy
    have h₁ := Real.exp_le_inv_one_sub (h := 1 - exp s / y) (by grind)
    have h₂ := mul_le_mul_of_nonneg_left h₁ (le_of_lt he)
    rw [← exp_add, show exp s * (1 / (1 - (1 - exp s / y))) = y by grind] at h₂
    have := hs₁ _ h₂
    grind
  · exact h
  · exfalso
    have hq : y / exp s < 1 := (div_lt_one he).2 h
    have h₁ := add_one_le_exp (-(1 - y / exp s))
    have h₂ := mul_le_mul_of_nonneg_left h₁ (le_of_lt he)
    rw [← exp_add, show exp s * (-(1 - y / exp s) + 1) = y by grind] at h₂
    have := hs₂ (s + -(1 - y / exp s)) fun x hx => exp_le_exp.1 (le_trans hx h₂)
    grind

end Real
