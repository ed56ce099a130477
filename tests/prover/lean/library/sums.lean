import Olympiad

/-! Sums and products: notation, computation, closed forms. -/

open BigOperators

example : ∑ k ∈ Finset.range 101, k = 5050 := by decide +kernel
example : ∑ k in Finset.range 101, k = 5050 := by rfl
example : ∑ k : Int in Finset.Icc (-3) 5, k = 9 := by decide
example : (∑ k ∈ Finset.Icc 1 9, 11 ^ k) % 100 = 59 := by decide
example : ∑ i : Fin 5, (i : Nat) = 10 := by decide
example : ∑ i ∈ Finset.range 3, ∑ j ∈ Finset.range 3, i * j = 9 := by decide
example : ∑ (i ∈ Finset.range 3) (j ∈ Finset.range 3), i * j = 9 := by decide
example : ∑ n ∈ Finset.range 10 with n % 2 = 1, n = 25 := by decide
example : ∏ k ∈ Finset.Icc 1 5, k = 120 := by decide
example : (∏ k ∈ Finset.range 100, (2 * k + 1)) % 8 = 1 := by decide +kernel
example : (∑ k ∈ Finset.Icc (1 : Int) 9, (k : Rat) / 2) = 45 / 2 := by decide +kernel
example : 2 * ∑ k ∈ Finset.range 3, k + 1 = 7 := by decide
example (f : Nat → Nat) : ∑ k ∈ Finset.range 3, f k = f 0 + f 1 + f 2 := by
  simp [Finset.sum_range_succ]
example (f : Nat → Rat) : ∑ k ∈ Finset.Icc 2 4, f k = f 2 + f 3 + f 4 := by
  simp [Finset.sum_Icc_succ_top]
example (f : Int → Int) : ∑ k ∈ Finset.Icc (-1) 1, f k = f (-1) + f 0 + f 1 := by
  simp [Finset.sum_Icc_int, Finset.sum_range_succ]

/-! By induction. -/

example (n : Nat) : 2 * ∑ k ∈ Finset.range (n + 1), k = n * (n + 1) := by
  induction n <;> grind
example (n : Nat) : ∑ k ∈ Finset.range n, (2 * k + 1) = n ^ 2 := by
  induction n <;> grind
example (n : Nat) : 6 * ∑ k ∈ Finset.Icc 1 n, k ^ 2 = n * (n + 1) * (2 * n + 1) := by
  induction n <;> grind
example (n : Nat) : ∑ k ∈ Finset.range n, (k : Int) * 2 = n * (n - 1) := by
  induction n <;> grind
example (n : Nat) : ∑ k ∈ Finset.range n, 2 ^ k = 2 ^ n - 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Finset.sum_range_succ, ih]; grind
example (n : Nat) : ∑ k ∈ Finset.range n, (1 : Rat) / ((k + 1) * (k + 2)) = n / (n + 1) := by
  induction n with
  | zero => decide +kernel
  | succ n ih =>
    have : (0 : Rat) ≤ n := Rat.natCast_nonneg
    have : (n : Rat) + 1 ≠ 0 := by grind
    have : (n : Rat) + 2 ≠ 0 := by grind
    rw [Finset.sum_range_succ, ih]
    grind
example (n : Nat) : ∏ k ∈ Finset.range n, (k + 2) = (n + 1) * ∏ k ∈ Finset.range n, (k + 1) := by
  induction n <;> grind

/-! The algebra. -/

example (s : Finset Nat) (f : Nat → Int) (c : Int) : ∑ x ∈ s, c * f x = c * ∑ x ∈ s, f x := by
  rw [Finset.mul_sum]
example (s : Finset Nat) : ∑ _x ∈ s, 3 = s.card * 3 := by rw [Finset.sum_const]; rfl
example (f : Nat → Rat) : ∑ k ∈ Finset.range 9, (f (k + 1) - f k) = f 9 - f 0 :=
  Finset.sum_range_sub f 9
example (s : Finset Nat) (f : Nat → Int) (h : ∀ x ∈ s, 0 ≤ f x) : 0 ≤ ∑ x ∈ s, f x :=
  Finset.sum_nonneg h
example (s : Finset Nat) (f : Nat → Rat) (h : ∀ x ∈ s, 0 ≤ f x) (m : 3 ∈ s) : f 3 ≤ ∑ x ∈ s, f x :=
  Finset.single_le_sum h m
example (s : Finset Nat) (f : Nat → Nat) (h : ∑ x ∈ s, f x = 0) (m : 3 ∈ s) : f 3 = 0 := by
  have := Finset.single_le_sum (f := f) (fun _ _ => Nat.zero_le _) m
  omega
