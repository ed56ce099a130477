module

public import Olympiad.Real.Exp

/-!
# Sine, cosine and tangent

`sin` and `cos` are combinations of `Complex.exp`, on ℂ and by restriction on ℝ.
-/

@[expose] public noncomputable section

namespace Complex

/-- The sine of a complex number. -/
def sin (z : ℂ) : ℂ := (exp (-z * I) - exp (z * I)) * I / 2

/-- The cosine of a complex number. -/
def cos (z : ℂ) : ℂ := (exp (z * I) + exp (-z * I)) / 2

/-- The tangent of a complex number. -/
def tan (z : ℂ) : ℂ := sin z / cos z

variable (z w : ℂ)

theorem exp_mul_I : exp (z * I) = cos z + sin z * I := by
  have := I_mul_I
  rw [cos, sin]
  generalize exp (z * I) = a
  generalize exp (-z * I) = b
  grind

theorem exp_neg_mul_I : exp (-z * I) = cos z - sin z * I := by
  have := I_mul_I
  rw [cos, sin]
  generalize exp (z * I) = a
  generalize exp (-z * I) = b
  grind

@[simp] theorem cos_zero : cos 0 = 1 := by
  rw [cos, neg_zero, zero_mul, exp_zero]; grind

@[simp] theorem sin_zero : sin 0 = 0 := by
  rw [sin, neg_zero, zero_mul, exp_zero]; grind

@[simp] theorem cos_neg : cos (-z) = cos z := by
  rw [cos, cos, neg_neg, add_comm]

@[simp] theorem sin_neg : sin (-z) = -sin z := by
  rw [sin, sin, neg_neg]; grind

theorem cos_add : cos (z + w) = cos z * cos w - sin z * sin w := by
  have e₁ : exp ((z + w) * I) = exp (z * I) * exp (w * I) := by rw [← exp_add, ← add_mul]
  have e₂ : exp (-(z + w) * I) = exp (-z * I) * exp (-w * I) := by
    rw [← exp_add, ← add_mul, neg_add]
  have := I_mul_I
  rw [cos, e₁, e₂, exp_neg_mul_I, exp_neg_mul_I, exp_mul_I, exp_mul_I]
  grind

theorem sin_add : sin (z + w) = sin z * cos w + cos z * sin w := by
  have e₁ : exp ((z + w) * I) = exp (z * I) * exp (w * I) := by rw [← exp_add, ← add_mul]
  have e₂ : exp (-(z + w) * I) = exp (-z * I) * exp (-w * I) := by
    rw [← exp_add, ← add_mul, neg_add]
  have := I_mul_I
  rw [sin, e₁, e₂, exp_neg_mul_I, exp_neg_mul_I, exp_mul_I, exp_mul_I]
  grind

theorem sin_sq_add_cos_sq : sin z ^ 2 + cos z ^ 2 = 1 := by
  have := cos_add z (-z)
  rw [add_neg_cancel, cos_zero, cos_neg, sin_neg] at this
  grind

protected theorem cos_conj : cos (starRingEnd ℂ z) = starRingEnd ℂ (cos z) := by
  rw [cos, cos, conj_div, conj_add, ← exp_conj, ← exp_conj, conj_mul, conj_mul, conj_neg, conj_I,
    conj_ofNat, neg_mul_neg, mul_neg, add_comm, neg_mul]

protected theorem sin_conj : sin (starRingEnd ℂ z) = starRingEnd ℂ (sin z) := by
  rw [sin, sin, conj_div, conj_mul, conj_sub, ← exp_conj, ← exp_conj, conj_mul, conj_mul, conj_neg,
    conj_I, conj_ofNat, neg_mul_neg, mul_neg, neg_mul]
  grind

end Complex

namespace Real

/-- The sine. -/
def sin (x : ℝ) : ℝ := (Complex.sin x).re

/-- The cosine. -/
def cos (x : ℝ) : ℝ := (Complex.cos x).re

/-- The tangent. -/
def tan (x : ℝ) : ℝ := (Complex.tan x).re

@[simp, norm_cast] theorem _root_.Complex.ofReal_sin (x : ℝ) :
    ((sin x : ℝ) : ℂ) = Complex.sin x := by
  have h := congrArg Complex.im (Complex.sin_conj x)
  rw [Complex.conj_ofReal, Complex.conj_im] at h
  exact Complex.ext rfl (by rw [Complex.ofReal_im]; grind)

@[simp, norm_cast] theorem _root_.Complex.ofReal_cos (x : ℝ) :
    ((cos x : ℝ) : ℂ) = Complex.cos x := by
  have h := congrArg Complex.im (Complex.cos_conj x)
  rw [Complex.conj_ofReal, Complex.conj_im] at h
  exact Complex.ext rfl (by rw [Complex.ofReal_im]; grind)

@[simp] theorem _root_.Complex.sin_ofReal_re (x : ℝ) : (Complex.sin x).re = sin x := rfl
@[simp] theorem _root_.Complex.cos_ofReal_re (x : ℝ) : (Complex.cos x).re = cos x := rfl

@[simp] theorem _root_.Complex.sin_ofReal_im (x : ℝ) : (Complex.sin x).im = 0 := by
  rw [← Complex.ofReal_sin, Complex.ofReal_im]

@[simp] theorem _root_.Complex.cos_ofReal_im (x : ℝ) : (Complex.cos x).im = 0 := by
  rw [← Complex.ofReal_cos, Complex.ofReal_im]

