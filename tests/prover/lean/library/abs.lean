import Olympiad

/-! Absolute values of integers, rationals and reals. -/

example (x : ℝ) : |x| = abs x := rfl
example (x : ℝ) : |x| = max x (-x) := rfl

-- linear goals
example (x p : ℝ) (h₀ : x < 2) (h₁ : |x - 2| = p) : x - p = 2 - 2 * p := by grind
example (a : ℝ) (h : 1 / 5 * |9 + 2 * a| < 1) : -7 < a ∧ a < -2 := by grind
example (x y : ℝ) (h : |x + y| + |x - y| = 2) : |x| ≤ 1 ∧ |y| ≤ 1 := by grind
example (x y : ℝ) : |x| - |y| ≤ |x - y| := by grind
example (n : ℤ) (h : |n + 4| < 9) : -13 < n ∧ n < 5 := by grind
example (q : ℚ) (h : |q| ≤ 0) : q = 0 := by grind
example : |(120 : ℝ) / 100 * 30 - 130 / 100 * 20| = 10 := by grind
example (x : ℝ) : x ≤ |x| := by
  fail_if_success have : |x| = x := by grind
  grind

-- products and squares
example (x y : ℝ) : |x * y| = |x| * |y| := abs_mul x y
example (x y : ℝ) : |x / y| = |x| / |y| := abs_div x y
example (x : ℝ) : |x| ^ 2 = x ^ 2 := by simp
example (x y : ℝ) : x ^ 2 < y ^ 2 ↔ |x| < |y| := sq_lt_sq
example (x : ℝ) (n : ℕ) : |x ^ n| = |x| ^ n := abs_pow x n

-- lemmas
example (x y : ℝ) : |x| < y ↔ -y < x ∧ x < y := abs_lt
example (x : ℝ) (h : |x| = 3) : x = 3 ∨ x = -3 := (abs_eq (by grind)).1 h
example (n : ℕ) : |(n : ℝ)| = n := by simp
example (n : ℤ) : ((|n| : ℤ) : ℝ) = |(n : ℝ)| := by push_cast; rfl
example (n : ℤ) : |n| = n.natAbs := Int.abs_eq_natAbs n
