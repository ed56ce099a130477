import Olympiad

/-! Square roots of reals, of nonnegative reals and of natural numbers; irrational numbers. -/

example : √(4 : ℝ) = 2 := by rw [Real.sqrt_eq_iff_mul_self_eq] <;> grind
example : √2 ^ 2 = 2 := by grind
example : √2 < 3 / 2 := by rw [Real.sqrt_lt] <;> grind
example : Real.sqrt (-1) = 0 := Real.sqrt_eq_zero_of_nonpos (by grind)
example (x : ℝ) : √(x ^ 2) = |x| := Real.sqrt_sq_eq_abs x
example (x y : ℝ) (hx : 0 ≤ x) : √(x * y) = √x * √y := Real.sqrt_mul hx y
example (x : ℝ) : x / √x = √x := by simp
example (x y : ℝ) (h : x ≤ y) : √x ≤ √y := Real.sqrt_le_sqrt h
example (n : ℕ) (h : √(n : ℝ) < 7 / 2) : n ≤ 12 := by
  rw [Real.sqrt_lt (by simp) (by grind)] at h
  have : (n : ℝ) < 13 := by grind
  have : n < 13 := by exact_mod_cast this
  omega
example (x k : ℝ) (h : x = (13 - √131) / 4) (h₁ : 2 * x ^ 2 - 13 * x + k = 0) : k = 19 / 4 := by
  grind

-- every nonnegative number has roots of all degrees
example (x : ℝ) (hx : 0 ≤ x) : ∃ y, 0 ≤ y ∧ y ^ 5 = x := Real.exists_pow_eq hx (by decide)

-- nonnegative reals
example (x : NNReal) : NNReal.sqrt x ^ 2 = x := by simp
example (x : NNReal) : (0 : ℝ) ≤ x := by grind
example (x y : NNReal) : ((x + y : NNReal) : ℝ) = x + y := by push_cast; rfl
example (x y : NNReal) : (x + y) ^ 2 = x ^ 2 + 2 * x * y + y ^ 2 := by grind
example (x : NNReal) (h : (x : ℝ) = 9) : x = 9 := by exact_mod_cast h

-- irrational numbers
example : Irrational (√2) := irrational_sqrt_two
example (n : ℤ) : ¬ Irrational (n : ℝ) := Int.not_irrational n
example (x : ℝ) (h : Irrational x) : x ≠ 3 := by
  have := h.ne_nat 3
  simpa using this

-- plain `sqrt` finds its type
section
open Real Nat
example (x : ℝ) (h : sqrt x = 2) : Real.sqrt x = 2 := h
example (x y : ℝ) (h : sqrt (x * y) * (x - y) = x + y) : √(x * y) * (x - y) = x + y := h
end
