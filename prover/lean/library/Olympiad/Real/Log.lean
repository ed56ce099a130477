module

public import Olympiad.Real.Exp

/-!
# Logarithms

`Real.log x` is the number with the exponential `|x|`, and zero at zero. `Real.logb b x` is the
logarithm to the base `b`: `log x / log b`.
-/

@[expose] public noncomputable section

namespace Real

/-- The natural logarithm of `|x|`; zero at zero. -/
def log (x : ℝ) : ℝ :=
  if h : x = 0 then 0 else Classical.choose (exists_exp_eq (abs_pos.2 h))

/-- The logarithm to the base `b`. -/
def logb (b x : ℝ) : ℝ := log x / log b

variable {x y : ℝ}

theorem exp_log_eq_abs (h : x ≠ 0) : exp (log x) = |x| := by
  simp only [log, h, dite_false]
  exact Classical.choose_spec (exists_exp_eq (abs_pos.2 h))

theorem exp_log (h : 0 < x) : exp (log x) = x := by
  rw [exp_log_eq_abs (ne_of_gt h), abs_of_pos h]

@[simp] theorem log_exp (x : ℝ) : log (exp x) = x := exp_inj.1 (exp_log (exp_pos x))
@[simp] theorem log_zero : log 0 = 0 := by simp only [log, dite_true]
@[simp] theorem log_one : log 1 = 0 := by rw [← exp_zero, log_exp]

@[simp] theorem log_abs (x : ℝ) : log |x| = log x := by
  by_cases h : x = 0
  · rw [h, abs_zero]
  · rw [← exp_inj, exp_log_eq_abs h, exp_log (abs_pos.2 h)]

@[simp] theorem log_neg_eq_log (x : ℝ) : log (-x) = log x := by
  rw [← log_abs, abs_neg, log_abs]

theorem log_mul (hx : x ≠ 0) (hy : y ≠ 0) : log (x * y) = log x + log y := by
  rw [← exp_inj, exp_add, exp_log_eq_abs hx, exp_log_eq_abs hy, exp_log_eq_abs (mul_ne_zero hx hy),
    abs_mul]

@[simp] theorem log_inv (x : ℝ) : log x⁻¹ = -log x := by
  by_cases h : x = 0
  · rw [h, inv_zero, log_zero, neg_zero]
  · rw [← exp_inj, exp_neg, exp_log_eq_abs h, exp_log_eq_abs (inv_ne_zero h), abs_inv]

theorem log_div (hx : x ≠ 0) (hy : y ≠ 0) : log (x / y) = log x - log y := by
  rw [div_eq_mul_inv, log_mul hx (inv_ne_zero hy), log_inv, sub_eq_add_neg]

@[simp] theorem log_pow (n : ℕ) (x : ℝ) : log (x ^ n) = n * log x := by
  by_cases h : x = 0
  · subst h
    by_cases hn : n = 0
    · subst hn; simp
    · rw [zero_pow hn, log_zero, mul_zero]
  · rw [← exp_inj, exp_log_eq_abs (pow_ne_zero n h), exp_nat_mul, exp_log_eq_abs h, abs_pow]

@[simp] theorem log_zpow (x : ℝ) (n : ℤ) : log (x ^ n) = n * log x := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [zpow_natCast, log_pow, Int.cast_natCast]
  · rw [zpow_neg, zpow_natCast, log_inv, log_pow, Int.cast_neg, Int.cast_natCast, neg_mul]

theorem log_sqrt (h : 0 ≤ x) : log (√x) = log x / 2 := by
  have := log_pow 2 (√x)
  rw [sq_sqrt h, Nat.cast_ofNat] at this
  grind

/-! ### Order -/

theorem log_lt_log (hx : 0 < x) (h : x < y) : log x < log y := by
  rw [← exp_lt_exp, exp_log hx, exp_log (lt_trans hx h)]; exact h

