module

public import Olympiad.Real.Root

/-!
# Limits with an error of `C / 2 ^ n`

What the exponential function rests on: Bernoulli's inequality, the bound of
`(1 + c / 2 ^ n) ^ 2 ^ n`, and that sequences with steps of at most `C / 2 ^ n` converge.
-/

@[expose] public noncomputable section

/-- Bernoulli's inequality. -/
theorem one_add_mul_le_pow {a : ℝ} (h : -1 ≤ a) (n : ℕ) : 1 + n * a ≤ (1 + a) ^ n := by
  induction n with
  | zero => simp
  | succ n ih =>
    have h₁ := mul_le_mul_of_nonneg_right ih (show 0 ≤ 1 + a by grind)
    have h₂ := mul_nonneg (Nat.cast_nonneg (R := ℝ) n) (mul_self_nonneg a)
    rw [pow_succ, Nat.cast_succ]
    grind

namespace Real

protected theorem one_add_inv_pow_le {k : ℕ} (hk : 0 < k) : (1 + 1 / (k : ℝ)) ^ k ≤ 4 := by
  have hk₀ : (1 : ℝ) ≤ k := Nat.one_le_cast.2 hk
  have hs : 1 / (k : ℝ) * k = 1 := by grind
  have hs₁ : 1 / (k : ℝ) ≤ 1 := (div_le_one (by grind)).2 hk₀
  have hs₀ : 0 ≤ 1 / (k : ℝ) := div_nonneg zero_le_one (by grind)
  generalize 1 / (k : ℝ) = s at hs hs₀ hs₁
  have h₁ := one_add_mul_le_pow (a := -(s / 2)) (by grind) k
  have h₂ : (1 + s) * ((1 + -(s / 2)) * (1 + -(s / 2))) ≤ 1 := by
    have := mul_nonneg (mul_self_nonneg s) (show 0 ≤ 3 - s by grind)
    grind
  have h₃ := pow_le_one₀ (n := k)
    (mul_nonneg (show 0 ≤ 1 + s by grind) (mul_self_nonneg (1 + -(s / 2)))) h₂
  rw [mul_pow, mul_pow] at h₃
  have h₄ : 1 / 2 ≤ (1 + -(s / 2)) ^ k := by grind
  have h₅ := mul_self_le_mul_self (by grind) h₄
  have h₆ := mul_le_mul_of_nonneg_left h₅ (pow_nonneg (show 0 ≤ 1 + s by grind) k)
  grind

