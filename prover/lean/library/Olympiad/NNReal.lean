module

public import Olympiad.Real.Sqrt

/-!
# Nonnegative reals

`NNReal`, the subtype of the reals that are at least zero. Differences are cut off at zero.
-/

@[expose] public noncomputable section

/-- A real number that is at least zero. -/
def NNReal : Type := {x : ℝ // 0 ≤ x}

namespace NNReal

set_option compiler.extract_closed false in
@[inherit_doc] scoped notation "ℝ≥0" => NNReal

/-- A nonnegative real as a real number. -/
@[coe] def toReal (x : NNReal) : ℝ := x.val

instance : Coe NNReal ℝ := ⟨toReal⟩

end NNReal

/-- The real number `x` where it is nonnegative, and zero otherwise. -/
def Real.toNNReal (x : ℝ) : NNReal := ⟨max x 0, le_max_right x 0⟩

namespace NNReal

variable {x y : NNReal}

theorem coe_nonneg (x : NNReal) : 0 ≤ (x : ℝ) := x.property
grind_pattern coe_nonneg => toReal x

protected theorem ext (h : (x : ℝ) = y) : x = y := Subtype.ext h
@[simp, norm_cast] theorem coe_inj : (x : ℝ) = y ↔ x = y := ⟨NNReal.ext, fun h => by rw [h]⟩

instance : Inhabited NNReal := ⟨⟨0, le_rfl⟩⟩
instance : DecidableEq NNReal := fun _ _ => Classical.propDecidable _
instance : LE NNReal := ⟨fun x y => (x : ℝ) ≤ y⟩
instance : LT NNReal := ⟨fun x y => (x : ℝ) < y⟩
instance : DecidableLE NNReal := fun _ _ => Classical.propDecidable _
instance : DecidableLT NNReal := fun _ _ => Classical.propDecidable _
instance : Max NNReal := ⟨fun x y => if x ≤ y then y else x⟩
instance : Min NNReal := ⟨fun x y => if x ≤ y then x else y⟩
instance : Add NNReal := ⟨fun x y => ⟨x + y, add_nonneg x.2 y.2⟩⟩
instance : Mul NNReal := ⟨fun x y => ⟨x * y, mul_nonneg x.2 y.2⟩⟩
instance : Sub NNReal := ⟨fun x y => Real.toNNReal (x - y)⟩
instance : Inv NNReal := ⟨fun x => ⟨(x : ℝ)⁻¹, inv_nonneg.2 x.2⟩⟩
instance : Div NNReal := ⟨fun x y => ⟨x / y, div_nonneg x.2 y.2⟩⟩
instance : NatCast NNReal := ⟨fun n => ⟨n, Nat.cast_nonneg n⟩⟩
instance instOfNat (n : ℕ) : OfNat NNReal n :=
  ⟨⟨OfNat.ofNat n, Lean.Grind.OrderedRing.ofNat_nonneg n⟩⟩
instance : SMul ℕ NNReal := ⟨fun n x => (n : NNReal) * x⟩
instance : NatPow NNReal := ⟨fun x n => ⟨(x : ℝ) ^ n, pow_nonneg x.2 n⟩⟩

@[simp, norm_cast] theorem coe_le_coe : (x : ℝ) ≤ y ↔ x ≤ y := Iff.rfl
@[simp, norm_cast] theorem coe_lt_coe : (x : ℝ) < y ↔ x < y := Iff.rfl
@[simp, norm_cast] theorem coe_zero : ((0 : NNReal) : ℝ) = 0 := rfl
@[simp, norm_cast] theorem coe_one : ((1 : NNReal) : ℝ) = 1 := rfl

@[simp, norm_cast] theorem coe_ofNat (n : ℕ) :
    ((no_index (OfNat.ofNat n) : NNReal) : ℝ) = OfNat.ofNat n := rfl

@[simp, norm_cast] theorem coe_natCast (n : ℕ) : ((n : NNReal) : ℝ) = n := rfl
@[simp, norm_cast] theorem coe_add (x y : NNReal) : ((x + y : NNReal) : ℝ) = x + y := rfl
@[simp, norm_cast] theorem coe_mul (x y : NNReal) : ((x * y : NNReal) : ℝ) = x * y := rfl
@[simp, norm_cast] theorem coe_inv (x : NNReal) : ((x⁻¹ : NNReal) : ℝ) = (x : ℝ)⁻¹ := rfl
@[simp, norm_cast] theorem coe_div (x y : NNReal) : ((x / y : NNReal) : ℝ) = x / y := rfl

@[simp, norm_cast] theorem coe_pow (x : NNReal) (n : ℕ) : ((x ^ n : NNReal) : ℝ) = (x : ℝ) ^ n :=
  rfl

@[simp, norm_cast] theorem coe_sub (h : y ≤ x) : ((x - y : NNReal) : ℝ) = x - y :=
  max_eq_left (sub_nonneg.2 h)

@[simp] theorem coe_mk (a : ℝ) (h : 0 ≤ a) : ((⟨a, h⟩ : NNReal) : ℝ) = a := rfl
@[simp] theorem coe_eq_zero : (x : ℝ) = 0 ↔ x = 0 := coe_inj (y := 0)
@[simp] theorem coe_pos : (0 : ℝ) < x ↔ 0 < x := Iff.rfl

theorem _root_.Real.coe_toNNReal (a : ℝ) (h : 0 ≤ a) : (a.toNNReal : ℝ) = a := max_eq_left h

instance : Lean.Grind.CommSemiring NNReal where
  add_zero _ := NNReal.ext (add_zero _)
  add_comm _ _ := NNReal.ext (add_comm _ _)
  add_assoc _ _ _ := NNReal.ext (add_assoc _ _ _)
  mul_assoc _ _ _ := NNReal.ext (mul_assoc _ _ _)
  mul_comm _ _ := NNReal.ext (mul_comm _ _)
  one_mul _ := NNReal.ext (one_mul _)
  mul_one _ := NNReal.ext (mul_one _)
  left_distrib _ _ _ := NNReal.ext (mul_add _ _ _)
  right_distrib _ _ _ := NNReal.ext (add_mul _ _ _)
  zero_mul _ := NNReal.ext (zero_mul _)
  mul_zero _ := NNReal.ext (mul_zero _)
  pow_zero _ := NNReal.ext (pow_zero _)
  pow_succ _ _ := NNReal.ext (pow_succ _ _)
  ofNat_succ n := NNReal.ext (Real.ofNat_succ n)
  ofNat_eq_natCast _ := rfl
  nsmul_eq_natCast_mul _ _ := rfl

instance : Std.IsLinearOrder NNReal where
  le_refl x := le_refl (x : ℝ)
  le_trans _ _ _ h k := le_trans (α := ℝ) h k
  le_antisymm _ _ h k := NNReal.ext (le_antisymm h k)
  le_total x y := le_total (x : ℝ) y

instance : Std.LawfulOrderLT NNReal := ⟨fun x y => Std.LawfulOrderLT.lt_iff (x : ℝ) y⟩

instance : Lean.Grind.OrderedAdd NNReal where
  add_le_left_iff z := Lean.Grind.OrderedAdd.add_le_left_iff (M := ℝ) z

instance : Lean.Grind.OrderedRing NNReal where
  zero_lt_one := zero_lt_one (R := ℝ)
  mul_lt_mul_of_pos_left h k := mul_lt_mul_of_pos_left (R := ℝ) h k
  mul_lt_mul_of_pos_right h k := mul_lt_mul_of_pos_right (R := ℝ) h k

instance : NoZeroDivisors NNReal where
  eq_zero_or_eq_zero_of_mul_eq_zero {x y} h := by
    rw [← coe_inj, ← coe_inj (x := y)]
    exact mul_eq_zero.1 (coe_inj.2 h)

instance : Std.LawfulOrderMax NNReal where
  max_le_iff a b c := by simp only [max]; grind
  max_eq_or a b := by simp only [max]; grind

instance : Std.LawfulOrderMin NNReal where
  le_min_iff a b c := by simp only [min]; grind
  min_eq_or a b := by simp only [min]; grind

@[simp] theorem zero_le (x : NNReal) : 0 ≤ x := x.2

/-- The square root. -/
def sqrt (x : NNReal) : NNReal := ⟨√x, Real.sqrt_nonneg x⟩

@[simp, norm_cast] theorem _root_.Real.coe_sqrt (x : NNReal) : ((sqrt x : NNReal) : ℝ) = √x := rfl
@[simp] theorem sq_sqrt (x : NNReal) : sqrt x ^ 2 = x := NNReal.ext (Real.sq_sqrt x.2)
@[simp] theorem sqrt_sq (x : NNReal) : sqrt (x ^ 2) = x := NNReal.ext (Real.sqrt_sq x.2)
@[simp] theorem mul_self_sqrt (x : NNReal) : sqrt x * sqrt x = x :=
  NNReal.ext (Real.mul_self_sqrt x.2)

end NNReal
