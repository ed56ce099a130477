module

public import Olympiad.Cast

/-!
# Casts of ℚ

`RatCast` and `Rat.cast`, which core lacks, and their laws in fields of characteristic zero.
-/

@[expose] public section

open Lean.Grind
attribute [local instance] Semiring.natCast Ring.intCast

universe u
variable {R : Type u}

/-- Types into which the rational numbers map. -/
class RatCast (K : Type u) where
  /-- The rational number `q` in `K`. -/
  protected ratCast : ℚ → K

/-- The rational number `q` in `K`. -/
@[coe, reducible, match_pattern] protected def Rat.cast {K : Type u} [RatCast K] : ℚ → K :=
  RatCast.ratCast

instance [RatCast R] : CoeTail ℚ R := ⟨Rat.cast⟩
instance [RatCast R] : CoeHTCT ℚ R := ⟨Rat.cast⟩

instance : RatCast ℚ := ⟨fun q => q⟩

/-- A rational number is mapped to the quotient of its numerator and denominator. -/
class LawfulRatCast (K : Type u) [Field K] [RatCast K] : Prop where
  ratCast_eq_div : ∀ q : ℚ, (q : K) = (q.num : K) / (q.den : K)

namespace Rat

@[simp, norm_cast] theorem cast_id (q : ℚ) : (Rat.cast q : ℚ) = q := rfl

theorem cast_num_div_den (q : ℚ) : (q.num : ℚ) / (q.den : ℚ) = q := by
  rw [← Rat.mkRat_eq_div, Rat.mkRat_self]

instance : LawfulRatCast ℚ := ⟨fun q => (cast_num_div_den q).symm⟩

section Field
variable [Field R] [RatCast R] [LawfulRatCast R]

theorem cast_def (q : ℚ) : (q : R) = (q.num : R) / (q.den : R) := LawfulRatCast.ratCast_eq_div q

variable [IsCharP R 0]

/-- Any quotient of integers that equals `q` has the value of `q`. -/
theorem cast_eq_div_of_mul_eq {q : ℚ} {a : ℤ} {b : ℕ} (hb : b ≠ 0) (h : q * b = a) :
    (q : R) = (a : R) / (b : R) := by
  have hd : (q.den : R) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
  have hb' : (b : R) ≠ 0 := Nat.cast_ne_zero.2 hb
  have hd' : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
  have hq : q.num * b = a * q.den := by
    have : ((q.num * b : ℤ) : ℚ) = ((a * q.den : ℤ) : ℚ) := by
      have := cast_num_div_den q
      simp only [Int.cast_mul, Int.cast_natCast]
      grind
    exact Int.cast_inj.1 this
  have : ((q.num * b : ℤ) : R) = ((a * q.den : ℤ) : R) := by rw [hq]
  simp only [Int.cast_mul, Int.cast_natCast] at this
  rw [cast_def]
  grind

@[simp, norm_cast] theorem cast_intCast (n : ℤ) : (((n : ℤ) : ℚ) : R) = n := by
  rw [cast_eq_div_of_mul_eq (q := n) (a := n) (b := 1) (by decide) (by simp)]
  simp only [Nat.cast_one]
  grind

@[simp, norm_cast] theorem cast_natCast (n : ℕ) : (((n : ℕ) : ℚ) : R) = n := by
  rw [← Rat.intCast_natCast, cast_intCast, Int.cast_natCast]

@[simp, norm_cast] theorem cast_zero : ((0 : ℚ) : R) = 0 := by
  have := cast_natCast (R := R) 0
  simpa using this

@[simp, norm_cast] theorem cast_one : ((1 : ℚ) : R) = 1 := by
  have := cast_natCast (R := R) 1
  simpa using this

@[simp, norm_cast] theorem cast_ofNat (n : ℕ) :
    ((no_index (OfNat.ofNat n) : ℚ) : R) = OfNat.ofNat n := by
  rw [← Nat.cast_ofNat (R := R), ← cast_natCast, Nat.cast_ofNat]

private theorem cast_eq_div (q : ℚ) {a : ℤ} {b : ℕ} (hb : b ≠ 0) (h : q * b = a) :
    (q : R) = (a : R) / (b : R) ∧ (b : R) ≠ 0 :=
  ⟨cast_eq_div_of_mul_eq hb h, Nat.cast_ne_zero.2 hb⟩

private theorem mul_den (q : ℚ) : q * (q.den : ℚ) = (q.num : ℚ) := by
  have := cast_num_div_den q
  have : (q.den : ℚ) ≠ 0 := Nat.cast_ne_zero.2 q.den_nz
  grind

