import Olympiad

/-! `linear_combination`, `field_simp`, `ring_nf`, `interval_cases` and the tactics of logic. -/

open BigOperators Real Nat Topology Rat

example (x y : ℝ) (h : x + y = 3) (k : x - y = 1) : x = 2 := by
  linear_combination (h + k) / 2

example (x y : ℝ) (h : x + y = 3) (k : x - y = 1) : x ^ 2 - y ^ 2 = 3 := by
  linear_combination (x - y) * h + 3 * k

example (x y : ℤ) (h : x + y = 3) : 2 * x + 2 * y = 6 := by
  linear_combination 2 * h

-- fails
example (x y : ℝ) (h : x + y = 3) : True := by
  fail_if_success have : x = 3 := by linear_combination h
  trivial

example (x y : ℝ) (h : x ≠ 0) (k : y ≠ 0) : 1 / x + 1 / y = (x + y) / (x * y) := by
  field_simp
  ring

example (x y : ℝ) (h : 0 < x) (k : 0 < y) : x / y + y / x ≥ 2 := by
  have e : x / y + y / x = (x ^ 2 + y ^ 2) / (x * y) := by
    field_simp
    ring
  rw [e, ge_iff_le, le_div_iff₀ (by positivity)]
  nlinarith [sq_nonneg (x - y)]

example (x : ℝ) (h : x ≠ 0) (k : 1 / x = 2) : x = 1 / 2 := by
  field_simp at k
  linarith

example (a b : ℝ) (h : (a + b) ^ 2 = 4) (k : a * b = 1) : a ^ 2 + b ^ 2 = 2 := by
  ring_nf at h
  linarith

example (a b : ℝ) : (a + b) ^ 2 = b ^ 2 + a ^ 2 + 2 * b * a := by
  ring_nf

example (n : ℕ) (h : n < 4) (k : 1 ≤ n) : n * n < 10 := by
  interval_cases n <;> omega

example (n : ℤ) (h : n ≤ 2) (k : -2 ≤ n) : n * n < 10 := by
  interval_cases n <;> omega

example (n : ℤ) (h : n ^ 2 ≤ 2) (k : -2 ≤ n ^ 2) : n ^ 2 ≠ 7 := by
  interval_cases hn : n ^ 2 <;> omega

-- fails
example (n : ℤ) (h : n ≤ 2) : True := by
  fail_if_success have : n * n < 10 := by interval_cases n <;> omega
  trivial

example (a b : ℕ) (h : ¬ ∀ x : ℕ, x < 3 → a < x) : ∃ x, x < 3 ∧ x ≤ a := by
  push_neg at h
  exact h

example : ¬ ∃ x : ℕ, ∀ y : ℕ, y ≤ x := by
  push_neg
  intro x
  use x + 1
  omega

example (a : ℕ) (h : ¬ a < 1) : 1 ≤ a := by
  by_contra k
  omega

example (x : ℝ) (h : ∀ ε > 0, x < ε) : x ≤ 0 := by
  by_contra! k
  have := h x k
  linarith

example (a b : ℕ) (h : a = b) : a ≤ b := by
  contrapose! h
  omega

example (a b : ℕ) : a ≤ b → a < b + 1 := by
  contrapose
  omega

example : ∃ x y : ℕ, x + y = 5 := by
  use 2, 3

example (p q : Prop) (h : p ∧ q) : q ∧ p := by
  tauto

example (p q : Prop) : (p → q) → ¬ q → ¬ p := by
  tauto

-- fails
example (p q : Prop) : True := by
  fail_if_success have : p ∨ q → p := by tauto
  trivial

example (a b : ℕ) (h : a + b = 3) : (a + b) * 2 = 6 := by
  set x := a + b with hx
  omega

example (a b : ℕ) (h : a = b) : a + a = b + a := by
  nth_rewrite 1 [h]
