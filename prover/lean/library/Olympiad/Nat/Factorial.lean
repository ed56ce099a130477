module

public import Olympiad.Finset.Sum
public import Olympiad.Finset.Prod
public import Olympiad.Nat.Prime

/-!
# Factorials, binomial coefficients, Fibonacci numbers

`n !` (after `open Nat`), `Nat.choose` and `Nat.fib` under Mathlib's names.
-/

@[expose] public section

namespace Nat
variable {k m n : Nat}

/-- `n ! = 1 · 2 ⋯ n`. -/
def factorial : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * factorial n

set_option compiler.extract_closed false in
@[inherit_doc] scoped notation:10000 n "!" => Nat.factorial n

@[simp, grind =] theorem factorial_zero : 0 ! = 1 := rfl
@[grind =] theorem factorial_succ (n : Nat) : (n + 1) ! = (n + 1) * n ! := rfl
@[simp] theorem factorial_one : 1 ! = 1 := rfl
@[simp] theorem factorial_two : 2 ! = 2 := rfl

theorem factorial_pos (n : Nat) : 0 < n ! := by
  induction n with
  | zero => exact Nat.one_pos
  | succ n ih => exact Nat.mul_pos (Nat.succ_pos n) ih

theorem factorial_ne_zero (n : Nat) : n ! ≠ 0 := Nat.ne_of_gt (factorial_pos n)

theorem factorial_dvd_factorial (h : m ≤ n) : m ! ∣ n ! := by
  induction h with
  | refl => exact Nat.dvd_refl _
  | step _ ih => exact Nat.dvd_mul_left_of_dvd ih _

theorem factorial_le (h : m ≤ n) : m ! ≤ n ! :=
  Nat.le_of_dvd (factorial_pos n) (factorial_dvd_factorial h)

theorem dvd_factorial (h : 0 < m) (k : m ≤ n) : m ∣ n ! := by
  match m with
  | m + 1 => exact Nat.dvd_trans (Nat.dvd_mul_right _ _) (factorial_dvd_factorial k)

theorem Prime.dvd_factorial {p : Nat} (h : Prime p) : p ∣ n ! ↔ p ≤ n := by
  refine ⟨fun d => ?_, fun le => Nat.dvd_factorial h.pos le⟩
  induction n with
  | zero => exact absurd (Nat.dvd_one.1 d) h.ne_one
  | succ n ih =>
    rcases h.dvd_mul.1 d with d | d
    · exact Nat.le_of_dvd (Nat.succ_pos n) d
    · exact Nat.le_succ_of_le (ih d)

theorem exists_infinite_primes (n : Nat) : ∃ p, n ≤ p ∧ Prime p := by
  have ne : n ! + 1 ≠ 1 := by have := factorial_pos n; omega
  refine ⟨minFac (n ! + 1), Nat.le_of_not_lt fun lt => ?_, minFac_prime ne⟩
  have h := minFac_prime ne
  have d := Nat.dvd_sub (minFac_dvd (n ! + 1)) (h.dvd_factorial.2 (Nat.le_of_lt lt))
  rw [Nat.add_sub_cancel_left] at d
  exact h.ne_one (Nat.dvd_one.1 d)

theorem prod_range_add_one_eq_factorial (n : Nat) : ∏ x ∈ Finset.range n, (x + 1) = n ! := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Finset.prod_range_succ, ih, factorial_succ, Nat.mul_comm]

theorem prod_Icc_id_eq_factorial (n : Nat) : ∏ x ∈ Finset.Icc 1 n, x = n ! := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Finset.prod_Icc_succ_top (by omega), ih, factorial_succ, Nat.mul_comm]

/-! ### Binomial coefficients -/

/-- The number of subsets with `k` elements of a set with `n` elements. -/
def choose : (n k : Nat) → Nat
  | _, 0 => 1
  | 0, _ + 1 => 0
  | n + 1, k + 1 => choose n k + choose n (k + 1)

@[simp, grind =] theorem choose_zero_right (n : Nat) : choose n 0 = 1 := by cases n <;> rfl
@[simp] theorem choose_zero_succ (k : Nat) : choose 0 (k + 1) = 0 := rfl
@[grind =] theorem choose_succ_succ (n k : Nat) :
    choose (n + 1) (k + 1) = choose n k + choose n (k + 1) := rfl

