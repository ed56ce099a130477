module

public import Olympiad.Real.Sqrt

/-!
# Irrational numbers
-/

@[expose] public noncomputable section

/-- A real number that no rational number equals. -/
def Irrational (x : ℝ) : Prop := ¬ ∃ q : ℚ, (q : ℝ) = x

theorem irrational_iff_ne_rational (x : ℝ) :
    Irrational x ↔ ∀ (a : ℤ) (b : ℤ), b ≠ 0 → x ≠ a / b := by
  constructor
  · intro h a b _ hx
    exact h ⟨(a : ℚ) / b, by rw [hx, Rat.cast_div, Rat.cast_intCast, Rat.cast_intCast]⟩
  · rintro h ⟨q, rfl⟩
    refine h q.num q.den (Int.natCast_ne_zero.2 q.den_nz) ?_
    rw [Rat.cast_def, Int.cast_natCast]

theorem Rat.not_irrational (q : ℚ) : ¬ Irrational q := fun h => h ⟨q, rfl⟩
theorem Int.not_irrational (n : ℤ) : ¬ Irrational n := fun h => h ⟨n, Rat.cast_intCast n⟩
theorem Nat.not_irrational (n : ℕ) : ¬ Irrational n := fun h => h ⟨n, Rat.cast_natCast n⟩

theorem not_irrational_ofNat (n : ℕ) : ¬ Irrational (no_index (OfNat.ofNat n)) :=
  fun h => h ⟨OfNat.ofNat n, Rat.cast_ofNat n⟩

namespace Irrational

variable {x : ℝ}

theorem ne_rat (h : Irrational x) (q : ℚ) : x ≠ q := fun k => h ⟨q, k.symm⟩

theorem ne_int (h : Irrational x) (n : ℤ) : x ≠ n := fun k =>
  h ⟨n, by rw [k, Rat.cast_intCast]⟩

theorem ne_nat (h : Irrational x) (n : ℕ) : x ≠ n := fun k =>
  h ⟨n, by rw [k, Rat.cast_natCast]⟩

theorem add_rat (h : Irrational x) (q : ℚ) : Irrational (x + q) := fun ⟨p, hp⟩ =>
  h ⟨p - q, by rw [Rat.cast_sub]; grind⟩

theorem neg (h : Irrational x) : Irrational (-x) := fun ⟨p, hp⟩ =>
  h ⟨-p, by rw [Rat.cast_neg]; grind⟩

theorem mul_rat (h : Irrational x) {q : ℚ} (hq : q ≠ 0) : Irrational (x * q) := fun ⟨p, hp⟩ =>
  h ⟨p / q, by
    have : (q : ℝ) ≠ 0 := fun k => hq (Rat.cast_inj.1 (k.trans Rat.cast_zero.symm))
    rw [Rat.cast_div, hp, mul_div_cancel_right₀ x this]⟩

end Irrational

/-- The root of a natural number is irrational unless the number is a square. -/
theorem irrational_sqrt_natCast {n : ℕ} (h : ∀ m : ℕ, m * m ≠ n) : Irrational (√(n : ℝ)) := by
  rintro ⟨q, hq⟩
  have hsq : q ^ 2 = n := by
    rw [← Rat.cast_inj (R := ℝ), Rat.cast_pow, hq, Real.sq_sqrt (Nat.cast_nonneg n),
      Rat.cast_natCast]
  have hden : q.den = 1 := by
    have := congrArg Rat.den hsq
    rw [Rat.den_pow, Rat.den_natCast] at this
    exact (Nat.pow_eq_one.1 this).resolve_right (by decide)
  have hnum : q.num ^ 2 = n := by
    have := congrArg Rat.num hsq
    rwa [Rat.num_pow, Rat.num_natCast] at this
  refine h q.num.natAbs (Int.ofNat.inj ?_)
  show ((q.num.natAbs * q.num.natAbs : ℕ) : ℤ) = n
  rw [Int.natAbs_mul_self, ← hnum, Int.pow_succ, Int.pow_one]

theorem irrational_sqrt_two : Irrational (√2) := by
  have := irrational_sqrt_natCast (n := 2) fun m h => by
    have : m < 2 := Nat.lt_of_not_le fun k => by have := Nat.mul_le_mul k k; omega
    have : m = 0 ∨ m = 1 := by omega
    rcases this with rfl | rfl <;> contradiction
  rwa [Nat.cast_ofNat] at this
