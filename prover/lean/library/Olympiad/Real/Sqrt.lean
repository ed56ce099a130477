module

public import Olympiad.Real.Root

/-!
# Square roots

`Real.sqrt x`, written `√x`: the nonnegative root of `x`, and zero where `x` is negative.
-/

@[expose] public noncomputable section

namespace Real

/-- The nonnegative square root; zero for negative numbers. -/
def sqrt (x : ℝ) : ℝ :=
  if h : 0 ≤ x then Classical.choose (Real.exists_pow_eq h (n := 2) (by decide)) else 0

set_option compiler.extract_closed false in
@[inherit_doc] prefix:100 "√" => Real.sqrt

variable {x y : ℝ}

@[simp] theorem sqrt_nonneg (x : ℝ) : 0 ≤ √x := by
  unfold sqrt
  split
  · exact (Classical.choose_spec (Real.exists_pow_eq ‹_› (n := 2) (by decide))).1
  · exact le_rfl

@[simp] theorem sq_sqrt (h : 0 ≤ x) : √x ^ 2 = x := by
  simp only [sqrt, h, dite_true]
  exact (Classical.choose_spec (Real.exists_pow_eq h (n := 2) (by decide))).2

theorem sqrt_eq_zero_of_nonpos (h : x ≤ 0) : √x = 0 := by
  by_cases h₀ : 0 ≤ x
  · have := sq_sqrt h₀
    rw [le_antisymm h h₀] at this ⊢
    exact pow_eq_zero this
  · simp only [sqrt, h₀, dite_false]

grind_pattern sqrt_nonneg => √x
grind_pattern sq_sqrt => √x

@[simp] theorem mul_self_sqrt (h : 0 ≤ x) : √x * √x = x := by rw [← sq, sq_sqrt h]

@[simp] theorem sqrt_sq (h : 0 ≤ x) : √(x ^ 2) = x :=
  pow_left_injective₀ (sqrt_nonneg _) h (n := 2) (by decide) (sq_sqrt (sq_nonneg x))

@[simp] theorem sqrt_mul_self (h : 0 ≤ x) : √(x * x) = x := by rw [← sq, sqrt_sq h]

theorem sqrt_sq_eq_abs (x : ℝ) : √(x ^ 2) = |x| := by rw [← sq_abs, sqrt_sq (abs_nonneg x)]
theorem sqrt_mul_self_eq_abs (x : ℝ) : √(x * x) = |x| := by rw [← sq, sqrt_sq_eq_abs]
@[simp] theorem sqrt_zero : √0 = 0 := sqrt_eq_zero_of_nonpos le_rfl

@[simp] theorem sqrt_one : √1 = 1 := by
  have := sqrt_sq (x := 1) zero_le_one
  rwa [one_pow] at this

