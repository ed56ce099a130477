import Olympiad

/-! The complex numbers. -/

open Complex

example : I ^ 2 = -1 := by simp
example : I * I = -1 := by simp
example (x : ℂ) : x ^ 2 + 49 = (x + 7 * I) * (x + -7 * I) := by grind
example (a : ℂ) : (a - 10) * (a + 11) = a ^ 2 + a - 110 := by grind
example (x : ℂ) (h : 2 * x + 3 = 7) : x = 2 := by grind
example (q e : ℂ) (h₀ : q = 2 - 2 * I) (h₁ : e = 5 + 5 * I) : q * e = 20 := by grind
example (q e d : ℂ) (h₀ : q = 11 - 5 * I) (h₁ : e = 11 + 5 * I) (h₂ : d = 2 * I) :
    q * e * d = 292 * I := by grind
example (z : ℂ) (hz : z ≠ 0) : z / z = 1 := by grind
example (z w : ℂ) (h : z * w = 0) : z = 0 ∨ w = 0 := by simpa using h

-- parts
example (z w : ℂ) (h : z.re = w.re) (k : z.im = w.im) : z = w := Complex.ext h k
example (x y : ℝ) : ((x : ℂ) + y * I).re = x := by simp
example (x y : ℝ) : ((x : ℂ) + y * I).im = y := by simp
example (x y : ℝ) (h : (x : ℂ) + y * I = 2 + 3 * I) : x = 2 ∧ y = 3 := by
  have h₁ := congrArg re h
  have h₂ := congrArg im h
  simp at h₁ h₂
  exact ⟨h₁, h₂⟩

-- casts
example (x y : ℝ) : ((x * y + 1 : ℝ) : ℂ) = x * y + 1 := by push_cast; rfl
example (x y : ℝ) (h : (x : ℂ) = y + 1) : x = y + 1 := by exact_mod_cast h
example (n : ℕ) (h : (n : ℂ) = 3) : n = 3 := by exact_mod_cast h

-- conjugates and absolute values
section
open ComplexConjugate
example (z : ℂ) : z * conj z = normSq z := mul_conj z
example (z w : ℂ) : conj (z * w) = conj z * conj w := by simp
end
example (z w : ℂ) : Complex.abs (z * w) = Complex.abs z * Complex.abs w := by simp
example (x : ℝ) : ‖x‖ = |x| := by simp
example (z : ℂ) : ‖z‖ ^ 2 = normSq z := by simp [Complex.sq_abs]
