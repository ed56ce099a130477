module

public import Olympiad.Real.Trig

/-!
# The number π

`Real.pi` is twice the least positive zero of the cosine, which exists because the cosine is
continuous and not always positive: `1 - cos` at least doubles with the argument as long as the
cosine is positive. `π` with `open Real`.

Main results: signs, shifts by `π`, values at fractions of `π`.
-/

@[expose] public noncomputable section

namespace Real

/-! ### Near zero -/

protected theorem abs_sin_sub_add_abs_cos_sub_le {x : ℝ} (h : |x| ≤ 1) :
    |sin x - x| + |cos x - 1| ≤ 4 * (x * x) := by
  have htaxi : (x * Complex.I).taxi = |x| := by
    simp only [Complex.taxi, Complex.mul_re, Complex.mul_im, Complex.ofReal_re, Complex.ofReal_im,
      Complex.I_re, Complex.I_im, mul_zero, mul_one, sub_zero, add_zero, abs_zero, zero_add]
  have key := Complex.taxi_exp_sub_le (z := x * Complex.I) (by rw [htaxi]; exact h)
  rw [htaxi, abs_mul_abs_self, Complex.exp_mul_I, ← Complex.ofReal_cos, ← Complex.ofReal_sin,
    Complex.taxi] at key
  simp only [Complex.sub_re, Complex.sub_im, Complex.add_re, Complex.add_im, Complex.mul_re,
    Complex.mul_im, Complex.ofReal_re, Complex.ofReal_im, Complex.I_re, Complex.I_im,
    Complex.one_re, Complex.one_im, mul_zero, mul_one, sub_zero, add_zero, zero_add] at key
  rwa [add_comm]

theorem abs_sin_sub_le {x : ℝ} (h : |x| ≤ 1) : |sin x - x| ≤ 4 * (x * x) := by
  have := Real.abs_sin_sub_add_abs_cos_sub_le h
  have := abs_nonneg (cos x - 1)
  clear h
  grind

theorem abs_cos_sub_one_le {x : ℝ} (h : |x| ≤ 1) : |cos x - 1| ≤ 4 * (x * x) := by
  have := Real.abs_sin_sub_add_abs_cos_sub_le h
  have := abs_nonneg (sin x - x)
  clear h
  grind

/-- The cosine is continuous. -/
protected theorem abs_cos_add_sub_le (x : ℝ) {h : ℝ} (hh : |h| ≤ 1) :
    |cos (x + h) - cos x| ≤ 9 * |h| := by
  have h₁ := abs_sin_sub_le hh
  have h₂ := abs_cos_sub_one_le hh
  have h₃ : h * h ≤ |h| := by
    have := mul_le_mul_of_nonneg_left hh (abs_nonneg h)
    rwa [abs_mul_abs_self, mul_one] at this
  have h₄ : |sin h| ≤ 5 * |h| := by
    have := abs_add_le (sin h - h) h
    rw [sub_add_cancel] at this
    grind
  have h₅ := abs_sub (cos x * (cos h - 1)) (sin x * sin h)
  rw [abs_mul, abs_mul] at h₅
  have h₆ := mul_le_mul_of_nonneg_right (abs_cos_le_one x) (abs_nonneg (cos h - 1))
  have h₇ := mul_le_mul_of_nonneg_right (abs_sin_le_one x) (abs_nonneg (sin h))
  rw [show cos (x + h) - cos x = cos x * (cos h - 1) - sin x * sin h by rw [cos_add]; grind]
  generalize |cos x * (cos h - 1) - sin x * sin h| = a at h₅
  generalize |cos x| * |cos h - 1| = b at h₅ h₆
  generalize |sin x| * |sin h| = c at h₅ h₇
  grind

/-! ### The least positive zero of the cosine -/

protected theorem one_sub_cos_two_mul (x : ℝ) :
    1 - cos (2 * x) = 2 * (1 - cos x) * (1 + cos x) := by
  rw [cos_two_mul]; grind