theorem log_le_log (hx : 0 < x) (h : x ≤ y) : log x ≤ log y := by
  rw [← exp_le_exp, exp_log hx, exp_log (lt_of_lt_of_le hx h)]; exact h

theorem log_lt_log_iff (hx : 0 < x) (hy : 0 < y) : log x < log y ↔ x < y := by
  rw [← exp_lt_exp, exp_log hx, exp_log hy]

theorem log_le_log_iff (hx : 0 < x) (hy : 0 < y) : log x ≤ log y ↔ x ≤ y := by
  rw [← exp_le_exp, exp_log hx, exp_log hy]

theorem log_inj_of_pos (hx : 0 < x) (hy : 0 < y) : log x = log y ↔ x = y :=
  ⟨fun h => by rw [← exp_log hx, h, exp_log hy], fun h => by rw [h]⟩

theorem log_pos_iff (hx : 0 < x) : 0 < log x ↔ 1 < x := by
  rw [← log_one, log_lt_log_iff zero_lt_one hx]

theorem log_pos (h : 1 < x) : 0 < log x := (log_pos_iff (lt_trans zero_lt_one h)).2 h

theorem log_nonneg (h : 1 ≤ x) : 0 ≤ log x := by
  rw [← log_one]; exact log_le_log zero_lt_one h

theorem log_neg (h₀ : 0 < x) (h : x < 1) : log x < 0 := by
  rw [← log_one]; exact log_lt_log h₀ h

theorem log_le_sub_one_of_pos (h : 0 < x) : log x ≤ x - 1 := by
  have := add_one_le_exp (log x)
  rw [exp_log h] at this
  grind

theorem log_eq_zero : log x = 0 ↔ x = 0 ∨ x = 1 ∨ x = -1 := by
  by_cases h : x = 0
  · simp [h]
  · rw [← exp_inj, exp_log_eq_abs h, exp_zero, abs_eq zero_le_one]
    grind

theorem log_ne_zero_of_pos_of_ne_one (h₀ : 0 < x) (h₁ : x ≠ 1) : log x ≠ 0 := by
  rw [Ne, log_eq_zero]; grind

/-! ### Other bases -/

variable {b : ℝ}

theorem log_div_log : log x / log b = logb b x := rfl
@[simp] theorem logb_zero : logb b 0 = 0 := by simp [logb]
@[simp] theorem logb_one : logb b 1 = 0 := by simp [logb]
@[simp] theorem logb_abs (x : ℝ) : logb b |x| = logb b x := by rw [logb, logb, log_abs]

theorem logb_mul (hx : x ≠ 0) (hy : y ≠ 0) : logb b (x * y) = logb b x + logb b y := by
  rw [logb, log_mul hx hy, add_div]; rfl

theorem logb_div (hx : x ≠ 0) (hy : y ≠ 0) : logb b (x / y) = logb b x - logb b y := by
  rw [logb, log_div hx hy, sub_div]; rfl

@[simp] theorem logb_inv (x : ℝ) : logb b x⁻¹ = -logb b x := by
  rw [logb, log_inv, neg_div]; rfl

theorem logb_pow (b x : ℝ) (n : ℕ) : logb b (x ^ n) = n * logb b x := by
  rw [logb, log_pow, mul_div_assoc]; rfl

theorem inv_logb (a b : ℝ) : (logb a b)⁻¹ = logb b a := by
  rw [logb, logb]; grind

theorem logb_self_eq_one (h : 1 < b) : logb b b = 1 := div_self (ne_of_gt (log_pos h))

theorem logb_lt_logb (hb : 1 < b) (hx : 0 < x) (h : x < y) : logb b x < logb b y :=
  (div_lt_div_right (log_pos hb)).2 (log_lt_log hx h)

theorem logb_le_logb (hb : 1 < b) (hx : 0 < x) (hy : 0 < y) : logb b x ≤ logb b y ↔ x ≤ y := by
  rw [logb, logb, div_le_div_right (log_pos hb), log_le_log_iff hx hy]

end Real
