import Olympiad

/-! Factorials, binomial coefficients, Fibonacci numbers. -/

open Nat

example : 5! = 120 := by decide
example : Nat.gcd 20! 200000 = 40000 := by decide +kernel
example : 9! % 10 = 0 := by decide +kernel
example (n : Nat) : (n + 1)! = (n + 1) * n ! := Nat.factorial_succ n
example (n : Nat) (h : 4 ≤ n) : n ^ 2 ≤ n ! := by
  induction n, h using Nat.le_induction with
  | base => decide
  | succ m h ih =>
    have := Nat.mul_le_mul_right m h
    have a := Nat.mul_le_mul_left (m + 1) (show m + 1 ≤ m ^ 2 by grind)
    have b := Nat.mul_le_mul_left (m + 1) ih
    grind
example (p : Nat) (h : Nat.Prime p) (d : p ∣ 6!) : p ≤ 6 := h.dvd_factorial.1 d
example (n : Nat) : ∃ p, n ≤ p ∧ Nat.Prime p := Nat.exists_infinite_primes n
example : Nat.choose 10 3 = 120 := by decide +kernel
example : Nat.choose 30 15 = 155117520 := by decide +kernel
example (n : Nat) : ∑ k ∈ Finset.range (n + 1), Nat.choose n k = 2 ^ n := Nat.sum_range_choose n
example (n k : Nat) (h : k ≤ n) : Nat.choose n (n - k) = Nat.choose n k := Nat.choose_symm h
example (n : Nat) : ∏ k ∈ Finset.Icc 1 n, k = n ! := Nat.prod_Icc_id_eq_factorial n
example : Nat.fib 10 = 55 := by decide
example (n : Nat) : ∑ k ∈ Finset.range n, Nat.fib k + 1 = Nat.fib (n + 1) := by
  induction n <;> grind
