module

public import Olympiad.Finset.Fintype
public import Olympiad.Nat.ModEq

/-!
# Deciding by enumeration

What makes least elements decidable, and sets that a condition describes computable:
`enumerate h below N` replaces a finite set `S` with `h : ∀ n, n ∈ S ↔ p n` by the `n < N` that satisfy
`p`, and computes.
-/

@[expose] public section

/-! ### Least and greatest elements -/

namespace Nat
variable {S : Set Nat} {m n : Nat}

theorem isLeast_iff_forall_lt : IsLeast S m ↔ m ∈ S ∧ ∀ k, k < m → k ∉ S :=
  and_congr_right fun _ => ⟨fun h _ lt mem => Nat.not_le_of_gt lt (h mem), fun h _ mem =>
    Nat.le_of_not_lt fun lt => h _ lt mem⟩

noncomputable instance decidableIsLeast [∀ n, Decidable (n ∈ S)] : Decidable (IsLeast S m) :=
  decidable_of_iff _ isLeast_iff_forall_lt.symm

/-- A least element is the number that is found by trying. -/
theorem eq_of_isLeast {u : Nat} (h : IsLeast S u) (m : Nat) (mem : m ∈ S) (lt : ∀ k, k < m → k ∉ S) :
    u = m :=
  h.unique (isLeast_iff_forall_lt.2 ⟨mem, lt⟩)

/-- The exponent of the greatest power of `b` that divides `m`. -/
theorem le_of_pow_dvd {b k : Nat} (h : ¬ b ^ (k + 1) ∣ m) (d : b ^ n ∣ m) : n ≤ k :=
  Nat.le_of_not_lt fun lt => h (Nat.dvd_trans (Nat.pow_dvd_pow b lt) d)

end Nat

/-! ### Sets that a condition describes -/

section Tactic
open Lean

set_option compiler.extract_closed false

/-- Shows that a condition bounds a number. -/
macro "enumeration_bound" : tactic => `(tactic|
  (intro n h; first
    | omega
    | (have := Nat.le_of_dvd (by decide) h; omega)
    | (simp only [Nat.modEq_iff_mod_eq] at h; grind [→ Nat.le_of_dvd, = Nat.mod_eq_of_lt])
    | grind [→ Nat.le_of_dvd, = Nat.mod_eq_of_lt]))

/--
`enumerate h below N`, with `h : ∀ n, n ∈ S ↔ p n` for a finite set `S` of natural numbers, proves a
goal about `S` by listing the `n < N` that satisfy `p`. That there are no others is shown by linear
arithmetic, divisibility and `grind`.
-/
macro "enumerate " h:term:max " below " N:term : tactic => `(tactic|
  (rw [Finset.eq_filter_range $h $N (by enumeration_bound)]; decide +kernel))

/-- `enumerate h from a to b`: the same for a set of integers between `a` and `b`. -/
macro "enumerate " h:term:max " from " a:term:max " to " b:term:max : tactic => `(tactic|
  (rw [Finset.eq_filter_Icc $h $a $b (by enumeration_bound)]; decide +kernel))

end Tactic
