module

public import Olympiad.Floor
public import Olympiad.Real.Pi

/-!
# Estimates

`|sin x| ≤ |x|` and `1 - x² / 2 ≤ cos x`, hence `3 < π`; the cosine of 2 is negative, hence `π < 4`.
Where the sine and the cosine vanish.
-/

@[expose] public noncomputable section

namespace Real

/-! ### The sine lies below its argument -/

protected theorem abs_sin_two_pow_mul_le (n : ℕ) (x : ℝ) : |sin (2 ^ n * x)| ≤ 2 ^ n * |sin x| := by
  induction n with
  | zero => rw [pow_zero, one_mul, one_mul]; exact le_rfl
  | succ n ih =>
    have h := mul_le_mul_of_nonneg_right (abs_cos_le_one (2 ^ n * x)) (abs_nonneg (sin (2 ^ n * x)))
    rw [show (2 : ℝ) ^ (n + 1) * x = 2 * (2 ^ n * x) by rw [pow_succ]; grind, sin_two_mul, abs_mul,
      abs_mul, Nat.abs_ofNat, pow_succ]
    generalize |sin (2 ^ n * x)| = a at h ih
    generalize |cos (2 ^ n * x)| = b at h
    generalize |sin x| = c at ih
    grind

theorem abs_sin_le_abs (x : ℝ) : |sin x| ≤ |x| := by
  obtain ⟨N, hN⟩ := exists_nat_gt |x|
  refine sub_nonpos.1 (Real.nonpos_of_le_div_two_pow (C := 4 * (x * x)) fun m => ?_)
  have hx := mul_self_nonneg x
  have hp : (0 : ℝ) < 2 ^ (N + m) := pow_pos (by grind) _
  have hsmall : |x / 2 ^ (N + m)| ≤ 1 := by
    have h₁ := Real.two_pow_gt N
    have h₂ := pow_le_pow_right₀ (show (1 : ℝ) ≤ 2 by grind) (Nat.le_add_right N m)
    rw [abs_div, abs_of_pos hp, div_le_one hp]
    exact le_of_lt (lt_of_lt_of_le (lt_trans hN h₁) h₂)
  have hle : 4 * (x * x) / 2 ^ (N + m) ≤ 4 * (x * x) / 2 ^ m :=
    div_le_div_of_nonneg_left (by grind) (pow_pos (by grind) m)
      (pow_le_pow_right₀ (by grind) (Nat.le_add_left m N))
  have h₁ := Real.abs_sin_two_pow_mul_le (N + m) (x / 2 ^ (N + m))
  have h₂ := abs_sin_sub_le hsmall
  rw [mul_div_cancel' x (ne_of_gt hp)] at h₁
  have h₃ := abs_add_le (sin (x / 2 ^ (N + m)) - x / 2 ^ (N + m)) (x / 2 ^ (N + m))
  rw [sub_add_cancel] at h₃
  have h₄ := mul_le_mul_of_nonneg_left (le_trans h₃ (add_le_add h₂ le_rfl)) (le_of_lt hp)
  rw [abs_div, abs_of_pos hp] at h₄
  generalize (2 : ℝ) ^ (N + m) = p at hp h₁ h₄ hle
  have e : p * (4 * (x / p * (x / p)) + |x| / p) = 4 * (x * x) / p + |x| := by
    clear h₁ h₄ hle h₂ h₃ hsmall
    grind
  rw [e] at h₄
  exact sub_le_iff_le_add.2 (le_trans (le_trans h₁ h₄) (add_le_add hle le_rfl))

theorem sin_le {x : ℝ} (h : 0 ≤ x) : sin x ≤ x := by
  have h₁ := abs_sin_le_abs x
  rw [abs_of_nonneg h] at h₁
  exact le_trans (le_abs_self _) h₁

theorem one_sub_sq_div_two_le_cos (x : ℝ) : 1 - x ^ 2 / 2 ≤ cos x := by
  have h₁ := cos_two_mul' (x / 2)
  have h₂ := sin_sq_add_cos_sq (x / 2)
  rw [show 2 * (x / 2) = x by grind] at h₁
  have h₃ := sq_le_sq.2 (abs_sin_le_abs (x / 2))
  rw [h₁]
  generalize sin (x / 2) ^ 2 = a at h₂ h₃
  generalize cos (x / 2) ^ 2 = b at h₂
  grind

/-! ### Bounds of π -/

theorem pi_gt_three : 3 < π := by
  apply Classical.byContradiction
  intro hc
  have hpi := pi_pos
  have h₁ := one_sub_sq_div_two_le_cos (π / 4)
  have h₂ := cos_two_mul (π / 4)
  rw [show 2 * (π / 4) = π / 2 by grind, cos_pi_div_two] at h₂
  have h₃ := pow_le_pow_left₀ (show 0 ≤ π / 4 by grind) (show π / 4 ≤ 3 / 4 by grind) 2
  have h₄ := pow_le_pow_left₀ (show 0 ≤ (23 : ℝ) / 32 by grind)
    (show 23 / 32 ≤ cos (π / 4) by grind) 2
  grind

/-- A lower bound of `1 - cos` at twice the argument, if the cosine is positive before 2. -/
protected theorem le_one_sub_cos_two_mul (hpi : 4 ≤ π) {x y d e : ℝ} (h₀ : 0 ≤ x) (h₁ : x < 2)
    (hy : y = 2 * x) (h : d ≤ 1 - cos x) (he : e ≤ 2 * d * (2 - d)) (hd : d ≤ 1) :
    e ≤ 1 - cos y := by
  have hx := Real.cos_pos_of_nonneg_of_lt h₀ (show x < π / 2 by grind)
  have := mul_nonneg (show 0 ≤ 1 - cos x - d by grind) (show 0 ≤ 2 - (1 - cos x) - d by grind)
  rw [hy, Real.one_sub_cos_two_mul]
  grind

theorem pi_lt_four : π < 4 := by
  apply Classical.byContradiction
  intro hc
  have hpi := not_lt.1 hc
  have s := (abs_le.1 (abs_sin_sub_le (x := 1 / 32) (by grind))).1
  have s₂ := pow_le_pow_left₀ (show 0 ≤ (7 : ℝ) / 256 by grind)
    (show 7 / 256 ≤ sin (1 / 32) by grind) 2
  have c := cos_two_mul' (1 / 32)
  have t := sin_sq_add_cos_sq (1 / 32)
  rw [show (2 : ℝ) * (1 / 32) = 1 / 16 by grind] at c
  have c₁ : 1 / 700 ≤ 1 - cos (1 / 16) := by grind
  clear s s₂ c t
  have c₂ : 1 / 180 ≤ 1 - cos (1 / 8) :=
    Real.le_one_sub_cos_two_mul hpi (by grind) (by grind) (by grind) c₁ (by grind) (by grind)
  have c₃ : 1 / 46 ≤ 1 - cos (1 / 4) :=
    Real.le_one_sub_cos_two_mul hpi (by grind) (by grind) (by grind) c₂ (by grind) (by grind)
  have c₄ : 2 / 25 ≤ 1 - cos (1 / 2) :=
    Real.le_one_sub_cos_two_mul hpi (by grind) (by grind) (by grind) c₃ (by grind) (by grind)
  have c₅ : 3 / 10 ≤ 1 - cos 1 :=
    Real.le_one_sub_cos_two_mul hpi (by grind) (by grind) (by grind) c₄ (by grind) (by grind)
  have c₆ : 51 / 50 ≤ 1 - cos 2 :=
    Real.le_one_sub_cos_two_mul hpi (by grind) (by grind) (by grind) c₅ (by grind) (by grind)
  rcases eq_or_lt_of_le (show 2 ≤ π / 2 by grind) with h | h
  · have := cos_pi_div_two
    rw [← h] at this
    grind
  · have := Real.cos_pos_of_nonneg_of_lt (x := 2) (by grind) h
    grind

theorem pi_le_four : π ≤ 4 := le_of_lt pi_lt_four

/-! ### Zeros -/

theorem sin_eq_zero_iff {x : ℝ} : sin x = 0 ↔ ∃ n : ℤ, (n : ℝ) * π = x := by
  constructor
  · intro h
    refine ⟨⌊x / π⌋, ?_⟩
    have h₁ := (le_div_iff₀ pi_pos).1 (Int.floor_le (x / π))
    have h₂ := (div_lt_iff₀ pi_pos).1 (Int.lt_floor_add_one (x / π))
    have h₃ : sin (x - ⌊x / π⌋ * π) = 0 := by rw [sin_sub, h, sin_int_mul_pi]; grind
    generalize (⌊x / π⌋ : ℝ) = r at h₁ h₂ h₃
    apply Classical.byContradiction
    intro hc
    have := sin_pos_of_pos_of_lt_pi (x := x - r * π) (by grind) (by grind)
    exact ne_of_gt this h₃
  · rintro ⟨n, rfl⟩
    exact sin_int_mul_pi n

theorem cos_eq_zero_iff {x : ℝ} : cos x = 0 ↔ ∃ k : ℤ, x = (2 * k + 1) * π / 2 := by
  rw [← sin_add_pi_div_two, sin_eq_zero_iff]
  constructor
  · rintro ⟨n, h⟩
    exact ⟨n - 1, by rw [Int.cast_sub, Int.cast_one]; grind⟩
  · rintro ⟨k, h⟩
    exact ⟨k + 1, by rw [Int.cast_add, Int.cast_one]; grind⟩

theorem cos_eq_one_iff (x : ℝ) : cos x = 1 ↔ ∃ n : ℤ, (n : ℝ) * (2 * π) = x := by
  have h : cos x = 1 - 2 * sin (x / 2) ^ 2 := by
    have h₁ := cos_two_mul' (x / 2)
    have := sin_sq_add_cos_sq (x / 2)
    rw [show 2 * (x / 2) = x by grind] at h₁
    grind
  have h₂ : cos x = 1 ↔ sin (x / 2) = 0 := by
    rw [h, ← sq_eq_zero (a := sin (x / 2))]
    grind
  rw [h₂, sin_eq_zero_iff]
  constructor
  · rintro ⟨n, h⟩
    exact ⟨n, by grind⟩
  · rintro ⟨n, h⟩
    exact ⟨n, by grind⟩

end Real
