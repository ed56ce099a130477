import Olympiad

/-! Digits. -/

example : Nat.digits 10 2345 = [5, 4, 3, 2] := by decide +kernel
example : Nat.digits 2 10 = [0, 1, 0, 1] := by decide
example : Nat.digits 1 3 = [1, 1, 1] := by decide
example : Nat.digits 0 3 = [3] := by decide
example : (Nat.digits 10 (2 ^ 100)).length = 31 := by decide +kernel
example : (Nat.digits 10 (2 ^ 15)).sum = 26 := by decide +kernel
example : Nat.ofDigits 7 [1, 2, 3] = 162 := by decide
example (n : Nat) : Nat.ofDigits 10 (Nat.digits 10 n) = n := Nat.ofDigits_digits 10 n
example (d n : Nat) (h : d ∈ Nat.digits 10 n) : d < 10 := Nat.digits_lt_base (by decide) h
example (n : Nat) (h : (Nat.digits 10 n).sum = 18) : 9 ∣ n := (Nat.nine_dvd_iff n).2 (by rw [h]; decide)
example (n : Nat) (h : 0 < n) : Nat.digits 10 n = n % 10 :: Nat.digits 10 (n / 10) :=
  Nat.digits_def' (by decide) h
