module

public import Olympiad.Real.Sqrt

/-!
# The complex numbers

`ℂ` has the fields `re` and `im`; `Complex.I` squares to `-1`. Field operations, casts, conjugation,
`normSq` (`re² + im²`) and `Complex.abs` (its root).
-/

@[expose] public noncomputable section

/-- A complex number, by its real and imaginary parts. -/
@[ext] structure Complex where
  /-- The real part. -/
  re : ℝ
  /-- The imaginary part. -/
  im : ℝ

set_option compiler.extract_closed false in
@[inherit_doc] notation "ℂ" => Complex

namespace Complex

/-- The imaginary unit. -/
def I : ℂ := ⟨0, 1⟩

/-- A real number as a complex one. -/
@[coe] def ofReal (x : ℝ) : ℂ := ⟨x, 0⟩

instance : Coe ℝ ℂ := ⟨ofReal⟩
instance : Inhabited ℂ := ⟨⟨0, 0⟩⟩
instance : DecidableEq ℂ := fun _ _ => Classical.propDecidable _
instance : Add ℂ := ⟨fun z w => ⟨z.re + w.re, z.im + w.im⟩⟩
instance : Neg ℂ := ⟨fun z => ⟨-z.re, -z.im⟩⟩
instance : Sub ℂ := ⟨fun z w => ⟨z.re - w.re, z.im - w.im⟩⟩
instance : Mul ℂ := ⟨fun z w => ⟨z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re⟩⟩
instance : NatCast ℂ := ⟨fun n => ⟨n, 0⟩⟩
instance : IntCast ℂ := ⟨fun n => ⟨n, 0⟩⟩
instance : RatCast ℂ := ⟨fun q => ⟨q, 0⟩⟩
instance instOfNat (n : ℕ) : OfNat ℂ n := ⟨⟨OfNat.ofNat n, 0⟩⟩
instance : SMul ℕ ℂ := ⟨fun n z => (n : ℂ) * z⟩
instance : SMul ℤ ℂ := ⟨fun n z => (n : ℂ) * z⟩

/-- The square of the absolute value. -/
def normSq (z : ℂ) : ℝ := z.re * z.re + z.im * z.im

instance : Inv ℂ := ⟨fun z => ⟨z.re / z.normSq, -z.im / z.normSq⟩⟩
instance : Div ℂ := ⟨fun z w => z * w⁻¹⟩

protected def npow (z : ℂ) : ℕ → ℂ
  | 0 => 1
  | n + 1 => Complex.npow z n * z

instance : NatPow ℂ := ⟨Complex.npow⟩

protected def zpow (z : ℂ) : ℤ → ℂ
  | .ofNat n => z ^ n
  | .negSucc n => (z ^ (n + 1))⁻¹

instance : Pow ℂ ℤ := ⟨Complex.zpow⟩

/-! ### Real and imaginary parts -/

attribute [grind ext] Complex.ext

variable (z w : ℂ) (x y : ℝ)

@[simp, grind =] theorem I_re : I.re = 0 := rfl
@[simp, grind =] theorem I_im : I.im = 1 := rfl
@[simp, grind =] theorem ofReal_re : (x : ℂ).re = x := rfl
@[simp, grind =] theorem ofReal_im : (x : ℂ).im = 0 := rfl
@[simp, grind =] theorem add_re : (z + w).re = z.re + w.re := rfl
@[simp, grind =] theorem add_im : (z + w).im = z.im + w.im := rfl
@[simp, grind =] theorem neg_re : (-z).re = -z.re := rfl
@[simp, grind =] theorem neg_im : (-z).im = -z.im := rfl
@[simp, grind =] theorem sub_re : (z - w).re = z.re - w.re := rfl
@[simp, grind =] theorem sub_im : (z - w).im = z.im - w.im := rfl
@[simp, grind =] theorem mul_re : (z * w).re = z.re * w.re - z.im * w.im := rfl
@[simp, grind =] theorem mul_im : (z * w).im = z.re * w.im + z.im * w.re := rfl
@[simp, grind =] theorem zero_re : (0 : ℂ).re = 0 := rfl
@[simp, grind =] theorem zero_im : (0 : ℂ).im = 0 := rfl
@[simp, grind =] theorem one_re : (1 : ℂ).re = 1 := rfl
@[simp, grind =] theorem one_im : (1 : ℂ).im = 0 := rfl
@[simp] theorem re_ofNat (n : ℕ) : (no_index (OfNat.ofNat n) : ℂ).re = OfNat.ofNat n := rfl
@[simp] theorem im_ofNat (n : ℕ) : (no_index (OfNat.ofNat n) : ℂ).im = 0 := rfl
@[simp, grind =] theorem natCast_re (n : ℕ) : (n : ℂ).re = n := rfl
@[simp, grind =] theorem natCast_im (n : ℕ) : (n : ℂ).im = 0 := rfl
@[simp, grind =] theorem intCast_re (n : ℤ) : (n : ℂ).re = n := rfl
@[simp, grind =] theorem intCast_im (n : ℤ) : (n : ℂ).im = 0 := rfl
@[simp, grind =] theorem inv_re : (z⁻¹).re = z.re / z.normSq := rfl
@[simp, grind =] theorem inv_im : (z⁻¹).im = -z.im / z.normSq := rfl

