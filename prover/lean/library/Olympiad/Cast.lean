module

public import Olympiad.Notation

/-!
# Casts of ℕ, ℤ and ℚ

The laws of `Nat.cast` and `Int.cast` over `Lean.Grind`'s classes, for `simp`, `norm_cast` and
`push_cast`: laws of order need an ordered ring, injectivity needs characteristic zero. `RatCast`
and `Rat.cast`, which core lacks, with the same laws in fields of characteristic zero.
-/

@[expose] public section

open Lean.Grind
attribute [local instance] Semiring.natCast Ring.intCast

universe u
variable {R : Type u}

/-! ### Natural numbers -/

namespace Nat

section Semiring
variable [Semiring R]

@[simp, norm_cast] theorem cast_zero : ((0 : ℕ) : R) = 0 := Semiring.natCast_zero
@[simp, norm_cast] theorem cast_one : ((1 : ℕ) : R) = 1 := Semiring.natCast_one

@[simp, norm_cast] theorem cast_ofNat {n : ℕ} :
    ((no_index (OfNat.ofNat n) : ℕ) : R) = OfNat.ofNat n :=
  (Semiring.ofNat_eq_natCast n).symm

@[simp, norm_cast] theorem cast_add (m n : ℕ) : ((m + n : ℕ) : R) = m + n :=
  Semiring.natCast_add m n

@[simp, norm_cast] theorem cast_mul (m n : ℕ) : ((m * n : ℕ) : R) = m * n :=
  Semiring.natCast_mul m n

@[simp, norm_cast] theorem cast_pow (n m : ℕ) : ((n ^ m : ℕ) : R) = (n : R) ^ m :=
  Semiring.natCast_pow n m

theorem cast_succ (n : ℕ) : ((n + 1 : ℕ) : R) = n + 1 := Semiring.natCast_succ n

variable [IsCharP R 0]

@[simp, norm_cast] theorem cast_inj {m n : ℕ} : (m : R) = n ↔ m = n := by
  have := IsCharP.natCast_ext_iff (α := R) 0 (x := m) (y := n)
  simpa using this

theorem cast_injective : Function.Injective (Nat.cast : ℕ → R) := fun _ _ => cast_inj.1

@[simp, norm_cast] theorem cast_eq_zero {n : ℕ} : (n : R) = 0 ↔ n = 0 := by
  rw [← cast_zero, cast_inj]

@[norm_cast] theorem cast_ne_zero {n : ℕ} : (n : R) ≠ 0 ↔ n ≠ 0 := by simp

@[simp, norm_cast] theorem cast_eq_one {n : ℕ} : (n : R) = 1 ↔ n = 1 := by
  rw [← cast_one, cast_inj]

@[simp] theorem cast_eq_ofNat {m n : ℕ} :
    (m : R) = no_index (OfNat.ofNat n) ↔ m = OfNat.ofNat n := by
  rw [← cast_ofNat, cast_inj]

theorem cast_add_one_ne_zero (n : ℕ) : (n + 1 : R) ≠ 0 := by
  rw [← cast_succ]; exact cast_ne_zero.2 (Nat.succ_ne_zero n)

end Semiring

section Ring
variable [Ring R]

@[simp, norm_cast] theorem cast_sub {m n : ℕ} (h : m ≤ n) : ((n - m : ℕ) : R) = n - m := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [Nat.add_sub_cancel_left, cast_add]
  grind

theorem cast_pred {n : ℕ} (h : 0 < n) : ((n - 1 : ℕ) : R) = n - 1 := by
  rw [cast_sub h, cast_one]

end Ring

