module

public import Olympiad.Notation

/-!
# Laws of rings under their usual names

Stated over `Lean.Grind`'s classes, so that they hold for ℤ, ℚ, ℝ and ℂ (and ℕ, where there is no
subtraction).
-/

@[expose] public section

open Lean.Grind

universe u
variable {R : Type u}

section Semiring
variable [Semiring R] (a b c : R)

theorem add_comm : a + b = b + a := Semiring.add_comm a b
theorem add_assoc : a + b + c = a + (b + c) := Semiring.add_assoc a b c
theorem add_left_comm : a + (b + c) = b + (a + c) := by grind
theorem add_right_comm : a + b + c = a + c + b := by grind
theorem mul_assoc : a * b * c = a * (b * c) := Semiring.mul_assoc a b c
theorem mul_add : a * (b + c) = a * b + a * c := Semiring.left_distrib a b c
theorem add_mul : (a + b) * c = a * c + b * c := Semiring.right_distrib a b c
theorem two_mul : 2 * a = a + a := by grind
theorem mul_two : a * 2 = a + a := by grind
theorem pow_succ (n : ℕ) : a ^ (n + 1) = a ^ n * a := Semiring.pow_succ a n
theorem pow_add (m n : ℕ) : a ^ (m + n) = a ^ m * a ^ n := Semiring.pow_add a m n
theorem sq : a ^ 2 = a * a := by grind
theorem pow_two : a ^ 2 = a * a := sq a
theorem pow_three : a ^ 3 = a * (a * a) := by grind

@[simp] theorem add_zero : a + 0 = a := Semiring.add_zero a
@[simp] theorem zero_add : 0 + a = a := by grind
@[simp] theorem mul_one : a * 1 = a := Semiring.mul_one a
@[simp] theorem one_mul : 1 * a = a := Semiring.one_mul a
@[simp] theorem mul_zero : a * 0 = 0 := Semiring.mul_zero a
@[simp] theorem zero_mul : 0 * a = 0 := Semiring.zero_mul a
@[simp] theorem pow_zero : a ^ 0 = 1 := Semiring.pow_zero a
@[simp] theorem pow_one : a ^ 1 = a := by grind

@[simp] theorem one_pow (n : ℕ) : (1 : R) ^ n = 1 := by
  induction n with
  | zero => exact pow_zero 1
  | succ n ih => rw [pow_succ, ih, mul_one]

theorem pow_mul (m n : ℕ) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rw [Nat.mul_zero, pow_zero, pow_zero]
  | succ n ih => rw [Nat.mul_succ, pow_add, pow_succ, ih]

theorem pow_mul' (m n : ℕ) : a ^ (m * n) = (a ^ n) ^ m := by rw [Nat.mul_comm, pow_mul]

theorem zero_pow {n : ℕ} (h : n ≠ 0) : (0 : R) ^ n = 0 := by
  obtain ⟨k, rfl⟩ := Nat.exists_eq_succ_of_ne_zero h
  rw [Nat.succ_eq_add_one, pow_succ, mul_zero]

@[simp] theorem zero_pow_succ (n : ℕ) : (0 : R) ^ (n + 1) = 0 := zero_pow (Nat.succ_ne_zero n)

theorem pow_succ' (n : ℕ) : a ^ (n + 1) = a * a ^ n := by
  rw [Nat.add_comm, pow_add, pow_one]

end Semiring

section CommSemiring
variable [CommSemiring R] (a b c : R)

theorem mul_comm : a * b = b * a := CommSemiring.mul_comm a b
theorem mul_left_comm : a * (b * c) = b * (a * c) := by grind
theorem mul_right_comm : a * b * c = a * c * b := by grind
theorem mul_pow (n : ℕ) : (a * b) ^ n = a ^ n * b ^ n := CommSemiring.mul_pow a b n
theorem add_sq : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by grind
theorem add_pow_two : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := add_sq a b
theorem mul_mul_mul_comm (d : R) : a * b * (c * d) = a * c * (b * d) := by grind

