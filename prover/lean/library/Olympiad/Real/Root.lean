module

public import Olympiad.Abs
public import Olympiad.Real.Complete

/-!
# Roots

Every nonnegative real has a nonnegative `n`-th root (`Real.exists_pow_eq`), as a least upper bound.
-/

@[expose] public noncomputable section

/-- Powers are Lipschitz on bounded sets. -/
theorem pow_sub_pow_le {a b A : ℝ} (hb : 0 ≤ b) (hba : b ≤ a) (haA : a ≤ A) (hA : 1 ≤ A) (n : ℕ) :
    a ^ n - b ^ n ≤ n * (a - b) * A ^ n := by
  induction n with
  | zero => simp
  | succ n ih =>
    have h₀ : 0 ≤ a := le_trans hb hba
    have hd : 0 ≤ a - b := sub_nonneg.2 hba
    have hAn : 0 ≤ A ^ n := pow_nonneg (le_trans zero_le_one hA) n
    have h₁ := mul_le_mul_of_nonneg_left ih h₀
    have h₂ := mul_le_mul_of_nonneg_right (pow_le_pow_left₀ hb (le_trans hba haA) n) hd
    have h₃ : 0 ≤ n * (a - b) * A ^ n := mul_nonneg (mul_nonneg (Nat.cast_nonneg n) hd) hAn
    have h₄ := mul_le_mul_of_nonneg_right haA h₃
    have h₅ := mul_le_mul_of_nonneg_left hA (mul_nonneg hd hAn)
    rw [pow_succ, pow_succ, pow_succ, Nat.cast_succ]
    have e₁ : a ^ n * a - b ^ n * b = a * (a ^ n - b ^ n) + b ^ n * (a - b) := by grind
    have e₂ : ((n : ℝ) + 1) * (a - b) * (A ^ n * A)
        = A * (n * (a - b) * A ^ n) + (a - b) * A ^ n * A := by grind
    rw [e₁, e₂]
    grind

namespace Real

protected theorem exists_pow_eq {x : ℝ} (hx : 0 ≤ x) {n : ℕ} (hn : n ≠ 0) :
    ∃ y, 0 ≤ y ∧ y ^ n = x := by
  have below : ∀ y, 0 ≤ y → y ^ n ≤ x → y ≤ x + 1 := fun y hy h => by
    apply Classical.byContradiction
    intro hc
    have h₁ := pow_le_pow_right₀ (show 1 ≤ y by grind) (Nat.pos_of_ne_zero hn)
    rw [pow_one] at h₁
    grind
  obtain ⟨s, hs₁, hs₂⟩ := Real.exists_lub (fun y => 0 ≤ y ∧ y ^ n ≤ x)
    ⟨0, le_rfl, by rw [zero_pow hn]; exact hx⟩ ⟨x + 1, fun y hy => below y hy.1 hy.2⟩
  have h₀ : 0 ≤ s := hs₁ 0 ⟨le_rfl, by rw [zero_pow hn]; exact hx⟩
  refine ⟨s, h₀, ?_⟩
  have hA : 1 ≤ s + 1 := by grind
  have hC : 0 < (n : ℝ) * (s + 1) ^ n :=
    mul_pos (Nat.cast_pos.2 (Nat.pos_of_ne_zero hn)) (pow_pos (by grind) n)
  rcases lt_trichotomy (s ^ n) x with h | h | h
  · exfalso
    have hd : 0 < (x - s ^ n) / (n * (s + 1) ^ n) := div_pos (sub_pos.2 h) hC
    obtain ⟨t, ht₀, ht₁, ht⟩ : ∃ t : ℝ, 0 < t ∧ t ≤ 1 ∧ t * (n * (s + 1) ^ n) ≤ x - s ^ n :=
      ⟨min 1 ((x - s ^ n) / (n * (s + 1) ^ n)), by grind, min_le_left _ _,
        (le_div_iff₀ hC).1 (min_le_right _ _)⟩
    have h₁ := pow_sub_pow_le h₀ (show s ≤ s + t by grind) (show s + t ≤ s + 1 by grind) hA n
    have h₂ := hs₁ (s + t) ⟨by grind, by grind⟩
    grind
  · exact h
  · exfalso
    have hd : 0 < (s ^ n - x) / (n * (s + 1) ^ n) := div_pos (sub_pos.2 h) hC
    have ht := div_mul_cancel₀ (s ^ n - x) (ne_of_gt hC)
    generalize (s ^ n - x) / (n * (s + 1) ^ n) = t at hd ht
    have hr : max 0 (s - t) ≤ s := by grind
    have h₁ := pow_sub_pow_le (le_max_left 0 (s - t)) hr (show s ≤ s + 1 by grind) hA n
    have h₂ : (s - max 0 (s - t)) * (n * (s + 1) ^ n) ≤ t * (n * (s + 1) ^ n) :=
      mul_le_mul_of_nonneg_right (by grind) (le_of_lt hC)
    have hxr : x ≤ max 0 (s - t) ^ n := by grind
    have h₃ := hs₂ (max 0 (s - t)) fun y hy => by
      exact le_of_pow_le_pow_left₀ hn (le_max_left _ _) (le_trans hy.2 hxr)
    have hs : s = 0 := by grind
    rw [hs, zero_pow hn] at h
    grind

end Real
