module

public import Olympiad.Abs
public import Olympiad.Real.Complete

/-!
# Rounding

`⌊a⌋` and `⌈a⌉` are the integers next to `a` from below and above, `⌊a⌋₊` and `⌈a⌉₊` the natural
numbers (zero where `a` is negative), `Int.fract a` is `a - ⌊a⌋`: for ℤ, ℚ and ℝ.
-/

@[expose] public noncomputable section

open Lean.Grind
attribute [local instance] Semiring.natCast Ring.intCast

universe u

/-- Rings in which every element has a greatest integer below it. -/
class FloorRing (R : Type u) [CommRing R] [LE R] where
  /-- The greatest integer below `a`. -/
  floor : R → ℤ
  le_floor_iff : ∀ {z : ℤ} {a : R}, z ≤ floor a ↔ (z : R) ≤ a

/-- The greatest integer that is at most `a`, written `⌊a⌋`. -/
def Int.floor {R : Type u} [CommRing R] [LE R] [FloorRing R] (a : R) : ℤ := FloorRing.floor a

/-- The least integer that is at least `a`, written `⌈a⌉`. -/
def Int.ceil {R : Type u} [CommRing R] [LE R] [FloorRing R] (a : R) : ℤ := -Int.floor (-a)

/-- The part of `a` after the decimal point: `a - ⌊a⌋`. -/
def Int.fract {R : Type u} [CommRing R] [LE R] [FloorRing R] (a : R) : R := a - Int.floor a

/-- The greatest natural number that is at most `a`, zero where `a` is negative: `⌊a⌋₊`. -/
def Nat.floor {R : Type u} [CommRing R] [LE R] [FloorRing R] (a : R) : ℕ := (Int.floor a).toNat

/-- The least natural number that is at least `a`, written `⌈a⌉₊`. -/
def Nat.ceil {R : Type u} [CommRing R] [LE R] [FloorRing R] (a : R) : ℕ := (Int.ceil a).toNat

section Notation
set_option compiler.extract_closed false

@[inherit_doc] notation "⌊" a "⌋" => Int.floor a
@[inherit_doc] notation "⌈" a "⌉" => Int.ceil a
@[inherit_doc] notation "⌊" a "⌋₊" => Nat.floor a
@[inherit_doc] notation "⌈" a "⌉₊" => Nat.ceil a
end Notation

instance : FloorRing ℤ := ⟨fun a => a, by simp⟩
instance : FloorRing ℚ := ⟨Rat.floor, Rat.le_floor_iff⟩

protected theorem Real.exists_floor (x : ℝ) : ∃ n : ℤ, (n : ℝ) ≤ x ∧ x < n + 1 := by
  obtain ⟨M, hM⟩ := exists_nat_gt x
  obtain ⟨m, hm⟩ := exists_nat_gt (-x)
  obtain ⟨k, hk₁, hk₂⟩ := Nat.exists_not_and_succ (P := fun k : ℕ => x < (k : ℝ) - m) (n := M + m)
    (by simp only [Nat.cast_zero]; grind) (by simp only [Nat.cast_add]; grind)
  refine ⟨(k : ℤ) - m, ?_, ?_⟩ <;>
    simp only [Int.cast_sub, Int.cast_natCast, Nat.cast_add, Nat.cast_one] at * <;> grind

instance : FloorRing ℝ where
  floor x := Classical.choose (Real.exists_floor x)
  le_floor_iff {z x} := by
    obtain ⟨h₁, h₂⟩ := Classical.choose_spec (Real.exists_floor x)
    generalize Classical.choose (Real.exists_floor x) = n at h₁ h₂
    refine ⟨fun h => le_trans (Int.cast_le.2 h) h₁, fun h => Int.lt_add_one_iff.1 ?_⟩
    rw [← Int.cast_lt (R := ℝ), Int.cast_add, Int.cast_one]
    exact lt_of_le_of_lt h h₂

-- The laws are stated for one and the same list of classes.
set_option linter.unusedSectionVars false

variable {R : Type u} [CommRing R] [LE R] [LT R] [Std.IsLinearOrder R] [Std.LawfulOrderLT R]
  [OrderedRing R] [FloorRing R] {a b : R} {z : ℤ} {n : ℕ}

namespace Int

/-! ### Floor -/

theorem le_floor : z ≤ ⌊a⌋ ↔ (z : R) ≤ a := FloorRing.le_floor_iff

theorem floor_lt : ⌊a⌋ < z ↔ a < z := by
  have := le_floor (z := z) (a := a)
  grind

theorem floor_le (a : R) : (⌊a⌋ : R) ≤ a := le_floor.1 (Int.le_refl _)

