module

public import Init.Grind
public import Init.Omega
public import Init.Data.Nat.Lemmas
public import Init.Data.Int.Lemmas

/-!
# Congruences

`a ≡ b [MOD n]` and `a ≡ b [ZMOD n]` under Mathlib's names. `simp` and `grind` unfold them to equal
remainders.
-/

@[expose] public section

/-- `a` and `b` leave the same remainder when divided by `n`: `a ≡ b [MOD n]`. -/
def Nat.ModEq (n a b : Nat) : Prop := a % n = b % n

/-- `a` and `b` leave the same remainder when divided by `n`: `a ≡ b [ZMOD n]`. -/
def Int.ModEq (n a b : Int) : Prop := a % n = b % n

set_option compiler.extract_closed false in
@[inherit_doc] notation:50 a " ≡ " b " [MOD " n "]" => Nat.ModEq n a b

set_option compiler.extract_closed false in
@[inherit_doc] notation:50 a " ≡ " b " [ZMOD " n "]" => Int.ModEq n a b

namespace Nat
variable {n a b c d : Nat}

@[simp, grind =] theorem modEq_iff_mod_eq : a ≡ b [MOD n] ↔ a % n = b % n := Iff.rfl

instance : Decidable (a ≡ b [MOD n]) := inferInstanceAs (Decidable (a % n = b % n))

namespace ModEq
protected theorem refl (a : Nat) : a ≡ a [MOD n] := rfl
protected theorem rfl : a ≡ a [MOD n] := rfl
protected theorem symm (h : a ≡ b [MOD n]) : b ≡ a [MOD n] := Eq.symm h
protected theorem trans (h : a ≡ b [MOD n]) (k : b ≡ c [MOD n]) : a ≡ c [MOD n] := Eq.trans h k

protected theorem add (h : a ≡ b [MOD n]) (k : c ≡ d [MOD n]) : a + c ≡ b + d [MOD n] := by
  rw [modEq_iff_mod_eq, Nat.add_mod, h, k, ← Nat.add_mod]

protected theorem mul (h : a ≡ b [MOD n]) (k : c ≡ d [MOD n]) : a * c ≡ b * d [MOD n] := by
  rw [modEq_iff_mod_eq, Nat.mul_mod, h, k, ← Nat.mul_mod]

protected theorem pow (m : Nat) (h : a ≡ b [MOD n]) : a ^ m ≡ b ^ m [MOD n] := by
  rw [modEq_iff_mod_eq, Nat.pow_mod, h, ← Nat.pow_mod]

protected theorem add_left (c : Nat) (h : a ≡ b [MOD n]) : c + a ≡ c + b [MOD n] :=
  ModEq.rfl.add h
protected theorem add_right (c : Nat) (h : a ≡ b [MOD n]) : a + c ≡ b + c [MOD n] :=
  h.add ModEq.rfl
protected theorem mul_left (c : Nat) (h : a ≡ b [MOD n]) : c * a ≡ c * b [MOD n] :=
  ModEq.rfl.mul h
protected theorem mul_right (c : Nat) (h : a ≡ b [MOD n]) : a * c ≡ b * c [MOD n] :=
  h.mul ModEq.rfl

theorem dvd (h : a ≡ b [MOD n]) : (n : Int) ∣ b - a := by
  have : ((b : Int) - a) % n = 0 := by
    rw [Int.emod_eq_emod_iff_emod_sub_eq_zero.symm]
    exact_mod_cast Eq.symm h
  exact Int.dvd_of_emod_eq_zero this

theorem of_dvd {m : Nat} (d : m ∣ n) (h : a ≡ b [MOD n]) : a ≡ b [MOD m] := by
  rw [modEq_iff_mod_eq, ← Nat.mod_mod_of_dvd a d, h, Nat.mod_mod_of_dvd b d]

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [MOD n] ↔ n ∣ a := by
  rw [modEq_iff_mod_eq, Nat.zero_mod, Nat.dvd_iff_mod_eq_zero]

theorem mod_modEq (a n : Nat) : a % n ≡ a [MOD n] := Nat.mod_mod a n

theorem modEq_iff_dvd : a ≡ b [MOD n] ↔ (n : Int) ∣ b - a := by
  refine ⟨ModEq.dvd, fun h => ?_⟩
  have := Int.emod_eq_emod_iff_emod_sub_eq_zero.2 (Int.emod_eq_zero_of_dvd h)
  rw [modEq_iff_mod_eq]
  omega