end CommSemiring

section Ring
variable [Ring R] (a b c : R)

theorem sub_eq_add_neg : a - b = a + -b := Ring.sub_eq_add_neg a b
@[simp] theorem neg_add_cancel : -a + a = 0 := Ring.neg_add_cancel a
@[simp] theorem add_neg_cancel : a + -a = 0 := by grind
@[simp] theorem neg_sub : -(a - b) = b - a := by grind
theorem neg_add : -(a + b) = -a + -b := by grind
@[simp] theorem neg_mul : -a * b = -(a * b) := by grind
@[simp] theorem mul_neg : a * -b = -(a * b) := by grind
@[simp] theorem neg_mul_neg : -a * -b = a * b := by grind
theorem mul_sub : a * (b - c) = a * b - a * c := by grind
theorem sub_mul : (a - b) * c = a * c - b * c := by grind
theorem sub_sub : a - b - c = a - (b + c) := by grind
theorem sub_add : a - b + c = a - (b - c) := by grind
theorem add_sub_assoc : a + b - c = a + (b - c) := by grind
@[simp] theorem neg_sq : (-a) ^ 2 = a ^ 2 := by grind
theorem neg_one_mul : -1 * a = -a := by grind

@[simp] theorem neg_neg : - -a = a := by grind
@[simp] theorem sub_self : a - a = 0 := by grind
@[simp] theorem sub_zero : a - 0 = a := by grind
@[simp] theorem zero_sub : 0 - a = -a := by grind
@[simp] theorem neg_zero : (-0 : R) = 0 := by grind
@[simp] theorem add_sub_cancel_right : a + b - b = a := by grind
@[simp] theorem add_sub_cancel_left : a + b - a = b := by grind
@[simp] theorem sub_add_cancel : a - b + b = a := by grind
@[simp] theorem add_sub_cancel : a + (b - a) = b := by grind

variable {a b c}

theorem sub_eq_zero : a - b = 0 ↔ a = b := by grind
theorem sub_ne_zero : a - b ≠ 0 ↔ a ≠ b := by grind
theorem sub_eq_iff_eq_add : a - b = c ↔ a = c + b := by grind
theorem eq_sub_iff_add_eq : a = b - c ↔ a + c = b := by grind
theorem eq_neg_iff_add_eq_zero : a = -b ↔ a + b = 0 := by grind
theorem add_eq_zero_iff_eq_neg : a + b = 0 ↔ a = -b := by grind
theorem neg_eq_iff_eq_neg : -a = b ↔ a = -b := by grind
@[simp] theorem neg_inj : -a = -b ↔ a = b := by grind
@[simp] theorem neg_eq_zero : -a = 0 ↔ a = 0 := by grind
@[simp] theorem add_left_inj : a + c = b + c ↔ a = b := by grind
@[simp] theorem add_right_inj : c + a = c + b ↔ a = b := by grind
@[simp] theorem sub_left_inj : a - c = b - c ↔ a = b := by grind
@[simp] theorem sub_right_inj : c - a = c - b ↔ a = b := by grind
theorem add_right_cancel (h : a + c = b + c) : a = b := add_left_inj.1 h
theorem add_left_cancel (h : c + a = c + b) : a = b := add_right_inj.1 h

end Ring

section CommRing
variable [CommRing R] (a b : R)

theorem sub_sq : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2 := by grind
theorem sub_pow_two : (a - b) ^ 2 = a ^ 2 - 2 * a * b + b ^ 2 := sub_sq a b
theorem sq_sub_sq : a ^ 2 - b ^ 2 = (a + b) * (a - b) := by grind
theorem mul_self_sub_mul_self : a * a - b * b = (a + b) * (a - b) := by grind

theorem neg_pow (n : ℕ) : (-a) ^ n = (-1) ^ n * a ^ n := by
  rw [← mul_pow, neg_one_mul]

end CommRing