section Order
variable [CommRing R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [OrderedRing R]

@[simp] theorem cast_nonneg (n : ℕ) : (0 : R) ≤ n := OrderedRing.natCast_nonneg

@[simp, norm_cast] theorem cast_le {m n : ℕ} : (m : R) ≤ n ↔ m ≤ n := by
  have mono : ∀ m n : ℕ, m ≤ n → (m : R) ≤ n := by
    intro m n h
    obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_le h
    have : (0 : R) ≤ k := cast_nonneg k
    rw [cast_add]; grind
  refine ⟨fun h => ?_, mono m n⟩
  apply Classical.byContradiction
  intro hc
  have := mono (n + 1) m (by omega)
  rw [cast_succ] at this
  grind

@[simp, norm_cast] theorem cast_lt {m n : ℕ} : (m : R) < n ↔ m < n := by
  have := cast_le (R := R) (m := n) (n := m)
  grind

@[simp, norm_cast] theorem cast_pos {n : ℕ} : (0 : R) < n ↔ 0 < n := by
  rw [← cast_zero, cast_lt]

@[simp, norm_cast] theorem one_le_cast {n : ℕ} : (1 : R) ≤ n ↔ 1 ≤ n := by
  rw [← cast_one, cast_le]

@[simp, norm_cast] theorem one_lt_cast {n : ℕ} : (1 : R) < n ↔ 1 < n := by
  rw [← cast_one, cast_lt]

@[simp, norm_cast] theorem cast_le_one {n : ℕ} : (n : R) ≤ 1 ↔ n ≤ 1 := by
  rw [← cast_one, cast_le]

@[simp, norm_cast] theorem cast_lt_one {n : ℕ} : (n : R) < 1 ↔ n = 0 := by
  rw [← cast_one, cast_lt, Nat.lt_one_iff]

@[simp] theorem ofNat_le_cast {m n : ℕ} :
    (no_index (OfNat.ofNat m) : R) ≤ n ↔ OfNat.ofNat m ≤ n := by
  rw [← cast_ofNat, cast_le]

@[simp] theorem ofNat_lt_cast {m n : ℕ} :
    (no_index (OfNat.ofNat m) : R) < n ↔ OfNat.ofNat m < n := by
  rw [← cast_ofNat, cast_lt]

@[simp] theorem cast_le_ofNat {m n : ℕ} :
    (m : R) ≤ no_index (OfNat.ofNat n) ↔ m ≤ OfNat.ofNat n := by
  rw [← cast_ofNat, cast_le]

@[simp] theorem cast_lt_ofNat {m n : ℕ} :
    (m : R) < no_index (OfNat.ofNat n) ↔ m < OfNat.ofNat n := by
  rw [← cast_ofNat, cast_lt]

grind_pattern cast_le => (m : R) ≤ (n : R)
grind_pattern cast_lt => (m : R) < (n : R)

end Order

@[simp, norm_cast] theorem cast_id (n : ℕ) : (Nat.cast n : ℕ) = n := rfl

end Nat

/-! ### Integers -/

namespace Int

section Ring
variable [Ring R]

@[simp, norm_cast] theorem cast_zero : ((0 : ℤ) : R) = 0 := Ring.intCast_zero
@[simp, norm_cast] theorem cast_one : ((1 : ℤ) : R) = 1 := Ring.intCast_one
@[simp, norm_cast] theorem cast_natCast (n : ℕ) : ((n : ℤ) : R) = n := Ring.intCast_natCast n

@[simp, norm_cast] theorem cast_ofNat (n : ℕ) :
    ((no_index (OfNat.ofNat n) : ℤ) : R) = OfNat.ofNat n :=
  Ring.intCast_ofNat n

@[simp, norm_cast] theorem cast_neg (n : ℤ) : ((-n : ℤ) : R) = -n := Ring.intCast_neg n

@[simp, norm_cast] theorem cast_add (m n : ℤ) : ((m + n : ℤ) : R) = m + n := Ring.intCast_add m n

@[simp, norm_cast] theorem cast_sub (m n : ℤ) : ((m - n : ℤ) : R) = m - n := Ring.intCast_sub m n

@[simp, norm_cast] theorem cast_mul (m n : ℤ) : ((m * n : ℤ) : R) = m * n := Ring.intCast_mul m n

@[simp, norm_cast] theorem cast_pow (n : ℤ) (m : ℕ) : ((n ^ m : ℤ) : R) = (n : R) ^ m :=
  Ring.intCast_pow n m

@[simp, norm_cast] theorem cast_inj [IsCharP R 0] {m n : ℤ} : (m : R) = n ↔ m = n := by
  have := IsCharP.intCast_ext_iff 0 (α := R) (x := m) (y := n)
  simpa using this

theorem cast_injective [IsCharP R 0] : Function.Injective (Int.cast : ℤ → R) :=
  fun _ _ => cast_inj.1

@[simp, norm_cast] theorem cast_eq_zero [IsCharP R 0] {n : ℤ} : (n : R) = 0 ↔ n = 0 := by
  rw [← cast_zero, cast_inj]

@[norm_cast] theorem cast_ne_zero [IsCharP R 0] {n : ℤ} : (n : R) ≠ 0 ↔ n ≠ 0 := by simp

@[simp, norm_cast] theorem cast_eq_one [IsCharP R 0] {n : ℤ} : (n : R) = 1 ↔ n = 1 := by
  rw [← cast_one, cast_inj]

end Ring

section Order
variable [CommRing R] [LE R] [LT R] [Std.LawfulOrderLT R] [Std.IsLinearOrder R] [OrderedRing R]

@[simp] theorem cast_nonneg {n : ℤ} : (0 : R) ≤ n ↔ 0 ≤ n := by
  have pos : ∀ k : ℕ, (0 : R) ≤ k := Nat.cast_nonneg
  constructor
  · intro h
    apply Classical.byContradiction
    intro hc
    obtain ⟨k, hk⟩ := Int.eq_ofNat_of_zero_le (a := -n - 1) (by omega)
    have : ((n : ℤ) : R) = -(k : R) - 1 := by
      rw [show n = -(k : ℤ) - 1 by omega, cast_sub, cast_neg, cast_natCast, cast_one]
    have := pos k
    grind
  · intro h
    obtain ⟨k, rfl⟩ := Int.eq_ofNat_of_zero_le h
    rw [cast_natCast]; exact pos k

@[simp, norm_cast] theorem cast_le {m n : ℤ} : (m : R) ≤ n ↔ m ≤ n := by
  have := cast_nonneg (R := R) (n := n - m)
  rw [cast_sub] at this
  grind

@[simp, norm_cast] theorem cast_lt {m n : ℤ} : (m : R) < n ↔ m < n := by
  have := cast_le (R := R) (m := n) (n := m)
  grind

@[simp] theorem cast_pos {n : ℤ} : (0 : R) < n ↔ 0 < n := by rw [← cast_zero, cast_lt]
@[simp] theorem cast_nonpos {n : ℤ} : (n : R) ≤ 0 ↔ n ≤ 0 := by rw [← cast_zero, cast_le]
@[simp] theorem cast_lt_zero {n : ℤ} : (n : R) < 0 ↔ n < 0 := by rw [← cast_zero, cast_lt]

grind_pattern cast_le => (m : R) ≤ (n : R)
grind_pattern cast_lt => (m : R) < (n : R)

end Order

end Int

/-! ### Rational numbers -/

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

theorem num_div_den (q : ℚ) : (q.num : ℚ) / (q.den : ℚ) = q := by
  rw [← Rat.mkRat_eq_div, Rat.mkRat_self]

instance : LawfulRatCast ℚ := ⟨fun q => (num_div_den q).symm⟩

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
      have := num_div_den q
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
  have := num_div_den q
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
  have := num_div_den (p - q)
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