theorem normSq_apply : z.normSq = z.re * z.re + z.im * z.im := rfl

theorem normSq_nonneg : 0 ≤ z.normSq := by
  have := mul_self_nonneg z.re
  have := mul_self_nonneg z.im
  rw [normSq_apply]
  grind

@[simp] theorem normSq_eq_zero {z : ℂ} : z.normSq = 0 ↔ z = 0 := by
  have := mul_self_nonneg z.re
  have := mul_self_nonneg z.im
  have := mul_self_eq_zero (a := z.re)
  have := mul_self_eq_zero (a := z.im)
  rw [normSq_apply, Complex.ext_iff, zero_re, zero_im]
  grind

/-! ### The field -/

instance : Lean.Grind.CommRing ℂ where
  add_zero z := by ext <;> simp
  add_comm z w := by ext <;> simp only [add_re, add_im] <;> grind
  add_assoc z w u := by ext <;> simp only [add_re, add_im] <;> grind
  mul_assoc z w u := by ext <;> simp only [mul_re, mul_im] <;> grind
  mul_comm z w := by ext <;> simp only [mul_re, mul_im] <;> grind
  one_mul z := by ext <;> simp
  mul_one z := by ext <;> simp
  left_distrib z w u := by ext <;> simp only [mul_re, mul_im, add_re, add_im] <;> grind
  right_distrib z w u := by ext <;> simp only [mul_re, mul_im, add_re, add_im] <;> grind
  zero_mul z := by ext <;> simp
  mul_zero z := by ext <;> simp
  pow_zero _ := rfl
  pow_succ _ _ := rfl
  ofNat_succ n := by
    ext
    · exact Real.ofNat_succ n
    · show (0 : ℝ) = 0 + 0
      grind
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl
  neg_add_cancel z := by
    ext <;> simp only [neg_re, neg_im, add_re, add_im, zero_re, zero_im] <;> grind
  sub_eq_add_neg z w := by
    ext <;> simp only [sub_re, sub_im, add_re, add_im, neg_re, neg_im] <;> grind
  neg_zsmul i z := by
    show ((-i : ℤ) : ℂ) * z = -((i : ℂ) * z)
    ext <;> simp [neg_mul]
  zsmul_natCast_eq_nsmul n z := by
    show ((n : ℤ) : ℂ) * z = (n : ℂ) * z
    ext <;> simp
  intCast_ofNat n := Complex.ext (Int.cast_ofNat n) rfl
  intCast_neg n := by ext <;> simp

protected theorem mul_inv_cancel {z : ℂ} (h : z ≠ 0) : z * z⁻¹ = 1 := by
  have : z.normSq ≠ 0 := fun k => h (normSq_eq_zero.1 k)
  have := normSq_apply z
  ext
  · rw [mul_re, inv_re, inv_im, one_re]; grind
  · rw [mul_im, inv_re, inv_im, one_im]; grind

protected theorem inv_zero : (0 : ℂ)⁻¹ = 0 := by
  ext <;> simp

protected theorem zero_ne_one : (0 : ℂ) ≠ 1 := fun h => by
  have := congrArg re h
  rw [zero_re, one_re] at this
  exact _root_.zero_ne_one this

protected theorem eq_inv_of_mul_eq_one {z w : ℂ} (h : z * w = 1) : w = z⁻¹ := by
  have := Complex.zero_ne_one
  have : z * z⁻¹ = 1 := Complex.mul_inv_cancel (by grind)
  grind

protected theorem inv_inv : z⁻¹⁻¹ = z := by
  by_cases h : z = 0
  · rw [h, Complex.inv_zero, Complex.inv_zero]
  · have := Complex.mul_inv_cancel h
    exact (Complex.eq_inv_of_mul_eq_one (by grind)).symm

instance : Lean.Grind.Field ℂ where
  div_eq_mul_inv _ _ := rfl
  zero_ne_one := Complex.zero_ne_one
  inv_zero := Complex.inv_zero
  mul_inv_cancel := Complex.mul_inv_cancel
  zpow_zero _ := rfl
  zpow_succ _ _ := rfl
  zpow_neg z n := by
    match n with
    | .ofNat 0 => exact Complex.eq_inv_of_mul_eq_one (z := 1) (w := 1) (by grind)
    | .ofNat (n + 1) => rfl
    | .negSucc n => exact (Complex.inv_inv _).symm

instance : Lean.Grind.IsCharP ℂ 0 where
  ofNat_ext_iff {x y} := by
    have h : (OfNat.ofNat x : ℂ) = OfNat.ofNat y ↔ (OfNat.ofNat x : ℝ) = OfNat.ofNat y := by
      rw [Complex.ext_iff]
      exact and_iff_left rfl
    rw [h]
    exact Lean.Grind.IsCharP.ofNat_ext_iff 0

instance : Lean.Grind.NoNatZeroDivisors ℂ where
  no_nat_zero_divisors k a b hk h := by
    have : (k : ℂ) * a = (k : ℂ) * b := h
    exact mul_left_cancel₀ (Nat.cast_ne_zero.2 hk) this

instance : OfScientific ℂ :=
  ⟨fun m s e => if s then (m : ℂ) / 10 ^ e else (m : ℂ) * 10 ^ e⟩

instance : Lean.Grind.LawfulOfScientific ℂ := ⟨rfl⟩

end Complex