/-- `(1 + c / 2 ^ n) ^ 2 ^ n` is bounded. -/
protected theorem exists_pow_bound (c : ℝ) (hc : 0 ≤ c) :
    ∃ B, 1 ≤ B ∧ ∀ n : ℕ, (1 + c / 2 ^ n) ^ 2 ^ n ≤ B := by
  obtain ⟨M, hM⟩ := exists_nat_gt c
  refine ⟨4 ^ M, one_le_pow₀ (by grind), fun n => ?_⟩
  have hk : (0 : ℝ) < 2 ^ n := pow_pos (by grind) n
  have h₁ := one_add_mul_le_pow (a := 1 / 2 ^ n)
    (by have := div_pos (zero_lt_one (R := ℝ)) hk; grind) M
  have h₂ : c / 2 ^ n ≤ M * (1 / 2 ^ n) := by
    rw [← mul_div_assoc, mul_one]
    exact div_le_div_of_nonneg_right (le_of_lt hM) (le_of_lt hk)
  have h₃ := Real.one_add_inv_pow_le (Nat.two_pow_pos n)
  rw [Nat.cast_pow, Nat.cast_ofNat] at h₃
  have h₀ : 0 ≤ c / 2 ^ n := div_nonneg hc (le_of_lt hk)
  have h₄ : 0 ≤ 1 + 1 / (2 : ℝ) ^ n := by
    have := div_pos (zero_lt_one (R := ℝ)) hk
    grind
  calc (1 + c / 2 ^ n) ^ 2 ^ n ≤ ((1 + 1 / 2 ^ n) ^ M) ^ 2 ^ n :=
        pow_le_pow_left₀ (by grind) (by grind) _
    _ = ((1 + 1 / 2 ^ n) ^ 2 ^ n) ^ M := by rw [← pow_mul, pow_mul']
    _ ≤ 4 ^ M := pow_le_pow_left₀ (pow_nonneg h₄ _) h₃ M

protected theorem two_pow_gt (n : ℕ) : (n : ℝ) < 2 ^ n := by
  have : ((n : ℕ) : ℝ) < ((2 ^ n : ℕ) : ℝ) := Nat.cast_lt.2 Nat.lt_two_pow_self
  rwa [Nat.cast_pow, Nat.cast_ofNat] at this

/-- What is at most `C / 2 ^ n` for all `n` is not positive. -/
protected theorem nonpos_of_le_div_two_pow {x C : ℝ} (h : ∀ n : ℕ, x ≤ C / 2 ^ n) : x ≤ 0 := by
  apply Classical.byContradiction
  intro hc
  have hx : 0 < x := by grind
  obtain ⟨n, hn⟩ := exists_nat_gt (C / x)
  have h₁ := (le_div_iff₀ (pow_pos (show (0 : ℝ) < 2 by grind) n)).1 (h n)
  have h₂ := (div_lt_iff₀ hx).1 hn
  have h₃ := mul_lt_mul_of_pos_left (Real.two_pow_gt n) hx
  grind

/-- Sequences with steps of at most `C / 2 ^ n` stay within twice that. -/
protected theorem abs_sub_le_of_steps {u : ℕ → ℝ} {C : ℝ}
    (h : ∀ n, |u (n + 1) - u n| ≤ C / 2 ^ n) (n k : ℕ) : |u (n + k) - u n| ≤ 2 * C / 2 ^ n := by
  have hC : 0 ≤ C := by
    have := h 0
    rw [pow_zero, div_one] at this
    exact le_trans (abs_nonneg _) this
  have key : |u (n + k) - u n| ≤ 2 * C / 2 ^ n - 2 * C / 2 ^ (n + k) := by
    induction k with
    | zero => simp
    | succ k ih =>
      have h₁ := h (n + k)
      have h₂ : 2 * C / 2 ^ (n + k + 1) = C / 2 ^ (n + k) := by
        rw [pow_succ, mul_comm _ 2, mul_div_mul_left _ _ (two_ne_zero)]
      have h₃ := mul_div_assoc 2 C (2 ^ (n + k))
      have h₄ := abs_sub_le (u (n + k + 1)) (u (n + k)) (u n)
      rw [← Nat.add_assoc, h₂]
      clear h
      grind
  have := div_nonneg (show 0 ≤ 2 * C by clear h key; grind)
    (pow_nonneg (show (0 : ℝ) ≤ 2 by clear h key; grind) (n + k))
  clear h
  grind

/-- Such sequences converge. -/
protected theorem exists_limit {u : ℕ → ℝ} {C : ℝ} (h : ∀ n, |u (n + 1) - u n| ≤ C / 2 ^ n) :
    ∃ l, ∀ n, |u n - l| ≤ 2 * C / 2 ^ n := by
  have near := Real.abs_sub_le_of_steps h
  have error : ∀ n, 0 ≤ 2 * C / 2 ^ n := fun n => le_trans (abs_nonneg _) (near n 0)
  have far : ∀ m n : ℕ, u n - 2 * C / 2 ^ n ≤ u m + 2 * C / 2 ^ m := fun m n => by
    rcases Nat.le_total m n with k | k <;> obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le k
    · have h₁ := abs_le.1 (near m d)
      have h₂ := error (m + d)
      clear h near error
      grind
    · have h₁ := abs_le.1 (near n d)
      have h₂ := error (n + d)
      clear h near error
      grind
  obtain ⟨l, hl₁, hl₂⟩ := Real.exists_lub (fun x => ∃ n : ℕ, x = u n - 2 * C / 2 ^ n)
    ⟨_, 0, rfl⟩ ⟨u 0 + 2 * C / 2 ^ 0, by rintro x ⟨n, rfl⟩; exact far 0 n⟩
  refine ⟨l, fun n => ?_⟩
  have h₁ := hl₁ _ ⟨n, rfl⟩
  have h₂ := hl₂ (u n + 2 * C / 2 ^ n) (by rintro x ⟨m, rfl⟩; exact far n m)
  clear h near error far hl₁ hl₂
  exact abs_le.2 (by grind)

end Real
