import Olympiad

/-! `ring`: Equalities of polynomials, in ℕ, ℤ, ℚ and ℝ. -/

open BigOperators Real Nat Topology Rat

example (a b : ℝ) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by
  ring

example (a b : ℤ) : (a - b) * (a + b) = a ^ 2 - b ^ 2 := by
  ring

example (a b : ℕ) : (a + b) ^ 3 = a ^ 3 + 3 * a ^ 2 * b + 3 * a * b ^ 2 + b ^ 3 := by
  ring

example (a b c : ℚ) : (a + b + c) ^ 2 = a ^ 2 + b ^ 2 + c ^ 2 + 2 * (a * b + b * c + c * a) := by
  ring

example (a b c : ℝ) : a ^ 3 + b ^ 3 + c ^ 3 - 3 * a * b * c = (a + b + c) * (a ^ 2 + b ^ 2 + c ^ 2 - a * b - b * c - c * a) := by
  ring

example (a b c d : ℝ) : (a ^ 2 + b ^ 2) * (c ^ 2 + d ^ 2) = (a * c - b * d) ^ 2 + (a * d + b * c) ^ 2 := by
  ring

example (x : ℝ) : x / 2 + x / 3 = 5 * x / 6 := by
  ring

example (x y : ℝ) : (x + y) / 2 - (x - y) / 2 = y := by
  ring

example (x : ℝ) : (x + 1 / 2) ^ 2 = x ^ 2 + x + 1 / 4 := by
  ring

example (x y : ℝ) : x / y + 1 / y = (x + 1) / y := by
  ring

example (x y : ℝ) : x / (2 * y) = x * y⁻¹ / 2 := by
  ring

example (x : ℝ) : 0.5 * x + x / 2 = x := by
  ring

example (n : ℕ) : 2 ^ (n + 1) = 2 * 2 ^ n := by
  ring

example (n : ℕ) (x : ℝ) : x ^ (n + 2) = x ^ n * x ^ 2 := by
  ring

example (n : ℕ) : (n + 1) * (n + 2) = n ^ 2 + 3 * n + 2 := by
  ring

example (n : ℤ) : n * (n + 1) * (n + 2) = n ^ 3 + 3 * n ^ 2 + 2 * n := by
  ring

example (k : ℤ) : (2 * k + 1) ^ 2 = 4 * (k * (k + 1)) + 1 := by
  ring

example (x y z : ℝ) : (x - y) + (y - z) + (z - x) = 0 := by
  ring

example (x y : ℝ) : x ^ 4 - y ^ 4 = (x - y) * (x + y) * (x ^ 2 + y ^ 2) := by
  ring

example (x y : ℤ) : x ^ 5 - y ^ 5 = (x - y) * (x ^ 4 + x ^ 3 * y + x ^ 2 * y ^ 2 + x * y ^ 3 + y ^ 4) := by
  ring

example (a b : ℝ) : a ^ 4 + 4 * b ^ 4 = (a ^ 2 + 2 * b ^ 2 + 2 * a * b) * (a ^ 2 + 2 * b ^ 2 - 2 * a * b) := by
  ring

example (a b c : ℝ) : (a - b) * (b - c) * (c - a) = a * b ^ 2 + b * c ^ 2 + c * a ^ 2 - a ^ 2 * b - b ^ 2 * c - c ^ 2 * a := by
  ring

example (x : ℚ) : -(x - 3) * 2 = 6 - 2 * x := by
  ring

example (a : ℝ) : a * a⁻¹ * 2 = a⁻¹ * (2 * a) := by
  ring

example (m n : ℕ) : ((m + n : ℕ) : ℝ) ^ 2 = m ^ 2 + 2 * m * n + n ^ 2 := by
  ring

example (m n : ℤ) : ((m - n : ℤ) : ℝ) * 2 = 2 * m - 2 * n := by
  ring

example (a b c : ℝ) : (a + b) * (b + c) * (c + a) = (a + b + c) * (a * b + b * c + c * a) - a * b * c := by
  ring

example (x y : ℝ) : ((x + y) / 2) ^ 2 - x * y = ((x - y) / 2) ^ 2 := by
  ring

example (x : ℤ) : (x ^ 2 + x + 1) * (x ^ 2 - x + 1) = x ^ 4 + x ^ 2 + 1 := by
  ring

example (p q r : ℝ) : (p - q) / 3 + (q - r) / 3 + (r - p) / 3 = 0 := by
  ring

example (a b : ℕ) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b := by
  ring

example (f : ℝ → ℝ) (x : ℝ) : (f x + 1) ^ 2 - f x ^ 2 = 2 * f x + 1 := by
  ring

example (n : ℕ) (a b : ℝ) : (a * b) ^ n = a ^ n * b ^ n := by
  ring

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : (a + b) ^ 2 = a ^ 2 + b ^ 2 := by ring
  trivial

-- fails
example (a b : ℤ) : True := by
  fail_if_success have : a - b = b - a := by ring
  trivial

-- fails
example (a b : ℕ) : True := by
  fail_if_success have : a - b + b = a := by ring
  trivial

-- fails
example (a b : ℝ) (h : a = b) : True := by
  fail_if_success have : a * a = a * b := by ring
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : x * x⁻¹ = 1 := by ring
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : x / 2 + x / 3 = x := by ring
  trivial

-- fails
example (x y : ℝ) : True := by
  fail_if_success have : |x * y| = |x| * |y| := by ring
  trivial

-- fails
example (a b c : ℚ) : True := by
  fail_if_success have : (a + b) * c = a * c + b := by ring
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : 1 / (1 / x) * x = 1 := by ring
  trivial

-- fails
example (n : ℕ) : True := by
  fail_if_success have : 2 ^ n * 2 ^ n = 2 ^ n := by ring
  trivial

-- fails
example (x y : ℝ) : True := by
  fail_if_success have : (x + y) / 2 < x + y := by ring
  trivial
