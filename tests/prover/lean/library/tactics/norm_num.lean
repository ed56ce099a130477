import Olympiad

/-! `norm_num`: Numerals in ℕ, ℤ, ℚ and ℝ. -/

open BigOperators Real Nat Topology Rat

example : (3 : ℝ) / 4 < 5 / 6 := by
  norm_num

example : (2 : ℝ) ≠ 3 := by
  norm_num

example : ¬ (2 : ℝ) = 3 := by
  norm_num

example : (2 : ℝ) ^ 10 = 1024 := by
  norm_num

example : 2 ^ 10 = 1024 := by
  norm_num

example : 7 ∣ 21 := by
  norm_num

example : (17 : ℤ) % 5 = 2 := by
  norm_num

example : Nat.gcd 12 18 = 6 := by
  norm_num

example : (0 : ℝ) < 2 ∧ (3 : ℝ) ≤ 7 / 2 := by
  norm_num

example : (0.5 : ℝ) = 1 / 2 := by
  norm_num

example : (-2 : ℤ) < 3 := by
  norm_num

example : (1 : ℚ) / 3 + 1 / 6 = 1 / 2 := by
  norm_num

example : (5 : ℝ) - 7 = -2 := by
  norm_num

example : (2 : ℝ)⁻¹ = 0.5 := by
  norm_num

example : (0 : ℝ) ≤ 1 / 7 := by
  norm_num

example : (1 : ℝ) / 2 + 1 / 3 + 1 / 6 = 1 := by
  norm_num

example : 123 * 456 = 56088 := by
  norm_num

example : (7 : ℤ) ^ 3 - 3 ^ 5 = 100 := by
  norm_num

example : ¬ 5 ∣ 12 := by
  norm_num

example : (2 : ℝ) * 3 < 7 := by
  norm_num

example : (-3 : ℝ) ^ 2 = 9 := by
  norm_num

example : (10 : ℚ) / 4 = 5 / 2 := by
  norm_num

example : 100 % 7 = 2 := by
  norm_num

example : 100 / 7 = 14 := by
  norm_num

example : (3 : ℝ) ≥ 2 := by
  norm_num

example : (22 : ℝ) / 7 > 3.14 := by
  norm_num

example (x : ℝ) (h : x = 2) : x ^ 2 + 1 = 5 := by
  norm_num [h]

example (x : ℕ) (h : x = 3) : x * x + x = 12 := by
  norm_num [h]

example : (2 : ℝ) ≠ 0 := by
  norm_num

example : (1 : ℝ) ≠ -1 := by
  norm_num

example : (4 : ℝ) ≠ 0 ∧ (1 : ℝ) < 4 := by
  norm_num

example : (99 : ℤ) = 9 * 11 := by
  norm_num

example : Nat.lcm 4 6 = 12 := by
  norm_num

-- fails
example : True := by
  fail_if_success have : (3 : ℝ) / 4 < 2 / 3 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : (2 : ℝ) = 3 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : 2 ^ 10 = 1023 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : 7 ∣ 22 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : (17 : ℤ) % 5 = 3 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : (0.5 : ℝ) = 1 / 3 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : (2 : ℝ) ≠ 2 := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : (0 : ℝ) < -1 := by norm_num
  trivial

-- fails
example (x : ℝ) : True := by
  fail_if_success have : x ^ 2 + 1 = 5 := by norm_num
  trivial

-- fails
example (x : ℝ) (h : 0 < x) : True := by
  fail_if_success have : 0 < x ^ 2 - x := by norm_num
  trivial

-- fails
example : True := by
  fail_if_success have : 5 ∣ 12 := by norm_num
  trivial