protected theorem exists_cos_nonpos : ∃ x, 0 ≤ x ∧ cos x ≤ 0 := by
  apply Classical.byContradiction
  intro hc
  have pos : ∀ x, 0 ≤ x → 0 < cos x := fun x hx => by
    apply Classical.byContradiction
    intro h
    exact hc ⟨x, hx, not_lt.1 h⟩
  have double : ∀ (n : ℕ) (x : ℝ), 0 ≤ x → (1 - cos x) * 2 ^ n ≤ 1 := fun n => by
    induction n with
    | zero => intro x hx; have := pos x hx; rw [pow_zero]; grind
    | succ n ih =>
      intro x hx
      have h₁ := ih (2 * x) (by grind)
      rw [Real.one_sub_cos_two_mul] at h₁
      have h₂ := mul_nonneg (mul_nonneg (sub_nonneg.2 (cos_le_one x)) (le_of_lt (pos x hx)))
        (pow_nonneg (show (0 : ℝ) ≤ 2 by grind) n)
      rw [pow_succ]
      clear ih pos hc
      grind
  have hcos : 1 - cos (1 / 8) ≤ 0 := Real.nonpos_of_le_div_two_pow (C := 1) fun n => by
    rw [le_div_iff₀ (pow_pos (by grind) n)]
    exact double n _ (by grind)
  have hsin : sin (1 / 8) ^ 2 ≤ 0 := by
    have h₁ := sin_sq_add_cos_sq (1 / 8)
    have h₂ := mul_self_le_mul_self zero_le_one (sub_nonpos.1 hcos)
    grind
  have h₃ := (sq_eq_zero (a := sin (1 / 8))).1 (le_antisymm hsin (sq_nonneg _))
  have h₄ := abs_sin_sub_le (x := 1 / 8) (by grind)
  rw [h₃] at h₄
  grind

protected theorem exists_first_zero :
    ∃ s, 0 < s ∧ cos s = 0 ∧ ∀ x, 0 ≤ x → x < s → 0 < cos x := by
  obtain ⟨T, hT₀, hT⟩ := Real.exists_cos_nonpos
  have start : ∀ x, 0 ≤ x → x ≤ 1 / 4 → 0 < cos x := fun x hx₀ hx => by
    have h₁ := (abs_le.1 (abs_cos_sub_one_le (x := x) (by grind))).1
    have h₂ := mul_self_le_mul_self hx₀ hx
    grind
  obtain ⟨s, hs₁, hs₂⟩ := Real.exists_lub (fun x => ∀ t, 0 ≤ t → t ≤ x → 0 < cos t)
    ⟨1 / 4, start⟩
    ⟨T, fun x hx => by
      apply Classical.byContradiction
      intro hc
      have := hx T hT₀ (by grind)
      grind⟩
  have hs₀ : 1 / 4 ≤ s := hs₁ _ start
  have below : ∀ x, 0 ≤ x → x < s → 0 < cos x := fun x hx₀ hx => by
    apply Classical.byContradiction
    intro hc
    have := hs₂ x fun y hy => by
      apply Classical.byContradiction
      intro hyx
      exact hc (hy x hx₀ (by grind))
    grind
  refine ⟨s, by grind, ?_, below⟩
  rcases lt_trichotomy (cos s) 0 with h | h | h
  · exfalso
    have hlow := neg_one_le_cos s
    have h₁ := below (s + cos s / 10) (by grind) (by grind)
    have h₂ := (abs_le.1 (Real.abs_cos_add_sub_le s (h := cos s / 10) (by grind))).2
    rw [abs_of_neg (show cos s / 10 < 0 by grind)] at h₂
    grind
  · exact h
  · exfalso
    have hup := cos_le_one s
    have := hs₁ (s + cos s / 10) fun t ht₀ ht => by
      rcases lt_or_ge t s with k | k
      · exact below t ht₀ k
      · have h₂ := (abs_le.1 (Real.abs_cos_add_sub_le s (h := t - s) (by grind))).1
        rw [show s + (t - s) = t by grind, abs_of_nonneg (sub_nonneg.2 k)] at h₂
        grind
    grind

/-- The number π: twice the least positive zero of the cosine. -/
def pi : ℝ := 2 * Classical.choose Real.exists_first_zero

set_option compiler.extract_closed false in
@[inherit_doc] scoped notation "π" => Real.pi

theorem pi_pos : 0 < π := by
  have := (Classical.choose_spec Real.exists_first_zero).1
  rw [pi]; grind

section Grind
set_option linter.unusedVariables false

/-- `0 < π` for `grind`, wherever `π` occurs in a sum, product or quotient. -/
protected theorem pi_pos_of_term (x : ℝ) : 0 < π := pi_pos

grind_pattern Real.pi_pos_of_term => x * π
grind_pattern Real.pi_pos_of_term => π / x
grind_pattern Real.pi_pos_of_term => x + π
grind_pattern Real.pi_pos_of_term => x - π
grind_pattern Real.pi_pos_of_term => π - x

end Grind

theorem pi_ne_zero : π ≠ 0 := ne_of_gt pi_pos
theorem pi_nonneg : 0 ≤ π := le_of_lt pi_pos
theorem pi_div_two_pos : 0 < π / 2 := half_pos pi_pos
theorem two_pi_pos : 0 < 2 * π := mul_pos (by grind) pi_pos

