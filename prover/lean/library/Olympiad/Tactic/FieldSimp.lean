module

public import Olympiad.Algebra.OrderedField
public import Olympiad.Algebra.Domain
public meta import Olympiad.Tactic.NormNum
public import Olympiad.Tactic.NormNum
public import Olympiad.Tactic.Positivity
public meta import Olympiad.Tactic.Positivity

/-!
# `field_simp`

Fractions are brought together, and equations and inequalities multiplied out, as far as the
denominators are known not to be zero.
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

variable {K : Type u} [Field K]

theorem add_div_eq {a b c : K} (h : c ≠ 0) : a + b / c = (a * c + b) / c := by grind
theorem div_add_eq {a b c : K} (h : c ≠ 0) : b / c + a = (b + a * c) / c := by grind
theorem sub_div_eq {a b c : K} (h : c ≠ 0) : a - b / c = (a * c - b) / c := by grind
theorem div_sub_eq {a b c : K} (h : c ≠ 0) : b / c - a = (b - a * c) / c := by grind
theorem div_add_div_eq {a b c d : K} (h : c ≠ 0) (k : d ≠ 0) :
    a / c + b / d = (a * d + b * c) / (c * d) := by grind
theorem div_sub_div_eq {a b c d : K} (h : c ≠ 0) (k : d ≠ 0) :
    a / c - b / d = (a * d - b * c) / (c * d) := by grind
theorem mul_div_eq {a b c : K} : a * (b / c) = a * b / c := by grind
theorem div_mul_eq {a b c : K} : b / c * a = b * a / c := by grind
theorem div_div_left {a b c : K} : a / b / c = a / (b * c) := by grind
theorem div_div_right {a b c : K} : a / (b / c) = a * c / b := by grind
theorem inv_eq_div {a : K} : a⁻¹ = 1 / a := by grind
theorem neg_div_eq {a b : K} : -(a / b) = -a / b := by grind
theorem div_pow_eq {a b : K} {n : Nat} : (a / b) ^ n = a ^ n / b ^ n := by
  rw [Field.div_eq_mul_inv, CommSemiring.mul_pow, ← inv_pow, ← Field.div_eq_mul_inv]
theorem div_eq_iff_mul {a b c : K} (h : b ≠ 0) : a / b = c ↔ a = c * b := by grind
theorem eq_div_iff_mul {a b c : K} (h : b ≠ 0) : c = a / b ↔ c * b = a := by grind

end Olympiad.Tactic

-- importers do not find the terms that the compiler would extract
set_option compiler.extract_closed false

public meta section

/-- Proves that a denominator is not zero. -/
syntax (name := denominator) "denominator" : tactic

macro_rules
  | `(tactic| denominator) => `(tactic| first
    | assumption
    | positivity
    | (refine mul_ne_zero ?_ ?_ <;> denominator)
    | (refine pow_ne_zero _ ?_; denominator)
    | (intro h; linarith only [h])
    | grind)

/-- `field_simp` multiplies out denominators that are known not to be zero, in equations. -/
syntax (name := fieldSimp) "field_simp" (Lean.Parser.Tactic.location)? : tactic

macro_rules
  | `(tactic| field_simp) => `(tactic| simp (disch := denominator) only [
      Olympiad.Tactic.inv_eq_div, Olympiad.Tactic.div_add_div_eq, Olympiad.Tactic.div_sub_div_eq,
      Olympiad.Tactic.add_div_eq, Olympiad.Tactic.div_add_eq, Olympiad.Tactic.sub_div_eq,
      Olympiad.Tactic.div_sub_eq, Olympiad.Tactic.mul_div_eq, Olympiad.Tactic.div_mul_eq,
      Olympiad.Tactic.div_div_left, Olympiad.Tactic.div_div_right, Olympiad.Tactic.neg_div_eq,
      Olympiad.Tactic.div_pow_eq, div_le_div_iff, div_lt_iff₀, lt_div_iff₀, div_le_iff₀, le_div_iff₀,
      Olympiad.Tactic.div_eq_iff_mul, Olympiad.Tactic.eq_div_iff_mul, ne_eq])
  | `(tactic| field_simp $l:location) => `(tactic| simp (disch := denominator) only [
      Olympiad.Tactic.inv_eq_div, Olympiad.Tactic.div_add_div_eq, Olympiad.Tactic.div_sub_div_eq,
      Olympiad.Tactic.add_div_eq, Olympiad.Tactic.div_add_eq, Olympiad.Tactic.sub_div_eq,
      Olympiad.Tactic.div_sub_eq, Olympiad.Tactic.mul_div_eq, Olympiad.Tactic.div_mul_eq,
      Olympiad.Tactic.div_div_left, Olympiad.Tactic.div_div_right, Olympiad.Tactic.neg_div_eq,
      Olympiad.Tactic.div_pow_eq, div_le_div_iff, div_lt_iff₀, lt_div_iff₀, div_le_iff₀, le_div_iff₀,
      Olympiad.Tactic.div_eq_iff_mul, Olympiad.Tactic.eq_div_iff_mul, ne_eq] $l:location)

end
