module

public import Olympiad.Real.Log
public import Olympiad.Real.Pi

/-!
# Real powers

`x ^ y` for real `y`: `exp (log x * y)` for positive `x`, times `cos (y * π)` for negative `x`;
`0 ^ 0 = 1` and `0 ^ y = 0` otherwise.
-/

@[expose] public noncomputable section

namespace Real

/-- The power with a real exponent. -/
def rpow (x y : ℝ) : ℝ :=
  if x = 0 then if y = 0 then 1 else 0
  else if 0 < x then exp (log x * y)
  else exp (log x * y) * cos (y * π)

instance : Pow ℝ ℝ := ⟨rpow⟩

variable {x y z : ℝ}

theorem rpow_def (x y : ℝ) : x ^ y = if x = 0 then if y = 0 then 1 else 0
    else if 0 < x then exp (log x * y) else exp (log x * y) * cos (y * π) := rfl

@[simp] theorem rpow_eq_pow (x y : ℝ) : rpow x y = x ^ y := rfl

theorem rpow_def_of_pos (hx : 0 < x) (y : ℝ) : x ^ y = exp (log x * y) := by
  rw [rpow_def, if_neg (ne_of_gt hx), if_pos hx]

theorem rpow_def_of_neg (hx : x < 0) (y : ℝ) : x ^ y = exp (log x * y) * cos (y * π) := by
  rw [rpow_def, if_neg (ne_of_lt hx), if_neg (by grind)]

@[simp] theorem rpow_zero (x : ℝ) : x ^ (0 : ℝ) = 1 := by
  rw [rpow_def]
  simp

theorem zero_rpow (h : y ≠ 0) : (0 : ℝ) ^ y = 0 := by
  rw [rpow_def, if_pos rfl, if_neg h]

@[simp] theorem one_rpow (y : ℝ) : (1 : ℝ) ^ y = 1 := by
  rw [rpow_def_of_pos zero_lt_one, log_one, zero_mul, exp_zero]

@[simp, norm_cast] theorem rpow_natCast (x : ℝ) (n : ℕ) : x ^ (n : ℝ) = x ^ n := by
  rcases lt_trichotomy x 0 with h | rfl | h
  · rw [rpow_def_of_neg h, cos_nat_mul_pi, mul_comm (log x), exp_nat_mul,
      exp_log_eq_abs (ne_of_lt h), ← mul_pow, abs_of_neg h]
    congr 1; grind
  · by_cases hn : n = 0
    · rw [hn, Nat.cast_zero, rpow_zero, pow_zero]
    · rw [zero_rpow (Nat.cast_ne_zero.2 hn), zero_pow hn]
  · rw [rpow_def_of_pos h, mul_comm, exp_nat_mul, exp_log h]

@[simp] theorem rpow_ofNat (x : ℝ) (n : ℕ) :
    x ^ (no_index (OfNat.ofNat n) : ℝ) = x ^ (OfNat.ofNat n : ℕ) := by
  rw [← rpow_natCast, Nat.cast_ofNat]

@[simp] theorem rpow_one (x : ℝ) : x ^ (1 : ℝ) = x := by
  have := rpow_natCast x 1
  rwa [Nat.cast_one, pow_one] at this

theorem rpow_two (x : ℝ) : x ^ (2 : ℝ) = x ^ 2 := rpow_ofNat x 2

@[simp, norm_cast] theorem rpow_intCast (x : ℝ) (n : ℤ) : x ^ (n : ℝ) = x ^ n := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, rpow_natCast, zpow_natCast]
  · have h := rpow_natCast x k
    rw [Int.cast_neg, Int.cast_natCast, zpow_neg, zpow_natCast, ← h]
    rcases lt_trichotomy x 0 with hx | rfl | hx
    · have hc := sin_sq_add_cos_sq (k * π)
      rw [sin_nat_mul_pi] at hc
      rw [rpow_def_of_neg hx, rpow_def_of_neg hx, mul_neg, exp_neg, neg_mul, cos_neg, mul_inv,
        inv_eq_of_mul_eq_one_right (a := cos (k * π)) (b := cos (k * π)) (by grind)]
    · by_cases hk : (k : ℝ) = 0
      · rw [hk, neg_zero, rpow_zero, inv_one]
      · rw [zero_rpow hk, zero_rpow (by grind), inv_zero]
    · rw [rpow_def_of_pos hx, rpow_def_of_pos hx, mul_neg, exp_neg]

