module

public import Olympiad.Real.Field
public import Olympiad.Abs

/-!
# Rational numbers as real ones
-/

@[expose] public noncomputable section

namespace Real

instance : RatCast ℝ := ⟨Real.ofRat⟩

protected theorem ofRat_mul (p q : ℚ) : Real.ofRat (p * q) = Real.ofRat p * Real.ofRat q := rfl

instance : LawfulRatCast ℝ where
  ratCast_eq_div q := by
    have h : (q.den : ℝ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
    have : Real.ofRat q * (q.den : ℝ) = (q.num : ℝ) := by
      show Real.ofRat q * Real.ofRat (q.den : ℚ) = Real.ofRat (q.num : ℚ)
      rw [← Real.ofRat_mul]
      have : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
      have := Rat.num_div_den q
      exact congrArg Real.ofRat (by grind)
    show Real.ofRat q = _
    grind

end Real