theorem lt_floor_add_one (a : R) : a < ⌊a⌋ + 1 := by
  have := (floor_lt (a := a) (z := ⌊a⌋ + 1)).1 (by omega)
  rwa [Int.cast_add, Int.cast_one] at this

grind_pattern floor_le => ⌊a⌋
grind_pattern lt_floor_add_one => ⌊a⌋

theorem sub_one_lt_floor (a : R) : a - 1 < ⌊a⌋ := by grind

theorem floor_eq_iff : ⌊a⌋ = z ↔ (z : R) ≤ a ∧ a < z + 1 := by
  have h := le_floor (z := z) (a := a)
  have k := floor_lt (z := z + 1) (a := a)
  rw [Int.cast_add, Int.cast_one] at k
  grind

@[simp] theorem floor_intCast (z : ℤ) : ⌊(z : R)⌋ = z := by
  rw [floor_eq_iff]; grind

@[simp] theorem floor_natCast (n : ℕ) : ⌊(n : R)⌋ = n := by
  rw [floor_eq_iff, Int.cast_natCast]; grind

@[simp] theorem floor_ofNat (n : ℕ) : ⌊(no_index (OfNat.ofNat n) : R)⌋ = OfNat.ofNat n := by
  rw [floor_eq_iff, Int.cast_ofNat]; grind

@[simp] theorem floor_zero : ⌊(0 : R)⌋ = 0 := floor_ofNat 0
@[simp] theorem floor_one : ⌊(1 : R)⌋ = 1 := floor_ofNat 1

theorem floor_mono (h : a ≤ b) : ⌊a⌋ ≤ ⌊b⌋ := le_floor.2 (le_trans (floor_le a) h)

@[simp] theorem floor_nonneg : 0 ≤ ⌊a⌋ ↔ 0 ≤ a := by rw [le_floor, Int.cast_zero]

theorem floor_eq_zero_iff : ⌊a⌋ = 0 ↔ 0 ≤ a ∧ a < 1 := by
  rw [floor_eq_iff, Int.cast_zero, zero_add]

@[simp] theorem floor_add_intCast (a : R) (z : ℤ) : ⌊a + z⌋ = ⌊a⌋ + z := by
  rw [floor_eq_iff, Int.cast_add]; grind

@[simp] theorem floor_sub_intCast (a : R) (z : ℤ) : ⌊a - z⌋ = ⌊a⌋ - z := by
  rw [floor_eq_iff, Int.cast_sub]; grind

@[simp] theorem floor_add_natCast (a : R) (n : ℕ) : ⌊a + n⌋ = ⌊a⌋ + n := by
  rw [← Int.cast_natCast, floor_add_intCast]

@[simp] theorem floor_add_one (a : R) : ⌊a + 1⌋ = ⌊a⌋ + 1 := by
  rw [← Int.cast_one, floor_add_intCast]

@[simp] theorem floor_intCast_add (z : ℤ) (a : R) : ⌊z + a⌋ = z + ⌊a⌋ := by
  rw [_root_.add_comm, floor_add_intCast, Int.add_comm]

/-! ### Ceiling -/

theorem ceil_le : ⌈a⌉ ≤ z ↔ a ≤ z := by
  have := le_floor (a := -a) (z := -z)
  rw [Int.cast_neg] at this
  unfold ceil
  grind

theorem lt_ceil : z < ⌈a⌉ ↔ (z : R) < a := by
  have := ceil_le (z := z) (a := a)
  grind

theorem le_ceil (a : R) : a ≤ ⌈a⌉ := ceil_le.1 (Int.le_refl _)

theorem ceil_lt_add_one (a : R) : (⌈a⌉ : R) < a + 1 := by
  have := (lt_ceil (a := a) (z := ⌈a⌉ - 1)).1 (by omega)
  rw [Int.cast_sub, Int.cast_one] at this
  grind

grind_pattern le_ceil => ⌈a⌉
grind_pattern ceil_lt_add_one => ⌈a⌉

theorem ceil_eq_iff : ⌈a⌉ = z ↔ (z : R) - 1 < a ∧ a ≤ z := by
  have h := ceil_le (z := z) (a := a)
  have k := lt_ceil (z := z - 1) (a := a)
  rw [Int.cast_sub, Int.cast_one] at k
  grind

@[simp] theorem ceil_intCast (z : ℤ) : ⌈(z : R)⌉ = z := by rw [ceil_eq_iff]; grind

@[simp] theorem ceil_natCast (n : ℕ) : ⌈(n : R)⌉ = n := by
  rw [ceil_eq_iff, Int.cast_natCast]; grind

@[simp] theorem ceil_ofNat (n : ℕ) : ⌈(no_index (OfNat.ofNat n) : R)⌉ = OfNat.ofNat n := by
  rw [ceil_eq_iff, Int.cast_ofNat]; grind