theorem tan_eq_sin_div_cos (x : ℝ) : tan x = sin x / cos x := by
  rw [tan, Complex.tan, ← Complex.ofReal_sin, ← Complex.ofReal_cos, ← Complex.ofReal_div,
    Complex.ofReal_re]

variable (x y : ℝ)

@[simp] theorem sin_zero : sin 0 = 0 := by rw [sin, Complex.ofReal_zero, Complex.sin_zero]; rfl
@[simp] theorem cos_zero : cos 0 = 1 := by rw [cos, Complex.ofReal_zero, Complex.cos_zero]; rfl
@[simp] theorem tan_zero : tan 0 = 0 := by rw [tan_eq_sin_div_cos, sin_zero, zero_div]

@[simp] theorem sin_neg : sin (-x) = -sin x := by
  rw [sin, Complex.ofReal_neg, Complex.sin_neg]; rfl

@[simp] theorem cos_neg : cos (-x) = cos x := by
  rw [cos, Complex.ofReal_neg, Complex.cos_neg]; rfl

@[simp] theorem tan_neg : tan (-x) = -tan x := by
  rw [tan_eq_sin_div_cos, sin_neg, cos_neg, neg_div, ← tan_eq_sin_div_cos]

theorem sin_add : sin (x + y) = sin x * cos y + cos x * sin y := by
  rw [← Complex.ofReal_inj]
  simp only [Complex.ofReal_add, Complex.ofReal_mul, Complex.ofReal_sin, Complex.ofReal_cos]
  exact Complex.sin_add x y

theorem cos_add : cos (x + y) = cos x * cos y - sin x * sin y := by
  rw [← Complex.ofReal_inj]
  simp only [Complex.ofReal_add, Complex.ofReal_sub, Complex.ofReal_mul, Complex.ofReal_sin,
    Complex.ofReal_cos]
  exact Complex.cos_add x y

theorem sin_sub : sin (x - y) = sin x * cos y - cos x * sin y := by
  rw [sub_eq_add_neg, sin_add, cos_neg, sin_neg]; grind

theorem cos_sub : cos (x - y) = cos x * cos y + sin x * sin y := by
  rw [sub_eq_add_neg, cos_add, cos_neg, sin_neg]; grind

@[simp] theorem sin_sq_add_cos_sq : sin x ^ 2 + cos x ^ 2 = 1 := by
  have := cos_sub x x
  rw [sub_self, cos_zero] at this
  grind

grind_pattern sin_sq_add_cos_sq => sin x, cos x

@[simp] theorem cos_sq_add_sin_sq : cos x ^ 2 + sin x ^ 2 = 1 := by
  rw [add_comm, sin_sq_add_cos_sq]

theorem sin_sq : sin x ^ 2 = 1 - cos x ^ 2 := by have := sin_sq_add_cos_sq x; grind
theorem cos_sq' : cos x ^ 2 = 1 - sin x ^ 2 := by have := sin_sq_add_cos_sq x; grind

theorem sin_two_mul : sin (2 * x) = 2 * sin x * cos x := by
  rw [two_mul, sin_add]; grind

theorem cos_two_mul : cos (2 * x) = 2 * cos x ^ 2 - 1 := by
  have := sin_sq_add_cos_sq x
  rw [two_mul, cos_add]; grind

theorem cos_two_mul' : cos (2 * x) = cos x ^ 2 - sin x ^ 2 := by
  rw [two_mul, cos_add]; grind

theorem cos_sq : cos x ^ 2 = 1 / 2 + cos (2 * x) / 2 := by rw [cos_two_mul]; grind

theorem sin_three_mul : sin (3 * x) = 3 * sin x - 4 * sin x ^ 3 := by
  have := sin_sq_add_cos_sq x
  rw [show 3 * x = 2 * x + x by grind, sin_add, sin_two_mul, cos_two_mul]; grind

theorem cos_three_mul : cos (3 * x) = 4 * cos x ^ 3 - 3 * cos x := by
  have := sin_sq_add_cos_sq x
  rw [show 3 * x = 2 * x + x by grind, cos_add, sin_two_mul, cos_two_mul]; grind

theorem sin_le_one : sin x ≤ 1 := by
  have h : sin x ^ 2 ≤ 1 ^ 2 := by
    have := sin_sq_add_cos_sq x; have := sq_nonneg (cos x); grind
  exact (abs_le_of_sq_le_sq' h zero_le_one).2

theorem neg_one_le_sin : -1 ≤ sin x := by
  have := sin_le_one (-x); rw [sin_neg] at this; grind

theorem cos_le_one : cos x ≤ 1 := by
  have h : cos x ^ 2 ≤ 1 ^ 2 := by
    have := sin_sq_add_cos_sq x; have := sq_nonneg (sin x); grind
  exact (abs_le_of_sq_le_sq' h zero_le_one).2

theorem neg_one_le_cos : -1 ≤ cos x := by
  have h : cos x ^ 2 ≤ 1 ^ 2 := by
    have := sin_sq_add_cos_sq x; have := sq_nonneg (sin x); grind
  exact (abs_le_of_sq_le_sq' h zero_le_one).1

theorem abs_sin_le_one : |sin x| ≤ 1 := abs_le.2 ⟨neg_one_le_sin x, sin_le_one x⟩
theorem abs_cos_le_one : |cos x| ≤ 1 := abs_le.2 ⟨neg_one_le_cos x, cos_le_one x⟩

end Real