@[simp] theorem cos_pi_div_two : cos (π / 2) = 0 := by
  rw [pi, mul_div_cancel_left₀ _ two_ne_zero]
  exact (Classical.choose_spec Real.exists_first_zero).2.1

protected theorem cos_pos_of_nonneg_of_lt {x : ℝ} (h₀ : 0 ≤ x) (h : x < π / 2) : 0 < cos x := by
  rw [pi, mul_div_cancel_left₀ _ two_ne_zero] at h
  exact (Classical.choose_spec Real.exists_first_zero).2.2 x h₀ h

theorem cos_pos_of_lt_of_lt {x : ℝ} (h₁ : -(π / 2) < x) (h₂ : x < π / 2) : 0 < cos x := by
  by_cases h : 0 ≤ x
  · exact Real.cos_pos_of_nonneg_of_lt h h₂
  · rw [← cos_neg]
    exact Real.cos_pos_of_nonneg_of_lt (by grind) (by grind)

/-! ### Signs and values of the sine -/

theorem sin_pos_of_pos_of_lt_pi {x : ℝ} (h₀ : 0 < x) (h : x < π) : 0 < sin x := by
  have small : ∀ (n : ℕ) (y : ℝ), 0 < y → y < π / 2 → y ≤ 2 ^ n / 8 → 0 < sin y := fun n => by
    induction n with
    | zero =>
      intro y hy _ hy'
      rw [pow_zero] at hy'
      have h₁ := (abs_le.1 (abs_sin_sub_le (x := y) (by grind))).1
      have h₂ := mul_le_mul_of_nonneg_left hy' (le_of_lt hy)
      grind
    | succ n ih =>
      intro y hy hy₁ hy₂
      have h₁ := ih (y / 2) (half_pos hy) (by grind) (by rw [pow_succ] at hy₂; grind)
      have h₂ := Real.cos_pos_of_nonneg_of_lt (x := y / 2) (by grind) (by grind)
      rw [show y = 2 * (y / 2) by grind, sin_two_mul]
      exact mul_pos (mul_pos (by grind) h₁) h₂
  obtain ⟨n, hn⟩ := exists_nat_gt (8 * x)
  have hp := Real.two_pow_gt n
  have h₁ := small n (x / 2) (half_pos h₀) (by grind) (by grind)
  have h₂ := Real.cos_pos_of_nonneg_of_lt (x := x / 2) (by grind) (by grind)
  rw [show x = 2 * (x / 2) by grind, sin_two_mul]
  exact mul_pos (mul_pos (by grind) h₁) h₂

@[simp] theorem sin_pi_div_two : sin (π / 2) = 1 := by
  have h₁ := sin_pos_of_pos_of_lt_pi pi_div_two_pos (half_lt_self pi_pos)
  have h₂ := sin_sq_add_cos_sq (π / 2)
  rw [cos_pi_div_two] at h₂
  exact pow_left_injective₀ (le_of_lt h₁) zero_le_one (n := 2) (by decide) (by grind)

@[simp] theorem sin_pi : sin π = 0 := by
  rw [show π = 2 * (π / 2) by grind, sin_two_mul, cos_pi_div_two, mul_zero]

@[simp] theorem cos_pi : cos π = -1 := by
  rw [show π = 2 * (π / 2) by grind, cos_two_mul, cos_pi_div_two]; grind

@[simp] theorem tan_pi : tan π = 0 := by rw [tan_eq_sin_div_cos, sin_pi, zero_div]

variable (x : ℝ)

@[simp] theorem sin_add_pi : sin (x + π) = -sin x := by rw [sin_add, cos_pi, sin_pi]; grind
@[simp] theorem cos_add_pi : cos (x + π) = -cos x := by rw [cos_add, cos_pi, sin_pi]; grind
@[simp] theorem sin_sub_pi : sin (x - π) = -sin x := by rw [sin_sub, cos_pi, sin_pi]; grind
@[simp] theorem cos_sub_pi : cos (x - π) = -cos x := by rw [cos_sub, cos_pi, sin_pi]; grind
@[simp] theorem sin_pi_sub : sin (π - x) = sin x := by rw [sin_sub, cos_pi, sin_pi]; grind
@[simp] theorem cos_pi_sub : cos (π - x) = -cos x := by rw [cos_sub, cos_pi, sin_pi]; grind

@[simp] theorem sin_two_pi : sin (2 * π) = 0 := by rw [sin_two_mul, sin_pi]; grind
@[simp] theorem cos_two_pi : cos (2 * π) = 1 := by rw [cos_two_mul, cos_pi]; grind

