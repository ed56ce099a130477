import Olympiad

/-! The real numbers: a linearly ordered field with casts, and the lemmas on it. -/

-- grind works in the field and its order
example (a b c : ℝ) (h : a + b + c = 0) : a ^ 3 + b ^ 3 + c ^ 3 = 3 * a * b * c := by grind
example (x y : ℝ) (hx : x ≠ 0) (hy : y ≠ 0) : 1 / x + 1 / y = (x + y) / (x * y) := by grind
example (x y z : ℝ) (h : x + y + z = 1) (h₁ : x ≤ y) (h₂ : y ≤ z) : 1 / 3 ≤ z := by grind
example (x : ℝ) (h : x ^ 2 - 5 * x + 6 = 0) : x = 2 ∨ x = 3 := by grind
example : (1.5 : ℝ) = 3 / 2 := by grind
example (x : ℝ) (h : x < 1) : x ≠ 2 := by grind
example (x : ℝ) : x < 1 ∨ 1 ≤ x := by grind

-- what is false stays open
example (x : ℝ) (h : 0 < x) : 0 < 2 * x := by
  fail_if_success have : 1 ≤ x := by grind
  grind

-- junk values
example : (1 : ℝ) / 0 = 0 := by simp
example : (0 : ℝ)⁻¹ = 0 := by simp
example : (0 : ℝ) ^ 0 = 1 := by simp
example : (0 : ℝ) ^ (-3 : ℤ) = 0 := by simp

-- exponents are natural numbers unless they say otherwise
example (x : ℝ) : x ^ 2 = x * x := by grind
example (x : ℝ) : x ^ (2 : ℕ) = x ^ 2 := rfl
example (x : ℝ) : x ^ (-2 : ℤ) = 1 / x ^ 2 := by simp [one_div]
example (x : ℝ) (h : x = 2) : (7 * x ^ 3) ^ 2 * (4 * x ^ 2) ^ (-(3 : ℤ)) = 49 / 64 := by
  subst h
  simp
  grind

-- casts are inserted where types differ
example (n : ℕ) (x : ℝ) : 2 * n + x = x + n + n := by grind
example (n : ℤ) (x : ℝ) (h : x = n) : x ^ 2 = ((n ^ 2 : ℤ) : ℝ) := by push_cast; rw [h]
example (q : ℚ) (x : ℝ) (h : x = q) : x + 1 = ((q + 1 : ℚ) : ℝ) := by push_cast; rw [h]
example (m n : ℕ) (h : (m : ℝ) ≤ n + 3) : m ≤ n + 3 := by exact_mod_cast h
example (m n : ℤ) (h : (m : ℝ) * n - 3 = m ^ 2) : m * n - 3 = m ^ 2 := by exact_mod_cast h
example (m n : ℕ) (h : m ≤ n) : ((n - m : ℕ) : ℝ) = n - m := by push_cast [h]; rfl
example (m n : ℕ) (h : m < n) : (m : ℝ) < n := by grind
example (n : ℕ) (h : (n : ℝ) = 5) : n = 5 := by exact_mod_cast h
example (n : ℕ) : (0 : ℝ) ≤ n := by simp
example (p q : ℚ) (h : (p : ℝ) < q) : p < q := by exact_mod_cast h

-- lemmas under their usual names
example (x y : ℝ) (hx : 0 < x) (hy : 0 < y) : 2 ≤ x / y + y / x := by
  rw [div_add_div _ _ (ne_of_gt hy) (ne_of_gt hx), le_div_iff₀ (mul_pos hy hx)]
  have := two_mul_le_add_sq x y
  grind
example (a b : ℝ) (h : a ^ 2 ≤ b ^ 2) (hb : 0 ≤ b) : a ≤ b :=
  le_of_pow_le_pow_left₀ (by decide) hb h
example (a : ℝ) (h : a ^ 2 = 0) : a = 0 := by simpa using h
example (a b : ℝ) (h : a * b = 0) : a = 0 ∨ b = 0 := mul_eq_zero.1 h
example (a b : ℝ) (h : a ^ 2 = b ^ 2) : a = b ∨ a = -b := sq_eq_sq_iff_eq_or_eq_neg.1 h
example (a b : ℝ) : max a b + min a b = a + b := by grind

-- the same lemmas on other rings
example (a b : ℤ) (h : a * b = 0) : a = 0 ∨ b = 0 := mul_eq_zero.1 h
example (a b : ℤ) : 2 * a * b ≤ a ^ 2 + b ^ 2 := two_mul_le_add_sq a b
example (q : ℚ) : 0 ≤ q ^ 2 := sq_nonneg q
example (m n : ℕ) (hm : 0 < m) (hn : 0 < n) : 0 < m * n := mul_pos hm hn

-- completeness
example (x : ℝ) : ∃ n : ℕ, x < n := exists_nat_gt x
example (s : Set ℝ) (h : s.Nonempty) (k : BddAbove s) : ∃ x, IsLUB s x := Real.exists_isLUB h k