theorem sqrt_eq_iff_mul_self_eq (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = y ↔ x = y * y :=
  ⟨fun h => by rw [← h, mul_self_sqrt hx], fun h => by rw [h, sqrt_mul_self hy]⟩

theorem sqrt_eq_iff_sq_eq (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = y ↔ y ^ 2 = x := by
  rw [sqrt_eq_iff_mul_self_eq hx hy, sq, eq_comm]

theorem sqrt_eq_iff_mul_self_eq_of_pos (h : 0 < y) : √x = y ↔ y * y = x := by
  by_cases hx : 0 ≤ x
  · rw [sqrt_eq_iff_mul_self_eq hx (le_of_lt h), eq_comm]
  · have := mul_self_nonneg y
    have := sqrt_eq_zero_of_nonpos (x := x) (by grind)
    grind

theorem sqrt_eq_cases : √x = y ↔ y * y = x ∧ 0 ≤ y ∨ x < 0 ∧ y = 0 := by
  by_cases hx : 0 ≤ x
  · have := sqrt_nonneg x
    have := fun hy => sqrt_eq_iff_mul_self_eq (y := y) hx hy
    grind
  · have := mul_self_nonneg y
    have := sqrt_eq_zero_of_nonpos (x := x) (by grind)
    grind

theorem sqrt_eq_iff : √x = y ↔ y * y = x ∧ 0 ≤ y ∨ x < 0 ∧ y = 0 := sqrt_eq_cases

theorem sqrt_eq_iff' : √x = y ↔ y * y = x ∧ 0 ≤ y ∨ x < 0 ∧ y = 0 := sqrt_eq_cases

/-! ### Order -/

theorem sqrt_le_sqrt (h : x ≤ y) : √x ≤ √y := by
  by_cases hx : 0 ≤ x
  · refine le_of_pow_le_pow_left₀ (n := 2) (by decide) (sqrt_nonneg y) ?_
    rw [sq_sqrt hx, sq_sqrt (le_trans hx h)]
    exact h
  · rw [sqrt_eq_zero_of_nonpos (by grind)]
    exact sqrt_nonneg y

theorem sqrt_lt_sqrt (hx : 0 ≤ x) (h : x < y) : √x < √y := by
  refine lt_of_pow_lt_pow_left₀ 2 (sqrt_nonneg y) ?_
  rw [sq_sqrt hx, sq_sqrt (le_trans hx (le_of_lt h))]
  exact h

@[simp] theorem sqrt_le_sqrt_iff (hy : 0 ≤ y) : √x ≤ √y ↔ x ≤ y :=
  ⟨fun h => Classical.byContradiction fun hc => by
    have := sqrt_lt_sqrt hy (show y < x by grind); grind, sqrt_le_sqrt⟩

@[simp] theorem sqrt_lt_sqrt_iff (hx : 0 ≤ x) : √x < √y ↔ x < y :=
  ⟨fun h => Classical.byContradiction fun hc => by
    have := sqrt_le_sqrt (show y ≤ x by grind); grind, sqrt_lt_sqrt hx⟩

@[simp] theorem sqrt_inj (hx : 0 ≤ x) (hy : 0 ≤ y) : √x = √y ↔ x = y :=
  ⟨fun h => by rw [← sq_sqrt hx, h, sq_sqrt hy], fun h => by rw [h]⟩

@[simp] theorem sqrt_eq_zero (h : 0 ≤ x) : √x = 0 ↔ x = 0 :=
  ⟨fun k => by rw [← sq_sqrt h, k]; simp, fun k => by rw [k, sqrt_zero]⟩

theorem sqrt_eq_zero' : √x = 0 ↔ x ≤ 0 := by
  refine ⟨fun h => Classical.byContradiction fun hc => ?_, sqrt_eq_zero_of_nonpos⟩
  have := (sqrt_eq_zero (x := x) (by grind)).1 h
  grind

@[simp] theorem sqrt_pos : 0 < √x ↔ 0 < x := by
  have := sqrt_eq_zero' (x := x)
  grind

theorem sqrt_pos_of_pos (h : 0 < x) : 0 < √x := sqrt_pos.2 h
theorem sqrt_ne_zero (h : 0 ≤ x) : √x ≠ 0 ↔ x ≠ 0 := by rw [Ne, sqrt_eq_zero h]
theorem sqrt_ne_zero' : √x ≠ 0 ↔ 0 < x := by rw [Ne, sqrt_eq_zero', not_le]

theorem sqrt_le_left (hy : 0 ≤ y) : √x ≤ y ↔ x ≤ y ^ 2 := by
  rw [← sqrt_le_sqrt_iff (sq_nonneg y), sqrt_sq hy]

theorem sqrt_le_iff : √x ≤ y ↔ 0 ≤ y ∧ x ≤ y ^ 2 := by
  by_cases hy : 0 ≤ y
  · rw [sqrt_le_left hy]; exact ⟨fun h => ⟨hy, h⟩, fun h => h.2⟩
  · have := sqrt_nonneg x
    grind

theorem sqrt_lt' (hy : 0 < y) : √x < y ↔ x < y ^ 2 := by
  have := sqrt_nonneg x
  by_cases hx : 0 ≤ x
  · rw [← sqrt_lt_sqrt_iff hx, sqrt_sq (le_of_lt hy)]
  · have := sqrt_eq_zero_of_nonpos (x := x) (by grind)
    have := sq_nonneg y
    grind

theorem sqrt_lt (hx : 0 ≤ x) (hy : 0 ≤ y) : √x < y ↔ x < y ^ 2 := by
  rw [← sqrt_lt_sqrt_iff hx, sqrt_sq hy]

theorem le_sqrt (hx : 0 ≤ x) (hy : 0 ≤ y) : x ≤ √y ↔ x ^ 2 ≤ y := by
  have := sqrt_lt hy hx
  grind

theorem le_sqrt' (hx : 0 < x) : x ≤ √y ↔ x ^ 2 ≤ y := by
  have := sqrt_lt' (x := y) hx
  grind

theorem le_sqrt_of_sq_le (h : x ^ 2 ≤ y) : x ≤ √y :=
  le_trans (le_abs_self x) (by rw [← sqrt_sq_eq_abs]; exact sqrt_le_sqrt h)

theorem lt_sqrt (hx : 0 ≤ x) : x < √y ↔ x ^ 2 < y := by
  rw [← sqrt_lt_sqrt_iff (sq_nonneg x), sqrt_sq hx]

theorem abs_le_sqrt (h : x ^ 2 ≤ y) : |x| ≤ √y := by
  rw [← sqrt_sq_eq_abs]; exact sqrt_le_sqrt h

/-! ### Products and quotients -/

@[simp] theorem sqrt_mul (hx : 0 ≤ x) (y : ℝ) : √(x * y) = √x * √y := by
  by_cases hy : 0 ≤ y
  · refine pow_left_injective₀ (n := 2) (sqrt_nonneg _)
      (mul_nonneg (sqrt_nonneg x) (sqrt_nonneg y)) (by decide) ?_
    rw [mul_pow, sq_sqrt hx, sq_sqrt hy, sq_sqrt (mul_nonneg hx hy)]
  · rw [sqrt_eq_zero_of_nonpos (x := y) (by grind), mul_zero]
    exact sqrt_eq_zero_of_nonpos (mul_nonpos_of_nonneg_of_nonpos hx (by grind))

@[simp] theorem sqrt_mul' (x : ℝ) (hy : 0 ≤ y) : √(x * y) = √x * √y := by
  rw [mul_comm, sqrt_mul hy, mul_comm]

@[simp] theorem sqrt_inv (x : ℝ) : √(x⁻¹) = (√x)⁻¹ := by
  by_cases hx : 0 ≤ x
  · refine pow_left_injective₀ (n := 2) (sqrt_nonneg _) (inv_nonneg.2 (sqrt_nonneg x))
      (by decide) ?_
    rw [inv_pow, sq_sqrt hx, sq_sqrt (inv_nonneg.2 hx)]
  · rw [sqrt_eq_zero_of_nonpos (x := x) (by grind), inv_zero]
    exact sqrt_eq_zero_of_nonpos (by have := inv_nonneg (a := x); grind)

@[simp] theorem sqrt_div (hx : 0 ≤ x) (y : ℝ) : √(x / y) = √x / √y := by
  rw [div_eq_mul_inv, sqrt_mul hx, sqrt_inv, ← div_eq_mul_inv]

@[simp] theorem sqrt_div' (x : ℝ) (hy : 0 ≤ y) : √(x / y) = √x / √y := by
  rw [div_eq_mul_inv, sqrt_mul' x (inv_nonneg.2 hy), sqrt_inv, ← div_eq_mul_inv]

@[simp] theorem div_sqrt : x / √x = √x := by
  by_cases hx : 0 < x
  · rw [div_eq_iff (ne_of_gt (sqrt_pos.2 hx)), mul_self_sqrt (le_of_lt hx)]
  · rw [sqrt_eq_zero_of_nonpos (by grind), div_zero]

end Real
