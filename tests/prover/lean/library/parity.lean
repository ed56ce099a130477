import Olympiad

/-! Even, odd, square. -/

example : Even 10 := by decide
example : Odd (-7 : Int) := by decide
example : ¬ Even 7 := by decide
example (n : Nat) (h : Even n) : Odd (n + 1) := by grind
example (n : Nat) (h : Odd n) : n % 2 = 1 := Nat.odd_iff.1 h
example (a b : Int) (ha : Odd a) (hb : Odd b) : Even (a + b) := by grind
example (a b : Nat) (h : Odd (a * b)) : Odd a := (Nat.odd_mul.1 h).1
example (n : Nat) : Even (n * (n + 1)) := Nat.even_mul_succ_self n
example (n : Nat) (h : ¬ Even n) : Odd n := by simpa using h
example (n : Nat) (h : Even (n ^ 2)) : Even n := (Nat.even_pow.1 h).1
example (n : Int) : Even n ∨ Odd n := Int.even_or_odd n
example : IsSquare (36 : Nat) := ⟨6, rfl⟩
example (f : Nat → Int) (h : ∀ n, 1 < n ∧ Even n → f n = f (n - 1) + 1) : f 4 = f 3 + 1 :=
  h 4 (by decide)

/-! Positive natural numbers. -/

example (n : ℕ+) : 0 < (n : Nat) := n.pos
example (a b : ℕ+) (h : (a : Nat) + b = 2) : a = 1 := by
  have := a.pos
  have := b.pos
  ext
  simp
  omega
example : (3 : ℕ+) * 4 = 12 := by decide
example (a b : ℕ+) (h : a ∣ b) : (a : Nat) ∣ b := PNat.dvd_iff.1 h
