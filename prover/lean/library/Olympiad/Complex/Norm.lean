module

public import Olympiad.Complex

/-!
# Complex numbers: casts, `I`, conjugates, absolute values

`‖x‖` is the absolute value of a real or complex number; `Complex.abs z` says the same of `z`.
-/

@[expose] public noncomputable section

namespace Complex

variable (z w : ℂ) (x y : ℝ)

/-! ### Casts from the reals -/

@[simp, norm_cast] theorem ofReal_inj {x y : ℝ} : (x : ℂ) = y ↔ x = y :=
  ⟨congrArg re, fun h => by rw [h]⟩

theorem ofReal_injective : Function.Injective ofReal := fun _ _ => ofReal_inj.1
@[simp, norm_cast, grind =] theorem ofReal_zero : ((0 : ℝ) : ℂ) = 0 := rfl
@[simp, norm_cast, grind =] theorem ofReal_one : ((1 : ℝ) : ℂ) = 1 := rfl

@[simp, norm_cast] theorem ofReal_ofNat (n : ℕ) :
    ((no_index (OfNat.ofNat n) : ℝ) : ℂ) = OfNat.ofNat n := rfl

@[simp, norm_cast, grind =] theorem ofReal_natCast (n : ℕ) : ((n : ℝ) : ℂ) = n := rfl
@[simp, norm_cast, grind =] theorem ofReal_intCast (n : ℤ) : ((n : ℝ) : ℂ) = n := rfl
@[simp, norm_cast, grind =] theorem ofReal_ratCast (q : ℚ) : ((q : ℝ) : ℂ) = q := rfl

@[simp, norm_cast, grind =] theorem ofReal_add : ((x + y : ℝ) : ℂ) = x + y := by
  ext <;> simp

@[simp, norm_cast, grind =] theorem ofReal_neg : ((-x : ℝ) : ℂ) = -x := by ext <;> simp

@[simp, norm_cast, grind =] theorem ofReal_sub : ((x - y : ℝ) : ℂ) = x - y := by
  ext <;> simp

@[simp, norm_cast, grind =] theorem ofReal_mul : ((x * y : ℝ) : ℂ) = x * y := by
  ext <;> simp

@[simp, norm_cast, grind =] theorem ofReal_pow (n : ℕ) : ((x ^ n : ℝ) : ℂ) = (x : ℂ) ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, ofReal_one]
  | succ n ih => rw [pow_succ, pow_succ, ofReal_mul, ih]

@[simp, norm_cast, grind =] theorem ofReal_inv : ((x⁻¹ : ℝ) : ℂ) = (x : ℂ)⁻¹ := by
  by_cases h : x = 0
  · rw [h, inv_zero, ofReal_zero, inv_zero]
  · refine (inv_eq_of_mul_eq_one_right ?_).symm
    rw [← ofReal_mul, mul_inv_cancel₀ h, ofReal_one]

@[simp, norm_cast, grind =] theorem ofReal_div : ((x / y : ℝ) : ℂ) = x / y := by
  rw [div_eq_mul_inv, ofReal_mul, ofReal_inv, ← div_eq_mul_inv]

@[simp] theorem ofReal_eq_zero {x : ℝ} : (x : ℂ) = 0 ↔ x = 0 := ofReal_inj
@[simp] theorem ofReal_eq_one {x : ℝ} : (x : ℂ) = 1 ↔ x = 1 := ofReal_inj
theorem ofReal_ne_zero {x : ℝ} : (x : ℂ) ≠ 0 ↔ x ≠ 0 := by rw [Ne, ofReal_eq_zero]

instance : LawfulRatCast ℂ where
  ratCast_eq_div q := by
    have h : ((q : ℝ) : ℂ) = (((q.num : ℝ) / (q.den : ℝ) : ℝ) : ℂ) := by rw [← Rat.cast_def]
    rwa [ofReal_div] at h

/-! ### The imaginary unit -/

@[simp] theorem I_mul_I : I * I = -1 := by ext <;> simp
@[simp] theorem I_sq : I ^ 2 = -1 := by rw [sq, I_mul_I]
@[simp] theorem inv_I : I⁻¹ = -I := by have := I_mul_I; grind
@[simp] theorem I_ne_zero : I ≠ 0 := fun h => one_ne_zero (congrArg im h)