theorem rpow_pos_of_pos (hx : 0 < x) (y : ℝ) : 0 < x ^ y := by
  rw [rpow_def_of_pos hx]; exact exp_pos _

theorem rpow_nonneg (hx : 0 ≤ x) (y : ℝ) : 0 ≤ x ^ y := by
  rcases eq_or_lt_of_le hx with rfl | h
  · rw [rpow_def, if_pos rfl]; split
    · exact zero_le_one
    · exact le_rfl
  · exact le_of_lt (rpow_pos_of_pos h y)

theorem log_rpow (hx : 0 < x) (y : ℝ) : log (x ^ y) = y * log x := by
  rw [rpow_def_of_pos hx, log_exp, mul_comm]

theorem rpow_add (hx : 0 < x) (y z : ℝ) : x ^ (y + z) = x ^ y * x ^ z := by
  rw [rpow_def_of_pos hx, rpow_def_of_pos hx, rpow_def_of_pos hx, mul_add, exp_add]

theorem rpow_add_one (hx : 0 < x) (y : ℝ) : x ^ (y + 1) = x ^ y * x := by
  rw [rpow_add hx, rpow_one]

theorem rpow_neg (hx : 0 ≤ x) (y : ℝ) : x ^ (-y) = (x ^ y)⁻¹ := by
  rcases eq_or_lt_of_le hx with rfl | h
  · rw [rpow_def, rpow_def, if_pos rfl, if_pos rfl]; split <;> split <;> grind
  · rw [rpow_def_of_pos h, rpow_def_of_pos h, mul_neg, exp_neg]

theorem rpow_sub (hx : 0 < x) (y z : ℝ) : x ^ (y - z) = x ^ y / x ^ z := by
  rw [sub_eq_add_neg, rpow_add hx, rpow_neg (le_of_lt hx), div_eq_mul_inv]

theorem rpow_mul (hx : 0 ≤ x) (y z : ℝ) : x ^ (y * z) = (x ^ y) ^ z := by
  rcases eq_or_lt_of_le hx with rfl | h
  · by_cases hy : y = 0
    · rw [hy, zero_mul, rpow_zero, one_rpow]
    · by_cases hz : z = 0
      · rw [hz, mul_zero, rpow_zero, rpow_zero]
      · rw [zero_rpow (mul_ne_zero hy hz), zero_rpow hy, zero_rpow hz]
  · rw [rpow_def_of_pos (rpow_pos_of_pos h y), log_rpow h, rpow_def_of_pos h]
    congr 1; grind

theorem mul_rpow (hx : 0 ≤ x) (hy : 0 ≤ y) : (x * y) ^ z = x ^ z * y ^ z := by
  by_cases hz : z = 0
  · rw [hz, rpow_zero, rpow_zero, rpow_zero, mul_one]
  · rcases eq_or_lt_of_le hx with rfl | hx'
    · rw [zero_mul, zero_rpow hz, zero_mul]
    · rcases eq_or_lt_of_le hy with rfl | hy'
      · rw [mul_zero, zero_rpow hz, mul_zero]
      · rw [rpow_def_of_pos (mul_pos hx' hy'), rpow_def_of_pos hx', rpow_def_of_pos hy',
          log_mul (ne_of_gt hx') (ne_of_gt hy'), add_mul, exp_add]

theorem exp_one_rpow (x : ℝ) : exp 1 ^ x = exp x := by
  rw [rpow_def_of_pos (exp_pos 1), log_exp, one_mul]

theorem rpow_lt_rpow_left_iff (hx : 1 < x) : x ^ y < x ^ z ↔ y < z := by
  have h₀ := lt_trans zero_lt_one hx
  rw [rpow_def_of_pos h₀, rpow_def_of_pos h₀, exp_lt_exp, mul_lt_mul_left (log_pos hx)]

theorem rpow_le_rpow_left_iff (hx : 1 < x) : x ^ y ≤ x ^ z ↔ y ≤ z := by
  rw [← not_lt, rpow_lt_rpow_left_iff hx, not_lt]

