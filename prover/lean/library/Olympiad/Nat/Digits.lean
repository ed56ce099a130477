module

public import Init.Omega
public import Init.Data.Nat.Lemmas
public import Init.Data.List.Lemmas

/-!
# Digits

`Nat.digits` and `Nat.ofDigits` under Mathlib's names: the units come first. The recursion is bounded
by a number that is large enough, so that the kernel computes digits.
-/

@[expose] public noncomputable section

namespace Nat

/-- The digits of `n` in base `b`; `fuel` bounds their number. -/
def digitsAux (b : Nat) : (fuel n : Nat) → List Nat
  | 0, _ => []
  | fuel + 1, n => bif Nat.beq n 0 then [] else n % b :: digitsAux b fuel (n / b)

/-- The digits of `n` in base `b`, units first. In base 0, `n` itself; in base 1, `n` ones. -/
def digits : (b n : Nat) → List Nat
  | 0, 0 => []
  | 0, n + 1 => [n + 1]
  | 1, n => List.replicate n 1
  | b + 2, n => digitsAux (b + 2) n n

/-- The number with these digits in base `b`, units first. -/
def ofDigits (b : Nat) : List Nat → Nat
  | [] => 0
  | d :: l => d + b * ofDigits b l

theorem digitsAux_eq (b : Nat) (h : 2 ≤ b) (fuel n : Nat) (enough : n ≤ fuel) :
    digitsAux b fuel n = digitsAux b n n := by
  induction n using Nat.strongRecOn generalizing fuel with | ind n ih =>
  match n, fuel with
  | 0, 0 => rfl
  | 0, _ + 1 => rfl
  | n + 1, fuel + 1 =>
    have lt : (n + 1) / b < n + 1 := Nat.div_lt_self (Nat.succ_pos n) h
    show _ :: _ = _ :: _
    rw [ih _ lt fuel (by omega), ih _ lt n (by omega)]

@[simp, grind =] theorem digits_zero (b : Nat) : digits b 0 = [] := by
  match b with
  | 0 => rfl
  | 1 => rfl
  | b + 2 => rfl

theorem digits_def' {b n : Nat} (h : 1 < b) (pos : 0 < n) :
    digits b n = n % b :: digits b (n / b) := by
  match b, n with
  | b + 2, n + 1 =>
    have lt : (n + 1) / (b + 2) < n + 1 := Nat.div_lt_self (Nat.succ_pos n) (by omega)
    show _ :: _ = _ :: digitsAux (b + 2) _ _
    rw [digitsAux_eq (b + 2) (by omega) n _ (by omega)]

theorem digits_of_lt (b n : Nat) (pos : n ≠ 0) (lt : n < b) : digits b n = [n] := by
  by_cases one : b = 1
  · omega
  · rw [digits_def' (by omega) (by omega), Nat.mod_eq_of_lt lt, Nat.div_eq_of_lt lt, digits_zero]

@[simp] theorem ofDigits_nil (b : Nat) : ofDigits b [] = 0 := rfl
@[simp] theorem ofDigits_cons (b d : Nat) (l : List Nat) :
    ofDigits b (d :: l) = d + b * ofDigits b l := rfl

theorem ofDigits_digits (b n : Nat) : ofDigits b (digits b n) = n := by
  match b with
  | 0 => cases n <;> simp [digits]
  | 1 =>
    show ofDigits 1 (List.replicate n 1) = n
    induction n with
    | zero => rfl
    | succ n ih => rw [List.replicate_succ, ofDigits_cons, ih]; omega
  | b + 2 =>
    induction n using Nat.strongRecOn with | ind n ih =>
    match n with
    | 0 => rw [digits_zero]; rfl
    | n + 1 =>
      rw [digits_def' (by omega) (Nat.succ_pos n), ofDigits_cons,
        ih _ (Nat.div_lt_self (Nat.succ_pos n) (by omega)), Nat.mod_add_div]

theorem digits_lt_base {b m d : Nat} (h : 1 < b) (mem : d ∈ digits b m) : d < b := by
  induction m using Nat.strongRecOn with | ind m ih =>
  match m with
  | 0 => rw [digits_zero] at mem; cases mem
  | m + 1 =>
    rw [digits_def' h (Nat.succ_pos m), List.mem_cons] at mem
    rcases mem with rfl | mem
    · exact Nat.mod_lt _ (by omega)
    · exact ih _ (Nat.div_lt_self (Nat.succ_pos m) h) mem

/-- Casting out nines: a number and the sum of its digits leave the same remainder. -/
theorem modEq_digits_sum_aux (b k : Nat) (h : b % k = 1 % k) (l : List Nat) :
    ofDigits b l % k = l.sum % k := by
  induction l with
  | nil => rfl
  | cons d l ih =>
    rw [ofDigits_cons, List.sum_cons, Nat.add_mod, Nat.mul_mod, h, ih, ← Nat.mul_mod, Nat.one_mul,
      ← Nat.add_mod]

theorem nine_dvd_iff (n : Nat) : 9 ∣ n ↔ 9 ∣ (digits 10 n).sum := by
  have := modEq_digits_sum_aux 10 9 rfl (digits 10 n)
  rw [ofDigits_digits] at this
  omega

theorem three_dvd_iff (n : Nat) : 3 ∣ n ↔ 3 ∣ (digits 10 n).sum := by
  have := modEq_digits_sum_aux 10 3 rfl (digits 10 n)
  rw [ofDigits_digits] at this
  omega

end Nat
