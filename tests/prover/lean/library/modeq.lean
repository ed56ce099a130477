import Olympiad

/-! Congruences. -/

example : 30 * 39 ≡ 42 [MOD 47] := by decide
example : ¬ 3 ≡ 4 [MOD 5] := by decide
example : (-1 : Int) ≡ 4 [ZMOD 5] := by decide
example : 2 ^ 100 ≡ 1 [MOD 5] := by decide +kernel
example (a b n : Nat) (h : a ≡ b [MOD n]) : a ^ 3 + 1 ≡ b ^ 3 + 1 [MOD n] := (h.pow 3).add_right 1
example (a b : Int) (h : a ≡ b [ZMOD 7]) : 2 * a - 1 ≡ 2 * b - 1 [ZMOD 7] :=
  (h.mul_left 2).sub Int.ModEq.rfl
example (n : Nat) (h : n ≡ 3 [MOD 7]) : (2 * n + 1) % 7 = 0 := by simp at h; omega
example (n : Nat) (h : n ≡ 3 [MOD 7]) : 2 * n + 1 ≡ 0 [MOD 7] := by grind
example (a : Int) (h : a ≡ 0 [ZMOD 6]) : 6 ∣ a := Int.modEq_zero_iff_dvd.1 h
example (a : Nat) (h : 3 * a ≡ 3 * 5 [MOD 7]) : a ≡ 5 [MOD 7] :=
  Nat.ModEq.cancel_left_of_coprime (by decide) h
example : IsLeast {x : Nat | 30 * x ≡ 42 [MOD 47]} 39 := by
  constructor
  · decide
  · simp; omega
