module

public import Init.Omega
public import Init.Data.Nat.Lemmas

/-!
# Integer square roots

`Nat.sqrt` under Mathlib's name, two bits at a time, so that the kernel computes roots of large numbers.
Written by the recursors themselves: the kernel is several times faster on them than on what the
equation compiler makes.
-/

@[expose] public noncomputable section

namespace Nat
variable {m n a : Nat}

/-- One bit more of a square root: `r` or `r + 1`, whichever is the root of `n`. -/
def sqrtStep (n r : Nat) : Nat :=
  Bool.rec (motive := fun _ => Nat) r (succ r) (Nat.ble (Nat.mul (succ r) (succ r)) n)

/-- The root of `n` from that of `n / 4`; `fuel` bounds the number of bits. -/
def sqrtAux (fuel : Nat) : (n : Nat) → Nat :=
  Nat.rec (motive := fun _ => Nat → Nat) (fun _ => 0)
    (fun _ ih n => Bool.rec (motive := fun _ => Nat) (sqrtStep n (Nat.mul 2 (ih (Nat.div n 4)))) 0
      (Nat.beq n 0)) fuel

/-- The integer part of the square root. -/
def sqrt (n : Nat) : Nat := sqrtAux n n

theorem sqrtStep_spec {r : Nat} (h : r * r ≤ n) (k : n < (r + 2) * (r + 2)) :
    sqrtStep n r * sqrtStep n r ≤ n ∧ n < (sqrtStep n r + 1) * (sqrtStep n r + 1) := by
  have e : sqrtStep n r = bif Nat.ble ((r + 1) * (r + 1)) n then r + 1 else r := by
    cases c : Nat.ble ((r + 1) * (r + 1)) n <;> simp only [sqrtStep, Nat.mul_eq, succ_eq_add_one, c, cond]
  rw [e]
  rcases c : Nat.ble ((r + 1) * (r + 1)) n with _ | _
  · show r * r ≤ n ∧ n < (r + 1) * (r + 1)
    exact ⟨h, Nat.lt_of_not_le fun le => by
      rw [Nat.ble_eq_true_of_le le] at c; cases c⟩
  · show (r + 1) * (r + 1) ≤ n ∧ n < (r + 2) * (r + 2)
    exact ⟨Nat.le_of_ble_eq_true c, k⟩

theorem sqrtAux_succ (fuel n : Nat) :
    sqrtAux (fuel + 1) n = if n = 0 then 0 else sqrtStep n (2 * sqrtAux fuel (n / 4)) := by
  show Bool.rec (motive := fun _ => Nat) (sqrtStep n (2 * sqrtAux fuel (n / 4))) 0
    (Nat.beq n 0) = _
  rcases h : Nat.beq n 0 with _ | _
  · rw [if_neg fun e => by rw [e] at h; cases h]
  · rw [if_pos (Nat.eq_of_beq_eq_true h)]

theorem sqrtAux_spec (fuel n : Nat) (h : n ≤ fuel) :
    sqrtAux fuel n * sqrtAux fuel n ≤ n ∧ n < (sqrtAux fuel n + 1) * (sqrtAux fuel n + 1) := by
  induction fuel generalizing n with
  | zero => obtain rfl : n = 0 := by omega
            exact ⟨Nat.le_refl 0, Nat.one_pos⟩
  | succ fuel ih =>
    rw [sqrtAux_succ]
    split
    · rename_i e
      subst e
      exact ⟨Nat.le_refl 0, Nat.one_pos⟩
    · obtain ⟨lo, hi⟩ := ih (n / 4) (by omega)
      exact sqrtStep_spec (by grind) (by grind)

theorem sqrt_le (n : Nat) : sqrt n * sqrt n ≤ n := (sqrtAux_spec n n (Nat.le_refl n)).1
theorem lt_succ_sqrt (n : Nat) : n < (sqrt n + 1) * (sqrt n + 1) :=
  (sqrtAux_spec n n (Nat.le_refl n)).2
theorem sqrt_le' (n : Nat) : sqrt n ^ 2 ≤ n := by rw [Nat.pow_two]; exact sqrt_le n
theorem lt_succ_sqrt' (n : Nat) : n < (sqrt n + 1) ^ 2 := by rw [Nat.pow_two]; exact lt_succ_sqrt n

theorem le_sqrt : m ≤ sqrt n ↔ m * m ≤ n := by
  refine ⟨fun h => Nat.le_trans (Nat.mul_self_le_mul_self h) (sqrt_le n), fun h => ?_⟩
  refine Nat.le_of_lt_succ (Nat.lt_of_not_le fun k => ?_)
  exact Nat.lt_irrefl _
    (Nat.lt_of_lt_of_le (lt_succ_sqrt n) (Nat.le_trans (Nat.mul_self_le_mul_self k) h))

theorem sqrt_lt : sqrt m < n ↔ m < n * n := by
  rw [← Nat.not_le, le_sqrt, Nat.not_le]

theorem eq_sqrt : a = sqrt n ↔ a * a ≤ n ∧ n < (a + 1) * (a + 1) := by
  rw [← le_sqrt, ← sqrt_lt]
  omega

@[simp] theorem sqrt_eq (n : Nat) : sqrt (n * n) = n :=
  (eq_sqrt.2 ⟨Nat.le_refl _, Nat.mul_self_lt_mul_self (Nat.lt_succ_self n)⟩).symm

@[simp] theorem sqrt_eq' (n : Nat) : sqrt (n ^ 2) = n := by rw [Nat.pow_two, sqrt_eq]

end Nat
