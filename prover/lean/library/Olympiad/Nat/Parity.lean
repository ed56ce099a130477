module

public import Init.Grind
public import Init.Omega
public import Init.Data.Nat.Lemmas
public import Init.Data.Int.Lemmas

/-!
# Even, odd, square

`Even`, `Odd` and `IsSquare` under Mathlib's names, with the remainders that decide them for natural
numbers and integers. `grind` turns `Even` and `Odd` into remainders by itself.
-/

@[expose] public section

/-- `a` is twice something. -/
def Even {α : Type u} [Add α] (a : α) : Prop := ∃ r, a = r + r

/-- `a` is one more than twice something. -/
def Odd {α : Type u} [Add α] [Mul α] [OfNat α 1] [OfNat α 2] (a : α) : Prop := ∃ m, a = 2 * m + 1

/-- `a` is the product of something with itself. -/
def IsSquare {α : Type u} [Mul α] (a : α) : Prop := ∃ r, a = r * r

theorem even_iff_exists_two_mul_nat {n : Nat} : Even n ↔ ∃ m, n = 2 * m :=
  exists_congr fun _ => by omega

namespace Nat
variable {m n : Nat}

@[grind =] theorem even_iff : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

@[grind =] theorem odd_iff : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

instance : DecidablePred fun n : Nat => Even n := fun _ => decidable_of_iff _ even_iff.symm
instance (n : Nat) : Decidable (Even n) := decidable_of_iff _ even_iff.symm
instance (n : Nat) : Decidable (Odd n) := decidable_of_iff _ odd_iff.symm

@[simp] theorem not_even_iff_odd : ¬ Even n ↔ Odd n := by grind
@[simp] theorem not_odd_iff_even : ¬ Odd n ↔ Even n := by grind
theorem not_even_iff : ¬ Even n ↔ n % 2 = 1 := by grind
theorem not_odd_iff : ¬ Odd n ↔ n % 2 = 0 := by grind
theorem even_or_odd (n : Nat) : Even n ∨ Odd n := by grind
theorem even_iff_two_dvd : Even n ↔ 2 ∣ n := by rw [even_iff]; omega
theorem even_add : Even (m + n) ↔ (Even m ↔ Even n) := by simp only [even_iff]; omega
theorem odd_add : Odd (m + n) ↔ (Odd m ↔ Even n) := by simp only [even_iff, odd_iff]; omega
theorem even_add_one : Even (n + 1) ↔ ¬ Even n := by simp only [even_iff]; omega
theorem even_sub (h : n ≤ m) : Even (m - n) ↔ (Even m ↔ Even n) := by simp only [even_iff]; omega

theorem odd_mul : Odd (m * n) ↔ Odd m ∧ Odd n := by
  simp only [odd_iff, Nat.mul_mod m n]
  rcases Nat.mod_two_eq_zero_or_one m with h | h <;>
    rcases Nat.mod_two_eq_zero_or_one n with k | k <;> simp [h, k]

theorem even_mul : Even (m * n) ↔ Even m ∨ Even n := by
  simp only [even_iff, Nat.mul_mod m n]
  rcases Nat.mod_two_eq_zero_or_one m with h | h <;>
    rcases Nat.mod_two_eq_zero_or_one n with k | k <;> simp [h, k]

theorem even_mul_succ_self (n : Nat) : Even (n * (n + 1)) := by
  rw [even_mul]; grind

theorem odd_pow (h : Odd m) (n : Nat) : Odd (m ^ n) := by
  induction n with
  | zero => rw [Nat.pow_zero]; decide
  | succ n ih => rw [Nat.pow_succ, odd_mul]; exact ⟨ih, h⟩

theorem even_pow : Even (m ^ n) ↔ Even m ∧ n ≠ 0 := by
  induction n with
  | zero => simp; decide
  | succ n ih => rw [Nat.pow_succ, even_mul, ih]; simp; grind

end Nat

namespace Int
variable {m n : Int}

@[grind =] theorem even_iff : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

@[grind =] theorem odd_iff : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

instance (n : Int) : Decidable (Even n) := decidable_of_iff _ even_iff.symm
instance (n : Int) : Decidable (Odd n) := decidable_of_iff _ odd_iff.symm

@[simp] theorem not_even_iff_odd : ¬ Even n ↔ Odd n := by grind
@[simp] theorem not_odd_iff_even : ¬ Odd n ↔ Even n := by grind
theorem even_or_odd (n : Int) : Even n ∨ Odd n := by grind
theorem even_iff_two_dvd : Even n ↔ 2 ∣ n := by rw [even_iff]; omega
theorem even_add : Even (m + n) ↔ (Even m ↔ Even n) := by simp only [even_iff]; omega
theorem even_sub : Even (m - n) ↔ (Even m ↔ Even n) := by simp only [even_iff]; omega
theorem odd_add : Odd (m + n) ↔ (Odd m ↔ Even n) := by simp only [even_iff, odd_iff]; omega

theorem odd_mul : Odd (m * n) ↔ Odd m ∧ Odd n := by
  simp only [odd_iff, Int.mul_emod m n]
  rcases Int.emod_two_eq m with h | h <;> rcases Int.emod_two_eq n with k | k <;> simp [h, k]

theorem even_mul : Even (m * n) ↔ Even m ∨ Even n := by
  simp only [even_iff, Int.mul_emod m n]
  rcases Int.emod_two_eq m with h | h <;> rcases Int.emod_two_eq n with k | k <;> simp [h, k]

theorem even_mul_succ_self (n : Int) : Even (n * (n + 1)) := by
  rw [even_mul]; grind

@[simp] theorem even_coe_nat (n : Nat) : Even (n : Int) ↔ Even n := by grind
@[simp] theorem odd_coe_nat (n : Nat) : Odd (n : Int) ↔ Odd n := by grind

end Int