theorem rpow_right_inj (hx₀ : 0 < x) (hx₁ : x ≠ 1) : x ^ y = x ^ z ↔ y = z := by
  rw [rpow_def_of_pos hx₀, rpow_def_of_pos hx₀, exp_inj,
    mul_right_inj' (log_ne_zero_of_pos_of_ne_one hx₀ hx₁)]

theorem rpow_lt_rpow (hx : 0 ≤ x) (h : x < y) (hz : 0 < z) : x ^ z < y ^ z := by
  rcases eq_or_lt_of_le hx with rfl | hx'
  · rw [zero_rpow (ne_of_gt hz)]; exact rpow_pos_of_pos h z
  · rw [rpow_def_of_pos hx', rpow_def_of_pos (lt_trans hx' h), exp_lt_exp, mul_lt_mul_right hz]
    exact log_lt_log hx' h

theorem rpow_le_rpow (hx : 0 ≤ x) (h : x ≤ y) (hz : 0 ≤ z) : x ^ z ≤ y ^ z := by
  rcases eq_or_lt_of_le h with rfl | h'
  · exact le_rfl
  · rcases eq_or_lt_of_le hz with rfl | hz'
    · rw [rpow_zero, rpow_zero]; exact le_rfl
    · exact le_of_lt (rpow_lt_rpow hx h' hz')

theorem sqrt_eq_rpow (x : ℝ) : √x = x ^ (1 / 2 : ℝ) := by
  rcases lt_trichotomy x 0 with h | rfl | h
  · rw [sqrt_eq_zero_of_nonpos (le_of_lt h), rpow_def_of_neg h, show 1 / 2 * π = π / 2 by grind,
      cos_pi_div_two, mul_zero]
  · rw [zero_rpow (by grind), sqrt_zero]
  · refine pow_left_injective₀ (n := 2) (sqrt_nonneg x) (rpow_nonneg (le_of_lt h) _) (by decide) ?_
    rw [sq_sqrt (le_of_lt h), rpow_def_of_pos h, ← exp_nat_mul, Nat.cast_ofNat,
      show 2 * (log x * (1 / 2)) = log x by grind, exp_log h]

/-! ### Logarithms to a base -/

variable {b : ℝ}

@[simp] theorem logb_rpow (h₀ : 0 < b) (h₁ : b ≠ 1) : logb b (b ^ x) = x := by
  rw [logb, log_rpow h₀, mul_div_cancel_right₀ x (log_ne_zero_of_pos_of_ne_one h₀ h₁)]

@[simp] theorem rpow_logb (h₀ : 0 < b) (h₁ : b ≠ 1) (hx : 0 < x) : b ^ logb b x = x := by
  rw [rpow_def_of_pos h₀, logb, mul_div_cancel' _ (log_ne_zero_of_pos_of_ne_one h₀ h₁), exp_log hx]

theorem logb_eq_iff_rpow_eq (h₀ : 0 < b) (h₁ : b ≠ 1) (hy : 0 < y) : logb b y = x ↔ b ^ x = y :=
  ⟨fun h => by rw [← h, rpow_logb h₀ h₁ hy], fun h => by rw [← h, logb_rpow h₀ h₁]⟩

theorem logb_rpow_eq_mul_logb_of_pos (hx : 0 < x) : logb b (x ^ y) = y * logb b x := by
  rw [logb, log_rpow hx, mul_div_assoc]; rfl

theorem lt_logb_iff_rpow_lt (hb : 1 < b) (hy : 0 < y) : x < logb b y ↔ b ^ x < y := by
  have h := rpow_logb (lt_trans zero_lt_one hb) (ne_of_gt hb) hy
  rw [← rpow_lt_rpow_left_iff hb, h]

theorem le_logb_iff_rpow_le (hb : 1 < b) (hy : 0 < y) : x ≤ logb b y ↔ b ^ x ≤ y := by
  have h := rpow_logb (lt_trans zero_lt_one hb) (ne_of_gt hb) hy
  rw [← rpow_le_rpow_left_iff hb, h]

theorem logb_lt_iff_lt_rpow (hb : 1 < b) (hx : 0 < x) : logb b x < y ↔ x < b ^ y := by
  have h := le_logb_iff_rpow_le (x := y) hb hx
  rw [← not_le, h, not_le]

theorem logb_le_iff_le_rpow (hb : 1 < b) (hx : 0 < x) : logb b x ≤ y ↔ x ≤ b ^ y := by
  have h := lt_logb_iff_rpow_lt (x := y) hb hx
  rw [← not_lt, h, not_lt]

end Real
