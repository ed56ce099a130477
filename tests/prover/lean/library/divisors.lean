import Olympiad

/-! Divisors, square roots, multiplicities. -/

open Nat

example : Nat.divisors 12 = {1, 2, 3, 4, 6, 12} := by decide +kernel
example : ∑ k ∈ Nat.divisors 360, k = 1170 := by decide +kernel
example : (∑ k ∈ Nat.divisors (30 ^ 4), 1) - 2 = 123 := by decide +kernel
example : ∑ k ∈ Nat.properDivisors 496, k = 496 := by decide +kernel
example : (Nat.divisors 1000000).card = 49 := by decide +kernel
example : Nat.primeFactors 2310 = {2, 3, 5, 7, 11} := by decide +kernel
example : φ 36 = 12 := by decide +kernel
example (n : Nat) (h : n ∈ Nat.divisors 6) : n ≤ 6 := Nat.le_of_dvd (by decide) (by simp at h; exact h)
example (S : Finset Nat) (h : ∀ n : Nat, n ∈ S ↔ n ∣ 36) : ∑ k ∈ S, k = 91 := by
  rw [show S = Nat.divisors 36 by ext; simp [h]]
  decide +kernel
example (p : Nat) (h : Nat.Prime p) : Nat.divisors p = {1, p} := Nat.divisors_prime h

example : Nat.sqrt 196 = 14 := by decide +kernel
example : Nat.sqrt (10 ^ 40 + 1) = 10 ^ 20 := by decide +kernel
example (n : Nat) : Nat.sqrt n ^ 2 ≤ n := Nat.sqrt_le' n
example (n : Nat) (h : n < 25) : Nat.sqrt n < 5 := Nat.sqrt_lt.2 h

example : padicValNat 2 96 = 5 := by decide +kernel
example : padicValNat 3 0 = 0 := by decide +kernel
example : padicValInt 5 (-250) = 3 := by decide +kernel
example : Nat.factorization 360 2 = 3 := by decide +kernel
example (a b : Nat) (ha : a ≠ 0) (hb : b ≠ 0) :
    padicValNat 7 (a * b) = padicValNat 7 a + padicValNat 7 b :=
  padicValNat.mul (by decide) ha hb
