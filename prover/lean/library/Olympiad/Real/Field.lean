module

public import Olympiad.RatCast
public import Olympiad.Real.Order

/-!
# The reals as a field

Inverses (`0⁻¹ = 0`), integer powers, decimals, characteristic zero, rational numbers as real ones:
the classes by which `grind` works in a field.
-/

@[expose] public noncomputable section

namespace Real

protected theorem exists_mul_eq_one_of_pos {x : ℝ} (hx : 0 < x) : ∃ y, x * y = 1 := by
  induction x using Real.ind
  rename_i a
  have h := (Real.lim_pos_iff a).1 hx
  refine ⟨Real.lim (a.inv h), Quotient.sound ?_⟩
  obtain ⟨e, he, N, hN⟩ := h
  exact RatCauchy.equiv_of_eventually_eq N fun n hn => by
    have := hN n hn
    exact Rat.mul_inv_cancel _ (by grind)

protected theorem exists_mul_eq_one {x : ℝ} (hx : x ≠ 0) : ∃ y, x * y = 1 := by
  by_cases h : 0 < x
  · exact Real.exists_mul_eq_one_of_pos h
  · obtain ⟨y, hy⟩ := Real.exists_mul_eq_one_of_pos (x := -x) (by grind)
    exact ⟨-y, by grind⟩

protected def inv (x : ℝ) : ℝ :=
  if h : x = 0 then 0 else Classical.choose (Real.exists_mul_eq_one h)

instance : Inv ℝ := ⟨Real.inv⟩
instance : Div ℝ := ⟨fun x y => x * y⁻¹⟩

protected def zpow (x : ℝ) : ℤ → ℝ
  | .ofNat n => x ^ n
  | .negSucc n => (x ^ (n + 1))⁻¹

instance : Pow ℝ ℤ := ⟨Real.zpow⟩

protected theorem inv_zero : (0 : ℝ)⁻¹ = 0 := by
  show Real.inv 0 = 0
  simp [Real.inv]

protected theorem mul_inv_cancel {x : ℝ} (h : x ≠ 0) : x * x⁻¹ = 1 := by
  show x * Real.inv x = 1
  simp only [Real.inv, h, dite_false]
  exact Classical.choose_spec (Real.exists_mul_eq_one h)

protected theorem zero_ne_one : (0 : ℝ) ≠ 1 := by
  have : (0 : ℝ) < 1 := Lean.Grind.OrderedRing.zero_lt_one
  grind

protected theorem eq_inv_of_mul_eq_one {x y : ℝ} (h : x * y = 1) : y = x⁻¹ := by
  have := Real.zero_ne_one
  have : x * x⁻¹ = 1 := Real.mul_inv_cancel (by grind)
  grind

protected theorem inv_inv (x : ℝ) : x⁻¹⁻¹ = x := by
  by_cases h : x = 0
  · rw [h, Real.inv_zero, Real.inv_zero]
  · have := Real.mul_inv_cancel h
    exact (Real.eq_inv_of_mul_eq_one (by grind)).symm

instance : Lean.Grind.Field ℝ where
  div_eq_mul_inv _ _ := rfl
  zero_ne_one := Real.zero_ne_one
  inv_zero := Real.inv_zero
  mul_inv_cancel := Real.mul_inv_cancel
  zpow_zero _ := rfl
  zpow_succ _ _ := rfl
  zpow_neg x n := by
    match n with
    | .ofNat 0 => exact Real.eq_inv_of_mul_eq_one (x := 1) (y := 1) (by grind)
    | .ofNat (n + 1) => rfl
    | .negSucc n => exact (Real.inv_inv _).symm

protected theorem natCast_pos {n : ℕ} (h : n ≠ 0) : (0 : ℝ) < n :=
  Real.ofRat_lt.2 (Rat.natCast_lt_natCast.2 (Nat.pos_of_ne_zero h))

instance : Lean.Grind.NoNatZeroDivisors ℝ where
  no_nat_zero_divisors k a b hk h := by
    have : (k : ℝ) * a = (k : ℝ) * b := h
    have : (k : ℝ) ≠ 0 := by have := Real.natCast_pos hk; grind
    grind

instance : OfScientific ℝ :=
  ⟨fun m s e => if s then (m : ℝ) / 10 ^ e else (m : ℝ) * 10 ^ e⟩

instance : Lean.Grind.LawfulOfScientific ℝ := ⟨rfl⟩

instance : RatCast ℝ := ⟨Real.ofRat⟩

protected theorem ofRat_mul (p q : ℚ) : Real.ofRat (p * q) = Real.ofRat p * Real.ofRat q := rfl

instance : LawfulRatCast ℝ where
  ratCast_eq_div q := by
    have h : (q.den : ℝ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
    have : Real.ofRat q * (q.den : ℝ) = (q.num : ℝ) := by
      show Real.ofRat q * Real.ofRat (q.den : ℚ) = Real.ofRat (q.num : ℚ)
      rw [← Real.ofRat_mul]
      have : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
      have := Rat.cast_num_div_den q
      exact congrArg Real.ofRat (by grind)
    show Real.ofRat q = _
    grind

end Real