theorem choose_eq_zero_of_lt (h : n < k) : choose n k = 0 := by
  induction n generalizing k with
  | zero => obtain ⟨k, rfl⟩ := Nat.exists_eq_add_of_lt h; rw [Nat.zero_add]; rfl
  | succ n ih =>
    match k with
    | k + 1 => rw [choose_succ_succ, ih (by omega), ih (by omega)]

@[simp, grind =] theorem choose_self (n : Nat) : choose n n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [choose_succ_succ, ih, choose_eq_zero_of_lt (Nat.lt_succ_self n)]

@[simp] theorem choose_one_right (n : Nat) : choose n 1 = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [choose_succ_succ, ih, choose_zero_right, Nat.add_comm]

theorem choose_pos (h : k ≤ n) : 0 < choose n k := by
  induction n generalizing k with
  | zero => obtain rfl : k = 0 := by omega
            exact Nat.one_pos
  | succ n ih =>
    match k with
    | 0 => rw [choose_zero_right]; exact Nat.one_pos
    | k + 1 => rw [choose_succ_succ]; have := ih (k := k) (by omega); omega

theorem succ_mul_choose_eq (n k : Nat) : (n + 1) * choose n k = choose (n + 1) (k + 1) * (k + 1) := by
  induction n generalizing k with
  | zero => match k with
    | 0 => rfl
    | k + 1 => rw [choose_succ_succ, choose_zero_succ, choose_zero_succ]; simp
  | succ n ih =>
    match k with
    | 0 => simp
    | k + 1 =>
      have a := ih k
      have b := ih (k + 1)
      have c := choose_succ_succ (n + 1) (k + 1)
      have d := choose_succ_succ n k
      grind

theorem choose_eq_choose_pred_add (hn : 0 < n) (hk : 0 < k) :
    choose n k = choose (n - 1) (k - 1) + choose (n - 1) k := by
  match n, k with
  | n + 1, k + 1 => rfl

theorem choose_mul_factorial_mul_factorial (h : k ≤ n) : choose n k * k ! * (n - k)! = n ! := by
  induction n generalizing k with
  | zero => obtain rfl : k = 0 := by omega
            rfl
  | succ n ih =>
    match k with
    | 0 => simp
    | k + 1 =>
      have a := ih (k := k) (by omega)
      have b := succ_mul_choose_eq n k
      rw [Nat.add_sub_add_right, factorial_succ, factorial_succ, ← a]
      grind

theorem choose_symm (h : k ≤ n) : choose n (n - k) = choose n k := by
  have a := choose_mul_factorial_mul_factorial h
  have b := choose_mul_factorial_mul_factorial (Nat.sub_le n k)
  rw [Nat.sub_sub_self h] at b
  refine Nat.eq_of_mul_eq_mul_right (Nat.mul_pos (factorial_pos k) (factorial_pos (n - k))) ?_
  grind

theorem sum_range_choose (n : Nat) : ∑ k ∈ Finset.range (n + 1), choose n k = 2 ^ n := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [Finset.sum_range_succ']
    simp only [choose_succ_succ, Finset.sum_add_distrib, choose_zero_right]
    have e := Finset.sum_range_succ' (choose n) n
    rw [Finset.sum_range_succ (fun k => choose n (k + 1)),
      choose_eq_zero_of_lt (Nat.lt_succ_self n), ih, Nat.pow_succ]
    rw [ih, choose_zero_right] at e
    omega

/-! ### Fibonacci numbers -/

/-- Two neighbouring Fibonacci numbers. -/
def fibPair : Nat → Nat × Nat
  | 0 => (0, 1)
  | n + 1 => ((fibPair n).2, (fibPair n).1 + (fibPair n).2)

/-- The Fibonacci numbers: 0, 1, 1, 2, 3, 5, … -/
def fib (n : Nat) : Nat := (fibPair n).1

@[simp, grind =] theorem fib_zero : fib 0 = 0 := rfl
@[simp, grind =] theorem fib_one : fib 1 = 1 := rfl
@[simp] theorem fib_two : fib 2 = 1 := rfl
@[grind =] theorem fib_add_two : fib (n + 2) = fib n + fib (n + 1) := rfl

end Nat
