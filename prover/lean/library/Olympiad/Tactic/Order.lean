module

/-!
# Ordered rings: the steps of `linarith`

Everything is brought to the form `0 ≤ t`, `0 < t` or `t = 0`; the lemmas here add such facts,
multiply them, and turn comparisons into them.
-/

@[expose] public section

namespace Olympiad.Tactic
open Lean.Grind

section

variable {α : Type u} [CommRing α] [LE α] [LT α] [Std.LawfulOrderLT α] [Std.IsLinearOrder α]
  [OrderedRing α]

-- the tactics apply every lemma of this file to the same instances
set_option linter.unusedSectionVars false

attribute [local instance] Semiring.natCast Ring.intCast

/-! ### Comparisons as signs -/

theorem nonneg_of_le {a b : α} (h : a ≤ b) : 0 ≤ b - a := by grind
theorem nonneg_of_ge {a b : α} (h : a ≥ b) : 0 ≤ a - b := by grind
theorem pos_of_lt {a b : α} (h : a < b) : 0 < b - a := by grind
theorem pos_of_gt {a b : α} (h : a > b) : 0 < a - b := by grind
theorem zero_of_eq {a b : α} (h : a = b) : a - b = 0 := by grind
theorem pos_of_not_le {a b : α} (h : ¬ a ≤ b) : 0 < a - b := by grind
theorem pos_of_not_ge {a b : α} (h : ¬ a ≥ b) : 0 < b - a := by grind
theorem nonneg_of_not_lt {a b : α} (h : ¬ a < b) : 0 ≤ a - b := by grind
theorem nonneg_of_not_gt {a b : α} (h : ¬ a > b) : 0 ≤ b - a := by grind
theorem nonneg_of_pos {t : α} (h : 0 < t) : 0 ≤ t := by grind

/-! ### Goals, by contradiction -/

theorem le_of_not_pos {a b : α} (h : ¬ b < a) : a ≤ b := by grind
theorem lt_of_not_nonneg {a b : α} (h : ¬ b ≤ a) : a < b := by grind
theorem eq_of_not_pos {a b : α} (h₁ : ¬ a < b) (h₂ : ¬ b < a) : a = b := by grind

/-! ### Sums with positive coefficients -/

theorem ofNat_pos {n : Nat} (h : Nat.blt 0 n = true) : (0 : α) < OfNat.ofNat n := by
  have h : 0 < n := by simpa using h
  rw [Semiring.ofNat_eq_natCast n]
  induction n with
  | zero => omega
  | succ n ih =>
    have one : (0 : α) < 1 := OrderedRing.zero_lt_one
    rw [Semiring.natCast_add, Semiring.natCast_one]
    by_cases h0 : n = 0
    · subst h0; rw [Semiring.natCast_zero]; grind
    · have := ih (by simp; omega) (by omega); grind

theorem mul_pos {a b : α} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  have := OrderedRing.mul_lt_mul_of_pos_left ha hb
  grind

theorem mul_nonneg {a b : α} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  by_cases h₁ : a = 0
  · subst h₁; grind
  · by_cases h₂ : b = 0
    · subst h₂; grind
    · have := mul_pos (a := a) (b := b) (by grind) (by grind); grind

theorem mul_zero_of_zero {a : α} (b : α) (ha : a = 0) : a * b = 0 := by
  subst ha; grind

theorem mul_self_nonneg (a : α) : 0 ≤ a * a := by
  by_cases h : 0 ≤ a
  · exact mul_nonneg h h
  · have := mul_nonneg (a := -a) (b := -a) (by grind) (by grind); grind

theorem zero_nonneg : (0 : α) ≤ 0 := by grind

theorem zero_lt_one : (0 : α) < 1 := OrderedRing.zero_lt_one

theorem add_nonneg_nonneg {s t : α} (n : Nat) (hn : Nat.blt 0 n = true) (hs : 0 ≤ s) (ht : 0 ≤ t) :
    0 ≤ s + OfNat.ofNat n * t := by
  have := mul_nonneg (nonneg_of_pos (ofNat_pos (α := α) hn)) ht
  grind

theorem add_nonneg_pos {s t : α} (n : Nat) (hn : Nat.blt 0 n = true) (hs : 0 ≤ s) (ht : 0 < t) :
    0 < s + OfNat.ofNat n * t := by
  have := mul_pos (ofNat_pos (α := α) hn) ht
  grind

theorem add_pos_nonneg {s t : α} (n : Nat) (hn : Nat.blt 0 n = true) (hs : 0 < s) (ht : 0 ≤ t) :
    0 < s + OfNat.ofNat n * t := by
  have := mul_nonneg (nonneg_of_pos (ofNat_pos (α := α) hn)) ht
  grind

theorem add_pos_pos {s t : α} (n : Nat) (hn : Nat.blt 0 n = true) (hs : 0 < s) (ht : 0 < t) :
    0 < s + OfNat.ofNat n * t := by
  have := mul_pos (ofNat_pos (α := α) hn) ht
  grind

theorem add_nonneg_zero {s t : α} (c : α) (hs : 0 ≤ s) (ht : t = 0) : 0 ≤ s + c * t := by
  subst ht
  rw [Semiring.mul_zero, Semiring.add_zero]; exact hs

theorem add_pos_zero {s t : α} (c : α) (hs : 0 < s) (ht : t = 0) : 0 < s + c * t := by
  subst ht
  rw [Semiring.mul_zero, Semiring.add_zero]; exact hs

theorem false_of_pos {s : α} (h : 0 < s) (h₀ : s = 0) : False := by grind

theorem natCast_nonneg (n : Nat) : 0 ≤ (n : α) := by
  by_cases h : n = 0
  · subst h; rw [Semiring.natCast_zero]; grind
  · have := ofNat_pos (α := α) (n := n) (by simp; omega)
    rw [Semiring.ofNat_eq_natCast n] at this; grind

/-! ### Integers: `a < b` is `a + 1 ≤ b` -/

theorem int_nonneg_of_pos {t : Int} (h : 0 < t) : 0 ≤ t - 1 := by omega

end

attribute [local instance] Semiring.natCast in
/-- An ordered field has characteristic zero. -/
instance (priority := low) {K : Type u} [Field K] [LE K] [LT K] [Std.LawfulOrderLT K]
    [Std.IsLinearOrder K] [OrderedRing K] : NoNatZeroDivisors K where
  no_nat_zero_divisors k a b hk h := by
    rw [Semiring.nsmul_eq_natCast_mul, Semiring.nsmul_eq_natCast_mul] at h
    have hp := ofNat_pos (α := K) (n := k) (by simp; omega)
    rw [Semiring.ofNat_eq_natCast k] at hp
    generalize (k : K) = c at *
    have hc : c ≠ 0 := by grind
    grind

end Olympiad.Tactic
