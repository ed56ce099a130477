import Olympiad

/-! Rounding. -/

example : Int.floor ((9 : ℝ) / 160 * 100) = 5 := by rw [Int.floor_eq_iff]; simp; grind
example : ⌊(7 : ℚ) / 2⌋ = 3 := by rw [Int.floor_eq_iff]; simp; grind
example : ⌈(7 : ℝ) / 2⌉ = 4 := by rw [Int.ceil_eq_iff]; simp; grind
example : ⌊(-7 : ℝ) / 2⌋ = -4 := by rw [Int.floor_eq_iff]; simp; grind
example : ⌊(7 : ℝ) / 2⌋₊ = 3 := by rw [Nat.floor_eq_iff (by grind)]; simp; grind
example : ⌊(-1 : ℝ)⌋₊ = 0 := Nat.floor_of_nonpos (by grind)
example (x : ℝ) : (⌊x⌋ : ℝ) ≤ x := Int.floor_le x
example (x : ℝ) : x < ⌊x⌋ + 1 := by grind
example (x : ℝ) (n : ℤ) : n ≤ ⌊x⌋ ↔ (n : ℝ) ≤ x := Int.le_floor
example (x : ℝ) : ⌊x + 3⌋ = ⌊x⌋ + 3 := by
  have := Int.floor_add_intCast x 3
  simpa using this
example (x : ℝ) : 0 ≤ Int.fract x ∧ Int.fract x < 1 := ⟨Int.fract_nonneg x, Int.fract_lt_one x⟩
example (x : ℝ) : x - Int.fract x = ⌊x⌋ := by grind
example (n : ℕ) : ⌊(n : ℝ)⌋₊ = n := by simp
example (x : ℝ) (n : ℕ) : ⌈x⌉₊ ≤ n ↔ x ≤ n := Nat.ceil_le