@[simp] theorem I_pow_four : I ^ 4 = 1 := by have := I_mul_I; grind

theorem re_add_im : (z.re : ℂ) + z.im * I = z := by ext <;> simp
theorem mk_eq_add_mul_I : (⟨x, y⟩ : ℂ) = x + y * I := by ext <;> simp

section Grind
set_option linter.unusedVariables false

/-- `I * I = -1` for `grind`, wherever `I` occurs in a sum or product. -/
theorem I_mul_I_of_term (z : ℂ) : I * I = -1 := I_mul_I

grind_pattern I_mul_I_of_term => z * I
grind_pattern I_mul_I_of_term => I * z
grind_pattern I_mul_I_of_term => z + I
grind_pattern I_mul_I_of_term => I + z
grind_pattern I_mul_I_of_term => z - I
grind_pattern I_mul_I_of_term => z / I

/-- The same for powers of `I`. -/
theorem I_mul_I_of_pow (n : ℕ) : I * I = -1 := I_mul_I

grind_pattern I_mul_I_of_pow => I ^ n

end Grind

@[simp, grind =] theorem sq_re : (z ^ 2).re = z.re * z.re - z.im * z.im := by rw [sq, mul_re]
@[simp, grind =] theorem sq_im : (z ^ 2).im = 2 * z.re * z.im := by rw [sq, mul_im]; grind

theorem div_re : (z / w).re = z.re * w.re / w.normSq + z.im * w.im / w.normSq := by
  rw [div_eq_mul_inv, mul_re, inv_re, inv_im]; grind

theorem div_im : (z / w).im = z.im * w.re / w.normSq - z.re * w.im / w.normSq := by
  rw [div_eq_mul_inv, mul_im, inv_re, inv_im]; grind

/-! ### Squares of absolute values -/

@[simp] theorem normSq_zero : normSq 0 = 0 := normSq_eq_zero.2 rfl
@[simp] theorem normSq_one : normSq 1 = 1 := by simp [normSq_apply]
@[simp] theorem normSq_I : normSq I = 1 := by simp [normSq_apply]
@[simp] theorem normSq_ofReal : normSq (x : ℂ) = x * x := by simp [normSq_apply]
@[simp] theorem normSq_neg : normSq (-z) = z.normSq := by
  rw [normSq_apply, normSq_apply, neg_re, neg_im]; grind

@[simp] theorem normSq_mul : normSq (z * w) = z.normSq * w.normSq := by
  simp only [normSq_apply, mul_re, mul_im]; grind

theorem normSq_pos {z : ℂ} : 0 < z.normSq ↔ z ≠ 0 := by
  have := normSq_nonneg z
  have := normSq_eq_zero (z := z)
  grind

end Complex

/-! ### Conjugation -/

/-- Types with a conjugation. -/
class Star (R : Type u) where
  /-- The conjugate. -/
  star : R → R

export Star (star)

instance : Star ℂ := ⟨fun z => ⟨z.re, -z.im⟩⟩

/-- Conjugation as a function; of a complex number, it negates the imaginary part. -/
def starRingEnd (R : Type u) [Star R] : R → R := star

namespace ComplexConjugate
set_option compiler.extract_closed false in
@[inherit_doc] scoped notation "conj" => starRingEnd _
end ComplexConjugate

namespace Complex

variable (z w : ℂ) (x : ℝ)

@[simp, grind =] theorem conj_re : (starRingEnd ℂ z).re = z.re := rfl
@[simp, grind =] theorem conj_im : (starRingEnd ℂ z).im = -z.im := rfl
@[simp] theorem conj_ofReal : starRingEnd ℂ x = x := by ext <;> simp
@[simp] theorem conj_I : starRingEnd ℂ I = -I := by ext <;> simp
@[simp] theorem conj_conj : starRingEnd ℂ (starRingEnd ℂ z) = z := by ext <;> simp

@[simp] theorem conj_natCast (n : ℕ) : starRingEnd ℂ n = n := conj_ofReal n
@[simp] theorem conj_ofNat (n : ℕ) :
    starRingEnd ℂ (no_index (OfNat.ofNat n)) = OfNat.ofNat n := conj_ofReal _
@[simp] theorem conj_zero : starRingEnd ℂ 0 = 0 := conj_ofNat 0
@[simp] theorem conj_one : starRingEnd ℂ 1 = 1 := conj_ofNat 1

