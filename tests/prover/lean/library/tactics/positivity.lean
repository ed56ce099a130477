import Olympiad

/-! `positivity`: Signs of terms. -/

open BigOperators Real Nat Topology Rat

example (a b : ℝ) (ha : 0 < a) (hb : 0 ≤ b) : 0 < a * b + a := by
  positivity

example (a : ℝ) (ha : 0 < a) : 0 < a / 3 := by
  positivity

example (a b : ℝ) : 0 ≤ a ^ 2 + b ^ 2 := by
  positivity

example (a b : ℝ) : 0 ≤ (a - b) ^ 4 := by
  positivity

example (a : ℝ) (ha : a ≠ 0) : 0 < a ^ 2 := by
  positivity

example (a : ℝ) (ha : a ≠ 0) : 0 < |a| := by
  positivity

example (a : ℝ) : 0 ≤ |a| := by
  positivity

example (a : ℝ) : 0 ≤ √a := by
  positivity

example (a : ℝ) (ha : 0 < a) : 0 < √a := by
  positivity

example (a b : ℝ) (ha : 0 < a) (hb : 0 < b) : 0 < √(a * b) + 1 := by
  positivity

example (a : ℝ) (ha : 0 < a) : a⁻¹ ≠ 0 := by
  positivity

example (a : ℝ) (ha : 0 < a) : 0 < a⁻¹ := by
  positivity

example (a b : ℝ) (ha : 0 < a) (hb : 0 < b) : 0 < a / b + b / a := by
  positivity

example (a b : ℝ) (ha : 0 < a) (hb : 0 < b) : a * b ≠ 0 := by
  positivity

example (a b : ℝ) (ha : a ≠ 0) (hb : b ≠ 0) : a * b ≠ 0 := by
  positivity

example (n : ℕ) : (0 : ℝ) ≤ n := by
  positivity

example (n : ℕ) : (0 : ℝ) < n + 1 := by
  positivity

example : (0 : ℝ) < 2 := by
  positivity

example : (0 : ℝ) ≤ 3 / 4 := by
  positivity

example : (5 : ℝ) ≠ 0 := by
  positivity

example (x : ℝ) (hx : 0 ≤ x) : 0 < 1 + x := by
  positivity

example (x : ℝ) (hx : 0 ≤ x) (n : ℕ) : 0 ≤ x ^ n := by
  positivity

example (x : ℝ) (hx : 0 < x) (n : ℕ) : 0 < x ^ n := by
  positivity

example (x y z : ℝ) : 0 ≤ x ^ 2 + y ^ 2 + z ^ 2 := by
  positivity

example (x : ℝ) : 0 < x ^ 2 + 1 := by
  positivity

example (x : ℝ) : 0 ≤ x * x := by
  positivity

example (a : ℤ) (ha : 0 < a) : 0 < a * 2 ^ 3 := by
  positivity

example (a b : ℤ) (ha : 0 < a) : 0 < a + b ^ 2 := by
  positivity

example (a b : ℕ) (ha : 0 < a) : 0 < a * 2 ^ b := by
  positivity

example (a b : ℕ) : 0 ≤ a * b := by
  positivity

example (q : ℚ) (hq : 0 < q) : 0 < 2 * q + 1 / q := by
  positivity

example (a b c : ℝ) (ha : 0 < a) (hb : 0 < b) (hc : 0 < c) : 0 < a * b + b * c + c * a := by
  positivity

example (a b : ℝ) (ha : 0 < a) (hb : 0 < b) : 0 ≤ (a - b) ^ 2 / (a + b) := by
  positivity

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : 0 ≤ a * b := by positivity
  trivial

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : 0 < a ^ 2 := by positivity
  trivial

-- fails
example (a b : ℝ) (ha : 0 < a) (hb : 0 < b) : True := by
  fail_if_success have : 0 < a - b := by positivity
  trivial

-- fails
example (a : ℝ) : True := by
  fail_if_success have : 0 ≤ a := by positivity
  trivial

-- fails
example (a : ℝ) (ha : 0 ≤ a) : True := by
  fail_if_success have : 0 < a := by positivity
  trivial

-- fails
example (a b : ℝ) (h : a < b) : True := by
  fail_if_success have : a < b := by positivity
  trivial

-- fails
example (a : ℝ) : True := by
  fail_if_success have : 0 ≤ a ^ 3 := by positivity
  trivial

-- fails
example (a : ℝ) : True := by
  fail_if_success have : a⁻¹ ≠ 0 := by positivity
  trivial

-- fails
example (a b : ℝ) (ha : a ≠ 0) (hb : b ≠ 0) : True := by
  fail_if_success have : a + b ≠ 0 := by positivity
  trivial

-- fails
example (a : ℝ) (ha : a < 0) : True := by
  fail_if_success have : 0 < a := by positivity
  trivial

-- fails
example (a : ℝ) : True := by
  fail_if_success have : 0 < √a := by positivity
  trivial
