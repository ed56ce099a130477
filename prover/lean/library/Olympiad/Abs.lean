module

public import Olympiad.Algebra.OrderedField
public import Olympiad.Algebra.LinearOrder

/-!
# The absolute value

`|a|` is the larger of `a` and `-a`, in ℤ, ℚ, ℝ and every other type with negatives and a maximum.
`grind` splits on the sign of `a`.
-/

@[expose] public section

universe u

/-- The absolute value: the larger of `a` and `-a`. -/
def abs {α : Type u} [Max α] [Neg α] (a : α) : α := max a (-a)

section Notation
set_option compiler.extract_closed false

@[inherit_doc abs] macro:max atomic("|" noWs) a:term noWs "|" : term => `(abs $a)

/-- Prints `abs a` as `|a|`. -/
@[app_unexpander abs] public meta def unexpandAbs : Lean.PrettyPrinter.Unexpander
  | `($_ $a) => `(|$a|)
  | _ => throw ()
end Notation

theorem abs_eq_max_neg {α : Type u} [Max α] [Neg α] {a : α} : |a| = max a (-a) := rfl

open Lean.Grind

section Ring
variable {R : Type u} [CommRing R] [LE R] [LT R] [Max R] [Std.IsLinearOrder R]
  [Std.LawfulOrderLT R] [Std.LawfulOrderMax R] [OrderedRing R] {a b c : R}

theorem abs_cases (a : R) : |a| = a ∧ 0 ≤ a ∨ |a| = -a ∧ a < 0 := by
  rw [abs_eq_max_neg]
  grind

grind_pattern abs_cases => abs a

theorem abs_of_nonneg (h : 0 ≤ a) : |a| = a := by grind
theorem abs_of_pos (h : 0 < a) : |a| = a := by grind
theorem abs_of_nonpos (h : a ≤ 0) : |a| = -a := by grind
theorem abs_of_neg (h : a < 0) : |a| = -a := by grind
theorem abs_choice (a : R) : |a| = a ∨ |a| = -a := by grind
@[simp] theorem abs_nonneg (a : R) : 0 ≤ |a| := by grind
@[simp] theorem abs_zero : |(0 : R)| = 0 := by grind
@[simp] theorem abs_one : |(1 : R)| = 1 := abs_of_nonneg zero_le_one
@[simp] theorem abs_neg (a : R) : |-a| = |a| := by grind
@[simp] theorem abs_abs (a : R) : |(|a|)| = |a| := by grind
@[simp] theorem abs_eq_zero : |a| = 0 ↔ a = 0 := by grind
@[simp] theorem abs_pos : 0 < |a| ↔ a ≠ 0 := by grind
@[simp] theorem abs_nonpos_iff : |a| ≤ 0 ↔ a = 0 := by grind
@[simp] theorem abs_eq_self : |a| = a ↔ 0 ≤ a := by grind
@[simp] theorem abs_eq_neg_self : |a| = -a ↔ a ≤ 0 := by grind
theorem abs_ne_zero : |a| ≠ 0 ↔ a ≠ 0 := by grind
theorem abs_sub_comm (a b : R) : |a - b| = |b - a| := by grind
theorem le_abs_self (a : R) : a ≤ |a| := by grind
theorem neg_le_abs (a : R) : -a ≤ |a| := by grind
theorem neg_abs_le (a : R) : -|a| ≤ a := by grind
theorem abs_le : |a| ≤ b ↔ -b ≤ a ∧ a ≤ b := by grind
theorem abs_lt : |a| < b ↔ -b < a ∧ a < b := by grind
theorem le_abs : a ≤ |b| ↔ a ≤ b ∨ a ≤ -b := by grind
theorem lt_abs : a < |b| ↔ a < b ∨ a < -b := by grind
theorem abs_eq (hb : 0 ≤ b) : |a| = b ↔ a = b ∨ a = -b := by grind
theorem abs_eq_abs : |a| = |b| ↔ a = b ∨ a = -b := by grind
theorem eq_or_eq_neg_of_abs_eq (h : |a| = b) : a = b ∨ a = -b := by grind
theorem abs_sub_lt_iff : |a - b| < c ↔ a - b < c ∧ b - a < c := by grind
theorem abs_sub_le_iff : |a - b| ≤ c ↔ a - b ≤ c ∧ b - a ≤ c := by grind
theorem abs_le_abs (h₀ : a ≤ b) (h₁ : -a ≤ b) : |a| ≤ |b| := by grind
theorem abs_le_abs_of_nonneg (ha : 0 ≤ a) (h : a ≤ b) : |a| ≤ |b| := by grind
theorem abs_add_le (a b : R) : |a + b| ≤ |a| + |b| := by grind
theorem abs_add (a b : R) : |a + b| ≤ |a| + |b| := abs_add_le a b
theorem abs_sub (a b : R) : |a - b| ≤ |a| + |b| := by grind
theorem abs_sub_abs_le_abs_sub (a b : R) : |a| - |b| ≤ |a - b| := by grind
theorem abs_abs_sub_abs_le (a b : R) : |(|a| - |b|)| ≤ |a - b| := by grind
theorem abs_sub_le (a b c : R) : |a - c| ≤ |a - b| + |b - c| := by grind

theorem abs_mul (a b : R) : |a * b| = |a| * |b| := by
  rcases abs_cases a with ⟨ha, h₁⟩ | ⟨ha, h₁⟩ <;> rcases abs_cases b with ⟨hb, h₂⟩ | ⟨hb, h₂⟩ <;>
    rw [ha, hb]
  · exact abs_of_nonneg (mul_nonneg h₁ h₂)
  · rw [abs_of_nonpos (mul_nonpos_of_nonneg_of_nonpos h₁ (le_of_lt h₂)), mul_neg]
  · rw [mul_comm, abs_of_nonpos (mul_nonpos_of_nonneg_of_nonpos h₂ (le_of_lt h₁)), neg_mul,
      mul_comm]
  · rw [abs_of_pos (mul_pos_of_neg_of_neg h₁ h₂), neg_mul_neg]

@[simp] theorem abs_mul_abs_self (a : R) : |a| * |a| = a * a := by
  rcases abs_choice a with h | h <;> rw [h]
  exact neg_mul_neg a a

@[simp] theorem abs_mul_self (a : R) : |a * a| = a * a := abs_of_nonneg (mul_self_nonneg a)
@[simp] theorem sq_abs (a : R) : |a| ^ 2 = a ^ 2 := by rw [sq, sq, abs_mul_abs_self]
@[simp] theorem abs_sq (a : R) : |a ^ 2| = a ^ 2 := abs_of_nonneg (sq_nonneg a)
theorem abs_pow (a : R) (n : ℕ) : |a ^ n| = |a| ^ n := by
  induction n with
  | zero => rw [pow_zero, pow_zero, abs_one]
  | succ n ih => rw [pow_succ, pow_succ, abs_mul, ih]

theorem sq_lt_sq : a ^ 2 < b ^ 2 ↔ |a| < |b| := by
  rw [← sq_abs a, ← sq_abs b, pow_lt_pow_iff_left₀ (abs_nonneg a) (abs_nonneg b) (by decide)]

theorem sq_le_sq : a ^ 2 ≤ b ^ 2 ↔ |a| ≤ |b| := by
  rw [← sq_abs a, ← sq_abs b, pow_le_pow_iff_left₀ (abs_nonneg a) (abs_nonneg b) (by decide)]

theorem sq_eq_sq_iff_abs_eq_abs : a ^ 2 = b ^ 2 ↔ |a| = |b| := by
  rw [← sq_abs a, ← sq_abs b, pow_left_inj₀ (abs_nonneg a) (abs_nonneg b) (by decide)]

theorem abs_le_of_sq_le_sq (h : a ^ 2 ≤ b ^ 2) (hb : 0 ≤ b) : |a| ≤ b := by
  have := sq_le_sq.1 h
  rwa [abs_of_nonneg hb] at this

theorem abs_lt_of_sq_lt_sq (h : a ^ 2 < b ^ 2) (hb : 0 ≤ b) : |a| < b := by
  have := sq_lt_sq.1 h
  rwa [abs_of_nonneg hb] at this

end Ring

section Field
variable {K : Type u} [Field K] [LE K] [LT K] [Max K] [Std.IsLinearOrder K]
  [Std.LawfulOrderLT K] [Std.LawfulOrderMax K] [OrderedRing K]

theorem abs_inv (a : K) : |a⁻¹| = |a|⁻¹ := by
  have := inv_nonneg (a := a)
  rcases abs_cases a with ⟨ha, h⟩ | ⟨ha, h⟩ <;> rw [ha]
  · exact abs_of_nonneg (by grind)
  · rw [abs_of_nonpos (by grind), inv_neg]

theorem abs_div (a b : K) : |a / b| = |a| / |b| := by
  rw [div_eq_mul_inv, abs_mul, abs_inv, ← div_eq_mul_inv]

end Field

section Cast
attribute [local instance] Semiring.natCast Ring.intCast

variable {R : Type u} [CommRing R] [LE R] [LT R] [Max R] [Std.IsLinearOrder R]
  [Std.LawfulOrderLT R] [Std.LawfulOrderMax R] [OrderedRing R]

@[simp] theorem Nat.abs_cast (n : ℕ) : |(n : R)| = n := abs_of_nonneg (Nat.cast_nonneg n)

@[simp] theorem Nat.abs_ofNat (n : ℕ) : |(no_index (OfNat.ofNat n) : R)| = OfNat.ofNat n :=
  abs_of_nonneg (OrderedRing.ofNat_nonneg n)

@[simp, norm_cast] theorem Int.cast_abs (n : ℤ) : ((|n| : ℤ) : R) = |(n : R)| := by
  rcases abs_cases n with ⟨h, k⟩ | ⟨h, k⟩ <;> rw [h]
  · exact (abs_of_nonneg (Int.cast_nonneg.2 k)).symm
  · rw [abs_of_neg (Int.cast_lt_zero.2 k), Int.cast_neg]

theorem Int.abs_eq_natAbs (n : ℤ) : |n| = n.natAbs := by grind

end Cast