theorem modEq_iff_dvd' (h : a ≤ b) : a ≡ b [MOD n] ↔ n ∣ b - a := by
  rw [modEq_iff_dvd, ← Int.natCast_sub h, Int.natCast_dvd_natCast]

/-- A factor prime to the modulus may be cancelled. -/
theorem ModEq.cancel_left_of_coprime (g : Nat.gcd n c = 1) (h : c * a ≡ c * b [MOD n]) :
    a ≡ b [MOD n] := by
  rw [modEq_iff_dvd] at h ⊢
  rw [Int.natCast_mul, Int.natCast_mul, ← Int.mul_sub] at h
  rw [← Int.natAbs_dvd_natAbs, Int.natAbs_mul, Int.natAbs_natCast, Int.natAbs_natCast] at h
  exact Int.natAbs_dvd_natAbs.1 (Nat.Coprime.dvd_of_dvd_mul_left g h)

end Nat

namespace Int
variable {n a b c d : Int}

@[simp, grind =] theorem modEq_iff_emod_eq : a ≡ b [ZMOD n] ↔ a % n = b % n := Iff.rfl

instance : Decidable (a ≡ b [ZMOD n]) := inferInstanceAs (Decidable (a % n = b % n))

namespace ModEq
protected theorem refl (a : Int) : a ≡ a [ZMOD n] := rfl
protected theorem rfl : a ≡ a [ZMOD n] := rfl
protected theorem symm (h : a ≡ b [ZMOD n]) : b ≡ a [ZMOD n] := Eq.symm h
protected theorem trans (h : a ≡ b [ZMOD n]) (k : b ≡ c [ZMOD n]) : a ≡ c [ZMOD n] := Eq.trans h k

protected theorem add (h : a ≡ b [ZMOD n]) (k : c ≡ d [ZMOD n]) : a + c ≡ b + d [ZMOD n] := by
  rw [modEq_iff_emod_eq, Int.add_emod, h, k, ← Int.add_emod]

protected theorem sub (h : a ≡ b [ZMOD n]) (k : c ≡ d [ZMOD n]) : a - c ≡ b - d [ZMOD n] := by
  rw [modEq_iff_emod_eq, Int.sub_emod, h, k, ← Int.sub_emod]

protected theorem mul (h : a ≡ b [ZMOD n]) (k : c ≡ d [ZMOD n]) : a * c ≡ b * d [ZMOD n] := by
  rw [modEq_iff_emod_eq, Int.mul_emod, h, k, ← Int.mul_emod]

protected theorem pow (m : Nat) (h : a ≡ b [ZMOD n]) : a ^ m ≡ b ^ m [ZMOD n] := by
  induction m with
  | zero => rw [Int.pow_zero, Int.pow_zero]; exact ModEq.rfl
  | succ m ih => rw [Int.pow_succ, Int.pow_succ]; exact ih.mul h

protected theorem add_left (c : Int) (h : a ≡ b [ZMOD n]) : c + a ≡ c + b [ZMOD n] :=
  ModEq.rfl.add h
protected theorem add_right (c : Int) (h : a ≡ b [ZMOD n]) : a + c ≡ b + c [ZMOD n] :=
  h.add ModEq.rfl
protected theorem mul_left (c : Int) (h : a ≡ b [ZMOD n]) : c * a ≡ c * b [ZMOD n] :=
  ModEq.rfl.mul h
protected theorem mul_right (c : Int) (h : a ≡ b [ZMOD n]) : a * c ≡ b * c [ZMOD n] :=
  h.mul ModEq.rfl

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [ZMOD n] ↔ n ∣ a := by
  rw [modEq_iff_emod_eq, Int.zero_emod, Int.dvd_iff_emod_eq_zero]

theorem modEq_iff_dvd : a ≡ b [ZMOD n] ↔ n ∣ b - a := by
  rw [modEq_iff_emod_eq, Int.dvd_iff_emod_eq_zero, eq_comm,
    Int.emod_eq_emod_iff_emod_sub_eq_zero]

theorem natCast_modEq_iff {n a b : Nat} : (a : Int) ≡ b [ZMOD n] ↔ a ≡ b [MOD n] := by
  rw [modEq_iff_emod_eq, Nat.modEq_iff_mod_eq]
  omega

theorem mod_modEq (a n : Int) : a % n ≡ a [ZMOD n] := Int.emod_emod a n

end Int
