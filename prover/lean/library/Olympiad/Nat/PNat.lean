module

public import Init.Omega
public import Init.Data.Nat.Lemmas

/-!
# Positive natural numbers

`PNat`, written `ℕ+`, under Mathlib's name: a natural number with a proof that it is positive.
-/

@[expose] public noncomputable section

/-- The positive natural numbers. -/
def PNat : Type := {n : Nat // 0 < n}

set_option compiler.extract_closed false in
@[inherit_doc] notation "ℕ+" => PNat

namespace PNat
variable {m n : PNat}

/-- The number itself. -/
def val : PNat → Nat := Subtype.val

instance : Coe PNat Nat := ⟨val⟩

@[ext, grind ext] protected theorem eq (h : (m : Nat) = n) : m = n := Subtype.ext h
@[simp, grind .] theorem pos (n : PNat) : 0 < (n : Nat) := n.2
theorem one_le_val (n : PNat) : 1 ≤ (n : Nat) := n.2
@[simp] theorem ne_zero (n : PNat) : (n : Nat) ≠ 0 := Nat.ne_of_gt n.2

instance (n : Nat) [NeZero n] : OfNat PNat n := ⟨⟨n, Nat.pos_of_ne_zero (NeZero.ne n)⟩⟩
instance : Inhabited PNat := ⟨1⟩
instance : Add PNat := ⟨fun m n => ⟨m + n, Nat.add_pos_left m.2 n⟩⟩
instance : Mul PNat := ⟨fun m n => ⟨m * n, Nat.mul_pos m.2 n.2⟩⟩
instance : Sub PNat := ⟨fun m n => ⟨if n.val < m then m - n else 1, by split <;> omega⟩⟩
instance : Pow PNat Nat := ⟨fun m k => ⟨m ^ k, Nat.pow_pos m.2⟩⟩
instance : LE PNat := ⟨fun m n => (m : Nat) ≤ n⟩
instance : LT PNat := ⟨fun m n => (m : Nat) < n⟩
instance : Dvd PNat := ⟨fun m n => ∃ k, n = m * k⟩

@[simp] theorem mk_coe (n : Nat) (h : 0 < n) : ((⟨n, h⟩ : PNat) : Nat) = n := rfl
@[simp] theorem val_ofNat (n : Nat) [NeZero n] :
    ((no_index (OfNat.ofNat n) : PNat) : Nat) = OfNat.ofNat n := rfl
@[simp, grind =] theorem add_coe (m n : PNat) : ((m + n : PNat) : Nat) = m + n := rfl
@[simp, grind =] theorem mul_coe (m n : PNat) : ((m * n : PNat) : Nat) = m * n := rfl
@[simp, grind =] theorem pow_coe (m : PNat) (k : Nat) : ((m ^ k : PNat) : Nat) = (m : Nat) ^ k := rfl
theorem sub_coe (m n : PNat) : ((m - n : PNat) : Nat) = if (n : Nat) < m then (m : Nat) - n else 1 :=
  rfl
theorem coe_inj : (m : Nat) = n ↔ m = n := ⟨PNat.eq, fun h => h ▸ rfl⟩
theorem coe_le_coe (m n : PNat) : (m : Nat) ≤ n ↔ m ≤ n := Iff.rfl
theorem coe_lt_coe (m n : PNat) : (m : Nat) < n ↔ m < n := Iff.rfl
@[grind =] theorem le_def : m ≤ n ↔ (m : Nat) ≤ n := Iff.rfl
@[grind =] theorem lt_def : m < n ↔ (m : Nat) < n := Iff.rfl

theorem dvd_iff : m ∣ n ↔ (m : Nat) ∣ n := by
  refine ⟨fun ⟨k, h⟩ => ⟨k.val, by rw [h, mul_coe]⟩, fun ⟨k, h⟩ => ⟨⟨k, ?_⟩, PNat.eq h⟩⟩
  have := n.pos
  rw [h] at this
  exact Nat.pos_of_mul_pos_left this

instance : DecidableEq PNat := fun m n => decidable_of_iff ((m : Nat) = n) coe_inj
instance (m n : PNat) : Decidable (m ≤ n) := Nat.decLe m n
instance (m n : PNat) : Decidable (m < n) := Nat.decLt m n
instance (m n : PNat) : Decidable (m ∣ n) := decidable_of_iff _ dvd_iff.symm

end PNat
