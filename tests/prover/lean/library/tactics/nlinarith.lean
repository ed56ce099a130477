import Olympiad

/-! `nlinarith`: Inequalities of polynomials. -/

open BigOperators Real Nat Topology Rat

example (a b : ℝ) : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  nlinarith

example (a b : ℝ) : a * b ≤ (a ^ 2 + b ^ 2) / 2 := by
  nlinarith

example (a b : ℝ) : 4 * a * b ≤ (a + b) ^ 2 := by
  nlinarith

example (a b c : ℝ) : a * b + b * c + c * a ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  nlinarith

example (a b c : ℝ) : (a + b + c) ^ 2 ≤ 3 * (a ^ 2 + b ^ 2 + c ^ 2) := by
  nlinarith

example (x : ℝ) : x * (1 - x) ≤ 1 / 4 := by
  nlinarith

example (x : ℝ) : 0 ≤ x ^ 2 - 2 * x + 1 := by
  nlinarith

example (x : ℝ) : 0 < x ^ 2 + x + 1 := by
  nlinarith

example (x : ℝ) (h : 0 < x) : 2 * x ≤ x ^ 2 + 1 := by
  nlinarith

example (a b : ℝ) (h : 0 < a) (k : 0 < b) : 0 < a * b + a := by
  nlinarith

example (a b : ℝ) (h : 0 ≤ a) (k : a ≤ b) : a ^ 2 ≤ b ^ 2 := by
  nlinarith

example (a b : ℝ) (h : 0 < a) (k : a < b) : a ^ 2 < b ^ 2 := by
  nlinarith

example (a b c : ℝ) (h : a ≤ b) (k : 0 ≤ c) : a * c ≤ b * c := by
  nlinarith

example (x : ℝ) (h : 0 ≤ x) (k : x ≤ 1) : x ^ 2 ≤ x := by
  nlinarith

example (x : ℝ) (h : x ^ 2 - 5 * x + 6 < 0) : x < 3 := by
  nlinarith

example (x : ℝ) (h : x ^ 2 - 5 * x + 6 < 0) : 2 < x := by
  nlinarith

example (x y : ℝ) (h : x + y = 2) : x * y ≤ 1 := by
  nlinarith

example (x y : ℝ) (h : x ^ 2 + y ^ 2 = 1) : x + y ≤ 3 / 2 := by
  nlinarith

example (x y : ℝ) (h : x ^ 2 + y ^ 2 = 2) : x * y ≤ 1 := by
  nlinarith

example (a b c d : ℝ) : (a * c + b * d) ^ 2 ≤ (a ^ 2 + b ^ 2) * (c ^ 2 + d ^ 2) := by
  nlinarith [sq_nonneg (a * d - b * c)]

example (x y z : ℝ) (hx : 0 ≤ x) (hy : 0 ≤ y) (hz : 0 ≤ z) : 3 * x * y * z ≤ x ^ 3 + y ^ 3 + z ^ 3 := by
  nlinarith [mul_nonneg hx (sq_nonneg (y - z)), mul_nonneg hy (sq_nonneg (x - z)), mul_nonneg hz (sq_nonneg (x - y)), mul_nonneg (add_nonneg hx (add_nonneg hy hz)) (sq_nonneg (x - y)), mul_nonneg (add_nonneg hx (add_nonneg hy hz)) (sq_nonneg (y - z)), mul_nonneg (add_nonneg hx (add_nonneg hy hz)) (sq_nonneg (x - z))]

example (a b : ℝ) (ha : 0 ≤ a) (hb : 0 ≤ b) : a ^ 2 * b + a * b ^ 2 ≤ a ^ 3 + b ^ 3 := by
  nlinarith [mul_nonneg (add_nonneg ha hb) (sq_nonneg (a - b))]

example (a b : ℝ) : a ^ 3 * b + a * b ^ 3 ≤ a ^ 4 + b ^ 4 := by
  nlinarith [sq_nonneg (a - b), sq_nonneg (a + b), sq_nonneg (a ^ 2 - b ^ 2), mul_nonneg (sq_nonneg (a - b)) (sq_nonneg a), mul_nonneg (sq_nonneg (a - b)) (sq_nonneg b), mul_nonneg (sq_nonneg (a - b)) (sq_nonneg (a + b))]

example (a b c : ℝ) (h : a + b + c = 1) : 1 / 3 ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  nlinarith [sq_nonneg (a - b), sq_nonneg (b - c), sq_nonneg (c - a)]

example (a b c : ℝ) (h : a + b + c = 0) : a * b + b * c + c * a ≤ 0 := by
  nlinarith [sq_nonneg (a + b + c)]

example (x : ℝ) (h : 1 < x) : x < x ^ 2 := by
  nlinarith

example (n : ℕ) (h : 2 ≤ n) : 2 * n ≤ n * n := by
  nlinarith

example (a b : ℤ) (h : 0 < a) (k : 0 < b) : a + b ≤ a * b + 1 := by
  nlinarith

example (x y : ℝ) (h : 0 < x) (k : 0 < y) (l : x * y = 1) : 2 ≤ x + y := by
  nlinarith

example (x y : ℝ) (h : 1 ≤ x) (k : 1 ≤ y) : x + y ≤ x * y + 1 := by
  nlinarith

example (x y : ℚ) : x ^ 2 * y ^ 2 * 2 ≤ x ^ 4 + y ^ 4 := by
  nlinarith [sq_nonneg (x ^ 2 - y ^ 2)]

example (a b c : ℝ) (ha : 0 < a) (hb : 0 < b) (hc : 0 < c) (h : a < b) : a * c < b * c := by
  nlinarith

example (x : ℝ) (h : x ^ 2 = 4) (k : 0 < x) : x = 2 := by
  nlinarith

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : a * b ≤ a + b := by nlinarith
  trivial

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : a ^ 2 + b ^ 2 ≤ 2 * a * b := by nlinarith
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : x ≤ x ^ 2 := by nlinarith
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : 0 < x ^ 2 := by nlinarith
  trivial

-- fails
example (x : ℝ) (h : x ^ 2 = 4) : True := by
  fail_if_success have : x = 2 := by nlinarith
  trivial

-- fails
example (x y : ℝ) (h : x + y = 2) : True := by
  fail_if_success have : 1 ≤ x * y := by nlinarith
  trivial

-- fails
example (a b : ℝ) (h : a < b) : True := by
  fail_if_success have : a ^ 2 < b ^ 2 := by nlinarith
  trivial

-- fails
example (a b c : ℝ) : True := by
  fail_if_success have : a * b * c * 3 ≤ a ^ 3 + b ^ 3 + c ^ 3 := by nlinarith
  trivial

-- fails
example (x : ℝ) (h : 0 ≤ x) : True := by
  fail_if_success have : x ^ 2 ≤ x := by nlinarith
  trivial

-- fails
example (x y : ℝ) (h : 0 < x * y) : True := by
  fail_if_success have : 0 < x + y := by nlinarith
  trivial

-- fails
example (x : ℝ) (h : 0 < x) : True := by
  fail_if_success have : 1 ≤ x := by nlinarith
  trivial
