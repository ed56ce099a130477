module

public import Olympiad.Notation

/-!
# Casts of ℕ and ℤ

The laws of `Nat.cast` and `Int.cast` over `Lean.Grind`'s classes, for `simp`, `norm_cast` and
`push_cast`: laws of order need an ordered ring, injectivity needs characteristic zero.
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
