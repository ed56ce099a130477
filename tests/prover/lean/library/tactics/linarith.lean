import Olympiad

/-! `linarith`: Linear arithmetic from hypotheses, in ℕ, ℤ, ℚ and ℝ. -/

open BigOperators Real Nat Topology Rat

example (a b : ℝ) (h : a < b) : a ≤ b := by
  linarith

example (a b c : ℝ) (h : a ≤ b) (k : b < c) : a < c := by
  linarith

example (x y : ℝ) (h : 2 * x + 3 * y = 7) (k : x - y = 1) : x = 2 := by
  linarith

example (x y : ℝ) (h : x + y = 5) (k : x - y = 1) : y = 2 := by
  linarith

example (x : ℝ) (h : 3 * x - 7 = 11) : x = 6 := by
  linarith

example (x : ℝ) (h : x / 2 + x / 3 = 5) : x = 6 := by
  linarith

example (a b : ℝ) (h : 0 < a) (k : 0 < b) : 0 < a + b := by
  linarith

example (a b : ℝ) (h : a ≤ 3) (k : b ≤ 4) : 2 * a + b ≤ 10 := by
  linarith

example (a b c d : ℝ) (h : a < b) (k : c < d) : a + c < b + d := by
  linarith

example (x y z w : ℝ) (h : x + y + z + w = 1) (h₁ : x ≤ y) (h₂ : y ≤ z) (h₃ : z ≤ w) : 1 / 4 ≤ w := by
  linarith

example (x y : ℚ) (h : x < 3) (k : y ≤ 2.5) : x + 2 * y < 8 := by
  linarith

example (a b : ℤ) (h : a < b) : a + 1 ≤ b := by
  linarith

example (a b : ℤ) (h : a < b) (k : b < 3) : a ≤ 1 := by
  linarith

example (a b : ℕ) (h : a < b) (k : b < 3) : a ≤ 1 := by
  linarith

example (n : ℕ) : 0 ≤ n := by
  linarith

example (n m : ℕ) (h : n + m = 5) (k : n ≥ 3) : m ≤ 2 := by
  linarith

example (x y : ℝ) (h : x ≤ y ∧ y < 2) : x < 2 := by
  linarith

example (x : ℝ) (h : ¬ x < 3) : 3 ≤ x := by
  linarith

example (x : ℝ) (h : x < 1) (k : x > 2) : False := by
  linarith

example (x : ℝ) (h : x ≤ 1) (k : ¬ x ≤ 2) : False := by
  linarith

example (x y : ℝ) (h : x * y ≤ 3) (k : 1 < x * y) : 2 * (x * y) < 7 := by
  linarith

example (x : ℝ) (h : x ^ 2 = 4) : 3 * x ^ 2 + 1 = 13 := by
  linarith

example (f : ℝ → ℝ) (h : f 1 + f 2 = 5) (k : f 1 = 2) : f 2 = 3 := by
  linarith

example (f : ℕ → ℝ) (h : ∀ n, f (n + 1) = f n + 2) (k : f 0 = 1) (l : f 1 = f 0 + 2) : f 1 = 3 := by
  linarith

example (a b c : ℝ) (h : a + b + c = 6) (k : a + b = 3) : c = 3 := by
  linarith

example (a b c : ℝ) (h₁ : a + b = 10) (h₂ : b + c = 12) (h₃ : c + a = 14) : a + b + c = 18 := by
  linarith

example (x : ℝ) (h : 0 < x) : x / 2 < x := by
  linarith

example (x ε : ℝ) (h : 0 < ε) (k : x < ε / 2) : x < ε := by
  linarith

example (a b : ℝ) (h : a = 2 * b) (k : b = 3) : a = 6 := by
  linarith

example (n : ℕ) (x : ℝ) (h : x = n) : 0 ≤ x := by
  linarith

example (n : ℕ) (h : (n : ℝ) < 3) : (n : ℝ) + 1 < 4 := by
  linarith

example (p q : ℝ) (h : 3 * p = 8 * 31) (k : 5 * q = 31) : p = 8 * 31 / 3 := by
  linarith

example (x y : ℝ) (h : 4 * x - (3 * x + y) = 2) : x = y + 2 := by
  linarith

example (x y : ℝ) (h : x - y ≥ 0) (k : y - x ≥ 0) : x = y := by
  linarith

-- fails
example (a b : ℝ) : True := by
  fail_if_success have : a ≤ b := by linarith
  trivial

-- fails
example (a b : ℝ) (h : a ≤ b) : True := by
  fail_if_success have : a < b := by linarith
  trivial

-- fails
example (x y : ℝ) (h : x + y = 5) : True := by
  fail_if_success have : x = 2 := by linarith
  trivial

-- fails
example (x : ℝ) (h : 0 < x) : True := by
  fail_if_success have : 0 < x * x := by linarith
  trivial

-- fails
example (x y : ℝ) (h : 0 < x * y) : True := by
  fail_if_success have : 0 < x := by linarith
  trivial

-- fails
example (x : ℤ) (h : 2 * x = 5) (k : x = x) : True := by
  fail_if_success have : x = 3 ∧ x = 2 := by linarith
  trivial

-- fails
example (n : ℕ) (h : 0 < n) : True := by
  fail_if_success have : 2 ≤ n := by linarith
  trivial

-- fails
example (x : ℝ) (h : x ≠ 0) : True := by
  fail_if_success have : 0 < x := by linarith
  trivial

-- fails
example (x : ℝ) (h : x ^ 2 = 4) : True := by
  fail_if_success have : x = 2 := by linarith
  trivial

-- fails
example (a b c : ℝ) (h : a < b) (k : c < b) : True := by
  fail_if_success have : a < c := by linarith
  trivial

-- fails
example (x : ℝ) (h : |x| < 1) : True := by
  fail_if_success have : x < 1 := by linarith
  trivial