theorem ceil_mono (h : a ≤ b) : ⌈a⌉ ≤ ⌈b⌉ := ceil_le.2 (le_trans h (le_ceil b))
theorem floor_le_ceil (a : R) : ⌊a⌋ ≤ ⌈a⌉ := by
  rw [← Int.cast_le (R := R)]; exact le_trans (floor_le a) (le_ceil a)

/-! ### Fractional part -/

theorem self_sub_floor (a : R) : a - ⌊a⌋ = fract a := rfl

grind_pattern self_sub_floor => fract a

@[simp] theorem floor_add_fract (a : R) : (⌊a⌋ : R) + fract a = a := by grind

@[simp] theorem fract_add_floor (a : R) : fract a + ⌊a⌋ = a := by grind

@[simp] theorem fract_nonneg (a : R) : 0 ≤ fract a := by grind
theorem fract_lt_one (a : R) : fract a < 1 := by grind

theorem fract_eq_iff : fract a = b ↔ 0 ≤ b ∧ b < 1 ∧ ∃ z : ℤ, a - b = z := by
  constructor
  · rintro rfl
    exact ⟨fract_nonneg a, fract_lt_one a, ⌊a⌋, by grind⟩
  · rintro ⟨h₀, h₁, z, hz⟩
    have : ⌊a⌋ = z := floor_eq_iff.2 (by grind)
    grind

end Int

/-! ### Natural numbers -/

namespace Nat

theorem floor_le (h : 0 ≤ a) : (⌊a⌋₊ : R) ≤ a := by
  have h₁ := Int.floor_nonneg.2 h
  have h₂ : ((⌊a⌋₊ : ℤ) : R) = ⌊a⌋ := by rw [floor, Int.toNat_of_nonneg h₁]
  rw [Int.cast_natCast] at h₂
  grind

theorem lt_floor_add_one (a : R) : a < ⌊a⌋₊ + 1 := by
  have h₁ : ((⌊a⌋ : ℤ) : R) ≤ ((⌊a⌋₊ : ℤ) : R) := Int.cast_le.2 (Int.self_le_toNat _)
  rw [Int.cast_natCast] at h₁
  grind

grind_pattern floor_le => ⌊a⌋₊
grind_pattern lt_floor_add_one => ⌊a⌋₊

theorem floor_of_nonpos (h : a ≤ 0) : ⌊a⌋₊ = 0 := by
  have := Int.floor_mono h
  rw [Int.floor_zero] at this
  unfold floor
  omega

theorem le_floor_iff (h : 0 ≤ a) : n ≤ ⌊a⌋₊ ↔ (n : R) ≤ a := by
  have h₁ := Int.floor_nonneg.2 h
  have h₂ := Int.le_floor (a := a) (z := n)
  rw [Int.cast_natCast] at h₂
  rw [← h₂, floor]
  omega

theorem le_floor (h : (n : R) ≤ a) : n ≤ ⌊a⌋₊ :=
  (le_floor_iff (le_trans (Nat.cast_nonneg n) h)).2 h

theorem floor_lt (h : 0 ≤ a) : ⌊a⌋₊ < n ↔ a < n := by
  have := le_floor_iff (n := n) h
  grind

theorem floor_eq_iff (h : 0 ≤ a) : ⌊a⌋₊ = n ↔ (n : R) ≤ a ∧ a < n + 1 := by
  have h₁ := le_floor_iff (n := n) h
  have h₂ := floor_lt (n := n + 1) h
  rw [Nat.cast_succ] at h₂
  rw [← h₁, ← h₂]
  omega

@[simp] theorem floor_natCast (n : ℕ) : ⌊(n : R)⌋₊ = n := by
  rw [floor, Int.floor_natCast, Int.toNat_natCast]

@[simp] theorem floor_ofNat (n : ℕ) : ⌊(no_index (OfNat.ofNat n) : R)⌋₊ = OfNat.ofNat n := by
  rw [← Nat.cast_ofNat (R := R), floor_natCast]

theorem ceil_le : ⌈a⌉₊ ≤ n ↔ a ≤ n := by
  have := Int.ceil_le (a := a) (z := n)
  rw [Int.cast_natCast] at this
  rw [← this, ceil]
  omega

theorem lt_ceil : n < ⌈a⌉₊ ↔ (n : R) < a := by
  have := ceil_le (n := n) (a := a)
  grind

theorem le_ceil (a : R) : a ≤ ⌈a⌉₊ := ceil_le.1 (Nat.le_refl _)

@[simp] theorem ceil_natCast (n : ℕ) : ⌈(n : R)⌉₊ = n := by
  rw [ceil, Int.ceil_natCast, Int.toNat_natCast]

end Nat