@[simp, norm_cast] theorem cast_add (p q : ℚ) : ((p + q : ℚ) : R) = p + q := by
  have hp := mul_den p
  have hq := mul_den q
  have := cast_eq_div (R := R) p p.den_nz hp
  have := cast_eq_div (R := R) q q.den_nz hq
  have := cast_eq_div (R := R) (p + q) (a := p.num * q.den + q.num * p.den) (b := p.den * q.den)
    (Nat.mul_ne_zero p.den_nz q.den_nz)
    (by simp only [Nat.cast_mul, Int.cast_add, Int.cast_mul, Int.cast_natCast]; grind)
  simp only [Nat.cast_mul, Int.cast_add, Int.cast_mul, Int.cast_natCast] at this
  grind

@[simp, norm_cast] theorem cast_mul (p q : ℚ) : ((p * q : ℚ) : R) = p * q := by
  have hp := mul_den p
  have hq := mul_den q
  have := cast_eq_div (R := R) p p.den_nz hp
  have := cast_eq_div (R := R) q q.den_nz hq
  have := cast_eq_div (R := R) (p * q) (a := p.num * q.num) (b := p.den * q.den)
    (Nat.mul_ne_zero p.den_nz q.den_nz) (by simp only [Nat.cast_mul, Int.cast_mul]; grind)
  simp only [Nat.cast_mul, Int.cast_mul] at this
  grind

@[simp, norm_cast] theorem cast_neg (q : ℚ) : ((-q : ℚ) : R) = -q := by
  have := cast_add (R := R) q (-q)
  rw [show q + -q = 0 by grind, cast_zero] at this
  grind

@[simp, norm_cast] theorem cast_sub (p q : ℚ) : ((p - q : ℚ) : R) = p - q := by
  rw [Rat.sub_eq_add_neg, cast_add, cast_neg]; grind

@[simp, norm_cast] theorem cast_inv (q : ℚ) : ((q⁻¹ : ℚ) : R) = (q : R)⁻¹ := by
  by_cases h : q = 0
  · subst h; simp only [Rat.inv_zero, cast_zero]; grind
  · have := cast_mul (R := R) q q⁻¹
    rw [Rat.mul_inv_cancel q h, cast_one] at this
    grind

@[simp, norm_cast] theorem cast_div (p q : ℚ) : ((p / q : ℚ) : R) = p / q := by
  rw [Rat.div_def, cast_mul, cast_inv]; grind

@[simp, norm_cast] theorem cast_pow (q : ℚ) (n : ℕ) : ((q ^ n : ℚ) : R) = (q : R) ^ n := by
  induction n with
  | zero => simp [Semiring.pow_zero]
  | succ n ih => rw [Rat.pow_succ, cast_mul, ih, Semiring.pow_succ]

@[simp, norm_cast] theorem cast_inj {p q : ℚ} : (p : R) = q ↔ p = q := by
  refine ⟨fun h => ?_, fun h => by rw [h]⟩
  have hd : (((p - q).den : ℕ) : R) ≠ 0 := Nat.cast_ne_zero.2 (p - q).den_nz
  have num : (((p - q).num : ℤ) : R) = 0 := by
    have := cast_def (R := R) (p - q)
    rw [cast_sub] at this
    grind
  have := cast_num_div_den (p - q)
  rw [Int.cast_eq_zero.1 num, Int.cast_zero] at this
  grind

end Field

section Order
variable [Field R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [OrderedRing R]
  [RatCast R] [LawfulRatCast R]

@[simp] theorem cast_nonneg {q : ℚ} : (0 : R) ≤ q ↔ 0 ≤ q := by
  have : (0 : R) < (q.den : ℕ) := Nat.cast_pos.2 (Nat.pos_of_ne_zero q.den_nz)
  have key := Field.IsOrdered.mul_le_mul_iff_of_pos_right (a := 0) (b := (q : R)) this
  have num : (q : R) * (q.den : R) = (q.num : R) := by have := cast_def (R := R) q; grind
  rw [Semiring.zero_mul, num] at key
  rw [← Rat.num_nonneg, ← Int.cast_nonneg (R := R), key]

@[simp, norm_cast] theorem cast_le {p q : ℚ} : (p : R) ≤ q ↔ p ≤ q := by
  have := cast_nonneg (R := R) (q := q - p)
  rw [cast_sub] at this
  grind

@[simp, norm_cast] theorem cast_lt {p q : ℚ} : (p : R) < q ↔ p < q := by
  have := cast_le (R := R) (p := q) (q := p)
  grind

@[simp] theorem cast_pos {q : ℚ} : (0 : R) < q ↔ 0 < q := by rw [← cast_zero, cast_lt]

end Order

end Rat