@[simp] theorem conj_add : starRingEnd ℂ (z + w) = starRingEnd ℂ z + starRingEnd ℂ w := by
  ext <;> simp only [conj_re, conj_im, add_re, add_im] <;> grind

@[simp] theorem conj_neg : starRingEnd ℂ (-z) = -starRingEnd ℂ z := by ext <;> simp

@[simp] theorem conj_sub : starRingEnd ℂ (z - w) = starRingEnd ℂ z - starRingEnd ℂ w := by
  rw [sub_eq_add_neg, conj_add, conj_neg, ← sub_eq_add_neg]

@[simp] theorem conj_mul : starRingEnd ℂ (z * w) = starRingEnd ℂ z * starRingEnd ℂ w := by
  ext <;> simp only [conj_re, conj_im, mul_re, mul_im] <;> grind

@[simp] theorem conj_pow (n : ℕ) : starRingEnd ℂ (z ^ n) = starRingEnd ℂ z ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, conj_one]
  | succ n ih => rw [pow_succ, pow_succ, conj_mul, ih]

@[simp] theorem conj_inv : starRingEnd ℂ z⁻¹ = (starRingEnd ℂ z)⁻¹ := by
  by_cases h : z = 0
  · rw [h, inv_zero, conj_zero, inv_zero]
  · refine (inv_eq_of_mul_eq_one_right ?_).symm
    rw [← conj_mul, mul_inv_cancel₀ h, conj_one]

@[simp] theorem conj_div : starRingEnd ℂ (z / w) = starRingEnd ℂ z / starRingEnd ℂ w := by
  rw [div_eq_mul_inv, conj_mul, conj_inv, ← div_eq_mul_inv]

theorem mul_conj : z * starRingEnd ℂ z = z.normSq := by
  ext
  · simp [normSq_apply, mul_neg]; grind
  · simp; grind

theorem conj_eq_iff_real : starRingEnd ℂ z = z ↔ ∃ r : ℝ, z = r := by
  constructor
  · intro h
    have := congrArg im h
    exact ⟨z.re, by ext <;> simp at * <;> grind⟩
  · rintro ⟨r, rfl⟩
    exact conj_ofReal r

/-! ### Absolute values -/

/-- The absolute value. -/
def abs (z : ℂ) : ℝ := √z.normSq

end Complex

/-- Types with an absolute value in the reals, written `‖x‖`. -/
class Norm (E : Type u) where
  /-- The absolute value. -/
  norm : E → ℝ

export Norm (norm)

set_option compiler.extract_closed false in
@[inherit_doc Norm.norm] macro:max atomic("‖" noWs) a:term noWs "‖" : term => `(norm $a)

instance : Norm ℝ := ⟨fun x => |x|⟩
instance : Norm ℂ := ⟨Complex.abs⟩

@[simp] theorem Real.norm_eq_abs (x : ℝ) : ‖x‖ = |x| := rfl

namespace Complex

variable (z w : ℂ) (x : ℝ)

theorem norm_def : ‖z‖ = √z.normSq := rfl
theorem abs_apply : abs z = √z.normSq := rfl
@[simp] theorem norm_eq_abs : ‖z‖ = abs z := rfl
theorem abs_nonneg : 0 ≤ abs z := Real.sqrt_nonneg _
theorem sq_abs : abs z ^ 2 = z.normSq := Real.sq_sqrt (normSq_nonneg z)
theorem normSq_eq_abs : z.normSq = abs z ^ 2 := (sq_abs z).symm
@[simp] theorem abs_ofReal : abs (x : ℂ) = |x| := by
  rw [abs_apply, normSq_ofReal, Real.sqrt_mul_self_eq_abs]
@[simp] theorem abs_I : abs I = 1 := by rw [abs_apply, normSq_I, Real.sqrt_one]
@[simp] theorem abs_mul : abs (z * w) = abs z * abs w := by
  rw [abs_apply, normSq_mul, Real.sqrt_mul (normSq_nonneg z), abs_apply, abs_apply]
@[simp] theorem abs_eq_zero {z : ℂ} : abs z = 0 ↔ z = 0 := by
  rw [abs_apply, Real.sqrt_eq_zero (normSq_nonneg z), normSq_eq_zero]

end Complex
