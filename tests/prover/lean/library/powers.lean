import Olympiad

/-! Exponentials, logarithms, powers with real exponents, sine, cosine and π. -/

open Real

-- exponential and logarithm
example (x y : ℝ) : exp (x + y) = exp x * exp y := exp_add x y
example (x : ℝ) : 0 < exp x := by grind
example (x : ℝ) : log (exp x) = x := by simp
example (x : ℝ) (h : 0 < x) : exp (Real.log x) = x := exp_log h
example : Real.log 0 = 0 := by simp
example (x : ℝ) : Real.log (-x) = Real.log x := by simp
example (x y : ℝ) (hx : 0 < x) (hy : 0 < y) (h : Real.log (x * y) = 3) :
    Real.log x + Real.log y = 3 := by
  rwa [log_mul (by grind) (by grind)] at h
example (x y z : ℝ) (h₁ : Real.log x - Real.log y = z) (h₂ : Real.log y - Real.log x = 7) :
    z = -7 := by grind
example : logb 2 8 = 3 := by
  rw [logb_eq_iff_rpow_eq (by grind) (by grind) (by grind), rpow_ofNat]
  grind
example (b x : ℝ) (n : ℕ) : logb b (x ^ n) = n * logb b x := logb_pow b x n

-- powers
example (x : ℝ) : x ^ (2 : ℝ) = x ^ 2 := by simp
example (x : ℝ) (n : ℕ) : x ^ (n : ℝ) = x ^ n := by simp
example : (2 : ℝ) ^ (1 / 2 : ℝ) = √2 := (sqrt_eq_rpow 2).symm
example (x y z : ℝ) (h : 0 < x) : x ^ (y + z) = x ^ y * x ^ z := rpow_add h y z
example : (0 : ℝ) ^ (0 : ℝ) = 1 := by simp
example : (0 : ℝ) ^ (-1 : ℝ) = 0 := zero_rpow (by grind)
example (x : ℝ) (h : (2 : ℝ) ^ x = 2 ^ (5 : ℝ)) : x = 5 :=
  (rpow_right_inj (by grind) (by grind)).1 h
example (x y : ℝ) (h : x < y) : (3 : ℝ) ^ x < 3 ^ y := (rpow_lt_rpow_left_iff (by grind)).2 h

-- sine, cosine, π
example (x : ℝ) : sin x ^ 2 + cos x ^ 2 = 1 := by simp
example (x : ℝ) : sin (2 * x) = 2 * sin x * cos x := sin_two_mul x
example (x y : ℝ) : cos (x + y) = cos x * cos y - sin x * sin y := cos_add x y
example : cos (π / 3) = 1 / 2 := by simp
example : sin (π / 4) = √2 / 2 := by simp
example (x : ℝ) : sin (x + 2 * π) = sin x := by simp
example (x : ℝ) (h₀ : 0 < x) (h : x < π) : 0 < sin x := sin_pos_of_pos_of_lt_pi h₀ h
example (x : ℝ) (h : 0 < x ∧ x < π) : 12 ≤ (9 * (x ^ 2 * sin x ^ 2) + 4) / (x * sin x) := by
  have hs := mul_pos h.1 (sin_pos_of_pos_of_lt_pi h.1 h.2)
  rw [le_div_iff₀ hs, ← mul_pow]
  have := sq_nonneg (3 * (x * sin x) - 2)
  grind
example (x : ℝ) : Complex.exp (x * Complex.I) = cos x + sin x * Complex.I := by
  rw [Complex.exp_mul_I]
  simp
example : 3 < π ∧ π < 4 := ⟨pi_gt_three, pi_lt_four⟩
example (x : ℝ) (h : sin x = 0) : ∃ n : ℤ, (n : ℝ) * π = x := sin_eq_zero_iff.1 h
example (x : ℝ) (h : 0 ≤ x) : sin x ≤ x := sin_le h