@[simp] theorem sin_add_two_pi : sin (x + 2 * π) = sin x := by
  rw [sin_add, cos_two_pi, sin_two_pi]; grind

@[simp] theorem cos_add_two_pi : cos (x + 2 * π) = cos x := by
  rw [cos_add, cos_two_pi, sin_two_pi]; grind

@[simp] theorem sin_pi_div_two_sub : sin (π / 2 - x) = cos x := by
  rw [sin_sub, cos_pi_div_two, sin_pi_div_two]; grind

@[simp] theorem cos_pi_div_two_sub : cos (π / 2 - x) = sin x := by
  rw [cos_sub, cos_pi_div_two, sin_pi_div_two]; grind

@[simp] theorem sin_add_pi_div_two : sin (x + π / 2) = cos x := by
  rw [sin_add, cos_pi_div_two, sin_pi_div_two]; grind

@[simp] theorem cos_add_pi_div_two : cos (x + π / 2) = -sin x := by
  rw [cos_add, cos_pi_div_two, sin_pi_div_two]; grind

@[simp] theorem sin_nat_mul_pi (n : ℕ) : sin (n * π) = 0 := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, sin_zero]
  | succ n ih => rw [Nat.cast_succ, add_mul, one_mul, sin_add_pi, ih, neg_zero]

@[simp] theorem sin_int_mul_pi (n : ℤ) : sin (n * π) = 0 := by
  rcases Int.eq_nat_or_neg n with ⟨k, rfl | rfl⟩
  · rw [Int.cast_natCast, sin_nat_mul_pi]
  · rw [Int.cast_neg, Int.cast_natCast, neg_mul, sin_neg, sin_nat_mul_pi, neg_zero]

theorem cos_nat_mul_pi (n : ℕ) : cos (n * π) = (-1) ^ n := by
  induction n with
  | zero => rw [Nat.cast_zero, zero_mul, cos_zero, pow_zero]
  | succ n ih => rw [Nat.cast_succ, add_mul, one_mul, cos_add_pi, ih, pow_succ]; grind

/-! ### Values -/

@[simp] theorem cos_pi_div_four : cos (π / 4) = √2 / 2 := by
  have h := cos_two_mul (π / 4)
  rw [show 2 * (π / 4) = π / 2 by grind, cos_pi_div_two] at h
  have hpos := Real.cos_pos_of_nonneg_of_lt (x := π / 4) (by grind) (by grind)
  have h₂ := sq_sqrt (x := 2) (by grind)
  refine pow_left_injective₀ (le_of_lt hpos) (by have := sqrt_nonneg 2; grind) (n := 2)
    (by decide) ?_
  rw [div_pow, h₂]
  grind

@[simp] theorem sin_pi_div_four : sin (π / 4) = √2 / 2 := by
  rw [← cos_pi_div_two_sub, show π / 2 - π / 4 = π / 4 by grind, cos_pi_div_four]

@[simp] theorem cos_pi_div_three : cos (π / 3) = 1 / 2 := by
  have h := cos_three_mul (π / 3)
  rw [mul_div_cancel' π three_ne_zero, cos_pi] at h
  have hpos := Real.cos_pos_of_nonneg_of_lt (x := π / 3) (by grind) (by grind)
  have h₂ : (cos (π / 3) + 1) * ((2 * cos (π / 3) - 1) * (2 * cos (π / 3) - 1)) = 0 := by grind
  rcases mul_eq_zero.1 h₂ with k | k
  · grind
  · have := mul_self_eq_zero.1 k
    grind

@[simp] theorem sin_pi_div_six : sin (π / 6) = 1 / 2 := by
  rw [← cos_pi_div_two_sub, show π / 2 - π / 6 = π / 3 by grind, cos_pi_div_three]

@[simp] theorem sin_pi_div_three : sin (π / 3) = √3 / 2 := by
  have h := sin_sq_add_cos_sq (π / 3)
  rw [cos_pi_div_three] at h
  have hpos := sin_pos_of_pos_of_lt_pi (x := π / 3) (by grind) (by grind)
  have h₂ := sq_sqrt (x := 3) (by grind)
  refine pow_left_injective₀ (le_of_lt hpos) (by have := sqrt_nonneg 3; grind) (n := 2)
    (by decide) ?_
  rw [div_pow, h₂]
  grind

@[simp] theorem cos_pi_div_six : cos (π / 6) = √3 / 2 := by
  rw [← sin_pi_div_two_sub, show π / 2 - π / 6 = π / 3 by grind, sin_pi_div_three]

end Real
